"""Questions with the passage that answers each, from sets whose licence lets a model be given away."""

from __future__ import annotations

import gzip
import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# A set's name, and how many of its questions are taken at most. docs/model-card.md says what each is, under
# which licence, and which sets were left out for theirs.
SPANS = {
    "norquad_nb": 2500,
    "qed_en": 2000,
    "nq_gold_en": 1200,
    "tatqa_en": 500,
    "service_public_fr": 105,
    "ottoman_tr": 600,
}
FAQ = "pairs_gov_faq"
LENGTHS = (350, 600, 800)  # characters, as long as our passages are


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, the passage that answers it, and the words of the answer (none are known for a FAQ).

    `group` is the set and language: a batch holds one group, for a model that is asked to tell passages
    of two languages apart learns to look at the language.
    """

    group: str
    question: str
    passage: str
    answers: tuple[str, ...] = ()


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
        Pair(
            name,
            row["question"],
            cropped(row["context"], row["answers"][0]["start"], numbers.choice(LENGTHS), numbers),
            tuple(answer["text"] for answer in row["answers"]),
        )
        for row in rows[: SPANS[name] if most is None else min(most, SPANS[name])]
    ]


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
