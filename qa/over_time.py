"""Questions that follow a matter over time, and the order their answers are read in.

"Hoe ver was het eind 2019, en wat was de stand een half jaar later?" is answered by a passage of each
report, and read from the first to the last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.periods import marked
from qa.report_words import COMPARED
from qa.types import Hit

# The best passage of a report that comes less near than this speaks of something else. Scores of one
# question's best hits lie about as far apart.
_WITHIN = 0.15

_THROUGH_THE_YEARS = (
    r"(?:(?:over|door|in) de jaren (?:heen)?|in de loop (?:van|der)|(?:over|through) the years|over time"
    r"|im laufe der|über die jahre|au fil d|zaman içinde|yıllar içinde|na przestrzeni|z biegiem"
    r"|(?:elk|ieder) (?:half)?jaar|year (?:by|on|after) year)"
)
_YEARS = re.compile(rf"(?<!\w){_THROUGH_THE_YEARS}", re.IGNORECASE)
_COMPARED = re.compile(COMPARED, re.IGNORECASE)


def over_time(question: str) -> bool:
    """Whether a question asks how something went on: from date to date, since a date, through the years."""
    if _YEARS.search(question):
        return True
    periods = set(marked(question).periods)
    return len(periods) > 1 or bool(periods and _COMPARED.search(question))


def by_date(hits: Sequence[Hit]) -> list[Hit]:
    """The best hit of each report in order of date, and then the others, best first.

    A report whose best hit is far from the best of all, or that has no date, leads with none.
    """
    best: dict[str, Hit] = {}
    for hit in hits:
        if hit.source.date and hit.score > hits[0].score - _WITHIN:
            best.setdefault(hit.passage.report.id, hit)
    first = sorted(best.values(), key=lambda hit: (hit.source.date, hit.passage.report.id))
    return [*first, *(hit for hit in hits if not any(hit is one for one in first))]
