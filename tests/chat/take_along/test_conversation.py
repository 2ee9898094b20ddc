"""A conversation to keep, in each form."""

from __future__ import annotations

import csv
import json
from datetime import date
from html.parser import HTMLParser
from importlib.metadata import version
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.take_along.csl import conversation_csl
from chat.take_along.markdown import conversation_markdown
from chat.take_along.table import cell, conversation_csv
from chat.take_along.turns import Turn
from chat.take_along.web_page import conversation_html
from chat.words import DUTCH, ENGLISH, Words
from qa import Filter
from tests.chat.take_along.making import quote, quoting

DAY = date(2026, 11, 22)
EVIL = "<script>alert(1)</script> =1+1 *vet*\n# kop"
TURNS = [
    Turn("hoeveel bodycams?", (quote(), quote(29, 40))),
    Turn("en pannenkoeken?", (), Filter(since="2019")),
    Turn("nog eens bodycams?", (quote(),), gone=2),
]
# The fields of an item that the CSL data schema has and that are used here, with their types.
SCHEMA = {
    **dict.fromkeys(
        ("id", "type", "title", "genre", "number", "section", "page", "URL", "language", "note"), str
    ),
    "issued": dict,
}


def test_as_markdown() -> None:
    told = conversation_markdown(TURNS, DUTCH, DAY)
    assert told.startswith(
        "# Citaten uit rapporten\n\n## hoeveel bodycams?\n\n> De korpschef koopt bodycams.\n>\n"
    )
    assert (
        "## en pannenkoeken?\n\nAlleen gezocht in: rapporten sinds 2019.\n\nNiets in deze rapporten" in told
    )
    assert "\nCitaten waarvan de woorden niet meer in de rapporten staan: 2.\n" in told
    assert told.endswith(
        f"---\n\nGemaakt op 22 november 2026 met citaat {version('citaat')}. "
        "Elk citaat is in de eigen woorden van het rapport.\n"
    )


def test_as_items_of_which_each_quote_is_one() -> None:
    items = json.loads(conversation_csl(TURNS, DUTCH, DAY))
    assert [item["id"] for item in items] == ["2019-12-brief:0-28", "2019-12-brief:29-40"]
    for item in items:
        assert all(isinstance(value, SCHEMA[field]) for field, value in item.items())


@pytest.mark.parametrize(("words", "separator"), [(DUTCH, ";"), (ENGLISH, ",")])
def test_as_a_table_that_a_spreadsheet_of_the_language_takes_apart(words: Words, separator: str) -> None:
    told = conversation_csv(TURNS, words, DAY)
    assert told.startswith(f"\ufeff{separator.join(words.taken.columns)}\r\n")
    rows = list(csv.DictReader(told[1:].splitlines(), delimiter=separator))
    assert [len(row) for row in rows] == [10] * 5
    assert list(rows[0].values()) == [
        "hoeveel bodycams?",
        "De korpschef koopt bodycams.",
        "Halfjaarbericht politie, december 2019",
        "2019-12",
        "Taken › Uitrusting",
        "1–2",
        "2918293",
        "Halfjaarbericht politie, december 2019, kenmerk 2918293, p. 1–2",
        "https://example.org/brief_1.pdf",
        "",
    ]
    assert rows[2]["vraag" if separator == ";" else "question"] == "en pannenkoeken?"
    assert list(rows[2].values())[1:9] == [""] * 8


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-2 procent", "@SUM(A1)", "\t=1", " =1", "\n=1", "＝1", "\tx"]
)
def test_a_cell_that_would_be_calculated_is_text(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Zin.", "2 - 1 = 1", "'s ochtends", "a\tb"])
def test_any_other_cell_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40))
def test_a_table_gives_back_the_words(text: str) -> None:
    told = conversation_csv([Turn("v", (quoting(text),))], ENGLISH, DAY)
    _, row = csv.reader(StringIO(told[1:], newline=""), strict=True)
    assert row[1].removeprefix("'" if cell(text) != text else "") == text
    assert row[0] == "v"


class Seen(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str | None] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_as_a_page_of_its_own() -> None:
    told = conversation_html(TURNS, DUTCH, DAY)
    assert told.startswith('<!doctype html>\n<html lang="nl">')
    assert '<h2>hoeveel bodycams?</h2><blockquote lang="nl"><mark>De korpschef koopt bodycams.</mark>' in told
    assert '<p class="note" lang="nl">[1] Kamerstukken II, 29628, nr. 887.</p>' in told
    assert "<p>Niets in deze rapporten geeft hier antwoord op.</p>" in told
    assert "Gemaakt op 22 november 2026 met citaat" in told
    assert "default-src &#x27;none&#x27;" not in told
    assert "default-src 'none'; style-src 'unsafe-inline'" in told


def test_a_hostile_report_is_only_ever_text_on_it() -> None:
    evil = quoting(EVIL, title=EVIL, kind="digest", language='"><img src=x>', address="javascript:alert(1)")
    told = conversation_html([Turn(EVIL, (evil,))], ENGLISH, DAY)
    seen = Seen()
    seen.feed(told)
    assert set(seen.tags) == {
        *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "section", "blockquote"),
        *("mark", "p", "strong", "em", "footer"),
    }
    assert seen.links == []
    assert "".join(seen.words).count(EVIL) == 3
    assert "digest, not the official text" in told
