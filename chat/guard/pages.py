"""The pages to log in and out on: plain forms, without a script."""

from __future__ import annotations

import base64
import hashlib
from html import escape

from chat.words import Words

LOGIN, LOGOUT = "/login", "/logout"

_STYLE = """
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 24rem; padding: 4rem 1.2rem; font: 16px/1.6 system-ui, sans-serif; }
h1 { font-size: 1.3rem; margin: 0 0 1rem; }
label { display: block; margin: .8rem 0 .2rem; }
input, button { box-sizing: border-box; width: 100%; padding: .5rem .6rem; font: inherit; }
button { margin-top: 1.2rem; cursor: pointer; }
.told { font-weight: 600; }
"""

_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
"""The Content-Security-Policy of these pages: their own style, and forms that go to this server."""


def login_page(words: Words, then: str, told: str = "") -> str:
    """The form to log in with, and why the last attempt failed; after it the visitor goes to `then`."""
    alert = f'<p class="told" role="alert">{escape(told)}</p>' if told else ""
    return _whole(
        words.guard.log_in,
        words,
        f'{alert}<form method="post" action="{LOGIN}">'
        f'<input type="hidden" name="next" value="{escape(then)}">'
        f'<label for="name">{escape(words.guard.user)}</label>'
        '<input id="name" name="name" autocomplete="username" autocapitalize="none" required autofocus>'
        f'<label for="password">{escape(words.guard.password)}</label>'
        '<input id="password" name="password" type="password" autocomplete="current-password" required>'
        f"<button>{escape(words.guard.log_in)}</button></form>",
    )


def logout_page(words: Words, user: str) -> str:
    """The form to log out with."""
    return _whole(
        words.guard.log_out,
        words,
        f'<p>{escape(words.guard.logged_in.format(user=user))}</p><form method="post" action="{LOGOUT}">'
        f"<button>{escape(words.guard.log_out)}</button></form>"
        f'<p><a href="/">{escape(words.guard.to_chat)}</a></p>',
    )


def _whole(title: str, words: Words, body: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{words.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)} · citaat</title><style>{_STYLE}</style></head>"
        f"<body><main><h1>citaat · {escape(title)}</h1>{body}</main></body></html>\n"
    )
