"""Where the bundled model's tokens lie around: makes `embeddings/e5_centres.npy` anew.

`python -m bench.centres TRAINING [TO]` encodes the passages and questions of four sets in three languages,
Dutch not among them, and writes the mean token vector of passages and that of questions, each set counting
alike. TRAINING is the folder of the sets: a `NAME.jsonl.gz` each, with `context` and `question`.

The file in the repository was made so: with all tokens of a text, those of the prompt and both ends
included, though they are left out where tokens are compared; and of every seventh token of passages and
every third of questions, which says as much as all of them. Its passages came in a random order, so
that other tokens of them were counted: the numbers come out the same to a hundredth.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from embeddings import bundled_model, e5_file
from embeddings.encoder import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

SETS = ("norquad_nb", "nq_gold_en", "tatqa_en", "service_public_fr")
EVERY = {"document": 7, "query": 3}  # tokens
LONGEST = {"document": 256, "query": 64}  # tokens; the rest of a longer text isn't read
BATCH = 8


def main(arguments: Sequence[str]) -> None:
    """Make the file."""
    training = Path(arguments[0])
    target = Path(arguments[1] if len(arguments) > 1 else "embeddings/e5_centres.npy")
    np.save(target, centres(training).astype(np.float16))


def centres(training: Path, most: int | None = None) -> Vectors:
    """The centre of passages and that of questions, shape (2, 384), of all texts or the first of each set."""
    model = bundled_model.load(e5_file.weights_path())
    means = [_means(model, training / f"{name}.jsonl.gz", most) for name in SETS]
    result: Vectors = np.mean(means, axis=0).astype(np.float32)
    return result


def _means(model: SentenceTransformer, path: Path, most: int | None) -> list[Vectors]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    kinds = {"document": "context", "query": "question"}
    texts = {prompt: list(dict.fromkeys(row[kind] for row in rows))[:most] for prompt, kind in kinds.items()}
    return [_mean(model, prompt, each) for prompt, each in texts.items()]


def _mean(model: SentenceTransformer, prompt: str, texts: list[str]) -> Vectors:
    """The mean of every so-many-th of all tokens of the texts, one text after another."""
    model.max_seq_length = LONGEST[prompt]
    tokens = model.encode(texts, prompt_name=prompt, output_value="token_embeddings", batch_size=BATCH)
    every = np.concatenate([np.asarray(one) for one in tokens])[:: EVERY[prompt]]
    mean: Vectors = every.mean(axis=0)
    return mean


if __name__ == "__main__":
    main(sys.argv[1:])
