"""Which passages are read for a question: the right one first, unless it isn't there, and then others."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

QUESTIONS, PASSAGES = 6, 8  # of a step, and of each question
_NEAREST, _BESIDE = 4, 2  # of those passages: by vectors, and of the same text
_UNANSWERED = 0.1  # of the questions are asked without their answer


@dataclass(frozen=True, slots=True)
class Asked:
    """A pair's number, the numbers of the passages that are read for it, and whether the first answers."""

    pair: int
    passages: tuple[int, ...]
    answered: bool


@dataclass(frozen=True, slots=True)
class Wrong:
    """The passages that don't answer each pair, by where they come from."""

    beside: Sequence[Sequence[int]]
    by_vectors: Sequence[Sequence[int]]
    by_words: Sequence[Sequence[int]]


def steps(right: Sequence[int], wrong: Wrong, count: int, seed: int) -> list[list[Asked]]:
    """So many steps, in which each question comes before any comes again; in a fixed random order.

    `right` has the number of each pair's own passage. ValueError when there are too few pairs for a step.
    """
    numbers = random.Random(seed)  # noqa: S311 - no secret
    if len(right) < QUESTIONS:
        raise ValueError(f"{len(right)} pairs are too few for a step of {QUESTIONS}: give it more")
    found: list[list[Asked]] = []
    while len(found) < count:
        order = numbers.sample(range(len(right)), len(right))
        found += [
            [_asked(at, right[at], wrong, numbers) for at in order[start : start + QUESTIONS]]
            for start in range(0, len(order) - QUESTIONS + 1, QUESTIONS)
        ]
    return found[:count]


def _asked(pair: int, right: int, wrong: Wrong, numbers: random.Random) -> Asked:
    nearest, words = list(wrong.by_vectors[pair]), list(wrong.by_words[pair])
    others = [*wrong.beside[pair][:_BESIDE], *numbers.sample(nearest, min(_NEAREST, len(nearest)))]
    more = [at for at in dict.fromkeys([*words, *nearest]) if at not in others]
    others += numbers.sample(more, len(more))
    answered = numbers.random() >= _UNANSWERED
    passages = [right, *others[: PASSAGES - 1]] if answered else others[:PASSAGES]
    return Asked(pair, tuple(passages), answered)
