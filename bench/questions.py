"""What answering costs beside encoding the question alone: `python -m bench.questions [FOLDER]`.

Without a folder it asks the bundled digest.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

from eval.pairs import compare
from eval.questions import POLICE, load_questions
from qa import Assistant, Retriever
from qa.defaults import collection_for

ROUNDS = 100


def main(arguments: Sequence[str]) -> None:
    """Measure, and print one line."""
    folder = collection_for(Path(arguments[0]) if arguments else None, None, None)
    retriever = Retriever.open(folder)
    assistant = Assistant(retriever)
    questions = [question.text for question in load_questions(POLICE)]
    asked, encoded = cycle(questions), cycle(questions)
    assistant.ask("warm")
    answering, encoding, ratio = compare(
        lambda: assistant.ask(next(asked)), lambda: retriever.encoder.encode_queries([next(encoded)]), ROUNDS
    )
    size = len(retriever.collection.units)
    print(
        f"{size} passages, {len(retriever.collection.index)} vectors: answering {answering * 1000:.1f} ms, "
        f"encoding alone {encoding * 1000:.1f} ms, ratio {ratio:.2f}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
