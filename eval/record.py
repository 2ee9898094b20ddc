"""What is kept of each question of a run: enough for all figures, for a page, and for a comparison."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from eval.judge import BUDGET
from eval.measures.ranking import HITS, Values, measured
from eval.outcome import Outcome
from eval.questions import Place
from eval.topics import Grades, Topics, topic_names
from qa import Quote
from qa.answer_text import source_line

WITHIN = f"hit within {BUDGET:,} characters"


@dataclass(frozen=True, slots=True)
class Shown:
    """A quote that was shown; `start` and `end` are its span in the report's text."""

    text: str
    source: str
    report: str
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Record:
    """A question of a run, with how well it was answered.

    `measures` judges the passages shown and `quote_measures` the marked quotes; both are empty for
    an unanswerable question. A run that was made elsewhere has no confidence.
    """

    id: str
    language: str
    type: str
    question: str
    places: tuple[Place, ...]
    why: str = ""
    answered: bool = True
    confidence: float | None = None
    passage_rank: int | None = None
    quote_rank: int | None = None
    measures: Values = field(default_factory=dict)
    quote_measures: Values = field(default_factory=dict)
    shown: tuple[Shown, ...] = ()

    @property
    def answerable(self) -> bool:
        """Whether there is an answer to be found."""
        return bool(self.places)


def topics_of(outcomes: Sequence[Outcome]) -> Topics:
    """The answerable questions as topics, judged by the passages shown."""
    return _topics([(outcome, outcome.right) for outcome in outcomes])


def records_of(outcomes: Sequence[Outcome]) -> list[Record]:
    """A record of each question."""
    passages = measured(topics_of(outcomes))
    quotes = measured(_topics([(outcome, outcome.marked) for outcome in outcomes]))
    return [
        _record(
            one,
            worst(passages[topic] for topic in topic_names(one.question.id, len(one.right))),
            worst(quotes[topic] for topic in topic_names(one.question.id, len(one.marked))),
        )
        for one in outcomes
    ]


def worst(parts: Iterable[Values]) -> Values:
    """The figures of a question from those of its parts: it is answered as well as the worst of them."""
    figures: Values = {}
    for values in parts:
        figures = {name: min(value, figures.get(name, value)) for name, value in values.items()}
    return figures


def _topics(judged: Iterable[tuple[Outcome, Sequence[Grades]]]) -> Topics:
    topics = Topics({}, {})
    for outcome, parts in judged:
        for topic, grades in zip(topic_names(outcome.question.id, len(parts)), parts, strict=True):
            topics.run[topic] = list(outcome.names)
            topics.qrels[topic] = grades
    return topics


def _record(outcome: Outcome, passages: Values, quotes: Values) -> Record:
    question, answer = outcome.question, outcome.answer
    within = {} if outcome.within is None else {WITHIN: float(outcome.within)}
    return Record(
        id=question.id,
        language=question.language,
        type=question.type,
        question=question.text,
        places=question.places,
        why=question.why,
        answered=answer.answered,
        confidence=answer.confidence,
        passage_rank=outcome.passage_rank,
        quote_rank=outcome.quote_rank,
        measures=passages | within if passages else {},
        quote_measures={name: quotes[name] for name in HITS if quotes},
        shown=tuple(map(_shown, outcome.shown)),
    )


def _shown(quote: Quote) -> Shown:
    return Shown(
        text=quote.text,
        source=source_line(quote.source),
        report=quote.passage.report.id,
        start=quote.start,
        end=quote.end,
        score=round(quote.score, 4),
    )
