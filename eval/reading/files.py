"""Every measure of one file: against its text, or against what stands on its pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpus import read_report, split
from eval.reading.measures import (
    Share,
    footnotes_of,
    furniture_in_passages,
    page_numbers_in_passages,
    text_of,
    titles_in_order,
    titles_of,
    words_in_order,
    words_on_their_pages,
)
from eval.reading.notes import footnotes_tied
from eval.reading.outline import compare_outlines
from eval.reading.pages import beside, see
from eval.reading.parts import (
    breaks_joined,
    breaks_of,
    bullets_under_heads,
    footnotes_elsewhere,
    footnotes_kept,
)
from eval.reading.truth import parse_outline, truth_of

OUTLINES = Path(__file__).resolve().parents[2] / "tests" / "corpus" / "outlines"
OTHER_NOTES = {"2020-05-29-halfjaarbericht-politie"}
"""The report whose PDF prints other footnotes than its Markdown."""

Shares = dict[str, Share]
Measured = dict[str, Shares]
"""By the name of a measure, what each file has; measures and files in the order of the table."""


def against_text(path: Path, text: Path) -> Shares:
    """A report against its text as Markdown."""
    report = read_report(path)
    passages, pages = split(report), see(path.read_bytes())
    truth = truth_of(text.read_text(encoding="utf-8"), path.stem, beside(pages))
    body = text_of(report, [block for block in report.blocks if block.kind != "footnote"])
    notes = footnotes_of(report)
    precision, recall = titles_in_order(truth.headings, [title.text for title in titles_of(report)])
    shares = {
        "words of the body in order": words_in_order(truth.body, body),
        "headings, precision": precision,
        "headings, recall": recall,
        "furniture in passages (0 is right)": furniture_in_passages(report, passages, pages),
        "“Pagina n van m” in passages (0 is right)": page_numbers_in_passages(passages),
    }
    told = truth.body
    if path.stem not in OTHER_NOTES:
        told += "\n" + "\n".join(truth.footnotes.values())
        bare = "\n".join(note.partition(" ")[2] for note in notes)
        shares |= {
            "words of the footnotes in order": words_in_order("\n".join(truth.footnotes.values()), bare),
            "footnotes kept once": footnotes_kept(truth.footnotes, notes),
            "footnotes in other blocks (0 is right)": footnotes_elsewhere(truth.footnotes, report),
        }
    sentence, word = footnotes_tied(truth.footnotes, truth.places, report)
    shares |= {"footnotes tied to their sentence": sentence, "footnotes tied to their word": word}
    shares["words broken at a line's end, joined"] = breaks_joined(breaks_of(pages), told, report.text)
    if truth.bullets:
        shares["table items under their heads"] = bullets_under_heads(truth.bullets, report)
    return shares


def against_pages(path: Path, outline: Path) -> Shares:
    """A report against what pdfium sees on its pages, and its outline."""
    report = read_report(path)
    passages, pages = split(report), see(path.read_bytes())
    figures = compare_outlines(parse_outline(outline.read_text(encoding="utf-8")), titles_of(report))
    return {
        "passages whose words stand on their pages": words_on_their_pages(passages, pages),
        "furniture in passages (0 is right)": furniture_in_passages(report, passages, pages),
        "outline, precision": figures.precision,
        "outline, recall": figures.recall,
        "outline, under the right heading": figures.parents,
    }


def measured(files: list[Path], measure: Callable[[Path], Shares]) -> Measured:
    """Every measure over every file, and over all of them."""
    found: Measured = {}
    for path in files:
        for name, share in measure(path).items():
            found.setdefault(name, {})[path.stem] = share
    for shares in found.values():
        shares["all"] = sum(shares.values(), Share(0, 0))
    return found
