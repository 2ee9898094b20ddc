"""What stands on the widgets, in Dutch and in English: gradio's page shows the one of its reader."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from chat import own_words
from chat.own_words import ON_WIDGETS


@dataclass(frozen=True, slots=True)
class Labels:
    """What stands on the widgets in one language."""

    question: str
    ask: str
    send: str
    answers: str
    searching: str
    close: str
    narrowing: str
    reports: str
    kinds: str
    since: str
    until: str


ENGLISH = Labels(
    question="Question",
    ask="Ask a question",
    send="Ask",
    answers="Questions and answers",
    searching="Searching…",
    close="Close",
    narrowing="Which reports",
    reports="Report",
    kinds="Kind",
    since="From",
    until="Up to and including",
)
DUTCH = Labels(
    question="Vraag",
    ask="Stel een vraag",
    send="Vraag het",
    answers="Vragen en antwoorden",
    searching="Zoeken…",
    close="Sluiten",
    narrowing="Welke rapporten",
    reports="Rapport",
    kinds="Soort",
    since="Vanaf",
    until="Tot en met",
)
# What gradio tells readers that speak, where it has no word for it in that language.
_GRADIOS = {
    "nl": {"status.queue_position": "In de rij: {position} van {size}", "common.complete": "Klaar"},
    "en": {"common.complete": "Done"},
}
TRANSLATIONS = {
    language: {
        **{f"citaat_{name}": text for name, text in asdict(labels).items()},
        **{f"citaat_own_{name}": getattr(own, name) for name in ON_WIDGETS},
        **_GRADIOS[language],
        "common.loading": labels.searching,
    }
    for language, labels, own in (("nl", DUTCH, own_words.DUTCH), ("en", ENGLISH, own_words.ENGLISH))
}
"""For each language what gradio's page looks up; the prefix keeps them apart from gradio's own."""


def label(gradio: Any, name: str) -> Any:
    """The label of that field of `Labels`, for any widget to show in its reader's language."""
    if f"citaat_{name}" not in TRANSLATIONS["en"]:
        raise ValueError(f"there is no label '{name}': add it to Labels, DUTCH and ENGLISH")
    return gradio.I18n()(f"citaat_{name}")
