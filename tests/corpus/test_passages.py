"""Passages: paragraphs, lists with their introduction, footnotes that say something."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Block, Report, split
from corpus.draft import Draft, DraftBlock
from corpus.passages import LONGEST
from tests.corpus.making import block, heading, passages, report_of

SENTENCE = "Deze zin telt met de spatie erna precies zestig tekens, ja. "


def texts(markdown: str) -> list[str]:
    return [passage.text for passage in passages(markdown)]


def test_a_paragraph_is_a_passage_under_its_section() -> None:
    first, second = passages("# GGP\n\nEen zin.\n\n## Verzuim\n\nNog een.\n")
    assert (first.text, first.section) == ("Een zin.", ("GGP",))
    assert (second.text, second.section) == ("Nog een.", ("GGP", "Verzuim"))
    assert (first.start, first.end) == (5, 13)


def test_headings_and_contents_are_no_passages() -> None:
    assert texts("# Inhoud\n\nGGP ...... 2\n\n# GGP\n\nEen zin.\n") == ["Een zin."]


def test_text_before_the_first_heading_has_no_section() -> None:
    report = report_of(Draft([block("paragraph", "Vooraf."), heading("Kop"), block("paragraph", "Erna.")]))
    assert [(p.text, p.section) for p in split(report)] == [("Vooraf.", ()), ("Erna.", ("Kop",))]


def test_only_headings_give_no_passages() -> None:
    assert passages("# A\n\n## B\n") == []


# Lists


def test_a_list_goes_with_the_line_that_introduces_it() -> None:
    assert texts("# K\n\nHet gaat om:\n\n- een;\n- twee.\n\nDaarna.\n") == [
        "Het gaat om:\n\n- een;\n\n- twee.",
        "Daarna.",
    ]


def test_an_introduction_needs_no_colon() -> None:
    assert texts("# K\n\nDe Inspectie concludeert dat\n\n- een;\n- twee.\n") == [
        "De Inspectie concludeert dat\n\n- een;\n\n- twee."
    ]


def test_a_list_after_a_whole_sentence_stands_alone() -> None:
    assert texts("# K\n\nDat is zo.\n\n- een;\n- twee.\n") == ["Dat is zo.", "- een;\n\n- twee."]


def test_a_list_does_not_run_on_under_the_next_heading() -> None:
    first, second = passages("# A\n\nHet gaat om:\n\n- een\n\n# B\n\n- twee\n")
    assert (first.text, first.section) == ("Het gaat om:\n\n- een", ("A",))
    assert (second.text, second.section) == ("- twee", ("B",))


def test_a_paragraph_ends_a_list() -> None:
    assert texts("# K\n\n- een\n- twee\n\nTussendoor.\n\n- drie\n") == [
        "- een\n\n- twee",
        "Tussendoor.",
        "- drie",
    ]


def test_a_long_list_is_cut_between_items() -> None:
    item = f"- {SENTENCE.strip()}"  # 61 characters, 63 with the blank line before it
    introduction, *rest = texts("# K\n\nHet gaat om:\n\n" + f"{item}\n" * 30)
    assert introduction.startswith("Het gaat om:\n\n- Deze")
    assert [text.count(item) for text in (introduction, *rest)] == [18, 12]
    assert len(introduction) == 12 + 18 * 63


# Tables


def test_every_table_row_is_a_passage_with_the_heads_of_its_columns() -> None:
    first, second = passages("# K\n\n| Jaar | Fte |\n|---|---|\n| 2019 | 32 |\n| 2020 | 35 |\n")
    assert (first.text, first.heads, first.section) == ("2019\t32", ("Jaar", "Fte"), ("K",))
    assert (second.text, second.heads) == ("2020\t35", ("Jaar", "Fte"))


def test_a_paragraph_outside_a_table_has_no_heads() -> None:
    assert passages("# K\n\nEen zin.\n")[0].heads == ()


# Footnotes


def test_a_footnote_that_says_something_is_a_passage() -> None:
    markdown = "# K\n\nDat bleek.[^2]\n\n[^2]: Dit getal geldt zonder de aspiranten.\n"
    assert texts(markdown) == ["Dat bleek.", "2 Dit getal geldt zonder de aspiranten."]


def test_a_footnote_that_only_names_a_document_is_left_out() -> None:
    bare = ["Kamerstukken II, 2019-2020, 29628, nr. 985.", "Zie bijlage 6.", "Kamerstuk II 29 668, nr. 63."]
    for reference in bare:
        assert texts(f"# K\n\nDat bleek.[^1]\n\n[^1]: {reference}\n") == ["Dat bleek."]


def test_a_short_paragraph_is_never_left_out() -> None:
    assert texts("# K\n\nNr. 985.\n") == ["Nr. 985."]


def test_what_is_left_out_stays_in_the_text() -> None:
    passage = passages("# K\n\nDat bleek.[^1]\n\n[^1]: Zie nr. 4.\n\nDaarna.\n")[1]
    assert passage.text == "Daarna."
    assert "1 Zie nr. 4." in passage.report.text


# What is too long


def test_a_paragraph_up_to_the_longest_is_one_passage() -> None:
    whole = (SENTENCE * 20).strip()
    assert len(whole) == LONGEST - 1
    assert texts(f"# K\n\n{whole}\n") == [whole]


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    sentence = SENTENCE.strip()
    parts = texts("# K\n\n" + SENTENCE * 45)
    assert [len(part) for part in parts] == [1199, 1199, 299]
    assert [part.count(sentence) for part in parts] == [20, 20, 5]
    assert " ".join(parts) == (SENTENCE * 45).strip()


def test_a_monster_sentence_is_cut_at_its_length() -> None:
    monster = "a" * 3000
    assert texts(f"# K\n\n{monster}\n") == ["a" * 1200, "a" * 1200, "a" * 600]


def test_the_rest_of_a_monster_sentence_goes_with_what_follows() -> None:
    parts = texts(f"# K\n\n{'B' * 1300}. {SENTENCE}\n")
    assert parts == ["B" * 1200, f"{'B' * 100}. {SENTENCE.strip()}"]


def test_the_cut_pieces_keep_their_section_and_place() -> None:
    parts = passages("# K\n\n" + SENTENCE * 45)
    assert {part.section for part in parts} == {("K",)}
    assert [part.start for part in parts] == [3, 1203, 2403]


# Pages


def test_a_passage_over_a_page_break_has_two_pages() -> None:
    draft = Draft(
        [block("paragraph", ("Het gaat ", 1), ("om:", 2)), block("item", ("- een", 3))],
        labels=["1", "2", "3"],
    )
    [passage] = split(report_of(draft))
    assert passage.text == "Het gaat om:\n\n- een"
    assert (passage.first_page, passage.last_page) == (1, 3)


# What always holds

words = st.one_of(
    st.text(st.sampled_from(list("aB .!?:;\"'1")), min_size=1, max_size=40),
    st.integers(1, 60).map(lambda times: SENTENCE * times),
    st.integers(1100, 2600).map(lambda length: "a" * length),
)
drafted = st.builds(
    lambda kind, text, level: DraftBlock(kind, block(kind, text).pieces, level),
    st.sampled_from(["heading", "paragraph", "item", "item", "footnote"]),
    words,
    st.integers(1, 4),
)


def section_of(report: Report, at: int) -> tuple[str, ...]:
    return next(laid.section for laid in report.blocks if laid.start <= at < laid.end)


@settings(max_examples=200)
@given(st.lists(drafted, max_size=8))
def test_passages_are_spans_in_order_and_none_is_too_long(made: list[DraftBlock]) -> None:
    report = report_of(Draft(made))
    at = 0
    for passage in split(report):
        assert at <= passage.start < passage.end <= len(report.text)
        assert passage.end - passage.start <= LONGEST
        assert passage.text == report.text[passage.start : passage.end]
        assert passage.text.strip()
        assert passage.section == section_of(report, passage.start)
        at = passage.end


@settings(max_examples=200)
@given(st.lists(drafted, max_size=8))
def test_no_word_of_a_paragraph_or_item_in_a_section_is_lost(made: list[DraftBlock]) -> None:
    report = report_of(Draft([heading("Kop"), *made]))
    covered = [False] * len(report.text)
    for passage in split(report):
        covered[passage.start : passage.end] = [True] * (passage.end - passage.start)
    wanted: list[Block] = [laid for laid in report.blocks if laid.kind in {"paragraph", "item"}]
    for laid in wanted:
        for offset in range(laid.start, laid.end):
            assert covered[offset] or report.text[offset].isspace()


def test_a_footnote_that_is_only_an_address_is_no_passage() -> None:
    text = "Een zin.[^1]\n\n[^1]: https://example.org/onderzoek-naar-letsel/rapport/bijlage-woorden\n"
    assert texts(text) == ["Een zin."]
