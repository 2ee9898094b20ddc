"""A run as one page of HTML: no script, nothing from elsewhere, every character of a report escaped."""

from __future__ import annotations

from pathlib import Path

from eval.page.document import document
from eval.saved import Run


def write_page(path: Path, run: Run) -> None:
    """Write the page of a run."""
    path.write_text(document(run), encoding="utf-8")
