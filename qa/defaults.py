"""Which collection to ask when none is named: kept in the user's cache, made when it is first needed."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from corpus import find_files
from corpus.bundled import DIGEST
from embeddings.encoder import BUNDLED
from qa.build import build
from qa.layout import FORMAT
from qa.store import Store, require_encoder


def collection_for(collection: Path | None, reports: Sequence[Path] | None, model: str | None) -> Path:
    """The folder of the collection asked for: as it is, or brought up to date from report files.

    Without a collection and without reports it is the bundled digest's.
    """
    if collection is not None:
        return collection
    sources = [path.resolve() for path in reports] if reports else [DIGEST]
    folder = cache_folder(sources, model or BUNDLED)
    built = build(folder, sources, model=model or BUNDLED)
    for sentence in built.failed:
        print(f"citaat: not read: {sentence}", file=sys.stderr)
    return folder


def check(collection: Path | None, reports: Sequence[Path] | None, model: str | None) -> None:
    """Raise at once what `collection_for` and opening it would after a while, of what is quickly seen."""
    if collection is not None:
        with closing(Store.open(collection)) as store:
            require_encoder(collection, store.encoder, model)
    else:
        find_files(reports or [DIGEST])


def cache_folder(sources: Sequence[Path], model: str) -> Path:
    """Where the collection of these reports and this model is kept between runs."""
    from platformdirs import user_cache_path

    name = "\n".join([*map(str, sources), model])
    key = hashlib.sha256(name.encode()).hexdigest()[:12]
    return user_cache_path("citaat") / f"{sources[0].name}-{key}-f{FORMAT}"
