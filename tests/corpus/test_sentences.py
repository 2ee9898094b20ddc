"""Sentences: where they begin and end, around the abbreviations that Dutch reports are full of."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import sentence_spans


def sentences(text: str, language: str = "nl") -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, language)]


def test_sentences_are_spans_without_the_space_between_them() -> None:
    text = " De politie koopt bodycams.  De minister betaalt dat. "
    assert sentence_spans(text) == [(1, 27), (29, 53)]
    assert sentences(text) == ["De politie koopt bodycams.", "De minister betaalt dat."]


@pytest.mark.parametrize("bullet", ["•", "▪", "-", "○", "1."])
def test_a_list_item_has_sentences_too(bullet: str) -> None:
    first, second = f"{bullet} De politie koopt bodycams.", "De minister betaalt dat."
    assert sentences(f"{first} {second}") == [first, second]


def test_a_text_without_a_stop_is_one_sentence() -> None:
    assert sentences("Stand van zaken bij de politie") == ["Stand van zaken bij de politie"]


def test_questions_and_exclamations_end_sentences() -> None:
    assert sentences("Komt dat op tijd goed? Dat weet nog niemand! De rest volgt later.") == [
        "Komt dat op tijd goed?",
        "Dat weet nog niemand!",
        "De rest volgt later.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Eerder kwam € 110 mln. beschikbaar voor de aanpak.",
        "Dat zegt o.a. de heer Jansen van de politie.",
        "De Kamer hoorde dat op 24 juni jl. van de minister.",
        "Het kost ca. tien procent, d.w.z. veel.",
        "Zie art. 3 van de wet.",
        "Kamerstukken II 2019-2020, 29.628 nr. 945.",
        "Dhr. P. Bakker sprak met drs. De Vries en mr. Van Dijk.",
        "Hij werkt i.v.m. ziekte t.b.v. de politie, m.a.w. niet.",
        "Sociale media (bijv. Twitter) helpen daarbij.",
        "Om 10.30 uur waren er 1.175 fte aanwezig.",
        "Het verzuim daalde van 6,5% naar 5,3%.",
        "De site www.politie.nl is vernieuwd.",
    ],
)
def test_an_abbreviation_or_number_does_not_end_a_sentence(sentence: str) -> None:
    after = "Daarna volgt een nieuwe zin."
    assert sentences(f"{sentence} {after}") == [sentence, after]


def test_a_quotation_keeps_its_closing_mark() -> None:
    for said in ['"Dat is niet juist."', "“Dat is niet juist.”", "'Dat is niet juist.'"]:
        assert sentences(f"De minister zegt: {said} Daarna ging het debat verder.") == [
            f"De minister zegt: {said}",
            "Daarna ging het debat verder.",
        ]


def test_a_quotation_within_a_sentence_does_not_end_it() -> None:
    assert sentences('Hij noemde dat "niet juist." en ging verder met zijn betoog.') == [
        'Hij noemde dat "niet juist." en ging verder met zijn betoog.'
    ]


def test_what_is_too_short_to_stand_alone_joins_its_neighbour() -> None:
    assert sentences("Ja. Dat blijft voorlopig ook zo.") == ["Ja. Dat blijft voorlopig ook zo."]
    assert sentences("Dat blijft voorlopig ook zo. Ja.") == ["Dat blijft voorlopig ook zo. Ja."]
    assert sentences("Ja.") == ["Ja."]


def test_items_with_a_bullet_or_number_are_sentences() -> None:
    assert sentences("- een eerste punt dat telt;\n\n- een tweede punt dat telt;") == [
        "- een eerste punt dat telt;",
        "- een tweede punt dat telt;",
    ]
    assert sentences("1. een eerste punt dat telt.\n\n2. een tweede punt dat telt.") == [
        "1. een eerste punt dat telt.",
        "2. een tweede punt dat telt.",
    ]


def test_the_same_sentence_twice_stands_in_two_places() -> None:
    assert sentence_spans("Dat is niet juist. Dat is niet juist.") == [(0, 18), (19, 37)]


def test_no_words_have_no_sentences() -> None:
    assert sentence_spans("") == []
    assert sentence_spans(" \n\n ") == []


def test_other_languages_have_their_own_abbreviations() -> None:
    assert sentences("The minister, e.g. Mr. Smith, spoke. The House listened to him.", "en") == [
        "The minister, e.g. Mr. Smith, spoke.",
        "The House listened to him.",
    ]


def test_an_unknown_language_is_split_as_well() -> None:
    text = "De politie koopt bodycams. De minister betaalt dat."
    assert len(sentences(text, "")) == 2
    assert len(sentences(text, "xx")) == 2


def as_read(text: str) -> str:
    """White space as every reader leaves it: single spaces, and blank lines between blocks."""
    return "\n\n".join(re.sub(r"\s+", " ", block) for block in text.split("\n\n"))


any_character = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
marks = st.text(st.sampled_from(list("aBc.!? \n\"'’“”1²€…()[]:;-中。ßé🙂")), max_size=80)
phrases = st.lists(
    st.sampled_from(
        [
            "De politie werkt. ",
            "o.a. ",
            "€ 110 mln. ",
            "dhr. J. de Vries ",
            '"Ja." ',
            "(Zie p. 3.) ",
            "\n\n",
            "1. ",
            "a) ",
            "Nee! ",
            "... ",
            "nr. 12 ",
            "’s avonds. ",
        ]
    ),
    max_size=20,
).map("".join)


@settings(max_examples=300)
@given(st.one_of(any_character, marks, phrases).map(as_read), st.sampled_from(["nl", "en", "de", "tr", ""]))
def test_sentences_are_in_order_and_hold_every_character(text: str, language: str) -> None:
    spans = sentence_spans(text, language)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    between = [text[end:start] for end, start in zip(edges[::2], edges[1::2], strict=True)]
    assert "".join(between).strip() == ""
