"""Lines of print with a rule under all their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.pdf.shapes import Line, Rule

_THIN = 2.0  # points
_ENDS = 3.0  # so far the rule may end from the words
_BELOW = 0.35  # times the size: a rule 1.7 pt under letters of 9 pt is an underline


def with_underlines(lines: Sequence[Line], rules: Iterable[Rule]) -> list[Line]:
    """The lines of a page, those marked that are underlined from their first word to their last."""
    level = [rule for rule in rules if rule.top - rule.bottom < _THIN < rule.right - rule.left]
    at: dict[int, list[Rule]] = {}
    for rule in level:
        at.setdefault(round(rule.top), []).append(rule)
    return [replace(line, underlined=True) if _is_underlined(line, at) else line for line in lines]


def _is_underlined(line: Line, at: dict[int, list[Rule]]) -> bool:
    """Whether rules of one height, word by word or in one go, reach as far as the line does."""
    if line.row:
        return False
    for height in range(round(line.y - _BELOW * line.size), round(line.y) + 1):
        under = [rule for rule in at.get(height, ()) if rule.left < line.end and rule.right > line.left]
        covered = sum(rule.right - rule.left for rule in under)
        if under and covered > 0.9 * (line.end - line.left):
            left, right = min(rule.left for rule in under), max(rule.right for rule in under)
            if abs(left - line.left) <= _ENDS and abs(right - line.end) <= _ENDS:
                return True
    return False
