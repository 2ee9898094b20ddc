"""From a file to a Report: the door of this package.

To add a format: write a reader that turns the file's bytes into a `Draft`, and put it in `READERS`.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.draft import Draft, lay_out
from corpus.errors import CorpusError, ReadError
from corpus.metadata import find_metadata
from corpus.stated import stated_beside
from corpus.types import Report

VERSION = 3
"""Counted up whenever a change makes the text, pages or blocks of an unchanged file come out otherwise."""

MAX_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A file that may be a report, and the id it gets: its path below the folder, without suffix."""

    path: Path
    id: str


def find_files(sources: Iterable[str | Path]) -> list[ReportFile]:
    """Every readable file in the folders (and their subfolders) and files given, in order of name.

    Raises CorpusError when a source doesn't exist or holds no report at all.
    """
    found: dict[Path, ReportFile] = {}
    for source in map(Path, sources):
        if not os.path.exists(source):  # noqa: PTH110 - it says no, too, to a name that is too long
            raise CorpusError(f"there is no file or folder '{source}': check the path")
        files = list(_files_in(source))
        if not files:
            raise CorpusError(
                f"'{source}' holds no reports: put {_formats()} files in it, or name another folder"
            )
        found.update((file.path.resolve(), file) for file in files)
    return list(found.values())


def read_report(path: str | Path, report_id: str | None = None) -> Report:
    """Read one file; its id is its name without suffix unless given.

    A `reports.toml` beside it may state its title, date, kind, reference, language and address.
    Raises ReadError, which names the file, and CorpusError for a `reports.toml` that is wrong.
    """
    path = Path(path)
    try:
        data = file_bytes(path)
        draft = _reader(path, data)(data)
        canonical = lay_out(draft)
    except ReadError as error:
        raise ReadError(f"{path.name}: {error}") from error
    if not canonical.text.strip():
        raise ReadError(f"{path.name}: there is no text in it")
    draft = replace(draft, stated={**draft.stated, **stated_beside(path)})
    known = find_metadata(draft, canonical.text, path.stem)
    return Report(
        id=report_id or path.stem,
        title=known.title,
        sha256=hashlib.sha256(data).hexdigest(),
        text=canonical.text,
        date=known.date,
        kind=known.kind,
        reference=known.reference,
        language=known.language,
        address=known.address,
        pages=canonical.pages,
        blocks=canonical.blocks,
        places=canonical.places,
        furniture=tuple(draft.furniture),
        markers=canonical.markers,
    )


def _files_in(source: Path) -> Iterator[ReportFile]:
    if source.is_file():
        yield ReportFile(source, source.stem)
        return
    for path in sorted(source.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(source).parts)
        if path.suffix.lower() in READERS and path.is_file() and not hidden:
            yield ReportFile(path, path.relative_to(source).with_suffix("").as_posix())


def file_bytes(path: Path) -> bytes:
    """All of a file that may be a report; ReadError, which does not name it, when it can't be opened."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ReadError(f"it is {size >> 20} MB, more than the {MAX_BYTES >> 20} MB that is read")
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"it can't be opened ({error.strerror})") from error
    except ValueError as error:  # a NUL in the name
        raise ReadError("it can't be opened (it is not a file's name)") from error
    if not data:
        raise ReadError("it is empty")
    return data


def _reader(path: Path, data: bytes) -> Callable[[bytes], Draft]:
    """The reader of what a file is, whatever its name says; its name must be a report's."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise ReadError(f"it is not a report that can be read: give {_formats()}")
    return next((sure for start, sure in _BY_CONTENT.items() if data.startswith(start)), None) or (
        _html if reader in {_markdown, _plain, _word} and _IS_PAGE.match(data) else reader
    )


def _pdf(data: bytes) -> Draft:
    from corpus.pdf import read_pdf

    return read_pdf(data)


def _markdown(data: bytes) -> Draft:
    from corpus.markdown import read_markdown

    return read_markdown(_decode(data))


def _plain(data: bytes) -> Draft:
    from corpus.plain import read_plain

    return read_plain(_decode(data))


def _html(data: bytes) -> Draft:
    from corpus.html import read_html

    return read_html(data)


def _word(data: bytes) -> Draft:
    from corpus.word import read_word

    return read_word(data)


def _decode(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Older Dutch exports are in Windows' code page; its five unused bytes betray a binary file.
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError as error:
            raise ReadError("it is not a text file (neither UTF-8 nor Windows-1252)") from error
    if "\0" in text:
        raise ReadError("it is not a text file (it holds NUL characters)")
    return text


def _formats() -> str:
    *most, last = sorted(READERS)
    return f"{', '.join(most)} or {last}"


READERS: dict[str, Callable[[bytes], Draft]] = {
    ".docx": _word,
    ".htm": _html,
    ".html": _html,
    ".md": _markdown,
    ".pdf": _pdf,
    ".txt": _plain,
}
"""The reader of each file name suffix."""

_BY_CONTENT: dict[bytes, Callable[[bytes], Draft]] = {
    b"%PDF-": _pdf,
    b"PK\x03\x04": _word,  # it says so where the archive is something else
    b"\xd0\xcf\x11\xe0": _word,  # old Office files and protected ones: it says which
    b"{\\rtf": _word,
}
"""The reader of files that begin so: nobody begins a text like this."""

_IS_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
