"""From report files to a collection: read, split, embed, store; only what has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import file_digest
from pathlib import Path
from typing import TypeAlias

from corpus import ReadError, Report, ReportFile, find_files, read_report, split
from embeddings.encoder import BUNDLED, Encoder, Progress, TokenEncoder, open_encoder
from qa.embedded import embedded_after, text_count, unknown
from qa.errors import CollectionError, DamagedReportError
from qa.parts import Parts, parts_of
from qa.places import (
    Place,
    Writable,
    create,
    discard,
    is_collection,
    is_own_file,
    make_indexes,
    open_writer,
    place_of,
)
from qa.recipe import RECIPE, embedded_alike, recipe_of
from qa.rows import Entry, Stored
from qa.sharding import SMALLEST
from qa.store import require_encoder
from qa.units import units_of


@dataclass(slots=True)
class Built:
    """What was done with each report, by id; `failed` are sentences that name the file."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Step:
    """Where the work on a file is: `done` of `total` texts are embedded; of none while it is read."""

    done: int = 0
    total: int = 0


Watch: TypeAlias = Callable[[Step], None]
"""Called at each step of the work on a file."""


def build(  # noqa: PLR0913 - two of them for who looks on
    folder: str | Place,
    reports: Iterable[str | Path],
    *,
    model: str | None = None,
    encoder: Encoder | None = None,
    progress: bool = True,
    watch: Watch | None = None,
    replace: bool = False,
) -> Built:
    """Make the collection in `folder`, or at that address, hold the reports of these files and folders.

    New and changed files are read, and the passages that are new in them embedded; unchanged files
    are skipped, and reports whose file is gone from these folders removed; reports of other folders
    stay. A file that can't be read is told in the result, and what was stored of it before stays.
    `model` is a name for `open_encoder` (default: the collection's own, or the bundled one);
    `encoder` an open one. `progress` shows a bar on a terminal; `watch` is told each step. A file whose
    report's id is that of another file's replaces it with `replace`, and else is told as failed.
    Raises CorpusError, ModelError or CollectionError when nothing can be done at all.
    """
    place, sources = place_of(folder), [Path(source) for source in reports]
    # The collection's own files are found in a folder around it too, where they aren't meant.
    files = [
        file for file in find_files(sources) if file.path in sources or not is_own_file(place, file.path)
    ]
    fresh = not is_collection(place)
    empty = True
    try:
        with _writer(place, model, encoder) as (store, opened):
            work = _Work(store, opened, progress=progress, watch=watch, replace=replace)
            try:
                work.update(files)
                work.remove_gone(sources, files)
                make_indexes(store)
            finally:
                empty = not store.entries()
    finally:
        if fresh and empty:
            discard(place)
    if empty:
        raise CollectionError(f"none of the reports could be read: {'; '.join(work.built.failed)}")
    return work.built


@contextmanager
def _writer(
    folder: Place, model: str | None, encoder: Encoder | None
) -> Iterator[tuple[Writable, Callable[[], Encoder]]]:
    """The store to write to, and its encoder, opened only once there is something to embed."""
    asked = encoder.name if encoder else model
    if is_collection(folder):
        store = open_writer(folder)
        require_encoder(folder, store.encoder, asked)
        opened = cache(lambda: encoder or open_encoder(store.encoder))
    else:
        first = encoder or open_encoder(asked or BUNDLED)
        store = create(folder, first.name, first.dimensions)
        opened = cache(lambda: first)
    try:
        yield store, opened
    finally:
        store.close()


