"""The nameplate of a publication: whose it is, over two rules across its first page.

Between the rules stands the issue or the year. The title of the document comes below them, so that the
name, in a larger letter than all that follows, isn't a heading over everything else.
"""

from __future__ import annotations

from corpus.pdf.shapes import Rule, Run, Sheet

_ACROSS = 0.6  # of the page's width
_TOP = 0.7  # of the page's height: the plate is above that
_LINES = 3  # at most, over the rules and between them


def foot_of_nameplate(sheet: Sheet) -> float:
    """The height of the lower rule; infinite where there is no nameplate.

    A table has more rules, or none that go across; so it isn't taken for one.
    """
    rules = sorted({_rounded(rule) for rule in sheet.rules if _is_across(rule, sheet)}, reverse=True)
    if len(rules) != 2 or rules[0][1:] != rules[1][1:] or rules[1][0] < _TOP * sheet.height:
        return float("inf")
    upper, lower = rules[0][0], rules[1][0]
    name = _between(sheet, upper, sheet.height)
    issue, rest = _between(sheet, lower, upper), _between(sheet, 0, lower)
    if not (_few(name) and _few(issue) and rest):
        return float("inf")
    larger = max(run.size for run in name) > max(run.size for run in rest)
    return lower if larger else float("inf")


def _is_across(rule: Rule, sheet: Sheet) -> bool:
    return rule.right - rule.left > max(_ACROSS * sheet.width, rule.top - rule.bottom)


def _rounded(rule: Rule) -> tuple[int, int, int]:
    return round(rule.bottom), round(rule.left), round(rule.right)


def _between(sheet: Sheet, bottom: float, top: float) -> list[Run]:
    return [run for run in sheet.runs if bottom < run.y < top and run.text.strip()]


def _few(runs: list[Run]) -> bool:
    """Whether words stand on so few lines as a name or an issue takes."""
    return 0 < len({round(run.y) for run in runs}) <= _LINES
