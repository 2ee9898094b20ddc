"""What a person states about reports, in a `reports.toml` beside the files.

    ["2019-12-bijlage-1.pdf"]
    title = "Halfjaarbericht politie, bijlage 1"
    date = "2019-12"
    address = "https://..."

It comes before anything that the file says of itself.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

from corpus.errors import CorpusError
from corpus.metadata import parse_date

FILE = "reports.toml"
NAMES = frozenset({"title", "date", "kind", "reference", "language", "address"})


def stated_beside(path: Path) -> dict[str, str]:
    """What `reports.toml` in a file's folder states about the file; CorpusError when it can't be read."""
    beside = path.with_name(FILE)
    if not beside.is_file():
        return {}
    try:
        tables = tomllib.loads(beside.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CorpusError(f"'{beside}' can't be read as TOML ({error}): mend it, or take it away") from error
    return _checked(beside, path.name, tables.get(path.name, {}))


def _checked(beside: Path, name: str, table: object) -> dict[str, str]:
    if not isinstance(table, dict):
        raise CorpusError(f"'{beside}' gives no table for '{name}': write [\"{name}\"] above its lines")
    unknown = sorted(set(table) - NAMES)
    if unknown:
        raise CorpusError(
            f"'{beside}' states '{unknown[0]}' of '{name}': it can be one of {', '.join(sorted(NAMES))}"
        )
    return {key: _value(beside, name, key, value) for key, value in table.items()}


def _value(beside: Path, name: str, key: str, value: object) -> str:
    if isinstance(value, date):  # TOML has dates of its own
        value = value.isoformat()[:10]
    if not isinstance(value, str):
        raise CorpusError(f"'{beside}' states a {key} of '{name}' that is not a text in quotes")
    if key == "date":
        parsed = parse_date(value)
        if not parsed:
            raise CorpusError(
                f"'{beside}' states the date '{value}' of '{name}': write it as 2020-05-29, 2020-05 or 2020"
            )
        return parsed
    return value.strip()
