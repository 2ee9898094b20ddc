"""Which questions and passages are looked at together."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from training.pairs import Pair

QUESTIONS = 9
BESIDE = 2  # passages for each question that look like its answer


@dataclass(frozen=True, slots=True)
class Batch:
    """The numbers of some pairs, and of passages: the right ones in their order, then others."""

    pairs: tuple[int, ...]
    passages: tuple[int, ...]


def batches(pairs: Sequence[Pair], negatives: Sequence[Sequence[str]], steps: int, seed: int) -> list[Batch]:
    """So many batches, each of one group and without a passage twice, in a fixed random order."""
    numbers = random.Random(seed)  # noqa: S311 - no secret
    number = {passage: at for at, passage in enumerate(passages_of(pairs))}
    found: list[Batch] = []
    while len(found) < steps:
        before = len(found)
        once = [members for group in _groups(pairs) for members in _members(pairs, group, numbers)]
        numbers.shuffle(once)
        found += [_batch(pairs, negatives, number, members, numbers) for members in once]
        if len(found) == before:
            raise ValueError(f"no group has {QUESTIONS} passages: give it more pairs")
    return found[:steps]


def passages_of(pairs: Sequence[Pair]) -> list[str]:
    """All passages, each once, in the order of their numbers."""
    return list(dict.fromkeys(pair.passage for pair in pairs))


def _groups(pairs: Sequence[Pair]) -> list[list[int]]:
    groups = defaultdict(list)
    for at, pair in enumerate(pairs):
        groups[pair.group].append(at)
    return list(groups.values())


def _members(pairs: Sequence[Pair], group: list[int], numbers: random.Random) -> Iterator[list[int]]:
    """The group in a random order, by so many questions of different passages; what is left over, isn't."""
    order = numbers.sample(group, len(group))
    members: dict[str, int] = {}
    for at in order:
        members.setdefault(pairs[at].passage, at)
        if len(members) == QUESTIONS:
            yield list(members.values())
            members = {}


def _batch(
    pairs: Sequence[Pair],
    negatives: Sequence[Sequence[str]],
    number: Mapping[str, int],
    members: list[int],
    numbers: random.Random,
) -> Batch:
    passages = [pairs[at].passage for at in members]
    for at in members:
        beside = [passage for passage in negatives[at] if passage not in passages]
        passages += numbers.sample(beside, min(BESIDE, len(beside)))
    return Batch(tuple(members), tuple(number[passage] for passage in passages))