class _Work:
    """One run over the files: what is known, and what was done so far."""

    def __init__(
        self,
        store: Writable,
        encoder: Callable[[], Encoder],
        *,
        progress: bool,
        watch: Watch | None,
        replace: bool,
    ) -> None:
        self.built = Built()
        self._store = store
        self._encoder = encoder
        self._progress = progress
        self._watch = watch or (lambda _step: None)
        self._replace = replace
        self._known = store.entries()
        self._taken: dict[str, Path] = {}
        self._unindexed = 0

    def update(self, files: list[ReportFile]) -> None:
        """Bring every file's report up to date; a file that fails is noted, and the others go on."""
        for file in files:
            try:
                self._check_name(file)
                self._update(file)
                self._taken[file.id] = file.path
            except ReadError as error:
                self.built.failed.append(str(error))

    def remove_gone(self, sources: list[Path], files: list[ReportFile]) -> None:
        """Remove what was read from these folders before and isn't there any more."""
        folders = [source.resolve() for source in sources if source.is_dir()]
        present = {str(file.path.resolve()) for file in files}
        for entry in self._store.entries().values():
            inside = any(Path(entry.origin).is_relative_to(folder) for folder in folders)
            if (
                inside
                and entry.origin not in present
                and not is_own_file(self._store.folder, Path(entry.origin))
            ):
                self._store.remove(entry.id)
                self.built.removed.append(entry.id)

    def _check_name(self, file: ReportFile) -> None:
        """Two files can't both be the report of one id, in this run or from another folder before."""
        other = self._taken.get(file.id)
        if other is None and file.id in self._known and not self._replace:
            before = Path(self._known[file.id].origin)
            other = before if before != file.path.resolve() and before.exists() else None
        if other is not None:
            raise ReadError(
                f"{file.path.name}: there is already a report called '{file.id}', from '{other}': "
                "rename one of the two"
            )

    def _whole(self, entry: Entry) -> Stored | None:
        """What is stored, unless it is damaged or gone: then the report is made anew."""
        try:
            return self._store.read(entry)
        except DamagedReportError:
            return None

    def _embedded_before(self, report: Report, encoder: Encoder) -> Parts:
        """What is known of passages of the report as it was, and of its file under another name."""
        before = [
            self._whole(entry)
            for entry in self._known.values()
            if report.id == entry.id or report.sha256 == entry.sha256
            if embedded_alike(entry.recipe, RECIPE)
        ]
        kind = isinstance(encoder, TokenEncoder)
        alike = [one for one in before if one and (one.tokens is not None) == kind]
        return {key: part for one in alike for key, part in parts_of(one).items()}

    def _opened(self) -> Encoder:
        encoder = self._encoder()
        if encoder.dimensions != self._store.dimensions:
            raise CollectionError(
                f"the collection in '{self._store.folder}' holds vectors of {self._store.dimensions} "
                f"dimensions, and the model '{encoder.name}' now makes {encoder.dimensions}: index into "
                "another folder"
            )
        return encoder

    def _update(self, file: ReportFile) -> None:
        origin, recipe = str(file.path.resolve()), recipe_of(file.path)
        known = self._known.get(file.id)
        if (
            known
            and (known.recipe, known.sha256) == (recipe, _sha256(file.path))
            and self._store.is_whole(known)
        ):
            if known.origin != origin:
                self._store.move(file.id, origin)
            self.built.unchanged.append(file.id)
            return
        self._watch(Step())
        report = read_report(file.path, file.id)
        units = [units_of(passage) for passage in split(report)]
        if not units:
            raise ReadError(f"{file.path.name}: there is nothing to quote in it, only headings")
        encoder = self._opened()
        known_parts = self._embedded_before(report, encoder)
        count = text_count(unknown(known_parts, units), encoder)
        with _bar(count, file.path.name, shown=self._progress) as step:
            stored = embedded_after(known_parts, units, encoder, self._counting(count, step))
        self._store.put(Entry(file.id, origin, report.sha256, recipe), stored)
        (self.built.changed if known else self.built.added).append(file.id)
        self._unindexed += len(units)
        if self._unindexed >= SMALLEST:  # who asks meanwhile needs it, and so does who is interrupted
            make_indexes(self._store)
            self._unindexed = 0

    def _counting(self, total: int, step: Progress) -> Progress:
        """The bar's step, which the one who watches is told of too."""
        done = 0

        def counted(more: int) -> None:
            nonlocal done
            done += more
            step(more)
            self._watch(Step(done, total))

        self._watch(Step(0, total))
        return counted


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ReadError(f"{path.name}: it can't be opened ({error.strerror})") from error


@contextmanager
def _bar(total: int, label: str, *, shown: bool) -> Iterator[Progress]:
    """A progress bar with the time left, on a terminal; nothing elsewhere."""
    from tqdm import tqdm

    def step(done: int) -> None:
        bar.update(done)

    with tqdm(total=total, desc=label, unit=" texts", disable=None if shown else True) as bar:
        yield step
