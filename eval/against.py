"""Two runs side by side: over the questions both have, how much each figure differs, and how surely."""

from __future__ import annotations

from eval.errors import RunError
from eval.figures import differences
from eval.record import Record
from eval.saved import Run
from eval.table import difference_table


def against(run: Run, before: Run) -> str:
    """The differences as tables, after a line on what is compared."""
    old = {record.id: record for record in before.records}
    pairs = [
        (record, old[record.id])
        for record in run.records
        if record.id in old and _same(record, old[record.id])
    ]
    if not pairs:
        raise RunError(
            f"the run of {before.questions} and this one of {run.questions} have no question in common: "
            "name a run of the same questions"
        )
    records, earlier = zip(*pairs, strict=True)
    rest = len(run.records) + len(before.records) - 2 * len(pairs)
    return "\n".join(
        [
            f"Against {before.commit}, {before.questions} over {before.reports}, {before.model}:",
            f"questions that both have: {len(pairs)}; that one of them has: {rest}",
            "",
            difference_table(differences(records, earlier)),
        ]
    )


def _same(one: Record, other: Record) -> bool:
    """Whether it is the same question; a run that was made elsewhere has no words."""
    words = not one.question or not other.question or one.question == other.question
    return words and one.answerable == other.answerable
