"""Train the last layers of the bundled model: `python -m training DATA WORK [--steps N] [--to FILE]`.

DATA is the folder of the sets (`training.pairs`), WORK one for what is computed on the way: a run that was
stopped goes on where it was. docs/model-card.md tells what was made with it.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from embeddings import bundled_model, e5_file, late_layers
from training.batches import batches, passages_of
from training.negatives import negatives
from training.pairs import read_pairs
from training.states import FIRST, make_states
from training.steps import Training


def main(words: Sequence[str] | None = None) -> None:
    """Prepare, train, and write the layers."""
    parser = argparse.ArgumentParser(prog="python -m training")
    parser.add_argument("data", type=Path, help="the folder of the sets")
    parser.add_argument("work", type=Path, help="a folder for what is computed on the way")
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument("--most", type=int, help="take at most so many questions of each set")
    parser.add_argument("--to", type=Path, default=late_layers.WEIGHTS, help="where the layers are written")
    args = parser.parse_args(words)
    args.work.mkdir(parents=True, exist_ok=True)
    layers = trained(args.data, args.work, args.steps, args.most)
    print(f"{args.to}: sha256 {late_layers.write(args.to, tensors(layers))}")


def trained(data: Path, work: Path, steps: int, most: int | None = None) -> Any:
    """The last layers of the model, trained."""
    model = bundled_model.load(e5_file.read(e5_file.weights_path()))
    pairs = read_pairs(data, most)
    questions = make_states(model, ["query: " + pair.question for pair in pairs], 64, work)
    passages = make_states(model, ["passage: " + text for text in passages_of(pairs)], 200, work)
    bert: Any = model[0].auto_model
    layers = bert.encoder.layer[FIRST:]
    training = Training(layers, questions, passages, work / "checkpoint.pt")
    training.run(batches(pairs, negatives(pairs), steps, seed=7))
    return layers


def tensors(layers: Any) -> dict[str, Any]:
    """Their weights as arrays, by the names that the bundled file has for them."""
    return {
        f"l{FIRST + at}.{part}.{short}": getattr(layer.get_submodule(name), long).detach().numpy()
        for at, layer in enumerate(layers)
        for part, name in bundled_model.LAYER.items()
        for short, long in (("w", "weight"), ("b", "bias"))
    }


if __name__ == "__main__":
    main()
