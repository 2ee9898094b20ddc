"""The page of a run: what it shows, that nothing in it runs or is fetched, and that all is escaped."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from eval.measures.ranking import HITS
from eval.measures.reliability import reliability
from eval.page import write_page
from eval.page.document import document
from eval.page.histogram import histogram
from eval.page.markup import Markup, empty, joined, tag
from eval.page.reliability_curve import reliability_curve
from eval.page.worst import answered_wrongly, missed
from eval.questions import Place
from eval.record import Record, Shown
from tests.eval.making import everywhere, record, run

EVIL = "<script>alert(1)</script>&\"'<img src=x onerror=alert(2)>\x00\u202e"
FOUND, LOST = dict.fromkeys(HITS, 1.0), dict.fromkeys(HITS, 0.0)


def asked(at: int, **given: Any) -> Record:
    """One of a few questions with all that a page shows."""
    shown = Shown(f"Quote {at}.", f"Brief {at} · Kop · p. {at}", "2019", 0, 8, 0.9)
    rest: dict[str, Any] = {"measures": FOUND, "quote_measures": LOST, "confidence": 0.8, "shown": (shown,)}
    return record(f"q{at}", **rest | given)


FULL = run(
    asked(1, rank=1),
    asked(2, rank=4, language="tr"),
    asked(3, measures=LOST, type="table", confidence=0.7),
    asked(4, measures=LOST, type="table", confidence=0.2, answered=False),
    asked(5, places=(), type="near miss", why="the price isn't given", measures={}, quote_measures={}),
    left_out=2,
)


class Elements(HTMLParser):
    """The names and attributes of all elements, and what text stands on the page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def test_every_character_is_escaped() -> None:
    html = document(everywhere(EVIL))
    elements = Elements(html)
    assert not {"script", "img", "iframe", "object", "link", "base", "form"} & set(elements.names)
    assert not [name for name, _ in elements.attributes if name.startswith("on")]
    assert "<script>alert(1)</script>" in elements.text  # as words, that is
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e]", html)


def test_nothing_is_fetched() -> None:
    html = document(everywhere("https://example.org/x.png"))
    assert not [
        value for name, value in Elements(html).attributes if name in {"src", "href", "srcset", "data"}
    ]
    style = html.partition("<style>")[2].partition("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style
    assert "default-src &#x27;none&#x27;" in html


def test_the_page_says_what_was_measured() -> None:
    text = Elements(document(FULL)).text
    for told in (
        "How well set is answered",
        "c0ffee",
        "2 reports (letter)",
        "words",
        "5, of which 4 answerable",
    ):
        assert told in text
    assert "2 that these reports don't hold" in text
    for name in ("all, marked quote", "language tr", "type table", "refused, answerable", *HITS):
        assert name in text


def test_the_page_shows_the_worst_questions_with_what_was_expected() -> None:
    text = Elements(document(FULL)).text
    assert "Vraag q3?q3 · nl · table · not found · confidence .70" in text
    assert "Expected2019 · 2000Shown firstQuote 3.Brief 3 · Kop · p. 3" in text
    assert "q2 · tr · fact · at rank 4" in text
    assert "A refusal. the price isn't given" in text
    assert "Vraag q1?" not in text


def test_questions_not_found_come_first_and_the_surest_of_them() -> None:
    assert [one.id for one in missed(FULL.records)] == ["q3", "q4", "q2"]
    assert [one.id for one in answered_wrongly(FULL.records)] == ["q5"]


def test_the_parts_of_a_question_are_told_apart() -> None:
    places = (Place("2019", "Kop", ("6,5",), 1), Place("2021", "", ("6,2",), 2))
    text = Elements(document(run(asked(1, places=places)))).text
    assert "part 1 · 2019 · Kop · 6,5" in text
    assert "part 2 · 2021 · 6,2" in text


def test_a_run_made_elsewhere_has_a_page_too() -> None:
    html = document(run(record("q", language="", type="", question="", measures=LOST)))
    text = Elements(html).text
    assert "Reliability" not in text
    assert "By language" not in text
    assert "qq · not found" in text
    assert "<svg" not in html


def test_a_run_without_questions_that_are_held_has_a_page() -> None:
    assert "0, of which 0 answerable" in Elements(document(run())).text


def test_a_point_stands_at_its_confidence_and_share() -> None:
    drawn = reliability_curve(reliability([0.5] * 3 + [1.0], [True, False, False, True]))
    # The square is 300 wide from 60 and 300 high from 310 upwards.
    assert 'points="210.0,210.0 360.0,10.0"' in drawn
    assert "3 of 0.5 to 0.6: .33 of them right" in drawn


def test_bars_stand_back_to_back_and_the_threshold_where_answers_begin() -> None:
    drawn = histogram([0.1, 0.1, 0.9], [0.1], 0.5)
    # 720 wide from 20 in 25 slots; the highest bar, of two questions, is 110 high from 30.
    assert "<title>2 of 0.08 to 0.12</title></rect>" in drawn
    assert 'x="78.6" y="30" width="26.8" height="110" class="one"' in drawn
    assert 'x="78.6" y="140" width="26.8" height="55" class="two"' in drawn
    assert 'x1="380" y1="18" x2="380"' in drawn
    assert "answers from .50" in drawn
    assert "answers from" not in histogram([0.1], [], None)


def test_markup_is_made_of_elements_alone() -> None:
    assert tag("p", "a < b", tag("b", "&"), class_='x"y') == '<p class="x&quot;y">a &lt; b<b>&amp;</b></p>'
    assert (
        tag("line", x1=1.0, y1=2.25, text_anchor="end") == '<line x1="1" y1="2.2" text-anchor="end"></line>'
    )
    assert empty("meta", charset="utf-8") == '<meta charset="utf-8">'
    assert isinstance(joined(["a", tag("i")]), Markup)


def test_the_page_is_a_file(tmp_path: Path) -> None:
    write_page(tmp_path / "run.html", FULL)
    assert (tmp_path / "run.html").read_text(encoding="utf-8") == document(FULL)
