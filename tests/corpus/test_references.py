"""References to parliamentary papers, in the many ways they are written."""

from __future__ import annotations

import pytest

from corpus.references import find_references


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kamerstukken II, 2019-2020, 29.628 nr. 920", ["29628, nr. 920"]),
        ("Kamerstukken II 2018/2019, 29628, nr. 887.", ["29628, nr. 887"]),
        ("(Kamerstuk 29 668, nr. 61)", ["29668, nr. 61"]),
        ("Kamerstukken II 2019-2020, 35470-VI-1.", ["35470-VI, nr. 1"]),
        ("Kamerstukken II, 2018-2019, 35000 VI, nr. 99.", ["35000-VI, nr. 99"]),
        ("Kamerstukken, 2019-202035164, nr. 9.", ["35164, nr. 9"]),
        ("Kamerstuk II, 2019-2020,29628, nr. 912.", ["29628, nr. 912"]),
        ("Aanhangsel van de Handelingen, vergaderjaar 2019-2020, nr. 736", ["Aanhangsel 2019-2020, nr. 736"]),
        ("Aanhangsel Handelingen, vergaderjaar 2019/20, nr. 7", ["Aanhangsel 2019-2020, nr. 7"]),
        ("29.628, nr. 886 en 34.861, nr. 21", ["29628, nr. 886", "34861, nr. 21"]),
        ("een formatie van 15.276 fte, ruim 17.000 agenten op 31 december 2019", []),
        ("artikel 3, nr. 12", []),
    ],
)
def test_a_reference_is_normalised_to_dossier_and_number(text: str, expected: list[str]) -> None:
    assert [str(reference) for reference in find_references(text)] == expected


def test_a_reference_knows_its_span() -> None:
    text = "Zie Kamerstukken II, 2019-2020, 29.628 nr. 920, en verder."
    (reference,) = find_references(text)
    assert text[reference.start : reference.end] == "29.628 nr. 920"
