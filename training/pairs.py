"""Questions with the passage that answers each, from sets whose licence lets a model be given away."""

from __future__ import annotations

import gzip
import json
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# A set's name, and how many of its questions are taken at most. docs/reader.md says what each is, under
# which licence, and which sets were left out for theirs.
SPANS = {
    "norquad_nb": 4700,
    "qed_en": 3500,
    "nq_gold_en": 1600,
    "ottoman_tr": 1500,
    "covidqa_en": 900,
    "tatqa_en": 758,
    "service_public_fr": 105,
}
FAQ = "pairs_gov_faq"
LENGTHS = (350, 600, 800)  # characters, as long as our passages are
_SHORTEST = 200  # characters of what is left of a text


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, the passage that answers it, and the words of the answer (none are known for a FAQ).

    `beside` are pieces of the same text that don't hold the answer. `group` is the set and language: a
    passage of another language is told apart by its language alone.
    """

    group: str
    question: str
    passage: str
    answers: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def span(self) -> tuple[int, int] | None:
        """Where the answer stands in the passage, in characters."""
        found = re.search(re.escape(self.answers[0]), self.passage) if self.answers else None
        return found.span() if found else None


def read_pairs(folder: Path, most: int | None = None, seed: int = 5) -> list[Pair]:
    """The pairs of all sets in a folder, in a fixed random order; at most `most` of each set."""
    numbers = random.Random(seed)  # noqa: S311 - no secret
    pairs = [pair for name in SPANS for pair in _spans(folder, name, most, numbers)]
    pairs += _questions_asked(folder, most)
    numbers.shuffle(pairs)
    return pairs


def _spans(folder: Path, name: str, most: int | None, numbers: random.Random) -> list[Pair]:
    rows = [row for row in _rows(folder, name) if row["answers"]]
    numbers.shuffle(rows)
    return [
        _pair(name, row, numbers) for row in rows[: SPANS[name] if most is None else min(most, SPANS[name])]
    ]


def _pair(name: str, row: dict[str, Any], numbers: random.Random) -> Pair:
    text, answers = row["context"], tuple(answer["text"] for answer in row["answers"])
    passage = cropped(text, row["answers"][0]["start"], numbers.choice(LENGTHS), numbers)
    before, _, after = text.partition(passage)
    rest = [
        cropped(piece, numbers.randrange(len(piece)), numbers.choice(LENGTHS), numbers)
        for piece in (before.strip(), after.strip())
        if len(piece.strip()) >= _SHORTEST
    ]
    beside = [piece for piece in rest if not any(answer.lower() in piece.lower() for answer in answers)]
    return Pair(name, row["question"], passage, answers, tuple(beside))


def _questions_asked(folder: Path, most: int | None) -> list[Pair]:
    return [
        Pair(f"faq_{row['lang']}", row["question"], row["context"][: LENGTHS[-1]])
        for row in _rows(folder, FAQ)[:most]
    ]


def cropped(text: str, answer: int, length: int, numbers: random.Random) -> str:
    """A piece of about `length` characters, between words, with the answer's first anywhere in it."""
    if len(text) <= length:
        return text
    start = min(max(0, answer - numbers.randint(0, length * 2 // 3)), len(text) - length)
    start = text.find(" ", start) + 1 if start else 0
    end = start + length
    return text[start : text.rfind(" ", start, end) if end < len(text) else end]


def _rows(folder: Path, name: str) -> list[dict[str, Any]]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
