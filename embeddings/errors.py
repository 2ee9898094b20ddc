"""What can go wrong in this package.

EmbeddingsError(Exception)   one sentence: what was received, and what to do
  ModelError                 a model that can't be had, or isn't what it should be
"""

from __future__ import annotations


class EmbeddingsError(Exception):
    """The root of this package's errors; its message is one sentence for the person who asked."""


class ModelError(EmbeddingsError):
    """A model that can't be had here, or is not the file it should be."""
