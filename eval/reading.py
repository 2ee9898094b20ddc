"""Measure how PDFs are read: `python -m eval.reading ../shared` prints tables and writes a JSON file.

The folder holds `reports/pdf` with their text in `reports/text`, and `pdfs`, whose outlines stand in
`tests/corpus/outlines`. See docs/reading.md.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from corpus import read_report, split
from eval.commit import commit
from eval.reading_measures import (
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
from eval.reading_outline import compare_outlines
from eval.reading_pages import beside, see
from eval.reading_parts import (
    breaks_joined,
    breaks_of,
    bullets_under_heads,
    footnotes_elsewhere,
    footnotes_kept,
)
from eval.reading_speed import Memory, Speed, memory_of, repeated, speed_of
from eval.reading_truth import parse_outline, truth_of

OUTLINES = Path(__file__).resolve().parents[1] / "tests" / "corpus" / "outlines"
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


def table(title: str, found: Measured) -> str:
    """Measures down, files across."""
    files = list(dict.fromkeys(file for shares in found.values() for file in shares if file != "all"))
    lines = [_row([title, *map(_column, files), "all"]), _row(["---", *["---:"] * (len(files) + 1)])]
    for name, shares in found.items():
        lines.append(_row([name, *(_cell(shares.get(file)) for file in [*files, "all"])]))
    return "\n".join(lines)


def speed_table(speeds: dict[str, Speed], memory: Memory | None) -> str:
    """Files down, and a line on memory."""
    lines = [
        _row(["speed", "pages", "pages/s", "times pypdf's own"]),
        _row(["---", "---:", "---:", "---:"]),
    ]
    for file, one in speeds.items():
        cells = [_column(file), str(one.pages), f"{one.pages / one.seconds:.0f}", f"{one.ratio:.2f}"]
        lines.append(_row(cells))
    if memory:
        lines.append(
            f"\n{memory.pages} pages in one file: {memory.seconds:.0f} s, {memory.peak:.0f} MiB at most "
            f"({memory.before:.0f} before)"
        )
    return "\n".join(lines)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _column(file: str) -> str:
    """The beginning of a file's name: "kamerstuk-35538" or "2019-12"."""
    return "-".join(file.split("-")[:2])


def _cell(share: Share | None) -> str:
    if share is None or not share.of:
        return "-"
    if share.good in (0, share.of):
        return f"{share.value:.0f} ({share.good}/{share.of})"
    cut = share.good * 10_000 // share.of / 10_000  # not rounded: 1 is only for all
    return f"{cut:.4f} ({share.good}/{share.of})".removeprefix("0")


def save(folder: Path, run: dict[str, object]) -> Path:
    """Write the run as JSON to a file named after the commit."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{run['commit']}-reading.json"
    path.write_text(json.dumps(run, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def _plain(found: Measured) -> dict[str, dict[str, object]]:
    """For JSON; the details of all files stand with each."""
    return {
        name: {
            file: asdict(share) if file != "all" else {"good": share.good, "of": share.of}
            for file, share in shares.items()
        }
        for name, shares in found.items()
    }


def main(arguments: list[str] | None = None) -> int:
    """Measure, print and save."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="the folder with the reports and other PDFs")
    parser.add_argument("--to", type=Path, default=Path("results"), help="where the JSON file is written")
    parser.add_argument("--no-speed", action="store_true", help="leave out speed and memory")
    args = parser.parse_args(arguments)
    reports = sorted((args.folder / "reports" / "pdf").glob("*.pdf"))
    others = sorted((args.folder / "pdfs").glob("*.pdf"))
    texts = args.folder / "reports" / "text"
    known = measured(reports, lambda path: against_text(path, texts / f"{path.stem}.md"))
    seen = measured(others, lambda path: against_pages(path, OUTLINES / f"{path.stem}.txt"))
    print(table("three reports, against their text", known), end="\n\n")
    print(table("five other files, against their pages", seen), end="\n\n")
    run: dict[str, object] = {"commit": commit(), "reports": _plain(known), "others": _plain(seen)}
    if not args.no_speed:
        speeds = {path.stem: speed_of(path.read_bytes()) for path in [*reports, *others]}
        memory = memory_of(repeated(reports[0].read_bytes()))
        print(speed_table(speeds, memory), end="\n\n")
        run |= {"speed": {file: asdict(one) for file, one in speeds.items()}, "memory": asdict(memory)}
    print(f"saved as {save(args.to, run)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
