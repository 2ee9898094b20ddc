"""What the command line gives the chat."""

from __future__ import annotations

from dataclasses import dataclass

from chat.guard.access import Access
from chat.judging import Judgements
from qa import Filter
from qa.filters import EVERYTHING
from qa.uploads import Uploads


@dataclass(frozen=True, slots=True)
class Served:
    """Who is let in, which reports are asked, and where what people give is kept.

    Without `uploads` no report can be added; without `judgements` nobody is asked whether a quote was useful.
    """

    access: Access
    only: Filter = EVERYTHING
    uploads: Uploads | None = None
    judgements: Judgements | None = None
