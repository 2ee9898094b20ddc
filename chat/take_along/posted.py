"""What the chat's page posts, read strictly: a conversation to keep, or a judgement."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from chat.asked import AddressError
from chat.judging import Judgement
from chat.links import asked_in
from chat.take_along.quoted import quote_at
from chat.take_along.turns import Turn
from chat.words import Words
from qa import Filter, FilterError, QuestionError
from qa.errors import OriginalError
from qa.filters import EVERYTHING
from qa.originals import Originals
from qa.retriever import checked

MOST_QUOTES = 1000
"""In one conversation to keep: more than a person reads in a day."""


def from_own_page(headers: Mapping[str, str]) -> bool:
    """Whether a request comes from a page of this server, and not from another site's.

    A browser says so, and a page can't make it say otherwise. Who says nothing is no browser.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def turns_in(originals: Originals, body: bytes, words: Words, only: Filter = EVERYTHING) -> list[Turn]:
    """The conversation of `{"turns": [{"asked": "q=...", "quotes": ["report=...&start=...&end=..."]}]}`.

    `asked` is the query of the question's link, asked of the reports that `only` leaves. Raises AddressError
    for anything else.
    """
    turns = _list(_object(_json(body)), "turns")
    if sum(len(_list(_object(turn), "quotes")) for turn in turns) > MOST_QUOTES:
        raise _wrong(words.taken.too_many.format(most=MOST_QUOTES))
    return [_turn(originals, _object(turn), words, only) for turn in turns]


def judgement_in(originals: Originals, body: bytes, words: Words) -> Judgement:
    """The judgement of `{"asked": "q=...", "quote": "report=...&start=...&end=...&useful=yes"}`.

    Raises AddressError for anything else.
    """
    posted = _object(_json(body))
    said = dict(parse_qsl(_text(posted, "quote")))
    if said.get("useful") not in {"yes", "no"}:
        raise _wrong("'useful' must be 'yes' or 'no'")
    question, _ = _asked(posted, EVERYTHING)
    return Judgement(question, quote_at(originals, said, words), said["useful"] == "yes")


def _json(body: bytes) -> object:
    """What a body holds."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise _wrong("what was sent is not JSON") from error


def _turn(originals: Originals, turn: Mapping[str, Any], words: Words, only: Filter) -> Turn:
    question, asked_of = _asked(turn, only)
    places = _list(turn, "quotes")
    quotes = []
    for place in places:
        if not isinstance(place, str):
            raise _wrong("a quote must be a text")
        try:
            quotes.append(quote_at(originals, dict(parse_qsl(place)), words))
        except OriginalError:
            continue
        except AddressError as error:
            if error.status != HTTPStatus.GONE:
                raise
    return Turn(question, tuple(quotes), asked_of, gone=len(places) - len(quotes))


def _asked(posted: Mapping[str, Any], only: Filter) -> tuple[str, Filter]:
    """The question, and the filter for what was picked for it of what `only` leaves."""
    question, picked = asked_in(_text(posted, "asked"))
    try:
        return checked(question), picked.within(only)
    except (QuestionError, FilterError) as error:
        raise _wrong(str(error)) from error


def _object(posted: object) -> Mapping[str, Any]:
    if not isinstance(posted, dict):
        raise _wrong("what was sent is not an object")
    return posted


def _list(posted: Mapping[str, Any], field: str) -> list[Any]:
    found = posted.get(field)
    if not isinstance(found, list):
        raise _wrong(f"'{field}' must be a list")
    return found


def _text(posted: Mapping[str, Any], field: str) -> str:
    found = posted.get(field)
    if not isinstance(found, str):
        raise _wrong(f"'{field}' must be a text")
    return found


def _wrong(sentence: str) -> AddressError:
    return AddressError(sentence, HTTPStatus.BAD_REQUEST)
