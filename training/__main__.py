"""Train a reader: `python -m training DATA WORK [--steps N] [--to FILE]`.

DATA is the folder of the sets (`training.pairs`), WORK one for what is computed on the way: a run that was
stopped goes on where it was. docs/reader.md tells what came of it.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file

from embeddings import bundled_model, e5_file
from training.lists import Wrong, steps
from training.negatives import by_vectors, by_words
from training.pairs import Pair, read_pairs
from training.reader import Reader
from training.states import FIRST, LONGEST, make_states, vectors_of
from training.steps import Texts, Training


def main(words: Sequence[str] | None = None) -> None:
    """Prepare, train, and write the reader."""
    parser = argparse.ArgumentParser(prog="python -m training")
    parser.add_argument("data", type=Path, help="the folder of the sets")
    parser.add_argument("work", type=Path, help="a folder for what is computed on the way")
    parser.add_argument("--steps", type=int, default=1500)
    parser.add_argument("--most", type=int, help="take at most so many questions of each set")
    parser.add_argument("--to", type=Path, default=Path("reader.safetensors"), help="where it is written")
    args = parser.parse_args(words)
    args.work.mkdir(parents=True, exist_ok=True)
    reader = trained(read_pairs(args.data, args.most), args.work, args.steps)
    save_file(reader.state_dict(), args.to)
    print(f"written to {args.to}")


def trained(pairs: Sequence[Pair], work: Path, count: int) -> Reader:
    """A reader that has gone through so many steps."""
    torch.manual_seed(7)
    model = bundled_model.load(e5_file.weights_path())
    own = list(dict.fromkeys(pair.passage for pair in pairs))
    passages = list(dict.fromkeys([*own, *(piece for pair in pairs for piece in pair.beside)]))
    number = {passage: at for at, passage in enumerate(passages)}
    texts = _texts(model, pairs, passages, work)
    wrong = Wrong(
        beside=[[number[piece] for piece in pair.beside] for pair in pairs],
        by_vectors=by_vectors(pairs, own, texts.question_vectors, texts.passage_vectors),
        by_words=by_words(pairs, own),
    )
    bert: Any = model[0].auto_model
    training = Training(
        reader := Reader(bert.encoder.layer[FIRST:], bert.config.hidden_size), texts, work / "checkpoint.pt"
    )
    training.run(steps([number[pair.passage] for pair in pairs], wrong, count, seed=7))
    return reader


def _texts(model: Any, pairs: Sequence[Pair], passages: Sequence[str], work: Path) -> Texts:
    questions = make_states(model, ["query: " + pair.question for pair in pairs], work)
    prompted = make_states(model, ["passage: " + passage for passage in passages], work)
    return Texts(
        questions,
        prompted,
        vectors_of(model, questions),
        vectors_of(model, prompted),
        [_tokens(model.tokenizer, pair) for pair in pairs],
    )


def _tokens(tokenizer: Any, pair: Pair) -> tuple[int, int] | None:
    """The first and the last token of the answer in the passage with its prompt."""
    if pair.span is None:
        return None
    start, end = (at + len("passage: ") for at in pair.span)
    read = tokenizer(
        "passage: " + pair.passage, return_offsets_mapping=True, truncation=True, max_length=LONGEST
    )
    inside = [at for at, (a, b) in enumerate(read["offset_mapping"]) if a < end and b > start and a < b]
    return (inside[0], inside[-1]) if inside else None


if __name__ == "__main__":
    main()
