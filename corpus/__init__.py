"""Report files to reports, and reports to passages.

report file -> Report (pages, blocks under sections, canonical text) -> Passages
"""

from corpus.errors import CorpusError, ReadError
from corpus.passages import split
from corpus.read import ReportFile, find_files, read_report
from corpus.references import Reference
from corpus.sentences import sentence_spans
from corpus.stated import stated_beside
from corpus.types import Block, Box, Footnote, Marker, Page, Passage, Place, Report

__all__ = [
    "Block",
    "Box",
    "CorpusError",
    "Footnote",
    "Marker",
    "Page",
    "Passage",
    "Place",
    "ReadError",
    "Reference",
    "Report",
    "ReportFile",
    "find_files",
    "read_report",
    "sentence_spans",
    "split",
    "stated_beside",
]
