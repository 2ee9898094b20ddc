"""One canonical text with the spans of its blocks and pages, whatever the format was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.draft import Draft, DraftBlock, DraftMarker, Piece, footnote, lay_out
from corpus.types import Block, BlockKind, Box, Marker, Page, Place, Report
from tests.corpus.making import block, heading


def kinds(*drafted: DraftBlock) -> list[str]:
    return [laid.kind for laid in lay_out(Draft(drafted)).blocks]


def sections(*drafted: DraftBlock) -> list[tuple[str, ...]]:
    return [laid.section for laid in lay_out(Draft(drafted)).blocks]


def test_blocks_are_joined_by_a_blank_line_and_keep_their_spans() -> None:
    draft = Draft([heading("Kop"), block("paragraph", "Een."), block("item", "- twee")])
    laid = lay_out(draft)
    assert laid.text == "Kop\n\nEen.\n\n- twee"
    assert laid.blocks == (
        Block("heading", 0, 3, ("Kop",)),
        Block("paragraph", 5, 9, ("Kop",)),
        Block("item", 11, 17, ("Kop",)),
    )
    assert laid.pages == ()


def test_pieces_are_joined_as_they_are() -> None:
    laid = lay_out(Draft([block("paragraph", "Een zin ", "die door", "loopt.")]))
    assert laid.text == "Een zin die doorloopt."
    assert laid.blocks == (Block("paragraph", 0, 22),)


def test_blocks_without_words_leave_no_trace() -> None:
    words = block("paragraph", "Een.")
    laid = lay_out(Draft([block("paragraph", " "), words, block("item"), block("footnote", "\n"), words]))
    assert laid.text == "Een.\n\nEen."
    assert [(b.start, b.end) for b in laid.blocks] == [(0, 4), (6, 10)]


def test_nothing_drafted_is_an_empty_text() -> None:
    laid = lay_out(Draft([]))
    assert (laid.text, laid.blocks, laid.pages) == ("", (), ())


def test_the_same_words_twice_are_two_blocks() -> None:
    laid = lay_out(Draft([block("paragraph", "Ja."), block("paragraph", "Ja.")]))
    assert [(b.start, b.end) for b in laid.blocks] == [(0, 3), (5, 8)]


def test_a_heading_stands_under_itself_and_what_follows_under_it() -> None:
    assert sections(block("paragraph", "vooraf"), heading("A"), block("paragraph", "x")) == [
        (),
        ("A",),
        ("A",),
    ]


def test_a_deeper_heading_is_added_to_the_path() -> None:
    drafted = [heading("A", 1), heading("B", 2), heading("C", 3), block("paragraph", "x")]
    assert sections(*drafted) == [("A",), ("A", "B"), ("A", "B", "C"), ("A", "B", "C")]


def test_a_heading_of_the_same_level_takes_the_place_of_the_one_before() -> None:
    assert sections(heading("A", 1), heading("B", 2), heading("C", 2)) == [("A",), ("A", "B"), ("A", "C")]


def test_a_higher_heading_ends_all_deeper_ones() -> None:
    drafted = [heading("A", 1), heading("B", 2), heading("C", 3), heading("D", 1)]
    assert sections(*drafted)[-1] == ("D",)


def test_a_skipped_level_is_not_made_up() -> None:
    drafted = [heading("A", 1), heading("C", 3), heading("B", 2), heading("D", 3)]
    assert sections(*drafted) == [("A",), ("A", "C"), ("A", "B"), ("A", "B", "D")]


def test_a_first_heading_below_level_one_stands_alone() -> None:
    assert sections(heading("B", 2), heading("A", 1)) == [("B",), ("A",)]


def test_a_heading_without_words_opens_no_section() -> None:
    assert sections(heading("A"), heading(" "), block("paragraph", "x")) == [("A",), ("A",)]


def test_pages_cover_the_text_from_end_to_end() -> None:
    draft = Draft(
        [block("paragraph", ("Een.", 1)), block("paragraph", ("Twee.", 2)), block("paragraph", ("3.", 2))],
        labels=["i", "1"],
    )
    laid = lay_out(draft)
    assert laid.text == "Een.\n\nTwee.\n\n3."
    assert laid.pages == (Page(1, 0, 6, "i"), Page(2, 6, 15, "1"))


def test_a_paragraph_over_a_page_break_is_one_block_on_two_pages() -> None:
    draft = Draft([block("paragraph", ("Een zin die ", 1), ("doorloopt.", 2))], labels=["1", "2"])
    laid = lay_out(draft)
    assert laid.text == "Een zin die doorloopt."
    assert laid.blocks == (Block("paragraph", 0, 22),)
    assert laid.pages == (Page(1, 0, 12, "1"), Page(2, 12, 22, "2"))


def test_a_page_without_words_has_an_empty_span_where_it_would_stand() -> None:
    draft = Draft([block("paragraph", ("Een.", 1)), block("paragraph", ("Drie.", 3))], labels=["1", "2", "3"])
    assert lay_out(draft).pages == (Page(1, 0, 6, "1"), Page(2, 6, 6, "2"), Page(3, 6, 11, "3"))


def test_empty_pages_before_and_after_the_text() -> None:
    laid = lay_out(Draft([block("paragraph", ("Twee.", 2))], labels=["1", "2", "3"]))
    assert laid.pages == (Page(1, 0, 0, "1"), Page(2, 0, 5, "2"), Page(3, 5, 5, "3"))


def test_pages_that_are_all_empty() -> None:
    assert lay_out(Draft([], labels=["1", "2"])).pages == (Page(1, 0, 0, "1"), Page(2, 0, 0, "2"))


def test_pages_without_printed_labels() -> None:
    laid = lay_out(Draft([block("paragraph", ("Een.", 1)), block("paragraph", ("Twee.", 2))]))
    assert laid.pages == (Page(1, 0, 6), Page(2, 6, 11))


def test_words_without_a_page_before_the_first_page_belong_to_it() -> None:
    laid = lay_out(Draft([block("heading", "Kop", level=1), block("paragraph", ("Een.", 1))]))
    assert laid.pages == (Page(1, 0, 9),)


def test_a_line_of_print_keeps_its_place_on_the_page() -> None:
    first, second = Box(70, 100, 190, 110), Box(70, 112, 130, 122)
    lines = (Piece("Een zin die ", 1, first), Piece("doorloopt.", 2, second))
    laid = lay_out(Draft([heading("Kop"), DraftBlock("paragraph", lines)], labels=["1", "2"]))
    assert laid.places == (Place(5, 16, 1, first), Place(17, 27, 2, second))
    assert [laid.text[place.start : place.end] for place in laid.places] == ["Een zin die", "doorloopt."]


def test_white_space_and_words_without_a_box_have_no_place() -> None:
    pieces = (Piece(" ", 1, Box(1, 1, 2, 2)), Piece("woord", 1))
    assert lay_out(Draft([DraftBlock("paragraph", pieces)])).places == ()


def test_a_row_keeps_the_heads_of_its_columns() -> None:
    row = DraftBlock("row", (Piece("2019\t32"),), heads=("Jaar", "Fte"))
    assert lay_out(Draft([heading("Kop"), row])).blocks[1] == Block("row", 5, 12, ("Kop",), ("Jaar", "Fte"))


def refers(text: str, *footnotes: int) -> DraftBlock:
    """A paragraph whose last character a marker hangs on for each of these footnotes."""
    markers = tuple(DraftMarker(len(text) - 1, note) for note in footnotes)
    return DraftBlock("paragraph", (Piece(text),), markers=markers)


def test_a_marker_tells_where_it_stood_and_the_footnote_with_its_number() -> None:
    laid = lay_out(Draft([refers("Een.", 1), refers("Twee.", 0), footnote("1", "A."), footnote("2", "B.")]))
    assert laid.text == "Een.\n\nTwee.\n\n1 A.\n\n2 B."
    assert laid.markers == (Marker(3, "2", 19, 23), Marker(10, "1", 13, 17))


def test_a_footnote_without_words_is_no_footnote() -> None:
    laid = lay_out(Draft([refers("Een.", 1), DraftBlock("footnote", (Piece(" "),)), footnote("2", "B.")]))
    assert laid.markers == (Marker(3, "2", 6, 10),)


def test_a_footnote_stands_under_the_headings_of_what_refers_to_it_first() -> None:
    drafted = [heading("A"), refers("Een.", 0), heading("B"), refers("Twee.", 0), footnote("1", "Noot.")]
    assert lay_out(Draft(drafted)).blocks[-1].section == ("A",)


def test_the_end_of_a_footnote_on_the_next_page_goes_with_it() -> None:
    end = DraftBlock("footnote", (Piece("tweede deel."),))
    drafted = [heading("A"), refers("Een.", 0), footnote("1", "Noot,"), heading("B"), end, footnote("2", "x")]
    laid = lay_out(Draft(drafted))
    assert laid.markers == (Marker(6, "1", 9, 16), Marker(6, "1", 21, 33))
    assert [block.section for block in laid.blocks if block.kind == "footnote"] == [("A",), ("A",), ("B",)]


def test_dots_and_a_page_number_are_contents() -> None:
    assert (
        kinds(
            block("paragraph", "Taakuitvoering ........ 8"),
            block("item", "1. Inleiding . . . . . 12"),
            block("paragraph", "Bodycams ....9"),
            block("paragraph", "Taakuitvoering .... 8 Personeel .... 9"),
        )
        == ["contents"] * 4
    )


def test_an_ellipsis_is_no_contents() -> None:
    assert (
        kinds(
            block("paragraph", "Hij zweeg... 8 minuten lang."),
            block("paragraph", "Naam: ........"),
            block("paragraph", "Het is 1.2.3.4 geworden."),
        )
        == ["paragraph"] * 3
    )


def test_contents_stand_in_the_text_under_their_section() -> None:
    laid = lay_out(Draft([heading("Inhoud"), block("paragraph", "Personeel ...... 8")]))
    assert laid.text == "Inhoud\n\nPersoneel ...... 8"
    assert laid.blocks[1] == Block("contents", 8, 26, ("Inhoud",))


def test_a_reader_that_says_heading_is_believed() -> None:
    assert kinds(heading("Personeel ...... 8")) == ["heading"]


KINDS: list[BlockKind] = ["heading", "paragraph", "footnote"]


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """Blocks with pieces on pages that never go back; some pages and blocks are empty."""
    words = st.text(st.sampled_from("ab .\n"), max_size=6)
    page = 1
    made: list[DraftBlock] = []
    for _ in range(draw(st.integers(0, 6))):
        pieces = []
        for text in draw(st.lists(words, min_size=1, max_size=3)):
            page += draw(st.integers(0, 2))
            pieces.append(Piece(text, page))
        kind = draw(st.sampled_from(KINDS))
        made.append(DraftBlock(kind, tuple(pieces), draw(st.integers(1, 6))))
    return Draft(made, labels=[str(n) for n in range(1, page + draw(st.integers(0, 2)) + 1)])


@given(drafts())
def test_every_word_stands_on_its_page_and_in_its_block(draft: Draft) -> None:
    laid = lay_out(draft)
    report = Report("id", "t", "0", laid.text, pages=laid.pages, blocks=laid.blocks)
    worded = [drafted for drafted in draft.blocks if drafted.text.strip()]
    assert laid.text == "\n\n".join(drafted.text for drafted in worded)
    for drafted, laid_block in zip(worded, laid.blocks, strict=True):
        assert laid.text[laid_block.start : laid_block.end] == drafted.text
        at = laid_block.start
        for piece in drafted.pieces:
            for offset in range(at, at + len(piece.text)):
                page = report.page_at(offset)
                assert page is not None
                assert page.number == piece.page
            at += len(piece.text)


@given(drafts())
def test_pages_are_numbered_in_order_and_leave_no_gap(draft: Draft) -> None:
    laid = lay_out(draft)
    assert [page.number for page in laid.pages] == list(range(1, len(draft.labels) + 1))
    assert [page.label for page in laid.pages] == list(draft.labels)
    edges = [0, *(page.end for page in laid.pages)]
    assert [page.start for page in laid.pages] == edges[:-1]
    assert edges[-1] == len(laid.text)
