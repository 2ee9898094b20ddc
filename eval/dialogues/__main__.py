"""Follow-up questions, measured: `python -m eval.dialogues SET FOLDER`.

SET is development or test, FOLDER a collection of the reports.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from itertools import compress

from eval.asked import judge_of
from eval.dialogues.measure import WAYS, asked_by, hit, refused, taken_after_another, told
from eval.dialogues.read import SETS, Dialogue, load_dialogues
from eval.outcome import Outcome
from eval.questions import load_questions, named_set
from eval.run import Judge
from qa import Assistant, Retriever


def main(words: Sequence[str]) -> None:
    """Ask, and print how it went."""
    name, folder = words
    retriever = Retriever.open(folder)
    dialogues = load_dialogues(SETS[name])
    print(table(Assistant(retriever), judge_of(retriever), dialogues))
    print(f"\n{told_apart(dialogues)}")
    alone = [question.text for question in load_questions(named_set(name))]
    print(f"Of the {len(alone)} questions of {name}, one after another: {taken_after_another(alone)} taken.")


def table(assistant: Assistant, judge: Judge, dialogues: Sequence[Dialogue]) -> str:
    """A row for each way to ask, over all dialogues, those that end in a follow-up, and the others."""
    follows = [dialogue.turns[-1].follow_up for dialogue in dialogues]
    groups = {"all": [True] * len(follows), "follow-up": follows, "fresh": [not one for one in follows]}
    figures: dict[str, Callable[[Sequence[Outcome]], float]]
    figures = {"hit@1": partial(hit, k=1), "hit@5": partial(hit, k=5), "refused": refused}
    heads = [f"{name} ({sum(kept)}), {figure}" for name, kept in groups.items() for figure in figures]
    lines = [f"| asked | {' | '.join(heads)} |", f"| --- |{' ---: |' * len(heads)}"]
    for name, way in WAYS.items():
        outcomes = asked_by(way, assistant, judge, dialogues)
        of_groups = [list(compress(outcomes, kept)) for kept in groups.values()]
        values = [f"{figure(group):.2f}" for group in of_groups for figure in figures.values()]
        lines.append(f"| {name} | {' | '.join(values)} |")
    return "\n".join(lines)


def told_apart(dialogues: Sequence[Dialogue]) -> str:
    """How many follow-ups, and how many fresh questions, are taken for a follow-up."""
    counted = told(dialogues)
    return (
        f"{counted.right} of {counted.follow_ups} follow-ups are taken for one "
        f"(recall {counted.recall:.2f}, precision {counted.precision:.2f}), "
        f"and {counted.taken - counted.right} of {counted.fresh} fresh questions."
    )


if __name__ == "__main__":
    main(sys.argv[1:])
