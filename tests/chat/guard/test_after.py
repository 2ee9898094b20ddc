"""Nobody is sent to another site after logging in."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.guard.after import asked_for, safe


@pytest.mark.parametrize(
    "own", ["/", "/page?report=a%20b&start=1&end=2", "/?q=hoeveel%20bodycams%3F", "/a//b", "/x?next=//evil"]
)
def test_an_address_of_this_server_is_kept(own: str) -> None:
    assert safe(own) == own


@pytest.mark.parametrize(
    "other",
    [
        "",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        " //evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "evil.example",
        "/page\r\nSet-Cookie: x=1",
        "/é",
        "/login",
        "/login?next=/login",
        "/logout#x",
        "/" + "x" * 2001,
    ],
)
def test_any_other_address_leads_to_the_chat(other: str) -> None:
    assert safe(other) == "/"


@given(st.one_of(st.text(), st.text(alphabet="/\\.:@?#%\t\n\r evil"), st.from_regex(r"/.*")))
def test_whatever_is_asked_it_is_this_server(then: str) -> None:
    # A browser drops these before it looks, and reads "\\" as "/".
    seen = re.sub(r"[\t\n\r]", "", safe(then)).strip().replace("\\", "/")
    assert urlsplit(urljoin("http://own.example/login", seen)).netloc == "own.example"
    assert safe(then).isascii()
    assert safe(then).isprintable()


def test_what_was_asked_for_is_kept_as_it_was_written() -> None:
    scope = {"path": "/pa ge", "raw_path": b"/pa%20ge", "query_string": b"report=a%26b"}
    assert asked_for(scope) == "/pa%20ge?report=a%26b"
    assert asked_for({"path": "//evil.example", "raw_path": b"//evil.example"}) == "/"
