"""What an answer of the chat holds, without opening it; `tests/browser` drives the whole chat."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from chat.answers import answer_card, answer_html, how_many
from chat.cards import card
from chat.following import following
from chat.words import DUTCH, ENGLISH
from corpus import Marker, Passage, Report
from qa import Answer, Assistant, Filter, Quote, Searched
from qa.places import open_writer
from tests.fakes import WordEncoder
from tests.qa.making import made, put, retriever_in

TEXT = "Eerste zin. Tweede zin.\n\n1 <b>Noot</b>."
REPORT = Report("r", "Brief", "0", TEXT, markers=(Marker(10, "2", 0, 6), Marker(22, "1", 25, 39)))


def test_the_footnotes_of_a_quote_stand_after_it_as_text() -> None:
    html = card(Quote(Passage(REPORT, 0, 23), 12, 23, 0.9), ENGLISH)
    note = "&#91;1&#93; &#60;b&#62;Noot&#60;&#47;b&#62;&#46;"
    assert f'</blockquote><p class="note">{note}</p><p class="source">' in html


def test_a_quote_without_footnotes_has_none() -> None:
    assert "note" not in card(Quote(Passage(REPORT, 0, 23), 0, 7, 0.9), ENGLISH)


def test_the_passages_before_and_after_are_folded_away_as_text() -> None:
    report = Report("r", "Brief", "0", "Een *een*.\n\nTwee.\n\n<i>Drie</i>.")
    before, here, after = (
        Passage(report, 0, 10, ("Kop",)),
        Passage(report, 12, 17, ("Kop",)),
        Passage(report, 19, 31, ("Andere <b>kop",)),
    )
    html = card(Quote(here, 12, 17, 0.9), DUTCH, around=(before, after))
    assert html.endswith(
        '<details><summary>Wat ervoor en erna staat</summary><p class="near">Een &#42;een&#42;&#46;</p>'
        '<p class="under">Andere &#60;b&#62;kop</p><p class="near">&#60;i&#62;Drie&#60;&#47;i&#62;&#46;</p>'
        "</details></div>"
    )
    assert "<details>" not in card(Quote(here, 12, 17, 0.9), DUTCH)


def test_nothing_of_a_hostile_report_is_more_than_text() -> None:
    evil = "<script>x</script> **vet** [a](https://evil.example) ' \" `c` | $$y$$\n\n# kop"
    report = Report(evil, evil, "0", f"{evil} {evil} {evil}", date=evil, kind=evil, language=evil)
    length = len(evil)
    around = (
        Passage(report, 0, length, (evil,)),
        Passage(report, 2 * length + 2, 3 * length + 2, (evil, evil)),
    )
    here = Passage(report, length + 1, 2 * length + 1, ("Kop", evil), (evil,))
    html = card(Quote(here, here.start, here.end, 0.9), ENGLISH, evil, around)
    tags = set(re.findall(r"<[^>]*>", html))
    links = {tag for tag in tags if tag.startswith("<a ")}
    assert {tag.split()[0].strip("</>") for tag in tags} == {
        *("a", "blockquote", "br", "details", "div", "mark", "p", "span", "strong", "summary")
    }
    for link in links:
        assert re.fullmatch(r'<a (?:class="\w+" )?href="[^"<>]*" target="_blank" rel="noopener">', link)
        assert re.search(r'href="/\w+\?report=%3Cscript%3Ex%3C%2Fscript%3E\+%2A%2Avet', unescape(link))
    words = re.sub(r"<[^>]*>", "", html)
    assert not set(re.sub(r"&#\d+;", "", words)) & set("<>&\"'*[]()`|$_#\n")


@pytest.fixture
def assistant(tmp_path: Path, encoder: WordEncoder) -> Assistant:
    reports = [made("2019", [["Bodycams."]], date="2019-12"), made("2021", [["Verzuim."]], date="2021-12-02")]
    return Assistant(retriever_in(tmp_path / "c", reports, encoder))


def test_the_chat_follows_what_is_indexed_while_it_runs(assistant: Assistant) -> None:
    now, told = following(assistant), "<mark>De meldkamer&#46;</mark>"
    assert told not in answer_card(now(), "meldkamer?", DUTCH)
    with closing(open_writer(assistant.retriever.collection.folder)) as store:
        put(store, made("2022", [["De meldkamer."]]), WordEncoder())
    assert told in answer_card(now(), "meldkamer?", DUTCH)
    assert now() is now()


def test_a_date_of_reports_in_the_question_is_a_filter_and_is_told(assistant: Assistant) -> None:
    html = answer_card(assistant, "Wat zegt het halfjaarbericht van december 2019 over verzuim?", DUTCH)
    told = "Zoals je vraagt&#44; is alleen gezocht in&#58; rapporten van december 2019&#46;"
    assert html.startswith(f'<div class="answer"><p class="only">{told}</p><p class="sure">')
    assert "<mark>Bodycams&#46;</mark>" in html
    assert "<mark>Verzuim&#46;</mark>" not in html


def test_how_sure_it_is_stands_over_the_quotes_in_words(assistant: Assistant) -> None:
    quote = assistant.ask("bodycams").quotes[0]
    for confidence, told in (
        (0.7, "The answer is probably among these&#46;"),
        (0.69, "The answer may be among these&#44; or not be in the reports&#58; read them with care&#46;"),
    ):
        answer = Answer("wat?", True, confidence, (quote,), (), Searched(2))  # noqa: FBT003
        html = answer_html(answer, ENGLISH, assistant.retriever.collection)
        assert html.startswith(f'<p class="sure">{told}</p><div class="citaat">')


def test_other_reports_are_folded_away_under_the_quotes(assistant: Assistant) -> None:
    first, other = assistant.ask("bodycams").quotes
    answer = Answer("wat?", True, 0.9, (first,), (), Searched(2), (other,))  # noqa: FBT003
    html = answer_html(answer, DUTCH, assistant.retriever.collection)
    shown, folded = html.split("<details><summary>Wat er in andere rapporten het dichtst bij komt</summary>")
    assert "<mark>Bodycams&#46;</mark>" in shown
    assert "<mark>Verzuim&#46;</mark>" in folded


def test_another_place_with_nearly_the_same_words_is_one_line(assistant: Assistant) -> None:
    first, other = assistant.ask("bodycams").quotes
    html = card(replace(first, again=(other,)), DUTCH)
    assert '<p class="again">Bijna dezelfde woorden staan in: <strong>Titel 2021</strong> · ' in html
    assert html.count("bekijk het in de tekst") == 2
    assert "Verzuim" not in html


def test_a_date_of_the_matter_leaves_nothing_out(assistant: Assistant) -> None:
    html = answer_card(assistant, "Hoe hoog was het verzuim in 2019?", DUTCH)
    assert "<mark>Verzuim&#46;</mark>" in html
    assert 'class="only"' not in html


def test_a_filter_that_leaves_no_report_says_so_and_shows_none(assistant: Assistant) -> None:
    for words, told in (
        (DUTCH, "Geen rapport past bij je vraag&#58; er zijn geen rapporten van 2018&#46;"),
        (ENGLISH, "No report matches&#58; there are no reports of 2018&#46;"),
    ):
        html = answer_card(assistant, "What does the 2018 report say about bodycams?", words)
        assert html.startswith(f'<div class="answer"><p class="nothing">{told}</p><p class="searched">')
        assert "<details>" not in html
        assert "<mark>" not in html


def test_no_answer_under_a_filter_says_what_was_searched(assistant: Assistant) -> None:
    searched = Searched(1, "2019-12", "2019-12", Filter(since="2019", until="2020"))
    html = answer_html(Answer("wat?", False, 0.1, (), (), searched), ENGLISH, assistant.retriever.collection)  # noqa: FBT003
    assert html.startswith(
        '<p class="only">Only searched&#58; '
        'reports from 2019 up to and including 2020&#46;</p><p class="nothing">'
    )
    assert '<p class="searched">Searched&#58; 1 report &#40;December 2019&#41;&#46;</p>' in html


def test_a_question_that_cannot_be_asked_says_why(assistant: Assistant) -> None:
    assert "Je vraag is leeg&#58; typ wat je wilt weten&#46;" in answer_card(assistant, " ", DUTCH)
    html = answer_card(assistant, "a" * 1001, ENGLISH)
    assert "Your question has 1001 characters&#58; ask it in at most 1000&#46;" in html


@pytest.mark.parametrize(
    ("searched", "english", "dutch"),
    [
        (
            Searched(3, "2019-12", "2021-12-02"),
            "3 reports (December 2019 – 2 December 2021)",
            "3 rapporten (december",
        ),
        (Searched(1, "2020", "2020"), "1 report (2020)", "1 rapport (2020)"),
        (Searched(2), "2 reports", "2 rapporten"),
    ],
)
def test_how_much_is_searched(searched: Searched, english: str, dutch: str) -> None:
    assert how_many(searched, ENGLISH) == english
    assert how_many(searched, DUTCH).startswith(dutch)
