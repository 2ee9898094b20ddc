"""Which collection to ask when none is named: kept in the user's cache, made when it is first needed."""

from __future__ import annotations

import glob
import hashlib
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from corpus import find_files
from corpus.bundled import DIGEST
from embeddings.encoder import BUNDLED
from qa.build import Watch, build
from qa.layout import FORMAT, Layout
from qa.places import Place, open_reader
from qa.store import require_encoder


def collection_for(
    collection: Place | None,
    reports: Sequence[Path] | None,
    model: str | None,
    *,
    own: bool = False,
    watch: Watch | None = None,
) -> Place:
    """Where the collection asked for is: as it is, or brought up to date from report files.

    Without a collection and without reports it is the bundled digest's. One of report files is kept in
    the user's cache; with `own`, because the user may add to it, among the user's data. `watch` is told
    each step of `build`.
    """
    folder = folder_for(collection, reports, model, own=own)
    if collection is None:
        built = build(folder, _sources(reports), model=model or BUNDLED, watch=watch)
        for sentence in built.failed:
            print(f"citaat: not read: {sentence}", file=sys.stderr)
    return folder


def folder_for(
    collection: Place | None, reports: Sequence[Path] | None, model: str | None, *, own: bool = False
) -> Place:
    """The place that `collection_for` gives, before anything is in it."""
    if collection is not None:
        return collection
    return (own_folder if own else cache_folder)(_sources(reports), model or BUNDLED)


def _sources(reports: Sequence[Path] | None) -> list[Path]:
    return [path.resolve() for path in reports] if reports else [DIGEST]


def check(collection: Place | None, reports: Sequence[Path] | None, model: str | None) -> None:
    """Raise at once what `collection_for` and opening it would after a while, of what is quickly seen."""
    if collection is not None:
        with closing(open_reader(collection)) as store:
            require_encoder(collection, store.encoder, model)
    else:
        find_files(reports or [DIGEST])


def cache_folder(sources: Sequence[Path], model: str) -> Path:
    """Where the collection of these reports and this model is kept between runs."""
    from platformdirs import user_cache_path

    return user_cache_path("citaat") / f"{_name(sources, model)}{FORMAT}"


def own_folder(sources: Sequence[Path], model: str) -> Path:
    """Where the collection of these reports is kept, with those that the user adds to it.

    When the format has changed it is made anew, and the files that were added before are moved there.
    """
    from platformdirs import user_data_path

    name = _name(sources, model)
    folder = user_data_path("citaat") / f"{name}{FORMAT}"
    for before in sorted(folder.parent.glob(f"{glob.escape(name)}*")):
        if not Layout(folder).uploads.exists() and Layout(before).uploads.exists():
            folder.mkdir(exist_ok=True)
            Layout(before).uploads.rename(Layout(folder).uploads)
    return folder


def judgements_of(place: Place) -> Path:
    """Where it is kept what people said of quotes: for one on a server, among the user's data."""
    if isinstance(place, Path):
        return Layout(place).judgements
    from platformdirs import user_data_path

    return user_data_path("citaat") / f"judged-{place.host}-{place.port}-{place.name}.jsonl"


def _name(sources: Sequence[Path], model: str) -> str:
    """A folder's, but for the version of the format."""
    name = "\n".join([*map(str, sources), model])
    key = hashlib.sha256(name.encode()).hexdigest()[:12]
    return f"{sources[0].name}-{key}-f"
