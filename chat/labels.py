"""What stands on the widgets, in Dutch and in English: gradio's page shows the one of its reader."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from chat import own_words
from chat.own_words import ON_WIDGETS
from qa.filters import KINDS, kind_in_words


@dataclass(frozen=True, slots=True)
class Labels:
    """What stands on the widgets in one language."""

    question: str
    ask: str
    send: str
    answers: str
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
    narrowing="Welke rapporten",
    reports="Rapport",
    kinds="Soort",
    since="Vanaf",
    until="Tot en met",
)
# gradio's own words, where they are missing in Dutch or say something else than they do here.
_GRADIOS = {
    "nl": {
        "common.loading": "Zoeken…",
        "status.queue_position": "In de rij: {position} van {size}",
    },
    "en": {"common.loading": "Searching…"},
}
TRANSLATIONS = {
    language: {
        **{f"citaat_{name}": text for name, text in asdict(labels).items()},
        **{f"citaat_own_{name}": getattr(own, name) for name in ON_WIDGETS},
        **_GRADIOS[language],
        **{f"citaat_kind_{kind}": kind_in_words(kind, language) for kind in KINDS},
    }
    for language, labels, own in (("nl", DUTCH, own_words.DUTCH), ("en", ENGLISH, own_words.ENGLISH))
}
"""For each language what gradio's page looks up; the prefix keeps them apart from gradio's own."""


def label(gradio: Any, name: str) -> Any:
    """The label of that field of `Labels`, for any widget to show in its reader's language."""
    if f"citaat_{name}" not in TRANSLATIONS["en"]:
        raise ValueError(f"there is no label '{name}': add it to Labels, DUTCH and ENGLISH")
    return gradio.I18n()(f"citaat_{name}")


def kind_label(gradio: Any, kind: str) -> Any:
    """A report's kind in its reader's language, where it is one of the known ones; else as it is."""
    return label(gradio, f"kind_{kind}") if kind in KINDS else kind
