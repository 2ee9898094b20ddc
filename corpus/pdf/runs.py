"""From the bytes of a PDF to positioned runs, within bounds; with `fonts` all that knows pypdf."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pypdf import Configuration, PageObject, PdfReader, apply_configuration
from pypdf.errors import DependencyError, LimitReachedError
from pypdf.generic import ArrayObject, ContentStream, StreamObject

from corpus.errors import ReadError
from corpus.pdf.accents import composed
from corpus.pdf.bounds import OverfullError
from corpus.pdf.fonts import Fonts
from corpus.pdf.operators import OPERATORS
from corpus.pdf.plane import Area
from corpus.pdf.shapes import Sheet, Source
from corpus.pdf.sight import seen
from corpus.pdf.view import view_of
from corpus.pdf.walk import Operations, Walk
from corpus.pdf.written import run_of

T = TypeVar("T")
# pypdf reports every oddity it works around; what matters to a reader is raised as a ReadError.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)

# Of unpacked content: a page of text has 5 to 50 kB, one with a map 5 MB.
PAGE_BYTES = 50_000_000
FILE_BYTES = 250_000_000
FILE_OPERATORS = 20_000_000  # some 5 minutes of reading; 2,000 full pages have 3 to 7 million
_LIMITS = Configuration(
    zlib_maximum_output_length=PAGE_BYTES,
    lzw_maximum_output_length=PAGE_BYTES,
    run_length_maximum_output_length=PAGE_BYTES,
    brotli_maximum_output_length=PAGE_BYTES,
    array_based_stream_maximum_output_length=PAGE_BYTES,
)
_SHOWS = re.compile(rb"T[jJ]|['\"]|Do")  # the operators without which there is no text
SHORT = 4_000  # bytes: what draws no more may be a rectangle over words
_DAMAGED = "the PDF is damaged and can't be opened; fetch or save it again"
_LOCKED = "the PDF is encrypted with a password; save a copy without one"


@dataclass(slots=True)
class _Reading:
    """One file being read: its fonts, and how much content was gone through."""

    reader: PdfReader
    fonts: Fonts = field(default_factory=Fonts)
    read: int = 0
    operators: int = 0

    def operations(self, stream: Any) -> Operations | None:
        """The operators of a page's content or a form; None for a long drawing without text."""
        content = ContentStream(stream, self.reader, "bytes")
        data = content.get_data()
        for part in stream if isinstance(stream, ArrayObject) else [stream]:
            whole = part.get_object() if part is not None else None
            if isinstance(whole, StreamObject):
                whole.decoded_self = None  # pypdf would keep every page's content
        self.read += len(data)
        if len(data) > PAGE_BYTES:
            raise LimitReachedError
        shows = len(data) <= SHORT or _SHOWS.search(data)
        operations = content.operations if shows else None
        self.operators += len(operations or ())
        if self.read > FILE_BYTES or self.operators > FILE_OPERATORS:
            raise ReadError("the PDF is too large to read: its pages, unpacked, have over 250 MB of content")
        return operations

    def form(self, stream: Any) -> Operations | None:
        """The operators of a form; a damaged one may show anything but text."""
        try:
            return self.operations(stream)
        except (ReadError, LimitReachedError):
            raise
        except Exception:  # noqa: BLE001 - pypdf raises of all kinds
            return None


def read_source(data: bytes) -> Source:
    """Every page's runs, the page labels and the title of a PDF; ReadError says why it can't."""
    with apply_configuration(_LIMITS):
        reader = _opened(data)
        count = _or_fail(lambda: len(reader.pages), _DAMAGED)
        if not count:
            raise ReadError("the PDF has no pages")
        reading = _Reading(reader)
        sheets = tuple(_read_page(reading, number) for number in range(1, count + 1))
        return Source(sheets, _labels(reader, count), _title(reader))


def _read_page(reading: _Reading, number: int) -> Sheet:
    try:
        return _sheet(reading.reader.pages[number - 1], number, reading)
    except ReadError:
        raise
    except LimitReachedError as error:
        raise ReadError(
            f"page {number} of the PDF is too large to read: unpacked, it is over 50 MB or 2 million figures"
        ) from error
    except OverfullError as error:
        raise ReadError(f"page {number} of the PDF is too large to read: it has {error}") from error
    except Exception as error:
        raise ReadError(f"page {number} of the PDF can't be read; the file is damaged") from error


def _or_fail(step: Callable[[], T], sentence: str) -> T:
    """The result of a step; pypdf raises of all kinds on damaged files, here it is one."""
    try:
        return step()
    except Exception as error:
        raise ReadError(sentence) from error


def _opened(data: bytes) -> PdfReader:
    if b"%PDF-" not in data[:1024]:
        raise ReadError("this isn't a PDF: it doesn't begin with %PDF")
    # Readers look for the end mark in the last 1,024 bytes; some servers add a little after it.
    if b"%%EOF" not in data.rstrip(b"\0 \r\n\t")[-2048:]:
        raise ReadError("the PDF is cut off: its end is missing; fetch or save it again")
    reader = _or_fail(lambda: PdfReader(io.BytesIO(data)), _DAMAGED)
    if _or_fail(lambda: reader.is_encrypted, _DAMAGED):
        _decrypt(reader)
    return reader


def _decrypt(reader: PdfReader) -> None:
    try:
        opened = reader.decrypt("")
    except DependencyError as error:
        raise ReadError(
            "the PDF is encrypted with AES: run `pip install cryptography`, or save a copy without encryption"
        ) from error
    except Exception as error:
        raise ReadError("the PDF is encrypted in a way that can't be opened") from error
    if not opened:
        raise ReadError(_LOCKED)


def _sheet(page: PageObject, number: int, reading: _Reading) -> Sheet:
    width, height, view = view_of(page)
    reading.fonts.turn()
    walk = Walk(reading.fonts, Area(0, 0, width, height), view, reading.form, OPERATORS)
    contents = page.get("/Contents")
    if contents is not None:
        resources = page.get("/Resources")
        resources = resources.get_object() if resources is not None else {}
        walk.follow(reading.operations(contents.get_object()) or (), resources)
    written = composed(seen(walk.pen.written, walk.drawing, walk.page))
    return Sheet(number, width, height, tuple(map(run_of, written)), tuple(walk.drawing.rules))


def _labels(reader: PdfReader, count: int) -> tuple[str, ...]:
    try:
        labels = tuple(str(label) for label in reader.page_labels)
    except Exception:  # noqa: BLE001 - a broken label tree: the pages' numbers serve
        labels = ()
    return labels if len(labels) == count else tuple(str(n) for n in range(1, count + 1))


def _title(reader: PdfReader) -> str:
    try:
        return str((reader.metadata and reader.metadata.title) or "").strip()
    except Exception:  # noqa: BLE001 - broken properties: the text says what it is
        return ""
