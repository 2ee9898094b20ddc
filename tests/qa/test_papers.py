"""A parliamentary paper's number, however a report writes it."""

from __future__ import annotations

import pytest

from qa.papers import paper_in


@pytest.mark.parametrize(
    ("reference", "paper"),
    [
        ("Kamerstukken II 2019/20, 29628, nr. 925", "Kamerstukken II 2019/20, 29628, nr. 925"),
        ("Kamerstukken II, 2019-2020, 29.628 nr. 920", "Kamerstukken II 2019/20, 29628, nr. 920"),
        ("Kamerstuk II, 2020–2021, 29628, nr. 985", "Kamerstukken II 2020/21, 29628, nr. 985"),
        ("Kamerstukken II 1999-2000, 26855, nr. 3", "Kamerstukken II 1999/2000, 26855, nr. 3"),
        ("kamerstukken ii 2021/22, 35925 VI, nr. 44", "Kamerstukken II 2021/22, 35925 VI, nr. 44"),
        (
            "Kamerstukken 29628, nr. 925",
            "Kamerstukken 29628, nr. 925",
        ),  # no chamber, no session: none is made up
        ("29628, nr. 925", "Kamerstukken 29628, nr. 925"),
        ("2918293", ""),
        ("29183-93", ""),  # a letter's own number
        ("zie 29628, nr. 925 van de Kamer", ""),
        ("Kamerstukken II", ""),
        ("Aanhangsel van de Handelingen 2019-2020, nr. 736", ""),
        ("", ""),
    ],
)
def test_a_paper_is_written_as_lawyers_do(reference: str, paper: str) -> None:
    assert paper_in(reference) == paper
