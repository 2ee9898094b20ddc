"""What a card of the chat holds, without opening it; `tests/browser` drives the whole chat."""

from __future__ import annotations

import app
from corpus import Marker, Passage, Report
from qa import Quote

TEXT = "Eerste zin. Tweede zin.\n\n1 <b>Noot</b>."
REPORT = Report("r", "Brief", "0", TEXT, markers=(Marker(10, "2", 0, 6), Marker(22, "1", 25, 39)))


def test_the_footnotes_of_a_quote_stand_after_it_as_text() -> None:
    card = app.card(Quote(Passage(REPORT, 0, 23), 12, 23, 0.9), app.ENGLISH)
    note = "&#91;1&#93; &#60;b&#62;Noot&#60;&#47;b&#62;&#46;"
    assert f'</blockquote><p class="note">{note}</p><p class="source">' in card


def test_a_quote_without_footnotes_has_none() -> None:
    assert "note" not in app.card(Quote(Passage(REPORT, 0, 23), 0, 7, 0.9), app.ENGLISH)
