"""What a report says of itself: title, date, reference, kind, language, found in its own words.

What a file states outright (front matter, document properties) comes first; then what its letterhead
says ("Datum 29 mei 2020", "Ons kenmerk 2918293", "Onderwerp ..."); then its file name.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from corpus.draft import Draft

_MONTHS = ("januari februari maart april mei juni juli augustus september oktober november december").split()
_DATE_WORDS = rf"(?:(?P<day>\d{{1,2}})\s+)?(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>(?:19|20)\d\d)"
_DATE_LINE = re.compile(rf"^Datum:?\s+{_DATE_WORDS}\b", re.IGNORECASE | re.MULTILINE)
_FILE_DATE = re.compile(r"(?<!\d)(?P<date>(?:19|20)\d\d(?:-[01]\d(?:-[0-3]\d)?)?)(?!\d)")
_ISO_DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?\Z")
_REFERENCE = re.compile(
    r"^(?:Ons kenmerk|Kenmerk):?\s+(?P<reference>[\w./-]*\d[\w./-]*)", re.IGNORECASE | re.MULTILINE
)
# On a line of its own, or after the date of the letterhead: "Datum 29 mei 2020 Onderwerp ...".
_SUBJECT = re.compile(r"(?:^|(?<=20\d\d )|(?<=19\d\d ))Onderwerp:?\s+(?P<title>[^\n.]{3,160})$", re.MULTILINE)
_LETTER = re.compile(r"\b(?:Aan de (?:V|v)oorzitter|Geachte)\b")
_ANNEX = re.compile(r"\b(?:bijlage|annex)\b", re.IGNORECASE)
_HEAD = 3000  # characters of the beginning in which a letterhead stands

# The commonest function words tell the languages of such reports apart: in three reports of 26,000
# words each of a language's words stands hundreds of times, and another language's hardly ever.
_FUNCTION_WORDS = {
    "nl": frozenset("de het een van en in dat op te zijn voor met niet aan ook".split()),
    "en": frozenset("the of and to in that is for on with as was be by this".split()),
    "de": frozenset("der die das und von den mit für auf ist im nicht ein zu dem".split()),
    "fr": frozenset("le la les des et en du que une pour dans est par sur au".split()),
}
_ENOUGH = 0.08  # of all words; running text has 0.2 to 0.35, a table of names and figures less


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a report beside its text; an empty string where it isn't known."""

    title: str
    date: str
    kind: str
    reference: str
    language: str
    address: str


def find_metadata(draft: Draft, text: str, file_stem: str) -> Metadata:
    """Gather what the file states, its letterhead says and its name tells, in that order."""
    head = "\n".join([text[:_HEAD], *draft.furniture])
    stated = draft.stated
    title = stated.get("title") or _title(draft, head) or _readable(file_stem)
    return Metadata(
        title=title,
        date=_date(stated.get("date", ""), head, file_stem),
        kind=stated.get("kind") or _kind(f"{title} {_readable(file_stem)}", head),
        reference=stated.get("reference") or _first(_REFERENCE, head, "reference"),
        language=stated.get("language") or guess_language(text),
        address=stated.get("address", ""),
    )


def guess_language(text: str) -> str:
    """The ISO 639-1 code of the language whose commonest words fill the text best; "" for none."""
    words = re.findall(r"[^\W\d_]+", text[:20_000].lower())
    shares = {
        language: sum(word in common for word in words) / max(len(words), 1)
        for language, common in _FUNCTION_WORDS.items()
    }
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] > _ENOUGH else ""


def parse_date(words: str) -> str:
    """ISO 8601 of a Dutch date in words ("29 mei 2020", "december 2019"), or of an ISO date; or ""."""
    words = words.strip()
    if _ISO_DATE.match(words):
        return words if _exists(words) else ""
    match = re.match(_DATE_WORDS, words, re.IGNORECASE)
    return _iso(match) if match else ""


def _exists(date: str) -> bool:
    """Whether the calendar has the date: no 31 February, no thirteenth month."""
    try:
        dt.date.fromisoformat(date + "-01" * (2 - date.count("-")))
    except ValueError:
        return False
    return True


def _date(stated: str, head: str, file_stem: str) -> str:
    match = _DATE_LINE.search(head)
    in_name = _first(_FILE_DATE, file_stem, "date")
    return parse_date(stated) or (_iso(match) if match else "") or parse_date(in_name)


def _iso(match: re.Match[str]) -> str:
    month = _MONTHS.index(match["month"].lower()) + 1
    day = f"-{int(match['day']):02}" if match["day"] else ""
    date = f"{match['year']}-{month:02}{day}"
    return date if _exists(date) else ""


def _title(draft: Draft, head: str) -> str:
    """The subject line of a letter, or the first heading when it is the only one of its level."""
    subject = _first(_SUBJECT, head, "title").strip()
    if subject:
        return subject
    headings = [block for block in draft.blocks if block.kind == "heading"]
    alone = headings and sum(other.level <= headings[0].level for other in headings) == 1
    return headings[0].text if alone else ""


def _kind(names: str, head: str) -> str:
    if _ANNEX.search(names):
        return "annex"
    return "letter" if _LETTER.search(head) else "report"


def _readable(file_stem: str) -> str:
    """The file's name as words, without the date before it: "Halfjaarbericht politie bijlage 1"."""
    words = re.sub(r"[-_\s]+", " ", _FILE_DATE.sub("", file_stem, count=1)).strip()
    return (words or file_stem)[:1].upper() + (words or file_stem)[1:]


def _first(pattern: re.Pattern[str], text: str, group: str) -> str:
    match = pattern.search(text)
    return match[group] if match else ""
