"""A source in a footnote, as a Dutch lawyer writes it."""

from __future__ import annotations

from typing import Any

import pytest

from chat.take_along.reference import as_reference
from tests.chat.take_along.making import source

PAPER = "Kamerstukken II, 2019-2020, 29.628, nr. 925"


@pytest.mark.parametrize(
    ("known", "reference"),
    [
        ({"reference": PAPER}, "Kamerstukken II 2019/20, 29628, nr. 925, p. 14"),
        ({"reference": PAPER, "last_page": 15}, "Kamerstukken II 2019/20, 29628, nr. 925, p. 14–15"),
        ({"reference": PAPER, "page": None, "last_page": None}, "Kamerstukken II 2019/20, 29628, nr. 925"),
        (
            {"reference": PAPER, "kind": "annex", "title": "Halfjaarbericht politie, bijlage 2"},
            "Bijlage 2 bij Kamerstukken II 2019/20, 29628, nr. 925, p. 14",
        ),
        (
            {"reference": PAPER, "kind": "annex"},
            "Bijlage bij Kamerstukken II 2019/20, 29628, nr. 925, p. 14",
        ),
        (
            {"reference": f"{PAPER}, bijlage 1", "kind": "report"},
            "Bijlage 1 bij Kamerstukken II 2019/20, 29628, nr. 925, p. 14",
        ),
        # A letter that is about an annex isn't one.
        (
            {"reference": PAPER, "title": "Reactie op bijlage 2"},
            "Kamerstukken II 2019/20, 29628, nr. 925, p. 14",
        ),
        ({"reference": "2918293"}, "Halfjaarbericht politie, december 2019, kenmerk 2918293, p. 14"),
        (
            {"reference": "Aanhangsel Handelingen II 2019/20, nr. 736"},
            "Halfjaarbericht politie, december 2019, Aanhangsel Handelingen II 2019/20, nr. 736, p. 14",
        ),
        ({}, "Halfjaarbericht politie, december 2019, p. 14"),
        ({"date": "2020-05-29"}, "Halfjaarbericht politie, 29 mei 2020, p. 14"),
        ({"title": "Halfjaarbericht, December 2019"}, "Halfjaarbericht, December 2019, p. 14"),
        ({"date": ""}, "Halfjaarbericht politie, p. 14"),
        (
            {"kind": "digest"},
            "Halfjaarbericht politie, december 2019, p. 14 (samenvatting, niet de officiële tekst)",
        ),
        (
            {"kind": "digest", "reference": PAPER},
            "Kamerstukken II 2019/20, 29628, nr. 925, p. 14 (samenvatting, niet de officiële tekst)",
        ),
        ({"title": "Brief\n\n# kop"}, "Brief # kop, december 2019, p. 14"),
    ],
)
def test_a_reference_holds_what_the_source_says_and_nothing_else(
    known: dict[str, Any], reference: str
) -> None:
    assert as_reference(source(**known)) == reference
