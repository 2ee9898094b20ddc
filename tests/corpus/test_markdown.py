"""Markdown files, as Markdown says they are, and what PDF converters leave in them."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from corpus.errors import ReadError
from corpus.markdown import read_markdown
from tests.corpus.making import blocks, headings, ties

HEAD = "# Kop\n\n"


def body(markdown: str) -> list[tuple[str, str]]:
    """The blocks of a text that stands under a heading."""
    first, *rest = blocks(read_markdown(HEAD + markdown))
    assert first == ("heading", "Kop")
    return rest


def said(markdown: str) -> str:
    """The words of a text that is one paragraph."""
    [(kind, text)] = body(markdown)
    assert kind == "paragraph"
    return text


def stated(markdown: str) -> dict[str, str]:
    return read_markdown(markdown).stated


def refused(markdown: str) -> str:
    with pytest.raises(ReadError) as caught:
        read_markdown(markdown)
    return str(caught.value)


# Headings


def test_headings_have_the_level_of_their_marks() -> None:
    draft = read_markdown("# Een\n\n## Twee\n\n### Drie ###\n\n###### Zes\n")
    assert headings(draft) == [(1, "Een"), (2, "Twee"), (3, "Drie"), (6, "Zes")]


def test_underlined_headings_are_of_level_one_and_two() -> None:
    assert headings(read_markdown("Een\n===\n\nTwee\n---\n")) == [(1, "Een"), (2, "Twee")]


def test_marks_and_footnote_references_in_a_heading_are_dropped() -> None:
    draft = read_markdown("## **GGP** en *opsporing* [nu](http://x.nl)<sup>3</sup>\n\nTekst.\n\n³ Noot.\n")
    assert headings(draft) == [(2, "GGP en opsporing nu")]


def test_a_hash_without_a_space_is_no_heading() -> None:
    assert body("#politie") == [("paragraph", "#politie")]


# Front matter


def test_front_matter_is_what_the_file_states() -> None:
    draft = read_markdown('---\ntitle: "Brief: deel 1"\ndate: 2019-12\nkind: letter\n---\n\n# Kop\n')
    assert draft.stated == {"title": "Brief: deel 1", "date": "2019-12", "kind": "letter"}
    assert blocks(draft) == [("heading", "Kop")]


def test_front_matter_values_stay_as_they_are_written() -> None:
    assert stated("---\ndate: 2020-05-29\nreference: 0012\nok: yes\nempty:\n---\n") == {
        "date": "2020-05-29",
        "reference": "0012",
        "ok": "yes",
        "empty": "",
    }


def test_front_matter_folded_over_lines_is_one_value() -> None:
    assert stated("---\nnote: >-\n  Een\n  twee.\n---\n") == {"note": "Een twee."}


def test_front_matter_lists_and_mappings_are_passed_over() -> None:
    assert stated("---\ntags: [a, b]\nby:\n  name: x\ntitle: T\n---\n") == {"title": "T"}


def test_front_matter_with_windows_line_ends() -> None:
    draft = read_markdown("---\r\ntitle: T\r\n---\r\n\r\n# Kop\r\n\r\nTekst.\r\n")
    assert draft.stated == {"title": "T"}
    assert blocks(draft) == [("heading", "Kop"), ("paragraph", "Tekst.")]


def test_empty_front_matter_states_nothing() -> None:
    assert stated("---\n---\n\nTekst.\n") == {}


def test_dashes_further_down_are_no_front_matter() -> None:
    draft = read_markdown("# Kop\n\n---\n\ntitle: x\n\n---\n")
    assert draft.stated == {}
    assert blocks(draft) == [("heading", "Kop"), ("paragraph", "title: x")]


def test_front_matter_builds_no_objects() -> None:
    assert stated("---\nx: !!python/object/apply:os.getcwd []\ny: !!python/name:os.sep a\n---\n") == {
        "y": "a"
    }


def test_front_matter_that_is_no_yaml_is_refused() -> None:
    assert refused("---\ntitle: a: b\n---\n\nTekst.\n") == (
        "its front matter between the '---' lines is not YAML (mapping values are not allowed here)"
    )


def test_text_between_two_rules_is_no_front_matter() -> None:
    assert body("---\n\nZomaar woorden, en meer.\n\n---\n\nTekst.\n") == [
        ("paragraph", "Zomaar woorden, en meer."),
        ("paragraph", "Tekst."),
    ]


def test_front_matter_that_names_what_is_not_there_is_refused() -> None:
    assert "undefined alias 'x'" in refused("---\ntitle: *x\n---\n")


# Paragraphs and their marks


def test_line_breaks_and_runs_of_spaces_become_one_space() -> None:
    assert said("Een  zin\nover   regels  \nen\\\nnog\u00a0een.\n") == "Een zin over regels en nog een."


def test_emphasis_links_images_and_code_keep_their_words() -> None:
    markdown = "De **politie** doet *veel* [werk](http://x.nl), `code  x` en ![een kaart](k.png).\n"
    assert said(markdown) == "De politie doet veel werk, code x en een kaart."


def test_escaped_marks_are_the_characters_themselves() -> None:
    assert said("\\*ster\\* en \\# hekje en 2\\. punt\n") == "*ster* en # hekje en 2. punt"


def test_addresses_are_kept() -> None:
    assert said("Zie <https://politie.nl> en www.om.nl.\n") == "Zie https://politie.nl en www.om.nl."


def test_quoted_paragraphs_are_paragraphs() -> None:
    assert body("> Een\n> zin.\n>\n> Nog een.\n") == [("paragraph", "Een zin."), ("paragraph", "Nog een.")]


def test_rules_leave_nothing() -> None:
    assert body("Een.\n\n---\n\n***\n\nTwee.\n") == [("paragraph", "Een."), ("paragraph", "Twee.")]


def test_code_blocks_are_paragraphs() -> None:
    assert body("```python\nprint(1)\n\nx = 2\n```\n\n    ingesprongen\n") == [
        ("paragraph", "print(1) x = 2"),
        ("paragraph", "ingesprongen"),
    ]


def test_marks_inside_code_are_words() -> None:
    assert said("`**a** &amp; <b>`\n") == "**a** &amp; <b>"


def test_soft_hyphens_and_zero_width_characters_leave_nothing() -> None:
    assert said("Oper\u00adationele be\u200bzetting, en Oper\u00ad\nationele inzet.\n") == (
        "Operationele bezetting, en Operationele inzet."
    )


def lines_run(text: str) -> int:
    """How many lines of Python reading a text takes."""
    count = 0

    def trace(_frame: FrameType, event: str, _arg: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read_markdown(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("part", ["[^1", "[", "![", "[a][b", "][^1"])
def test_twice_as_many_open_brackets_are_twice_the_work(part: str) -> None:
    assert lines_run(part * 2400) < 2.2 * lines_run(part * 1200)


def test_open_brackets_are_words() -> None:
    assert said("[^1 " * 1000) == ("[^1 " * 1000).strip()
    assert said("[een](http://x.nl) " * 400) == ("een " * 400).strip()


# HTML


def test_html_tags_are_dropped_and_their_words_kept() -> None:
    assert said('Een <b>vet</b> en <span class="x">gewoon</span> woord.\n') == "Een vet en gewoon woord."


def test_html_blocks_are_paragraphs_without_tags() -> None:
    assert said("<div>\nEen <b>vet</b> woord &amp; &euro; 5.\n</div>\n") == "Een vet woord & € 5."


def test_entities_are_the_characters_they_name() -> None:
    assert said("R&amp;D kost &euro; 5 &lt;per dag&gt;, &#233;&eacute;n.\n") == "R&D kost € 5 <per dag>, één."


def test_less_than_and_greater_than_are_no_tags() -> None:
    assert said("Als 3 < 5 en 7 > 2.\n") == "Als 3 < 5 en 7 > 2."


def test_a_break_parts_words() -> None:
    assert said("Directoraat-Generaal<br>Politie<br/>en\n") == "Directoraat-Generaal Politie en"


def test_html_table_cells_are_parted() -> None:
    assert said("<table><tr><td>Jaar</td><td>2019</td></tr></table>\n") == "Jaar 2019"


def test_comments_are_left_out() -> None:
    assert said("Een <!-- niet\nvoor lezers -->zin.\n") == "Een zin."
    assert [text for _, text in body("<!-- regel\n\nregel -->\n\nTekst.\n") if text] == ["Tekst."]


# Lists


def test_items_keep_their_bullet_or_number() -> None:
    assert body("- een\n- twee\n\n1. a\n2. b\n\n5) vijf\n6) zes\n") == [
        ("item", "- een"),
        ("item", "- twee"),
        ("item", "1. a"),
        ("item", "2. b"),
        ("item", "5) vijf"),
        ("item", "6) zes"),
    ]


def test_every_bullet_is_written_the_same() -> None:
    assert body("* ster\n\n+ plus\n") == [("item", "- ster"), ("item", "- plus")]


def test_nested_items_follow_their_parent() -> None:
    assert body("- een\n  - diep\n    1. dieper\n- twee\n") == [
        ("item", "- een"),
        ("item", "- diep"),
        ("item", "1. dieper"),
        ("item", "- twee"),
    ]


def test_a_second_paragraph_of_an_item_is_a_paragraph() -> None:
    assert body("- een\n\n  meer over een\n- twee\n") == [
        ("item", "- een"),
        ("paragraph", "meer over een"),
        ("item", "- twee"),
    ]


def test_an_item_over_lines_is_one_block() -> None:
    assert body("- een item\n  over twee regels\n") == [("item", "- een item over twee regels")]


# Tables


def rows(markdown: str) -> list[tuple[tuple[str, ...], str]]:
    """The heads and words of each row of a table that stands under a heading."""
    _, *made = read_markdown(HEAD + markdown).blocks
    assert {block.kind for block in made} <= {"row"}
    return [(block.heads, block.text) for block in made]


def test_a_table_row_is_a_block_of_cells_with_the_heads_of_their_columns() -> None:
    assert rows("| Jaar | Fte |\n|---|---:|\n| 2019 | 32 |\n| 2020 | **35** |\n") == [
        (("Jaar", "Fte"), "2019\t32"),
        (("Jaar", "Fte"), "2020\t35"),
    ]


def test_empty_cells_and_heads_keep_their_column() -> None:
    assert rows("| | Fte | Jaar |\n|---|---|---|\n| Noord | | 2019 |\n") == [
        (("", "Fte", "Jaar"), "Noord\t\t2019")
    ]


def test_breaks_and_tabs_in_a_cell_are_spaces() -> None:
    assert rows("| Eenheid |\n|---|\n| Noord<br>Nederland\tOost |\n") == [
        (("Eenheid",), "Noord Nederland Oost")
    ]


# Footnotes


def test_a_footnote_leaves_the_sentence_and_becomes_a_block() -> None:
    assert body("Dat bleek.[^1] En meer.\n\n[^1]: Kamerstukken II, nr. 887.\n") == [
        ("paragraph", "Dat bleek. En meer."),
        ("footnote", "1 Kamerstukken II, nr. 887."),
    ]


def test_footnotes_keep_their_own_labels() -> None:
    assert body("A.[^7] B.[^nota]\n\n[^nota]: Zie de nota.\n[^7]: Zie de brief.\n") == [
        ("paragraph", "A. B."),
        ("footnote", "nota Zie de nota."),
        ("footnote", "7 Zie de brief."),
    ]


def test_a_reference_without_a_footnote_leaves_the_sentence() -> None:
    assert said("Dat bleek.[^9] En meer.\n") == "Dat bleek. En meer."


def test_a_footnote_that_nothing_refers_to_is_kept() -> None:
    assert body("Tekst.\n\n[^4]: Nooit genoemd.\n")[1] == ("footnote", "4 Nooit genoemd.")


def test_a_footnote_over_lines_is_one_block() -> None:
    assert body("A.[^1]\n\n[^1]: Zie de\n    brief.\n")[1] == ("footnote", "1 Zie de brief.")


def test_converted_footnotes_leave_the_sentence_and_become_blocks() -> None:
    assert body("Dat bleek.<sup>12</sup> En meer.\n\n<sup>12</sup> Zie de brief.\n") == [
        ("paragraph", "Dat bleek. En meer."),
        ("footnote", "12 Zie de brief."),
    ]


def test_raised_digits_leave_the_sentence_and_become_blocks() -> None:
    assert body("Dat bleek.¹² En meer.\n\n¹² Zie de brief.\n") == [
        ("paragraph", "Dat bleek. En meer."),
        ("footnote", "12 Zie de brief."),
    ]


def test_several_references_in_a_row_all_leave() -> None:
    notes = "\n\n".join(f"{number} Noot." for number in "¹²³⁴")
    text = "Dat bleek.<sup>1</sup><sup>2</sup> En ¹ ³ meer, zei hij.<sup> 4 </sup>"
    assert body(f"{text}\n\n{notes}\n")[0] == ("paragraph", "Dat bleek. En meer, zei hij.")


def test_a_raised_digit_without_its_footnote_stays() -> None:
    assert said("Het getal 10⁶ is groot, en E = mc².\n") == "Het getal 10⁶ is groot, en E = mc²."


def test_references_leave_list_items_too() -> None:
    assert body("- een;<sup>1</sup>\n- twee²\n\n¹ Noot.\n² Noot.\n")[:2] == [
        ("item", "- een;"),
        ("item", "- twee"),
    ]


@pytest.mark.parametrize("unit", ["m²", "km²", "dm³", "cm²", "m³"])
def test_the_power_of_a_unit_is_no_reference(unit: str) -> None:
    assert said(f"Het meet 50 {unit} groot.\n") == f"Het meet 50 {unit} groot."


def test_a_power_written_as_html_is_no_reference() -> None:
    assert said("Het meet 50 m<sup>2</sup> groot.\n") == "Het meet 50 m² groot."


def test_a_word_that_ends_in_m_can_have_a_reference() -> None:
    assert body("Het programma, het team² en het systeem³ lopen.\n\n² Noot.\n\n³ Noot.\n")[0] == (
        "paragraph",
        "Het programma, het team en het systeem lopen.",
    )


@pytest.mark.parametrize(
    ("marker", "note"), [("[^1]", "[^1]: Noot."), ("<sup>1</sup>", "<sup>1</sup> Noot."), ("¹", "¹ Noot.")]
)
def test_a_footnote_is_tied_to_its_sentence(marker: str, note: str) -> None:
    markdown = f"Dat was de eerste zin. Dat bleek{marker} uit de tweede. En nog een derde.\n\n{note}\n"
    assert ties(read_markdown(markdown)) == [("Dat bleek uit de tweede.", "1 Noot.")]


def test_footnotes_of_chapters_that_begin_again_are_tied_to_their_own() -> None:
    chapter = "# {0}\n\n{0} zegt dit.¹\n\n¹ Noot {0}.\n\n"
    assert ties(read_markdown(chapter.format("Een") + chapter.format("Twee"))) == [
        ("Een zegt dit.", "1 Noot Een."),
        ("Twee zegt dit.", "1 Noot Twee."),
    ]


def test_a_cell_is_tied_to_its_footnotes_and_those_of_its_head() -> None:
    table = "| Jaar | Fte[^1] |\n|---|---|\n| 2019[^2] | 32 |\n\n[^1]: Een.\n\n[^2]: Twee.\n"
    assert ties(read_markdown(table)) == [("32", "1 Een."), ("2019", "2 Twee.")]


def test_two_numbers_raised_together_are_two_references() -> None:
    notes = "<sup>1</sup> Een.\n\n<sup>2</sup> Twee.\n"
    assert ties(read_markdown(f"Dat bleek uit een brief.<sup>1,2</sup> Later kwam er meer.\n\n{notes}")) == [
        ("Dat bleek uit een brief.", "1 Een."),
        ("Dat bleek uit een brief.", "2 Twee."),
    ]


def test_raised_letters_are_letters() -> None:
    assert said("Het 5<sup>e</sup> lid, en H<sub>2</sub>O.\n") == "Het 5e lid, en H2O."


# What converters leave


def test_a_short_line_that_stands_there_three_times_is_furniture() -> None:
    margin = "**Directoraat-Generaal  \nPolitie**\n\n"
    draft = read_markdown(f"{HEAD}{margin}Een.\n\n{margin}Twee.\n\n{margin}Drie.\n")
    assert blocks(draft) == [
        ("heading", "Kop"),
        ("paragraph", "Een."),
        ("paragraph", "Twee."),
        ("paragraph", "Drie."),
    ]
    assert draft.furniture == ["Directoraat-Generaal Politie"]


def test_a_line_that_stands_there_twice_is_text() -> None:
    draft = read_markdown(f"{HEAD}Politie\n\nEen.\n\nPolitie\n\nTwee.\n")
    assert blocks(draft).count(("paragraph", "Politie")) == 2
    assert draft.furniture == []


def test_a_long_paragraph_that_is_repeated_is_text() -> None:
    long = (
        "De minister verwijst hiervoor naar de antwoorden op de vragen van het lid Jansen over dit onderwerp."
    )
    assert body(f"{long}\n\n" * 3) == [("paragraph", long)] * 3


def test_repeated_items_and_headings_are_no_furniture() -> None:
    draft = read_markdown("# Antwoord\n\n- ja\n\n" * 3)
    assert blocks(draft) == [("heading", "Antwoord"), ("item", "- ja")] * 3


def test_in_a_file_without_headings_short_lines_that_stand_alone_are_headings() -> None:
    draft = read_markdown(
        "**Bodycams**\n\nDe korpschef koopt bodycams.\n\n2.1 Personeel\n\nHet verzuim daalde.\n"
    )
    assert headings(draft) == [(1, "Bodycams"), (1, "2.1 Personeel")]
    assert blocks(draft)[1::2] == [
        ("paragraph", "De korpschef koopt bodycams."),
        ("paragraph", "Het verzuim daalde."),
    ]


def test_in_a_file_with_headings_short_lines_are_paragraphs() -> None:
    assert body("Bodycams\n\nTekst.\n") == [("paragraph", "Bodycams"), ("paragraph", "Tekst.")]


@pytest.mark.parametrize(
    "line",
    ["Een hele zin.", "Het gaat om:", "Geachte heer,", "met kleine letter", "A" * 81, "Waarom?", "Nu (ja.)"],
)
def test_what_reads_as_no_heading_is_a_paragraph(line: str) -> None:
    assert blocks(read_markdown(f"{line}\n\nEen zin.\n"))[0] == ("paragraph", line)


def test_lines_that_stand_together_are_no_heading() -> None:
    draft = read_markdown("Postbus 20301\n2500 EH Den Haag\n\nInleiding\n\nEen zin.\n")
    assert headings(draft) == [(1, "Inleiding")]


def test_lines_of_a_letterhead_are_no_headings() -> None:
    letter = "Retouradres Postbus 1 Den Haag\n\nDatum 29 mei 2020\n\nAfdeling Wegen\n\nGeachte heer,\n\n"
    assert headings(read_markdown(f"{letter}Inleiding\n\nEen zin.\n")) == [(1, "Inleiding")]
    letter = "Postbus 1 Den Haag\n\nOns kenmerk 12\n\nEen zin.\n\n"
    assert headings(read_markdown(f"{letter}Inleiding\n\nEen zin.\n")) == [(1, "Inleiding")]


def test_the_name_that_signs_a_letter_is_no_heading() -> None:
    draft = read_markdown(
        "Geachte voorzitter,\n\nInleiding\n\nEen zin.\n\nDe minister,\n\nJ. Jansen\n\nBijlage\n\nNog een.\n"
    )
    assert headings(draft) == [(1, "Inleiding"), (1, "Bijlage")]


def test_a_line_with_nothing_under_it_is_no_heading() -> None:
    draft = read_markdown("Inleiding\n\nEen zin.¹\n\nHoogachtend\n\nJ. Jansen\n\n¹ Noot.\n")
    assert headings(draft) == [(1, "Inleiding")]
