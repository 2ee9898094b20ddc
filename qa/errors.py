"""What can go wrong in this package.

QaError(Exception)         one sentence: what was received, and what to do
  CollectionError          a folder that holds no collection, or not one for this encoder or version
    ChangedError           a collection that another citaat has changed since it was opened
    DamagedReportError     a report in one whose bytes aren't those that were written
  FilterError              a filter that can't be: no date, or a period that ends before it begins
  OriginalError            a report that isn't in the collection, or whose file isn't as it was
  QuestionError            a question that can't be asked: empty, or far too long
  UploadError              a file that may not be added, or a report that wasn't added
"""

from __future__ import annotations

from typing import Literal, TypeAlias


class QaError(Exception):
    """The root of this package's errors; its message is one sentence for the person who asked."""


class CollectionError(QaError):
    """A folder that holds no collection, or one made by something else."""


class ChangedError(CollectionError):
    """A collection that isn't there any more as it was opened: what was looked for has been changed."""


class DamagedReportError(CollectionError):
    """A stored report that isn't whole, among others that may be."""


class FilterError(QaError):
    """A filter that can't be."""


Missing: TypeAlias = Literal["unknown", "taken_out", "gone", "changed", "no_image"]
"""Why a report's file can't be shown."""


class OriginalError(QaError):
    """A report that isn't in the collection, or whose file isn't there as it was indexed.

    `name` is the report's id, or its file's name: for whoever tells it in another language.
    """

    def __init__(self, sentence: str, why: Missing, name: str) -> None:
        super().__init__(sentence)
        self.why = why
        self.name = name


class QuestionError(QaError):
    """A question that can't be asked."""


class UploadError(QaError):
    """A file that may not be added to a collection, or a report that wasn't."""
