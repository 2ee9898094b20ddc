"""Many people at once: `python -m bench.load COLLECTION [PEOPLE] [SECONDS]`, 50 for two minutes if not said.

Each person asks questions of the development half one after another without a pause, and opens the page of
the real chat anew for each, because a question is understood from those before it. What was answered is
compared with what that very question is answered with in this process.
"""

from __future__ import annotations

import html
import re
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self, TypeAlias
from urllib.parse import parse_qs, urlsplit

import numpy as np

from bench.person import Person, RefusedError
from bench.server import HOST, Server, serving
from chat.answers import answer_card
from chat.words import ENGLISH
from eval.questions import DEVELOPMENT, load_questions
from qa import Assistant, Retriever

PEOPLE, SECONDS = 50, 120

PAUSE = 1.0
"""Seconds that a person waits who reads that it is too busy."""

Spans: TypeAlias = tuple[tuple[str, int, int], ...]
"""Quotes in order, by report, start and end."""


@dataclass(slots=True)
class Heard:
    """What people heard: seconds to each right answer, and questions that got no such answer."""

    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def __iadd__(self, other: Heard) -> Self:
        """Both together."""
        for name in ("seconds", "wrong", "refused", "lost"):
            getattr(self, name).extend(getattr(other, name))
        return self


def main(arguments: Sequence[str]) -> None:
    """Measure, and print a table."""
    collection = Path(arguments[0])
    people, seconds = [int(one) for one in arguments[1:3]] or [PEOPLE, SECONDS]
    expected = answers(collection, [one.text for one in load_questions(DEVELOPMENT)])
    with serving(collection) as server:
        first = next(iter(expected))
        wait_for(server, first)
        before = server.memory()
        heard = crowd(server, expected, people, until(seconds))
        after = server.memory()
    print_table(heard, people, seconds, (before, after))


def answers(collection: Path, questions: Sequence[str]) -> dict[str, Spans]:
    """What each question is answered with."""
    assistant = Assistant(Retriever.open(collection))
    return {question: shown(answer_card(assistant, question, ENGLISH)) for question in questions}


def shown(answer: str) -> Spans:
    """The quotes that an answer's links lead to."""
    links = re.findall(r'href="([^"]*)"', html.unescape(answer))
    asked = [parse_qs(urlsplit(link).query) for link in links if link.startswith("/page?")]
    return tuple((one["report"][0], int(one["start"][0]), int(one["end"][0])) for one in asked)


def until(seconds: float) -> Callable[[int], bool]:
    """Whether to go on, whatever has been asked: for so long from now."""
    end = time.monotonic() + seconds
    return lambda _asked: time.monotonic() < end


def wait_for(server: Server, question: str) -> None:
    """Until the server has answered a question."""
    for _ in range(600):
        try:
            with closing(Person(HOST, server.port)) as person:
                person.ask(question)
                return
        except ConnectionError:
            time.sleep(0.1)
    raise TimeoutError("the chat didn't answer within a minute")


def crowd(server: Server, expected: Mapping[str, Spans], people: int, go_on: Callable[[int], bool]) -> Heard:
    """Let people ask, each as long as `go_on` says of the number of questions asked by it."""
    heard = Heard()
    with ThreadPoolExecutor(people) as pool:
        for one in pool.map(lambda number: asking(server, expected, number, go_on), range(people)):
            heard += one
    return heard


def asking(server: Server, expected: Mapping[str, Spans], number: int, go_on: Callable[[int], bool]) -> Heard:
    """One person's questions, beginning with another one than the others'."""
    questions, heard = list(expected), Heard()
    asked = 0
    while go_on(asked):
        try:
            question = questions[(7 * number + asked) % len(questions)]
            asked += 1
            with closing(Person(HOST, server.port)) as person:
                ask(person, question, expected[question], heard)
        except RefusedError as refused:
            heard.refused.append(str(refused))
            time.sleep(PAUSE)
        except (OSError, ValueError) as error:
            heard.lost.append(repr(error))
    return heard


def ask(person: Person, question: str, expected: Spans, heard: Heard) -> None:
    """Ask a question, and judge what comes."""
    begun = time.perf_counter()
    answer = person.ask(question)
    if shown(answer) == expected:
        heard.seconds.append(time.perf_counter() - begun)
    else:
        heard.wrong.append(question)


def print_table(heard: Heard, people: int, seconds: float, memory: tuple[int, int]) -> None:
    """Print what was heard."""
    half, most, nearly_all = np.percentile(heard.seconds, (50, 95, 99)) if heard.seconds else (0, 0, 0)
    before, after = (size / 2**20 for size in memory)
    print(f"| {people} people, {seconds} s | |\n| --- | ---: |")
    print(f"| answered | {len(heard.seconds)} ({len(heard.seconds) / seconds:.1f} a second) |")
    print(f"| time to an answer, p50 / p95 / p99 | {half:.2f} / {most:.2f} / {nearly_all:.2f} s |")
    print(f"| told that it is too busy | {len(heard.refused)} |")
    print(f"| another question's answer | {len(heard.wrong)} |")
    print(f"| lost | {len(heard.lost)} |")
    print(f"| memory of the server, before and after | {before:.0f} and {after:.0f} MiB |")
    for told in sorted({*heard.refused, *heard.wrong, *heard.lost})[:10]:
        print(told[:300], file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
