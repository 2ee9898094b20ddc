"""A report taken apart into its passages, and put together again."""

from __future__ import annotations

import pytest

from qa.embedded import embedded, embedded_after, unknown
from qa.parts import key, parts_of
from qa.rows import joined
from tests.fakes import TokenWordEncoder, WordEncoder
from tests.qa.making import made

# The second and the last passage say the same.
UNITS = made(
    "a", [["De bodycams.", "Geen verzuim hier."], ["De wijkagent."], ["Bodycams."], ["De wijkagent."]]
)


@pytest.mark.parametrize("kind", [WordEncoder, TokenWordEncoder])
def test_joined_again_in_another_order(kind: type[WordEncoder]) -> None:
    stored = embedded(UNITS, kind())
    parts = parts_of(stored)
    assert len(parts) == 3
    for units in (UNITS, UNITS[::-1], UNITS[1:2]):
        again, expected = joined(units, [parts[key(unit)] for unit in units]), embedded(units, kind())
        assert again.units == units
        assert again.vectors.tolist() == expected.vectors.tolist()
        assert (again.tokens is None) == (expected.tokens is None)
        if again.tokens and expected.tokens:
            assert again.tokens.codes.tolist() == expected.tokens.codes.tolist()
            assert again.tokens.counts.tolist() == expected.tokens.counts.tolist()


def test_the_same_words_cut_elsewhere_are_another_passage() -> None:
    (whole,), (cut,) = made("a", [["Een zin. Nog een."]]), made("a", [["Een zin.", "Nog een."]])
    assert whole.passage.text == cut.passage.text
    assert key(whole) != key(cut)


def test_only_what_is_unknown_is_embedded() -> None:
    encoder = TokenWordEncoder()
    parts = parts_of(embedded(UNITS[:1], encoder))
    assert unknown(parts, UNITS) == UNITS[1:]
    embedded_after(parts, UNITS, encoder)
    assert encoder.encoded == 1 + 3
    embedded_after(parts, UNITS[:1], encoder)
    assert encoder.encoded == 1 + 3
