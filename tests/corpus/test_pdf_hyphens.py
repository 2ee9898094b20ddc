"""Line-end hyphens: by the document's own words."""

from __future__ import annotations

import pytest

from corpus.pdf.hyphens import hyphens_of


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("de opspo\u2010", "ring van", "de opsporing van"),
        ("de opspo\u00ad", "ring van", "de opsporing van"),
        ("de verwerkings-", "verantwoordelijke is", "de verwerkingsverantwoordelijke is"),
        ("de bron-", "opsporing is", "de bron-opsporing is"),
        ("voor de VVC-", "zaken geldt", "voor de VVC-zaken geldt"),
        ("de oud-", "Kamerleden", "de oud-Kamerleden"),
        ("in de 112-", "centrale", "in de 112-centrale"),
        ("de in-", "en uitstroom", "de in- en uitstroom"),
        ("voor-", "of achteraf", "voor- of achteraf"),
        ("van de GGD-", "en", "van de GGD-en"),
        ("zie www.politie.nl/over-", "ons", "zie www.politie.nl/over-ons"),
        ("en https://nos.nl/artikel/", "2275681", "en https://nos.nl/artikel/2275681"),
        ("een gewone", "regel", "een gewone regel"),
        ("gedachte –", "streepje", "gedachte – streepje"),
    ],
)
def test_joining(before: str, after: str, joined: str) -> None:
    lines = ["De verwerkingsverantwoordelijke en de bron-opsporing.", "Alle GGD-en doen mee."]
    text, between = hyphens_of(lines).link(before, after)
    assert text + between + after == joined


def test_a_word_the_document_does_not_know_follows_its_other_breaks() -> None:
    breaks = ["De verwer-", "king is een verwerking en de toelich-", "ting een toelichting."]
    assert hyphens_of(breaks).link("de samenhan-", "gende") == ("de samenhan", "")
    keeps = ["De drone-", "exploitant is een drone-exploitant."]
    assert hyphens_of(keeps).link("de ijs-", "vogel") == ("de ijs-", "")


def test_a_document_with_automatic_hyphens_means_its_ordinary_ones() -> None:
    hyphens = hyphens_of(["de opspo\u2010", "ring"])
    assert hyphens.link("het net-", "werk") == ("het net-", "")
