"""Show what is read of a report file: sections, pages, passages, and what was taken out."""

from __future__ import annotations

import argparse
from pathlib import Path

from corpus import ReadError, read_report, split
from qa.answer_text import printable
from qa.cli import DONE
from qa.errors import QaError
from qa.outline import outline_text


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `citaat show`."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a report file")
    parser.add_argument(
        "--html", type=Path, metavar="OUT", help="write it beside images of the pages, as an HTML file"
    )


def run(args: argparse.Namespace) -> int:
    """Read the file, and print or write what was found."""
    report = read_report(args.file)
    passages = split(report)
    if args.html is None:
        print(printable(outline_text(report, passages)))
        return DONE
    from corpus.page_images import page_images
    from qa.outline_html import outline_html

    try:
        images = page_images(args.file.read_bytes()) if report.pages else []
        args.html.write_text(outline_html(report, passages, images), encoding="utf-8")
    except ReadError as error:
        raise ReadError(f"{args.file.name}: {error}") from error
    except OSError as error:
        raise QaError(f"'{args.html}' can't be written ({error.strerror}): name another file") from error
    print(f"written: {args.html}")
    return DONE
