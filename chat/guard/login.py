"""Logging in with a name and a password: without a session nothing else is answered."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from urllib.parse import parse_qs, quote

from chat.asgi import (
    Application,
    Headers,
    Message,
    Receive,
    Send,
    answer,
    body_of,
    reader_of,
    refuse,
    value,
    values,
)
from chat.guard.after import asked_for, safe
from chat.guard.pages import LOGIN, LOGOUT, POLICY, login_page, logout_page
from chat.guard.passwords import LONGEST
from chat.guard.proxies import household
from chat.guard.rate import Rate
from chat.guard.rated import USER
from chat.guard.sessions import Session, Sessions
from chat.guard.users import LONGEST_NAME, Users
from chat.words import Words

_LARGEST_FORM = 16 * 1024
_SLOWEST_FORM = 10.0
_AT_ONCE, _WAITING = 2, 20
"""Passwords that are compared at the same time (each takes 32 MiB), and those that wait for it."""


class Login:
    """Lets in who has logged in; the page to do so is all that anybody else sees."""

    def __init__(self, app: Application, users: Users, sessions: Sessions | None = None) -> None:
        self._app = app
        self._users = users
        self._sessions = sessions or Sessions()
        # Bounded together with where they come from: nobody can keep a person out from somewhere else.
        self._by_name = Rate(5, 5)
        self._by_client = Rate(20, 20)
        self._turns = asyncio.Semaphore(_AT_ONCE)
        self._waiting = 0

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Hand on the requests of a session; answer those to log in and out."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        words = reader_of(scope)
        if scope["path"] == LOGIN:
            await self._login(scope, receive, send, words)
            return
        token, session = self._session(scope)
        if session is None:
            await _turn_away(scope, send)
        elif scope["path"] == LOGOUT:
            await self._logout(scope, send, words, token, session)
        else:
            await self._app({**scope, USER: session.user}, receive, send)

    def _session(self, scope: Message) -> tuple[str, Session | None]:
        """The session that a request's cookie names, while its person is still there with that password."""
        for token in _tokens(scope):
            session = self._sessions.find(token)
            if session and self._users.hash_of(session.user) == session.hashed:
                return token, session
        return "", None

    async def _login(self, scope: Message, receive: Receive, send: Send, words: Words) -> None:
        if scope["method"] in {"GET", "HEAD"}:
            then = parse_qs(scope["query_string"].decode("latin-1")).get("next", ["/"])[0]
            await _page(send, HTTPStatus.OK, login_page(words, safe(then)))
            return
        try:
            form = await _form(scope, receive)
        except (OverflowError, TimeoutError, ValueError):
            await refuse(send, HTTPStatus.BAD_REQUEST, words.guard.no_form)
            return
        except EOFError:
            return
        then = safe(form.get("next", "/"))
        name, password = form.get("name", "").strip()[:LONGEST_NAME], form.get("password", "")
        client = household(scope)
        wait = max(self._by_client.wait(client), self._by_name.wait(f"{client} {name}"))
        if wait:
            after = [(b"retry-after", str(wait).encode())]
            told = login_page(words, then, words.guard.too_often.format(seconds=wait))
            await _page(send, HTTPStatus.TOO_MANY_REQUESTS, told, after)
        elif self._waiting >= _WAITING:
            await _page(send, HTTPStatus.SERVICE_UNAVAILABLE, login_page(words, then, words.guard.too_busy))
        else:
            session = await self._checked(name, password)
            if session is None:
                await _page(send, HTTPStatus.UNAUTHORIZED, login_page(words, then, words.guard.wrong))
            else:
                await self._begin(scope, send, session, then)

    async def _checked(self, name: str, password: str) -> Session | None:
        """The session to begin, if the password is this person's; other requests go on meanwhile."""
        self._waiting += 1
        try:
            async with self._turns:
                hashed = await asyncio.to_thread(self._users.check, name, password[: LONGEST + 1])
        finally:
            self._waiting -= 1
        return Session(name, hashed) if hashed else None

    async def _begin(self, scope: Message, send: Send, session: Session, then: str) -> None:
        for old in _tokens(scope):
            self._sessions.end(old)
        await _go(send, then, [_cookie(scope, self._sessions.begin(session))])

    async def _logout(self, scope: Message, send: Send, words: Words, token: str, session: Session) -> None:
        if scope["method"] == "POST":
            self._sessions.end(token)
            await _go(send, LOGIN, [_cookie(scope, "", "; Max-Age=0")])
        else:
            await _page(send, HTTPStatus.OK, logout_page(words, session.user))


async def _form(scope: Message, receive: Receive) -> dict[str, str]:
    """The fields of a form; ValueError when it is none."""
    if value(scope, b"content-type").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise ValueError("not a form")
    text = (await body_of(receive, _LARGEST_FORM, _SLOWEST_FORM)).decode("utf-8", "replace")
    return {name: given[0] for name, given in parse_qs(text, max_num_fields=10).items()}


async def _turn_away(scope: Message, send: Send) -> None:
    """A person is shown where to log in; a program is told."""
    if scope["method"] in {"GET", "HEAD"} and "text/html" in value(scope, b"accept"):
        await _go(send, f"{LOGIN}?next={quote(asked_for(scope), safe='')}")
    else:
        await refuse(send, HTTPStatus.UNAUTHORIZED, reader_of(scope).guard.not_logged_in)


async def _go(send: Send, to: str, headers: Headers = ()) -> None:
    location = [(b"location", to.encode("latin-1")), *headers]
    await answer(send, HTTPStatus.SEE_OTHER, "", "text/plain", location)


async def _page(send: Send, status: HTTPStatus, page: str, headers: Headers = ()) -> None:
    policy = [(b"content-security-policy", POLICY.encode()), *headers]
    await answer(send, status, page, "text/html", policy)


def _cookie_name(scope: Message) -> str:
    # Of this prefix a browser takes nothing that isn't from this very host, and sent by https.
    return "__Host-citaat" if scope.get("scheme") == "https" else "citaat"


def _cookie(scope: Message, token: str, more: str = "") -> tuple[bytes, bytes]:
    # Lax, not Strict: a link in a letter to a quote's page works for who is logged in. What changes anything
    # is refused to other sites' pages anyway.
    secure = "; Secure" if scope.get("scheme") == "https" else ""
    text = f"{_cookie_name(scope)}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{more}"
    return b"set-cookie", text.encode("latin-1")


def _tokens(scope: Message) -> list[str]:
    pairs = (pair.strip().partition("=") for given in values(scope, b"cookie") for pair in given.split(";"))
    return [token for name, _, token in pairs if name == _cookie_name(scope)][:3]
