"""Passages that say the same again."""

from __future__ import annotations

from qa.again import together
from qa.types import Evidence, Hit
from tests.qa.making import made

LONG = "De politie heeft in dit jaar in alle eenheden veel nieuwe mensen voor de wijk geworven en opgeleid"


def hits(*texts: str) -> list[Hit]:
    return [
        Hit(unit.passage, 1 - at / 10, Evidence(0.5, (0.5,)), unit.sentences)
        for at, text in enumerate(texts)
        for unit in made(f"r{at}", [[text]])
    ]


def groups(*texts: str) -> list[list[str]]:
    return [[hit.passage.report.id for hit in group] for group in together(hits(*texts))]


def test_the_same_words_stand_together_behind_the_best() -> None:
    assert groups(f"{LONG}.", "De meldkamer.", f"{LONG.upper()}!", f"{LONG} weer.") == [
        ["r0", "r2", "r3"],
        ["r1"],
    ]


def test_another_number_is_something_else() -> None:
    assert groups(f"{LONG} (5 procent).", f"{LONG} (6 procent).") == [["r0"], ["r1"]]


def test_one_word_of_ten_may_differ_and_two_may_not() -> None:
    nine = "een twee drie vier vijf zes zeven acht negen"
    assert groups(f"{nine} tien", nine) == [["r0", "r1"]]
    assert groups(f"{nine} tien elf", nine) == [["r0"], ["r1"]]


def test_without_hits_there_is_nothing() -> None:
    assert together([]) == []
