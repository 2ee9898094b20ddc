"""A quote to copy: as plain text, as Markdown, and as an item for a reference manager."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from chat.take_along.csl import as_csl
from chat.take_along.markdown import as_markdown, escaped
from chat.take_along.plain import as_text
from chat.words import DUTCH, ENGLISH
from tests.chat.take_along.making import quote, quoting

# What a report's text has, letters of which Markdown makes something among them more often than others.
WILD = st.text(
    st.one_of(
        st.sampled_from("*_`#>-+=~|[]()!<>&\\.:/@$1 2\n\tabc\u00a0"),
        st.characters(exclude_categories=["Cc", "Cs"]),
    ),
    max_size=60,
)
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def test_as_plain_text() -> None:
    assert as_text(quote(), DUTCH) == (
        "“De korpschef koopt bodycams.”\n"
        "[1] Kamerstukken II, 29628, nr. 887.\n"
        "Halfjaarbericht politie, december 2019 · december 2019 · Taken › Uitrusting · p. 1–2\n"
        "https://example.org/brief_1.pdf\n"
    )


def test_as_markdown() -> None:
    assert as_markdown(quote(), ENGLISH) == (
        "> De korpschef koopt bodycams.\n>\n"
        "> \\[1\\] Kamerstukken II, 29628, nr. 887.\n>\n"
        "> — **Halfjaarbericht politie, december 2019** · December 2019 · Taken › Uitrusting · p. 1–2\n>\n"
        "> <https://example.org/brief_1.pdf>\n"
    )


def test_as_an_item_for_a_reference_manager() -> None:
    assert as_csl(quote(), DUTCH) == {
        "id": "2019-12-brief:0-28",
        "type": "report",
        "title": "Halfjaarbericht politie, december 2019",
        "number": "2918293",
        "section": "Taken › Uitrusting",
        "page": "1-2",
        "URL": "https://example.org/brief_1.pdf",
        "language": "nl",
        "note": "“De korpschef koopt bodycams.”",
        "issued": {"date-parts": [[2019, 12]]},
    }


@pytest.mark.parametrize(
    ("date", "issued"),
    [("2020-05-29", [[2020, 5, 29]]), ("2020", [[2020]]), ("", None), ("mei 2020", None)],
)
def test_a_date_is_as_precise_as_it_is_known(date: str, issued: list[list[int]] | None) -> None:
    assert as_csl(quote(date=date), DUTCH).get("issued") == (issued and {"date-parts": issued})


def test_a_digest_says_in_every_form_that_it_is_one() -> None:
    digest = quote(kind="digest")
    assert "samenvatting, niet de officiële tekst" in as_text(digest, DUTCH)
    assert "*samenvatting, niet de officiële tekst*" in as_markdown(digest, DUTCH)
    item = as_csl(digest, DUTCH)
    assert item["genre"] == "samenvatting, niet de officiële tekst"
    assert item["note"] == "[samenvatting, niet de officiële tekst] “De korpschef koopt bodycams.”"
    assert "niet de officiële" not in as_text(quote(), DUTCH) + as_markdown(quote(), DUTCH)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_an_address_that_could_run_is_no_link(address: str) -> None:
    assert "URL" not in as_csl(quote(address=address), DUTCH)
    assert "<" not in as_markdown(quote(address=address), DUTCH)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("1. een punt", "1\\. een punt"),
        ("- streep", "\\- streep"),
        ("In 2020. Dan 3-4 keer!", "In 2020. Dan 3-4 keer!"),  # what needs no mark gets none
        ("## kop *vet* [a](b) <b>", "\\#\\# kop \\*vet\\* \\[a\\](b) \\<b\\>"),
        ("a\tb", "a b"),
    ],
)
def test_marks_of_markdown_are_escaped(text: str, markdown: str) -> None:
    assert escaped(text) == markdown


@given(WILD.filter(str.strip))
def test_markdown_shows_the_words_and_nothing_else(text: str) -> None:
    shown = MARKDOWN.parse(as_markdown(quoting(text, title="Brief"), DUTCH))
    assert allowed(shown)
    *quoted, source = [
        "".join(map(text_of, token.children or ())) for token in shown if token.type == "inline"
    ]
    assert " ".join(quoted).split() == text.split()
    assert source == "— Brief"


def allowed(tokens: list[Token]) -> bool:
    """Whether it is one block quote of paragraphs."""
    return {re.sub("_(open|close)", "", token.type) for token in tokens} <= {
        "blockquote",
        "paragraph",
        "inline",
    }


def text_of(token: Token) -> str:
    """What a reader sees of it; an image or HTML would be seen otherwise."""
    assert token.type in {"text", "text_special", "strong_open", "strong_close", "link_open", "link_close"}, (
        token
    )
    return token.content


def test_markdown_of_a_hostile_title_is_text() -> None:
    evil: dict[str, Any] = {"title": "![x](https://evil.example/p.png)\n\n# <script>", "kind": "letter"}
    shown = MARKDOWN.parse(as_markdown(quoting("Zin.", **evil), DUTCH))
    assert allowed(shown)
    assert all(child.type != "image" for token in shown for child in token.children or ())
