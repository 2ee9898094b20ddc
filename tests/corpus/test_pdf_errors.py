"""What can't be read is said in one sentence, and nothing else gets out."""

from __future__ import annotations

import io
import logging
import re
import subprocess
import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import NameObject, NumberObject

from corpus.draft import Draft
from corpus.errors import ReadError
from corpus.pdf import read_pdf
from tests.corpus.pdfs import blocks, lines, pdf

SOUND = pdf(lines("Een alinea met tekst."), lines("En nog een alinea."))
SECONDS = 5.0  # a sound file of this size takes 0.02 s


def why(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        read_pdf(data)
    return str(caught.value)


def test_no_pdf() -> None:
    assert "isn't a PDF" in why(b"Geachte voorzitter,")
    assert "isn't a PDF" in why(b"")


def test_cut_off() -> None:
    assert "cut off" in why(SOUND[: len(SOUND) // 2])


def test_no_pages() -> None:
    out = io.BytesIO()
    PdfWriter().write(out)
    assert "no pages" in why(out.getvalue())


def test_a_page_that_fails_is_named() -> None:
    out = io.BytesIO()
    writer = PdfWriter(clone_from=io.BytesIO(SOUND))
    writer.pages[1][NameObject("/Contents")] = NumberObject(5)
    writer.write(out)
    assert why(out.getvalue()) == "page 2 of the PDF can't be read; the file is damaged"


def test_scanned() -> None:
    assert "OCR" in why(pdf([]))


def test_a_password() -> None:
    assert "password" in why(pdf(lines("Geheim."), password="secret"))


def test_an_empty_password_is_none() -> None:
    assert blocks(read_pdf(pdf(lines("Open."), password=""))) == [("paragraph", "Open.")]


def test_pypdf_is_imported_late_and_keeps_quiet() -> None:
    code = "import sys, corpus.pdf; sys.exit('pypdf' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    read_pdf(SOUND)
    assert not logging.getLogger("pypdf._reader").isEnabledFor(logging.ERROR)


def only_draft_or_error(data: bytes) -> None:
    start = time.monotonic()
    try:
        assert isinstance(read_pdf(data), Draft)
    except ReadError as error:
        assert re.fullmatch(r"[^\n]+", str(error))  # noqa: PT017 - either outcome is right
    assert time.monotonic() - start < SECONDS


calm = settings(max_examples=60, suppress_health_check=list(HealthCheck))


@calm
@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), max_size=20))
def test_bytes_changed(changes: list[tuple[int, int]]) -> None:
    data = bytearray(SOUND)
    for at, value in changes:
        data[at] = value
    only_draft_or_error(bytes(data))


@calm
@given(st.integers(0, len(SOUND)), st.integers(0, len(SOUND)), st.binary(max_size=40))
def test_a_part_replaced(start: int, end: int, new: bytes) -> None:
    only_draft_or_error(SOUND[:start] + new + SOUND[end:])


@calm
@given(st.integers(0, len(SOUND)))
def test_truncated_with_an_end_mark(length: int) -> None:
    only_draft_or_error(SOUND[:length] + b"\n%%EOF\n")
