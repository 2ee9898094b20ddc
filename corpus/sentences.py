"""Where sentences begin and end."""

from __future__ import annotations

import re

# A "sentence" that begins in lower case goes on with the one before it: the splitter has broken
# after an abbreviation it doesn't know ("€ 110 mln. beschikbaar", "o.a. de heer").
_GOES_ON = re.compile(r"[\s\"'(‘“]*[a-zà-ÿ]")
_SHORTEST = 15  # characters; "1." or "Nee." is no sentence to be found by itself


def sentence_spans(text: str, language: str = "nl") -> list[tuple[int, int]]:
    """The spans of the sentences of a text, in order, without the white space between them."""
    import sentencex

    spans: list[tuple[int, int]] = []
    at = 0
    for sentence in sentencex.segment(language or "nl", text):
        start = text.index(sentence, at)
        at = start + len(sentence)
        stripped = sentence.strip()
        if not stripped:
            continue
        start += len(sentence) - len(sentence.lstrip())
        end = start + len(stripped)
        if spans and (_GOES_ON.match(stripped) or _short(spans[-1])):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    if len(spans) > 1 and _short(spans[-1]):
        spans[-2:] = [(spans[-2][0], spans[-1][1])]
    return spans


def _short(span: tuple[int, int]) -> bool:
    return span[1] - span[0] < _SHORTEST
