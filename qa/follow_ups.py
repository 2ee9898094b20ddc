"""What a question means after the ones before it: "en in 2021?", "how much did that cost?".

Nothing is generated: what is understood is made of the questions' own words, and a question that may
well stand by itself is taken as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from qa.follow_up_words import OF, THEN
from qa.periods import DATE
from qa.points_back import goes_on, is_part
from qa.question_words import Word, Words, words_of
from qa.retriever import LONGEST_QUESTION

_BRACKETED = re.compile(r"(?P<words>.*\S) \((?P<about>[^()]+)\)", re.DOTALL)
_END = " \t\n?!.…"


@dataclass(frozen=True, slots=True)
class _Understood:
    """A question, and in brackets what it is about where its own words don't say."""

    words: str
    about: str = ""

    @property
    def text(self) -> str:
        return f"{self.words} ({self.about})" if self.about else self.words


def understood(question: str, earlier: Sequence[str] = ()) -> str:
    """The question as it is meant after the earlier ones of its conversation, oldest first, as typed.

    One that stands by itself comes back as it is.
    """
    meant = _Understood("")
    for one in (*earlier, question):
        meant = _after(meant, one)
    return meant.text


def _after(before: _Understood, question: str) -> _Understood:
    bracketed = _BRACKETED.fullmatch(question)
    if bracketed:  # it says itself what it is about
        return _Understood(bracketed["words"], bracketed["about"])
    asked = words_of(question, before.text)
    if not before.words or not goes_on(asked):
        return _Understood(question)
    if _asks_the_same(before, asked):
        meant = _in_period(before, asked)
    elif is_part(asked):
        meant = _in_place(before, asked)
    else:
        meant = _about(before, asked)
    return meant if len(meant.text) <= LONGEST_QUESTION else _Understood(question)


def _asks_the_same(before: _Understood, asked: Words) -> bool:
    """Whether only the period is another one: "en in 2021?", "hoeveel waren het er in 2021?"."""
    asking = {word.text for word in asked.words} & asked.grammar.asking
    said = {word.text for word in words_of(before.words).words}
    return asked.dated and not any(word.telling for word in asked.words) and asking <= said


def _about(before: _Understood, asked: Words) -> _Understood:
    """The question with the subject of the one before it."""
    about = [before.about] if before.about else []
    if not about or not goes_on(words_of(before.words)):
        about.append(_subject(words_of(before.words, asked.question), dated=not asked.dated))
    return _Understood(asked.rest, ", ".join(about))


def _in_place(before: _Understood, asked: Words) -> _Understood:
    """The question before it with this part ("bij de brandweer") in place of its like, or behind it."""
    last = asked.words[-2 if asked.words[-1].text in THEN else -1]
    part = asked.question[asked.begins : last.end].strip()
    words = _with_place(before.words, asked, part)
    return replace(before, words=words) if words else replace(before, about=part)


def _in_period(before: _Understood, asked: Words) -> _Understood:
    """The question before it with this period in place of its own, or behind it."""
    in_brackets = DATE.search(before.about) and not DATE.search(before.words)
    frame = _with_period(before.about if in_brackets else before.words, asked)
    if not frame:
        return _Understood(asked.question)
    return replace(before, about=frame) if in_brackets else replace(before, words=frame)


def _with_period(frame: str, asked: Words) -> str:
    """The frame with a period in place of its own, or behind it; nothing when it names several apart."""
    dates = list(DATE.finditer(frame))
    start, end = _period_in(asked)
    first = _with_preposition(asked, start)
    if not dates:
        return _put_behind(frame, asked.question[first:end])
    between = [frame[one.end() : other.start()] for one, other in pairwise(dates)]
    if any(len(words.split()) > 1 for words in between):
        return ""
    old = dates[0].start()
    old_first = _with_preposition(words_of(frame), old)
    # A preposition goes out with the old period, and comes with the new one; "de brief van" stays.
    if between or (first < start and frame[old_first:old].strip().lower() not in OF):
        old, start = old_first, first
    period, year = asked.question[start:end], dates[-1]["year"]
    if year and not DATE.search(period):  # "en in november?"
        period = f"{period} {year}"
    return frame[:old] + period + frame[dates[-1].end() :]


def _period_in(asked: Words) -> tuple[int, int]:
    """Where its first date or month begins, and where its last one ends."""
    periods = [word for word in asked.words if word.period]
    dates = [date.span() for date in DATE.finditer(asked.question)]
    starts = [periods[0].start, *(start for start, _ in dates)]
    return min(starts), max([periods[-1].end, *(end for _, end in dates)])


def _with_preposition(frame: Words, start: int) -> int:
    """Where the preposition of what starts there begins, if it has one: "in het bericht"."""
    before = [word.text for word in frame.words if word.end <= start]
    while before and before[-1] in frame.grammar.fillers:
        before.pop()
    has_one = bool(before) and before[-1] in frame.grammar.prepositions
    return frame.words[len(before) - 1].start if has_one else start


def _with_place(frame: str, asked: Words, part: str) -> str:
    """The frame with a part such as "bij de brandweer" in place of its "bij ...", or behind it."""
    first = asked.words[0].text
    if first not in asked.grammar.prepositions:
        return ""
    span = _place_in(words_of(frame), first)
    return frame[: span[0]] + part + frame[span[1] :] if span else _put_behind(frame, part)


def _place_in(frame: Words, preposition: str) -> tuple[int, int] | None:
    """The span of a preposition of the frame with the one word that it stands before, and its article.

    None when several words stand there: where the place ends isn't known then.
    """
    kinds = "".join(_kind(word, frame, preposition) for word in frame.words)
    place = re.search(r"pf*t(?!t)", kinds)
    return (frame.words[place.start()].start, frame.words[place.end() - 1].end) if place else None


def _kind(word: Word, frame: Words, preposition: str) -> str:
    """A letter: the preposition, a filler, a word that tells, or another one."""
    if word.text == preposition:
        return "p"
    if word.text in frame.grammar.fillers:
        return "f"
    return "t" if word.telling or word.period else "o"


def _put_behind(frame: str, part: str) -> str:
    return f"{frame.rstrip(_END)} {part}?"


def _subject(asked: Words, *, dated: bool) -> str:
    """From the first word of a question's own to its last, with the period it names only if `dated`."""
    own = asked.subject or asked.own
    if not own:
        return asked.rest.strip(_END)
    start, end = _with_preposition(asked, own[0].start), own[-1].end
    dates = [date.span() for date in DATE.finditer(asked.question)]
    if dated:
        start = min([start, *(first for first, _ in dates)])
        return asked.question[start : max([end, *(last for _, last in dates)])]
    about = asked.question[:end]
    for first, last in reversed(dates):
        if start <= first < end:
            about = about[: _with_preposition(asked, first)] + about[last:]
    return " ".join(about[start:].split())
