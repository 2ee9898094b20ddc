"""Measure how PDFs are read: `python -m eval.reading ../shared` prints tables and writes a JSON file.

The folder holds `reports/pdf` with their text in `reports/text`, and `pdfs`, whose outlines stand in
`tests/corpus/outlines`. See docs/reading.md.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from eval.commit import commit
from eval.reading.files import OUTLINES, Measured, against_pages, against_text, measured
from eval.reading.speed import memory_of, repeated, speed_of
from eval.reading.tables import speed_table, table


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
