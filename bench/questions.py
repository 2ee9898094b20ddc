"""What answering, storing and indexing cost beside encoding alone: `python -m bench.questions [FOLDER]`.

Without a folder it asks the bundled digest. Its reports are indexed once more, into a folder of
its own, and each passage is embedded once, to compare the two.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from itertools import cycle
from pathlib import Path

from eval.pairs import compare
from eval.questions import DEVELOPMENT, load_questions
from qa import Assistant, Retriever, build
from qa.defaults import collection_for
from qa.layout import Layout
from qa.places import open_reader

ROUNDS = 100


def main(arguments: Sequence[str]) -> None:
    """Measure, and print a line for each."""
    folder = collection_for(Path(arguments[0]) if arguments else None, None, None)
    retriever = Retriever.open(folder)
    passages = len(retriever.collection)
    print(f"{passages} passages")
    _print_answering(retriever)
    assert isinstance(folder, Path)
    size = Layout(folder).database.stat().st_size
    print(f"stored: {size / passages:,.0f} bytes a passage, {size / 1e6:.1f} MB together")
    _print_indexing(retriever)


def _print_answering(retriever: Retriever) -> None:
    assistant = Assistant(retriever)
    questions = [question.text for question in load_questions(DEVELOPMENT)]
    asked, encoded = cycle(questions), cycle(questions)
    assistant.ask("warm")
    answering, encoding, ratio = compare(
        lambda: assistant.ask(next(asked)), lambda: retriever.encoder.encode_queries([next(encoded)]), ROUNDS
    )
    print(f"answering {answering * 1000:.1f} ms, encoding alone {encoding * 1000:.1f} ms, ratio {ratio:.2f}")


def _print_indexing(retriever: Retriever) -> None:
    collection, encoder = retriever.collection, retriever.encoder
    with closing(open_reader(collection.folder)) as store:
        files = [entry.origin for entry in store.entries().values()]
    texts = [unit.texts[0] for unit in collection.units]
    encoder.encode_passages(["warm"])
    with tempfile.TemporaryDirectory() as folder:
        indexing, embedding, ratio = compare(
            lambda: build(folder, files, encoder=encoder, progress=False),
            lambda: encoder.encode_passages(texts),
            1,  # a second time there would be nothing to index
        )
    print(f"indexing {indexing:.1f} s, embedding each passage once {embedding:.1f} s, ratio {ratio:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
