"""The words of a question by what they do in it: which say something by themselves, and which don't."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from qa.follow_up_words import ACTORS, LANGUAGES, TURKISH, Grammar
from qa.period_words import MONTHS
from qa.periods import DATE

_WORD = re.compile(r"[^\W_]+")
_MONTH = re.compile("|".join(MONTHS), re.IGNORECASE)
_NO_MONTHS = ("may", "mar")  # mostly other words
# A Turkish verb says who and when in its ending, and needs no pronoun.
_TURKISH_VERB = re.compile(r"\w+(?:[dt][ıiuü]|[ae]ca[kğ]\w*|[ıiuü]yor\w*|m[ıiuü]ş\w*)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question in small letters, and its place there.

    `telling` when it says something of the subject, `period` when it is of a date, or a month.
    """

    text: str
    start: int
    end: int
    telling: bool
    period: bool


@dataclass(frozen=True, slots=True)
class Words:
    """A question in the language that most of its words are of.

    `begins` is where it begins after the "and" that leads it, and 0 where none does; `words` are those
    from there on, with their places in the whole.
    """

    question: str
    begins: int
    grammar: Grammar
    words: tuple[Word, ...]

    @property
    def rest(self) -> str:
        """The question without the "and" that leads it."""
        return self.question[self.begins :].strip()

    @property
    def own(self) -> list[Word]:
        """The words that name a subject: no general nouns ("the goal")."""
        return [word for word in self.words if word.telling and word.text not in self.grammar.general]

    @property
    def subject(self) -> list[Word]:
        """Those of `own` that aren't whom all reports tell of ("the police")."""
        return [word for word in self.own if word.text not in ACTORS]

    @property
    def dated(self) -> bool:
        """Whether it names a date or a month."""
        return any(word.period for word in self.words)

    @property
    def asks(self) -> bool:
        """Whether it has a word that makes it more than a part of a question."""
        known = self.grammar.asking | self.grammar.verbs
        return any(word.text in known or self.is_verb(word) for word in self.words)

    def is_verb(self, word: Word) -> bool:
        """Whether its ending makes it a verb, which only Turkish endings tell."""
        return self.grammar is TURKISH and _TURKISH_VERB.fullmatch(word.text) is not None


def words_of(question: str, beside: str = "") -> Words:
    """The words of a question; what was asked beside it decides where two languages have as many."""
    grammar = max(LANGUAGES, key=lambda one: (_known(question, one), _known(beside, one)))
    lead = re.match(rf"\s*{grammar.lead}(?!\w)[\s,:]*", question, re.IGNORECASE)
    begins = lead.end() if lead else 0
    return Words(question, begins, grammar, tuple(_words(question, begins, grammar)))


def _words(question: str, begins: int, grammar: Grammar) -> Iterator[Word]:
    dates = [date.span() for date in DATE.finditer(question)]
    for match in _WORD.finditer(question, begins):
        text = match[0].lower()
        dated = any(start <= match.start() < end for start, end in dates)
        period = dated or (text not in _NO_MONTHS and _MONTH.fullmatch(text) is not None)
        telling = not period and text not in _silent(grammar) and (len(text) > 1 or text.isdigit())
        yield Word(text, match.start(), match.end(), telling, period)


@cache
def _silent(grammar: Grammar) -> frozenset[str]:
    """All words that say nothing by themselves."""
    return frozenset().union(
        grammar.back,
        grammar.pronouns,
        grammar.pointing,
        grammar.persons,
        grammar.prepositions,
        grammar.asking,
        grammar.verbs,
        grammar.fillers,
    )


@cache
def _all(grammar: Grammar) -> frozenset[str]:
    return _silent(grammar) | grammar.general | set(_WORD.findall(grammar.lead))


def _known(text: str, grammar: Grammar) -> int:
    return sum(word.lower() in _all(grammar) for word in _WORD.findall(text))
