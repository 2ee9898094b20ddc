"""What opening any model by name has in common: its path, its libraries kept quiet, one error sentence."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from embeddings.errors import ModelError

Model = TypeVar("Model")


def check_path(name: str) -> None:
    """ModelError when the name can only be a folder and there is none: before any library is imported."""
    if _is_path(name) and not Path(name).expanduser().is_dir():
        raise ModelError(f"there is no folder '{name}': check the path of the model")


def quiet_libraries() -> None:
    """Keep the model libraries from sending telemetry and from writing to the terminal."""
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    for library in ("sentence_transformers", "huggingface_hub", "httpx"):
        logging.getLogger(library).setLevel(logging.ERROR)
    from transformers.utils import logging as transformers_logging

    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]


def load(library: Callable[..., Model], name: str, kind: str) -> Model:
    """The model by hub name or folder, from its library's own loading code; ModelError when it can't be had.

    `kind` says in the error what such a folder holds: "a sentence-transformers model".
    """
    path = Path(name).expanduser() if _is_path(name) else Path(name)
    # A folder's name may read like a hub's ("models/mine"), and the library would look its card up there.
    is_folder = path.is_dir()
    try:
        return library(str(path) if is_folder else name, local_files_only=is_folder)
    except Exception as error:  # hub, files, formats: some twenty kinds over four libraries
        reason = str(error).strip().splitlines()[0] if str(error).strip() else repr(error)
        raise ModelError(
            f"the model '{name}' can't be loaded: give the folder of {kind}, "
            f"or a name on the hub when there is a network ({reason})"
        ) from error


def _is_path(name: str) -> bool:
    """Whether it can only be a folder: a hub's names are "name" or "owner/name", and begin with a letter."""
    return name.startswith((".", "/", "~")) or name.count("/") > 1
