"""A Word file opened: the XML of its parts, within bounds.

The standard library reads both the archive and the XML. An archive can hold far more than its size,
so what is unpacked is counted; a DTD, which alone can make XML grow or reach outside, is refused.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from corpus.errors import ReadError

MAX_BYTES = 100 * 1024 * 1024  # unpacked, of the parts that are read; a report of 500 pages has 10 MB
_DEEPEST = 160  # elements; a table in a table in a table is some 30 deep
_OLE = b"\xd0\xcf\x11\xe0"
_DAMAGED = "the Word file is damaged: open it in Word and save it again"
_OTHER = {
    "xl/workbook.xml": "it is an Excel workbook (.xlsx): save what it says as .docx or PDF",
    "ppt/presentation.xml": "it is a PowerPoint presentation (.pptx): save it as PDF",
    "content.xml": "it is an OpenDocument file (.odt): save it as .docx",
}
_OLD = {
    "EncryptedPackage": "it has a password: open it in Word, take the password off and save it again",
    "WordDocument": "it is an old Word file (.doc): save it as .docx",
    "Workbook": "it is an old Excel file (.xls): save what it says as .docx or PDF",
    "PowerPoint Document": "it is an old PowerPoint file (.ppt): save it as PDF",
}


class Package:
    """The parts of a Word file, found by what they are to its document."""

    def __init__(self, data: bytes) -> None:
        """Open the archive; ReadError, in one sentence, when it is none of a Word file."""
        self._room = MAX_BYTES
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._names = set(self._zip.namelist())
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
            raise ReadError(_not_a_package(data)) from error
        self._main = next(iter(self._targets("", "officeDocument")), "word/document.xml")
        if self._main not in self._names:
            other = (said for name, said in _OTHER.items() if name in self._names)
            raise ReadError(next(other, "it is not a Word file: nothing in it is a document"))

    def document(self) -> Element:
        """The document itself."""
        root = self._part(self._main)
        if root.tag != "document":
            other = (said for name, said in _OTHER.items() if name in self._names)
            raise ReadError(next(other, "it is not a Word file: nothing in it is a document"))
        return root

    def related(self, kind: str) -> list[Element]:
        """The document's parts of one kind: "styles", "numbering", "footnotes", "header" ..."""
        return [self._part(name) for name in self._targets(self._main, kind)]

    def properties(self) -> dict[str, str]:
        """The properties of the file: title, created, language ..."""
        names = self._targets("", "core-properties")
        return {one.tag: one.text or "" for name in names for one in self._part(name)}

    def _targets(self, source: str, kind: str) -> list[str]:
        folder, name = posixpath.split(source)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self._names:
            return []
        found = [
            posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
            for one in self._part(relations)
            if one.get("Type", "").endswith(f"/{kind}") and one.get("TargetMode") != "External"
        ]
        return [name for name in dict.fromkeys(found) if name in self._names]

    def _part(self, name: str) -> Element:
        try:
            info = self._zip.getinfo(name)
            if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                raise ReadError(_DAMAGED)  # Word has no other; theirs unpack without bounds
            with self._zip.open(info) as file:
                data = file.read(self._room + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            ValueError,
            RuntimeError,
            struct.error,
        ) as error:
            raise ReadError(_DAMAGED) from error
        self._room -= len(data)
        if self._room < 0:
            raise ReadError(f"it unpacks to more than the {MAX_BYTES >> 20} MB that is read")
        return _parsed(data)


class _Tree(ET.TreeBuilder):
    """A tree whose names have no namespaces (Word has two sets of them) and that isn't too deep."""

    depth = 0

    def doctype(self, *_: object) -> None:
        """Refuse a DTD."""
        raise ReadError("the Word file holds a DTD, which Word never writes: don't trust it")

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        """Open an element."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ReadError("the Word file is damaged: its parts are nested hundreds deep")
        return super().start(_local(tag), {_local(name): value for name, value in attrs.items()})

    def end(self, tag: str, /) -> Element:
        """Close an element."""
        self.depth -= 1
        return super().end(_local(tag))


def _parsed(data: bytes) -> Element:
    parser = ET.XMLParser(target=_Tree())  # noqa: S314 - a DTD is refused
    try:
        parser.feed(data)
        root = parser.close()
    except (ET.ParseError, ValueError, LookupError) as error:
        raise ReadError(_DAMAGED) from error
    assert isinstance(root, Element)
    return root


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _not_a_package(data: bytes) -> str:
    if data.startswith(_OLE):
        streams = (said for name, said in _OLD.items() if name.encode("utf-16-le") in data)
        return next(streams, "it is a file of an old Office program: save it as .docx")
    if data.startswith(b"{\\rtf"):
        return "it is an RTF file (.rtf): save it as .docx"
    return _DAMAGED if data.startswith(b"PK") else "it is not a Word file (.docx)"
