"""From the bytes of a PDF to positioned runs; the only module that knows pypdf.

pypdf joins what is shown on one line to one text with one position, also when the letter's size
or place changes in between (a raised footnote marker, a far column). So before extraction an
identity `cm` is put before every move: it changes nothing on the page, and makes pypdf hand over
what it has (`visitor_text`).
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError
from pypdf.generic import ArrayObject, ContentStream, NameObject

from corpus.errors import ReadError
from corpus.pdf.pen import ENTER, LEAVE, MOVES, Pen
from corpus.pdf.shapes import Run, Sheet, Source

T = TypeVar("T")
# pypdf reports every oddity it works around; what matters to a reader is raised as a ReadError.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)

_FLUSH: tuple[Any, bytes] = ((1, 0, 0, 1, 0, 0), b"cm")
_DAMAGED = "the PDF is damaged and can't be opened; fetch or save it again"
_LOCKED = "the PDF is encrypted with a password; save a copy without one"


def read_source(data: bytes) -> Source:
    """Every page's runs, the page labels and the title of a PDF; ReadError says why it can't."""
    reader = _opened(data)
    count = _or_fail(lambda: len(reader.pages), _DAMAGED)
    if not count:
        raise ReadError("the PDF has no pages")
    fonts: dict[int, Any] = {}
    sheets = tuple(
        _or_fail(
            lambda number=number: _sheet(reader.pages[number - 1], number, fonts),  # type: ignore[misc]
            f"page {number} of the PDF can't be read; the file is damaged",
        )
        for number in range(1, count + 1)
    )
    return Source(sheets, _labels(reader, count), _title(reader))


def _or_fail(step: Callable[[], T], sentence: str) -> T:
    """The result of a step; pypdf raises of all kinds on damaged files, here it is one."""
    try:
        return step()
    except ReadError:
        raise
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


def _sheet(page: PageObject, number: int, fonts: dict[int, Any]) -> Sheet:
    box, turn = page.cropbox, page.rotation % 360
    width, height = float(box.width), float(box.height)
    pen = Pen(fonts, turn, (float(box.left), float(box.bottom)))
    _follow(page, pen)
    runs = [run for run in pen.runs if -1 <= run.x <= width + 1 and -1 <= run.y <= height + 1]
    if turn in (90, 180, 270):
        runs = [_turned(run, turn, width, height) for run in runs]
    if turn in (90, 270):
        width, height = height, width
    return Sheet(number, width, height, tuple(runs))


def _turned(run: Run, turn: int, width: float, height: float) -> Run:
    """The run as a reader sees it on a page that is shown turned clockwise."""
    if turn == 90:
        return replace(run, x=run.y, y=width - run.x)
    if turn == 180:
        return replace(run, x=width - run.x, y=height - run.y)
    return replace(run, x=height - run.y, y=run.x)


def _follow(page: PageObject, pen: Pen) -> None:
    """Let pypdf go through a page, once, and the pen hear of it."""
    contents = page.get("/Contents")
    if contents is not None:
        stream = ContentStream(contents.get_object(), page.pdf, "bytes")
        stream.operations = list(_with_flushes(stream.operations))
        page[NameObject("/Contents")] = stream
        page.extract_text(visitor_text=pen.text, visitor_operand_before=pen.operator)


def _with_flushes(operations: list[tuple[Any, bytes]]) -> Iterator[tuple[Any, bytes]]:
    for operands, name in operations:
        if name == b"Do":
            yield [], ENTER
            yield operands, name
            yield [], LEAVE
            continue
        if name == b"TJ" and operands and isinstance(operands[0], list):
            yield from _parts(operands[0])
            continue
        if name == b"Ts" or (name in MOVES and name != b"BT"):
            yield _FLUSH
        yield operands, name


def _parts(shown: list[Any]) -> Iterator[tuple[Any, bytes]]:
    """A TJ, cut where it jumps more than one em (1,000 units): there a column or a tab begins."""
    start = 0
    for at, part in enumerate(shown):
        if at > start and isinstance(part, (int, float)) and part < -1000:
            yield [ArrayObject(shown[start:at])], b"TJ"
            yield _FLUSH
            start = at
    yield [ArrayObject(shown[start:])], b"TJ"


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
