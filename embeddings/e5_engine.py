"""The bundled model's network in numpy, for a question at a time: its tokens' vectors and its own.

A BERT of 12 layers is a handful of matrix products. Written out here it needs no torch, whose import
takes longer than reading all the weights, and it gives the vector of every token, which late
interaction compares one by one. Passages, which come by the hundred, go through sentence-transformers.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from embeddings import e5_file
from embeddings.bundled_model import PROMPTS, tokenizer
from embeddings.encoder import Encoded

Array: TypeAlias = npt.NDArray[np.float32]

PROMPT_TOKENS = {"query": 4, "document": 3}
"""The tokens before a text's own: the start, "que" and "ry" or "passage", and the colon; one ends it."""


@dataclass(frozen=True, slots=True, eq=False)
class _Linear:
    weight: Array  # (in, out)
    bias: Array

    def __call__(self, x: Array) -> Array:
        result: Array = x @ self.weight + self.bias
        return result


@dataclass(frozen=True, slots=True, eq=False)
class _Norm:
    weight: Array
    bias: Array
    epsilon: float

    def __call__(self, x: Array) -> Array:
        centred = x - x.mean(-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(-1, keepdims=True) + np.float32(self.epsilon))
        result: Array = centred / spread * self.weight + self.bias
        return result


@dataclass(frozen=True, slots=True, eq=False)
class _Layer:
    heads: int
    qkv: _Linear
    out: _Linear
    first_norm: _Norm
    widen: _Linear
    narrow: _Linear
    second_norm: _Norm

    def __call__(self, x: Array) -> Array:
        x = self.first_norm(x + self.out(self._attended(x)))
        return self.second_norm(x + self.narrow(_gelu(self.widen(x))))

    def _attended(self, x: Array) -> Array:
        count, hidden = x.shape
        size = hidden // self.heads
        queries, keys, values = self.qkv(x).reshape(count, 3, self.heads, size).transpose(1, 2, 0, 3)
        weights = queries @ keys.transpose(0, 2, 1) / np.float32(sqrt(size))
        weights = np.exp(weights - weights.max(-1, keepdims=True))
        weights /= weights.sum(-1, keepdims=True)
        result: Array = (weights @ values).transpose(1, 0, 2).reshape(count, hidden)
        return result


class E5Engine:
    """The network, its layers dequantised (85 MB); a word's vector is dequantised when it is met."""

    def __init__(self, path: Path) -> None:
        file = e5_file.read(path)
        shape, self._tensors = file.shape, file.tensors
        self._tokenizer = tokenizer(file.vocabulary)
        self._tokenizer.enable_truncation(shape.positions)
        self._hidden = shape.hidden
        self._layers = [_layer(file, number) for number in range(shape.layers)]
        self._positions = self._tensors["emb.pos"].reshape(-1, shape.hidden)
        self._type = self._tensors["emb.type"][: shape.hidden]
        self._norm = _norm(file, "emb.ln")

    def encode_query(self, text: str) -> Encoded:
        """The question's unit vector, and its tokens' vectors as the last layer gives them.

        Those of the prompt are left out; a text of no words still has the token of the space before it.
        """
        states = self._states(self._tokenizer.encode(PROMPTS["query"] + text).ids)
        mean = states.mean(axis=0)
        return Encoded(mean / np.linalg.norm(mean), states[PROMPT_TOKENS["query"] : -1])

    def starts(self, text: str) -> npt.NDArray[np.int32]:
        """Where the tokens of a passage begin in it, those of the prompt left out."""
        prompt = PROMPTS["document"]
        whole = prompt + text
        offsets = self._tokenizer.encode(whole).offsets[PROMPT_TOKENS["document"] : -1]
        # A word's first token spans the space before it, which belongs to the sentence before.
        begins = [end - len(whole[start:end].lstrip()) for start, end in offsets]
        return np.array(begins, np.int32) - len(prompt)

    def _states(self, ids: list[int]) -> Array:
        words = self._tensors.rows("emb.word", ids, self._hidden)
        states = self._norm(words + self._positions[: len(ids)] + self._type)
        for layer in self._layers:
            states = layer(states)
        return states


def _layer(file: e5_file.E5File, number: int) -> _Layer:
    name = f"l{number}"
    parts = [_linear(file, f"{name}.{part}") for part in "qkv"]
    together = _Linear(
        np.concatenate([part.weight for part in parts], axis=1), np.concatenate([p.bias for p in parts])
    )
    return _Layer(
        file.shape.heads,
        together,
        _linear(file, f"{name}.ao"),
        _norm(file, f"{name}.aln"),
        _linear(file, f"{name}.fi"),
        _linear(file, f"{name}.fo"),
        _norm(file, f"{name}.oln"),
    )


def _linear(file: e5_file.E5File, name: str) -> _Linear:
    bias = file.tensors[f"{name}.b"]
    weight = file.tensors[f"{name}.w"].reshape(len(bias), -1)  # in the file: a row for each output
    return _Linear(np.ascontiguousarray(weight.T), bias)


def _norm(file: e5_file.E5File, name: str) -> _Norm:
    return _Norm(file.tensors[f"{name}.w"], file.tensors[f"{name}.b"], file.shape.epsilon)


def _gelu(x: Array) -> Array:
    from scipy.special import erf

    result: Array = np.float32(0.5) * x * (1 + erf(x * np.float32(sqrt(0.5))))
    return result
