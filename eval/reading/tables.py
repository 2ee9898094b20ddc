"""The measures of reading as tables, in Markdown."""

from __future__ import annotations

from eval.reading.files import Measured
from eval.reading.measures import Share
from eval.reading.speed import Memory, Speed


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
