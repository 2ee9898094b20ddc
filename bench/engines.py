"""The bundled model's two engines: how fast each encodes, and how well they agree.

`python -m bench.engines` encodes passages of the bundled digest and questions of the question set
with the C engine and with sentence-transformers, in turn.
"""

from __future__ import annotations

from corpus import find_files, read_report, split
from corpus.bundled import DIGEST
from embeddings import bundled_model, e5_file
from embeddings.bundled import BundledEncoder
from embeddings.sentence_encoder import SentenceEncoder
from eval.pairs import compare, timed
from eval.questions import POLICE, load_questions

ROUNDS = 20
PASSAGES = 48


def main() -> None:
    """Measure, and print a table."""
    small = BundledEncoder()
    loading_small = timed(lambda: small.encode_queries(["warm"]))
    large: list[SentenceEncoder] = []
    loading_large = timed(lambda: large.append(_sentence_transformer()))
    passages = [p.text for file in find_files([DIGEST]) for p in split(read_report(file.path))][:PASSAGES]
    questions = [question.text for question in load_questions(POLICE)][:ROUNDS]
    asked = iter(questions * 3)

    def ask() -> str:
        return next(asked)

    print("| | C engine | sentence-transformers | ratio |\n| --- | ---: | ---: | ---: |")
    print(f"| first use, with imports | {loading_small:.2f} s | {loading_large:.2f} s | |")
    one, other, ratio = compare(
        lambda: small.encode_queries([ask()]), lambda: large[0].encode_queries([ask()]), ROUNDS
    )
    print(f"| one question | {one * 1000:.0f} ms | {other * 1000:.0f} ms | {ratio:.2f} |")
    one, other, ratio = compare(
        lambda: small._engine.passage(passages),  # noqa: SLF001 - the encoder itself never does this
        lambda: large[0].encode_passages(passages),
        3,
    )
    speeds = f"{len(passages) / one:.1f} a second | {len(passages) / other:.1f} a second"
    print(f"| {len(passages)} passages | {speeds} | {ratio:.2f} |")
    cosines = (small.encode_queries(questions) * large[0].encode_queries(questions)).sum(axis=1)
    print(f"\nCosine between the two, {len(questions)} questions: lowest {cosines.min():.5f}")


def _sentence_transformer() -> SentenceEncoder:
    encoder = SentenceEncoder("sentence-transformers", bundled_model.load(e5_file.weights_path()))
    encoder.encode_queries(["warm"])
    return encoder


if __name__ == "__main__":
    main()
