"""Report files to reports, and reports to passages.

report file -> Report (pages, blocks under sections, canonical text) -> Passages
"""

from corpus.errors import CorpusError, ReadError
from corpus.passages import split
from corpus.read import ReportFile, find_files, read_report
from corpus.sentences import sentence_spans
from corpus.types import Block, Box, Page, Passage, Place, Report

__all__ = [
    "Block",
    "Box",
    "CorpusError",
    "Page",
    "Passage",
    "Place",
    "ReadError",
    "Report",
    "ReportFile",
    "find_files",
    "read_report",
    "sentence_spans",
    "split",
]
