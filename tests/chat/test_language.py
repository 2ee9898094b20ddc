"""The page in its reader's language: the choice, else the browser's."""

from __future__ import annotations

from dataclasses import fields

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from chat.labels import DUTCH as DUTCH_LABELS
from chat.labels import ENGLISH as ENGLISH_LABELS
from chat.labels import TRANSLATIONS, Labels, label
from chat.language import InLanguage
from chat.words import DUTCH, ENGLISH, Words, words_for

PAGE = '<!doctype html>\n<html\n\tlang="en"\n><head><title>é</title></head></html>'


async def page(request: Request) -> Response:
    return JSONResponse({"page": 'lang="en"'}) if "json" in request.query_params else HTMLResponse(PAGE)


@pytest.fixture(scope="module")
def client() -> TestClient:
    routes = [Route("/", page), Route("/other", page)]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(InLanguage)]), follow_redirects=False)


@pytest.mark.parametrize(
    ("accepted", "cookie", "words"),
    [
        ("nl-NL,nl;q=0.9,en;q=0.8", "", DUTCH),
        ("en-GB,en;q=0.9,nl;q=0.8", "", ENGLISH),
        ("de-DE,de;q=0.9,NL;q=0.8,en;q=0.7", "", DUTCH),
        ("fr", "", ENGLISH),
        ("", "", ENGLISH),
        ("en", "citaat_language=nl", DUTCH),
        ("nl", "session=1; citaat_language=en; other=2", ENGLISH),
        ("nl", "citaat_language=de", DUTCH),
        ("en", "not_citaat_language=nl", ENGLISH),
    ],
)
def test_the_choice_comes_first_then_the_browsers_order(accepted: str, cookie: str, words: Words) -> None:
    assert words_for({"accept-language": accepted, "cookie": cookie}) is words
    assert words_for({}) is ENGLISH


def test_the_page_says_its_language_before_any_script_looks_for_it(client: TestClient) -> None:
    for language in ("nl", "en"):
        told = client.get("/", headers={"accept-language": language}).text
        assert told.index(f'lang="{language}"') < told.index("<script>") < told.index("<title>é</title>")
        assert told.count("lang=") == 1


def test_nothing_but_the_page_is_changed(client: TestClient) -> None:
    headers = {"accept-language": "nl"}
    assert client.get("/?json", headers=headers).json() == {"page": 'lang="en"'}
    assert client.get("/other", headers=headers).text == PAGE
    assert client.get("/other?lang=nl").status_code == 200


def test_a_choice_is_kept_and_leaves_the_address(client: TestClient) -> None:
    chosen = client.get("/?q=a%26b&lang=nl&edit=")
    assert (chosen.status_code, chosen.headers["location"]) == (303, "./?q=a%26b&edit=")
    assert chosen.headers["set-cookie"].startswith("citaat_language=nl; Path=/; Max-Age=31536000")
    assert 'lang="nl"' in client.get("/", headers={"accept-language": "en"}).text
    client.cookies.clear()
    assert client.get("/?lang=en").headers["location"] == "./"
    client.cookies.clear()


def test_another_language_is_no_choice(client: TestClient) -> None:
    told = client.get("/?lang=x%0d%0aset-cookie:a")
    assert told.status_code == 200
    assert "set-cookie" not in told.headers


def test_both_languages_have_the_same_blanks_to_fill_in() -> None:
    for field in fields(Words):
        one, other = (str(getattr(words, field.name)) for words in (DUTCH, ENGLISH))
        assert [part.partition("}")[0] for part in one.split("{")[1:]] == [
            part.partition("}")[0] for part in other.split("{")[1:]
        ]


def test_a_label_is_one_of_those_that_gradios_page_is_given() -> None:
    class Gradio:
        @staticmethod
        def I18n() -> object:  # noqa: N802 - gradio's name
            return str.upper

    for field in fields(Labels):
        key = label(Gradio, field.name).lower()
        assert TRANSLATIONS["nl"][key] == getattr(DUTCH_LABELS, field.name)
        assert TRANSLATIONS["en"][key] == getattr(ENGLISH_LABELS, field.name)
    with pytest.raises(ValueError, match="there is no label 'Vraag'"):
        label(Gradio, "Vraag")
