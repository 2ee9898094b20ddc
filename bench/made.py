"""Collections of any size, made by rule: vectors in clusters, words of a vocabulary, tokens at random.

Nothing of them means anything. They tell what size costs, and nothing about how good answers are.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from corpus import Block, Passage, Report
from embeddings.encoder import Vectors
from qa.late import TokenRun
from qa.places import Writable
from qa.rows import Entry, Stored
from qa.units import Units

DIMENSIONS = 384
IN_A_REPORT = 200  # passages
_TOKENS = 40  # of a passage; real ones have some four times as many
_WORDS = 16
_VOCABULARY = 200_000
_TOPICAL = 100  # passages to a topic
_SYLLABLES = (
    "ba be bi bo da de di do ka ke ki ko la le li lo ma me mo na ne no ra re ri ro sa se si so ta te".split()
)


def put(store: Writable, first: int, size: int) -> None:
    """Store a report of passages, counted from this one on, of a collection that is to have so many."""
    random = np.random.default_rng(first)
    texts = [words(random) for _ in range(IN_A_REPORT)]
    stops = (np.cumsum([len(text) + 2 for text in texts]) - 2).tolist()
    spans = [(stop - len(text), stop) for stop, text in zip(stops, texts, strict=True)]
    name, section = f"r{first:08}", (f"Kop {first}",)
    report = Report(
        id=name,
        title=f"Rapport {first}",
        sha256="00",
        text="\n\n".join(texts),
        date=f"{2000 + first // IN_A_REPORT % 25}",
        kind="letter",
        language="nl",
        blocks=tuple(Block("paragraph", *span, section) for span in spans),
    )
    units = [Units(Passage(report, *span, section), (span,)) for span in spans]
    codes = random.integers(0, 256, (IN_A_REPORT * _TOKENS, DIMENSIONS // 8), np.uint8)
    counts = np.array([0, _TOKENS] * IN_A_REPORT, np.uint16)
    stored = Stored(units, vectors(random, topics_of(size)), TokenRun(codes, counts))
    store.put(Entry(name, f"/{name}.txt", "00", "made"), stored)


def words(random: np.random.Generator, count: int = _WORDS) -> str:
    """Words, of which the n-th of the vocabulary comes about once in n."""
    ranks = (_VOCABULARY ** random.random(count)).astype(int)
    return f"{' '.join(map(_word, ranks.tolist()))}."


def vectors(random: np.random.Generator, topics: int) -> Vectors:
    """A report's: half of each is its topic's, and half its own."""
    own = random.standard_normal((IN_A_REPORT, DIMENSIONS))
    return of_length_one(own + [_topic(one) for one in random.integers(0, topics, IN_A_REPORT).tolist()])


def topics_of(size: int) -> int:
    """How many topics so many passages are about."""
    return max(1, size // _TOPICAL)


def _topic(number: int) -> npt.NDArray[np.float64]:
    return np.random.default_rng((0, number)).standard_normal(DIMENSIONS)


def of_length_one(rows: npt.NDArray[np.float64]) -> Vectors:
    """The same directions."""
    found: Vectors = (rows / np.linalg.norm(rows, axis=-1, keepdims=True)).astype(np.float32)
    return found


def near(vector: npt.NDArray[np.float32], random: np.random.Generator) -> npt.NDArray[np.float32]:
    """A question's vector: near a passage's, at a cosine of about .9."""
    other = of_length_one(random.standard_normal(DIMENSIONS))
    return of_length_one(vector.astype(np.float64) + other / 2)


def _word(rank: int) -> str:
    """Syllables that count: each rank has a word of its own, and common words are short."""
    syllables = [_SYLLABLES[rank % 32]]
    while rank := rank // 32:
        syllables.append(_SYLLABLES[rank % 32])
    return "".join(syllables)
