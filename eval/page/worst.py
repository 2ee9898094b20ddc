"""The questions of a run that went worst, with what was shown and what was expected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eval.page.markup import Markup, tag
from eval.questions import Place
from eval.record import Record, Shown
from eval.table import short

MISSED = 30
ANSWERED = 15
QUOTES = 3


def missed(records: Iterable[Record]) -> list[Record]:
    """Answerable questions not answered in first place: those not found first, the surest of them first."""
    late = [record for record in records if record.answerable and record.passage_rank != 1]
    return sorted(late, key=lambda record: (-(record.passage_rank or 1000), -(record.confidence or 0)))[
        :MISSED
    ]


def answered_wrongly(records: Iterable[Record]) -> list[Record]:
    """Unanswerable questions that were answered all the same, the surest first."""
    wrong = [record for record in records if not record.answerable and record.answered]
    return sorted(wrong, key=lambda record: -(record.confidence or 0))[:ANSWERED]


def folded(records: Sequence[Record]) -> list[Markup]:
    """Each question as a line that opens."""
    return [_folded(record) for record in records]


def _folded(record: Record) -> Markup:
    inside = [tag("h3", "Expected"), _expected(record), tag("h3", "Shown first")]
    inside += [_quoted(one) for one in record.shown[:QUOTES]] or [tag("p", "nothing")]
    summary = tag("summary", record.question or record.id, tag("small", " · ".join(_facts(record))))
    return tag("details", summary, tag("div", *inside))


def _facts(record: Record) -> list[str]:
    """What is said of a question on one line."""
    told = [record.id, record.language, record.type]
    if record.answerable:
        told.append(f"at rank {record.passage_rank}" if record.passage_rank else "not found")
    if record.confidence is not None:
        told.append(f"confidence {short(record.confidence)}")
        told.append("" if record.answered else "refused")
    return [one for one in told if one]


def _expected(record: Record) -> Markup:
    if not record.answerable:
        return tag("p", f"A refusal. {record.why}")
    parts = len({place.part for place in record.places})
    return tag("ul", *(tag("li", _told(place, parts)) for place in record.places))


def _told(place: Place, parts: int) -> str:
    told = [f"part {place.part}" if parts > 1 else "", place.report, place.section, ", ".join(place.facts)]
    return " · ".join(one for one in told if one)


def _quoted(shown: Shown) -> Markup:
    return tag("blockquote", shown.text, tag("cite", shown.source))
