"""Whether a question goes on from the one before it, or stands by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.follow_up_words import ACTORS, ASIDE, PASSIVE
from qa.question_words import Words

_LONGEST = 12  # words: a longer question says what it is about
_MOST = 2  # words of its own beside a word that points back
_PART = 3  # words of its own in a part of a question ("en bij de Koninklijke Marechaussee?")


def goes_on(asked: Words) -> bool:
    """Whether a question can't be understood without the one before it; when in doubt, it can."""
    if not asked.words or len(asked.words) > _LONGEST:
        return False
    if not asked.own:  # "who are you?" is asked of nobody before
        return points_back(asked) or not any(word.text in asked.grammar.persons for word in asked.words)
    if is_part(asked) or _asks_for_more(asked):
        return True
    return len(asked.subject) <= _MOST and (points_back(asked) or _is_bare_verb(asked))


def is_part(asked: Words) -> bool:
    """Whether it is only a part of a question, for another one's frame: "and at the fire service?"."""
    return asked.begins > 0 and not asked.asks and 0 < len(asked.own) <= _PART


def _asks_for_more(asked: Words) -> bool:
    """As in "over welke onderwerpen?"."""
    if len(asked.words) != len(("over", "welke", "onderwerpen")):
        return False
    preposition, asking, _ = (word.text for word in asked.words)
    return preposition in asked.grammar.prepositions and asking in asked.grammar.asking - ASIDE


def points_back(asked: Words) -> bool:
    """Whether a word of it stands for something that was said before it."""
    return any(
        asked.words[at].text in asked.grammar.back
        or not (_is_article(asked, at) or _links(asked, at) or _is_anybody(asked, at) or _is_meant(asked, at))
        for at in _pointers(asked)
    )


def _pointers(asked: Words) -> Iterator[int]:
    """Where words stand that may point back; not those of set phrases ("hoe staat het met ...")."""
    grammar = asked.grammar
    pointers = grammar.back | grammar.pronouns | grammar.pointing
    plain = " ".join(word.text for word in asked.words)
    empty = [match.span() for match in re.finditer(rf"(?<!\w)(?:{grammar.empty})(?!\w)", plain)]
    start = 0
    for at, word in enumerate(asked.words):
        if word.text in pointers and not any(first <= start < last for first, last in empty):
            yield at
        start += len(word.text) + 1


def _is_article(asked: Words, at: int) -> bool:
    """As in "het tapsysteem" and "das neue System": an adjective may stand between, and ends so."""
    noun = at + 1
    while noun < len(asked.words) and asked.words[noun].text in asked.grammar.fillers:
        if not asked.words[noun].text.endswith("e"):
            return False
        noun += 1
    passive = at > 0 and asked.words[at - 1].text in PASSIVE and noun == len(asked.words) - 1
    return asked.words[at].text in asked.grammar.articles and _tells(asked, noun) and not passive


def _links(asked: Words, at: int) -> bool:
    """As in "agenten die niet werken", and not in "op welke wet steunt dat?"."""
    last = at == len(asked.words) - 1
    return asked.words[at].text in asked.grammar.linking and _tells(asked, at - 1) and not last


def _is_anybody(asked: Words, at: int) -> bool:
    """As in "what do they do about cybercrime?": they may be the police, as ever."""
    follows = range(at + 1, len(asked.words))
    return asked.words[at].text in asked.grammar.they and any(
        asked.words[one] in asked.own and _stands_after(asked, one, asked.grammar.prepositions)
        for one in follows
    )


def _is_meant(asked: Words, at: int) -> bool:
    """Whether something before it in the same question may be meant.

    Not a verb just before it ("which MP asked for it?"), nor what is asked for ("which law is that?"),
    nor the police where no people are meant ("how do the police use it?").
    """
    end = at - 1
    if end >= 0 and asked.words[end].text in asked.grammar.prepositions:
        end -= 1
    people = asked.words[at].text in asked.grammar.they
    return any(
        _tells(asked, one)
        and (people or asked.words[one].text not in ACTORS)
        and not _stands_after(asked, one, asked.grammar.asking - ASIDE)
        for one in range(end)
    )


def _stands_after(asked: Words, at: int, words: frozenset[str]) -> bool:
    """Whether one of these words comes before it, with nothing but articles and the like between them."""
    before = at - 1
    while before >= 0 and asked.words[before].text in asked.grammar.fillers:
        before -= 1
    return before >= 0 and asked.words[before].text in words


def _tells(asked: Words, at: int) -> bool:
    return 0 <= at < len(asked.words) and asked.words[at].telling


def _is_bare_verb(asked: Words) -> bool:
    """As in "ne zaman açıldı?": its only word of its own is a verb."""
    return len(asked.own) == 1 and asked.is_verb(asked.own[0])
