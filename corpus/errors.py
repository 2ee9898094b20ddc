"""What can go wrong in this package.

CorpusError(Exception)      one sentence: what was received, and what to do
  ReadError                 a file that can't be read as a report; names the file
"""

from __future__ import annotations


class CorpusError(Exception):
    """The root of this package's errors; its message is one sentence for the person who asked."""


class ReadError(CorpusError):
    """A file that can't be read as a report: the message names it and says why."""
