"""Which vectors and tokens a report's passages get, alone and together with other reports."""

from __future__ import annotations

import numpy as np
import pytest

from embeddings.encoder import TokenEncoder
from qa.embedded import embedded, embedded_together, text_count
from qa.late import matches
from tests.fakes import TokenWordEncoder, WordEncoder
from tests.qa.making import made

# Under the heading "Kop": a passage of two sentences and one of one; another report of one passage.
FIRST = made("a", [["De bodycams.", "Geen verzuim hier."], ["De wijkagent."]])
SECOND = made("b", [["Verzuim.", "Bodycams.", "Bodycams."]])


def test_a_passage_s_vector_comes_first_and_its_sentences_after(encoder: WordEncoder) -> None:
    stored = embedded(FIRST, encoder)
    assert stored.units == FIRST
    half = 0.5**0.5
    # bodycams, wijkagent, verzuim
    assert stored.vectors[:, :3] == pytest.approx(
        np.array([[half, 0, half], [1, 0, 0], [0, 0, 1], [0, 1, 0]], np.float32)
    )
    assert stored.tokens is None
    assert encoder.encoded == 4


def test_with_tokens_each_passage_is_embedded_once_and_no_sentence() -> None:
    expected = embedded(FIRST, WordEncoder())
    encoder = TokenWordEncoder()
    found = embedded(FIRST, encoder)
    assert expected.rows == [3, 1]
    assert found.rows == [1, 1]
    assert found.vectors.shape == (2, 16)
    assert found.vectors[:, :9] == pytest.approx(expected.vectors[[0, 3]])
    assert encoder.encoded == 2


def test_tokens_are_counted_by_sentence_under_the_heading() -> None:
    run = embedded(FIRST, TokenWordEncoder()).tokens
    assert run is not None
    assert run.counts.tolist() == [1, 2, 3, 1, 2]  # Kop; De bodycams; Geen verzuim hier / Kop; De wijkagent
    assert run.codes.shape == (9, 2)


def test_a_sentence_has_its_own_tokens() -> None:
    encoder = TokenWordEncoder()
    runs = [part.tokens for part in embedded(FIRST, encoder).parts if part.tokens]
    first, second = matches(encoder.encode_query("verzuim bodycams").tokens, runs)
    assert first.tolist() == [[0, 0], [0, 1], [1, 0]]  # the heading, "De bodycams.", "Geen verzuim hier."
    assert second.tolist() == [[0, 0], [0, 0]]


@pytest.mark.parametrize("kind", [WordEncoder, TokenWordEncoder])
def test_reports_together_get_what_each_gets_alone(kind: type[WordEncoder]) -> None:
    together = embedded_together([FIRST, SECOND, FIRST], kind())
    assert [one.units for one in together] == [FIRST, SECOND, FIRST]
    for one, alone in zip(
        together, [embedded(units, kind()) for units in (FIRST, SECOND, FIRST)], strict=True
    ):
        assert one.vectors.tolist() == alone.vectors.tolist()
        assert (one.tokens is None) == (alone.tokens is None)
        if one.tokens and alone.tokens:
            assert one.tokens.codes.tolist() == alone.tokens.codes.tolist()
            assert one.tokens.counts.tolist() == alone.tokens.counts.tolist()


@pytest.mark.parametrize("kind", [WordEncoder, TokenWordEncoder])
def test_progress_adds_up_to_the_number_of_texts(kind: type[WordEncoder]) -> None:
    told: list[int] = []
    encoder = kind()
    embedded_together([FIRST, SECOND], encoder, told.append)
    assert sum(told) == text_count([*FIRST, *SECOND], encoder)


def test_how_many_texts_are_embedded() -> None:
    assert text_count([*FIRST, *SECOND], WordEncoder()) == 4 + 4
    assert text_count([*FIRST, *SECOND], TokenWordEncoder()) == 3


def test_which_encoders_give_tokens() -> None:
    assert isinstance(TokenWordEncoder(), TokenEncoder)
    assert not isinstance(WordEncoder(), TokenEncoder)
