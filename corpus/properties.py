"""What a file's properties say, made sense of: titles, dates, languages."""

from __future__ import annotations

import re

from corpus.metadata import parse_date

_NOT = re.compile(r"none|untitled|document\d*|naamloos|.*\.(docx?|pdf|odt|rtf|indd|xlsx?)|\W*", re.IGNORECASE)
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?=T|\s|$)")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z\d]{2,8})*", re.IGNORECASE)
_PROGRAM = re.compile(r"^microsoft (word|powerpoint|excel)\b", re.IGNORECASE)


def sensible_title(title: str) -> str:
    """The title, or nothing when it is a file's or a program's name."""
    title = " ".join(title.split())
    return "" if _NOT.fullmatch(title) or _PROGRAM.match(title) else title


def property_date(words: str) -> str:
    """ISO 8601 of a date as pages and files write it (with a time, day first, in words); or ""."""
    iso, day_first = _ISO.match(words), _DAY_FIRST.fullmatch(words)
    if iso:
        words = iso[0]
    elif day_first:
        words = f"{day_first[3]}-{int(day_first[2]):02}-{int(day_first[1]):02}"
    return parse_date(words)


def property_language(tag: str) -> str:
    """The ISO 639-1 code of a language tag: "nl" of "nl-NL"; "" of anything else."""
    match = _LANGUAGE.fullmatch(tag.strip())
    return match[1].lower() if match else ""
