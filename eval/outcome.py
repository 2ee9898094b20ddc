"""A question with its answer, judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.questions import Question
from eval.topics import Grades
from qa import Answer, Quote


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question with its answer, what was shown, and what would have been right.

    `names` are those of the passages shown, best first. For each part of the question, `right` has
    the passages that answer it and `marked` those among them whose marked quote answers by itself;
    both are empty for an unanswerable question, and `marked` also where quotes aren't judged.
    `within` says whether the first characters shown hold the facts, None where that isn't judged.
    """

    question: Question
    answer: Answer
    names: tuple[str, ...]
    right: tuple[Grades, ...]
    marked: tuple[Grades, ...] = ()
    within: bool | None = None

    @property
    def shown(self) -> tuple[Quote, ...]:
        """What was found, whether it was shown as the answer or only as nearest."""
        return shown_in(self.answer)

    @property
    def passage_rank(self) -> int | None:
        """The rank at which a passage answers: for several parts, that of the part found last."""
        return _rank(self.names, self.right)

    @property
    def quote_rank(self) -> int | None:
        """The rank at which a marked quote answers by itself."""
        return _rank(self.names, self.marked)


def shown_in(answer: Answer) -> tuple[Quote, ...]:
    """The quotes of an answer, or the nearest ones of a refusal."""
    return answer.quotes or answer.nearest


def _rank(names: Sequence[str], parts: Sequence[Grades]) -> int | None:
    """The worst over the parts of the best rank of each, counted from 1; None when one isn't found."""
    worst = 0
    for grades in parts:
        ranks = [at for at, name in enumerate(names, 1) if grades.get(name, 0) > 0]
        if not ranks:
            return None
        worst = max(worst, ranks[0])
    return worst or None
