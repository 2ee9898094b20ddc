"""From the body of a Word file to blocks."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from corpus.clean import tidy
from corpus.draft import DraftBlock
from corpus.flow import Flow, block
from corpus.grid import Cell, table_blocks
from corpus.numerals import numeral
from corpus.raised import bare
from corpus.word.numbers import Numbers
from corpus.word.runs import Words, shown
from corpus.word.styles import Style, is_on, level_of, value

_AROUND = frozenset("body sdt sdtContent customXml ins moveTo smartTag AlternateContent txbxContent".split())


class Notes:
    """The footnotes and endnotes of a file, numbered as they are referred to."""

    def __init__(self, parts: dict[str, list[Element]], forms: dict[str, str]) -> None:
        """Take the notes from their parts; `forms` says how 1 looks among either."""
        self._notes = {
            (kind, one.get("id", "")): one for kind, roots in parts.items() for root in roots for one in root
        }
        self._forms = forms
        self._count = dict.fromkeys(parts, 0)

    def take(self, kind: str, name: str) -> tuple[str, str, str] | None:
        """The label, words and name of the note that is referred to next; None when it isn't there."""
        note = self._notes.get((kind, name))
        if note is None:
            return None
        self._count[kind] += 1
        words = []
        for paragraph in note.iter("p"):
            found = Words()
            found.take(paragraph)
            words.append(found.text)
        return numeral(self._count[kind], self._forms[kind]), " ".join(words), kind + name


class Walk:
    """The blocks that are done, and what is kept for later: notes, words whose paragraph goes on."""

    def __init__(self, styles: dict[str, Style], numbers: Numbers, notes: Notes) -> None:
        """Begin without blocks."""
        self.flow = Flow()
        self.title = ""
        self._styles = styles
        self._numbers = numbers
        self._notes = notes
        self._waiting: list[tuple[str, str, str]] = []
        self._before = ""
        self._in_table = False

    def finish(self) -> list[DraftBlock]:
        """All blocks, the last notes with them."""
        self._say_notes()
        return self.flow.finished()

    def take(self, element: Element) -> None:
        """Add the paragraphs and tables in an element."""
        for child in shown(element):
            if child.tag == "p":
                self._paragraph(child)
            elif child.tag == "tbl":
                self._table(child)
            elif child.tag in _AROUND:
                self.take(child)

    def _paragraph(self, paragraph: Element) -> None:
        words = Words()
        words.take(paragraph)
        text, self._before = self._before + words.text, ""
        notes = list(filter(None, (self._notes.take(*note) for note in words.notes)))
        if any(paragraph.find(f"pPr/rPr/{change}") is not None for change in ("del", "moveFrom")):
            self._before = text  # the end of the paragraph was deleted: the next one goes on with it
        else:
            self._add(paragraph, text, bold=words.all_bold)
        self._waiting += notes
        for box in words.boxes:
            self.take(box)

    def _add(self, paragraph: Element, text: str, *, bold: bool) -> None:
        name = value(paragraph, "pPr/pStyle") or ""
        style = self._styles.get(name) or self._styles[""]
        own = value(paragraph, "pPr/outlineLvl")
        level = style.level if own is None or style.level else level_of(own)
        mark = self._numbers.mark(paragraph, style, name)
        if style.is_hidden or not tidy(bare(text)):
            return  # after it was counted: an empty paragraph has its number too
        if style.is_contents:
            self.flow.blocks.append(block("contents", tidy(f"{mark} {text}")))
        elif (level or style.is_title) and not self._in_table:
            self.title = self.title or (tidy(bare(text)) if style.is_title else "")
            self._say_notes()
            self.flow.heading(f"{'' if mark == '-' else mark} {text}", level or 1)
        else:
            self.flow.paragraph(text, mark, bold=bold)

    def _say_notes(self) -> None:
        """The notes of a section stand at its end, so that they don't part a list."""
        for label, words, name in self._waiting:
            self.flow.footnote(label, words, name)
        self._waiting = []

    def _table(self, table: Element) -> None:
        rows = [row for row in _inside(table, "tr") if row.find("trPr/del") is None]
        several = any(len(list(_inside(row, "tc"))) > 1 for row in rows)
        made = []
        for row in rows:
            is_head = is_on(row, "trPr/tblHeader")
            skipped = _whole(value(row, "trPr/gridBefore"))
            before = [Cell(columns=skipped, is_head=is_head)] if skipped else []
            cells = (self._cell(cell, is_head=is_head, several=several) for cell in _inside(row, "tc"))
            made.append([*before, *cells])
        self.flow.blocks += table_blocks(made)

    def _cell(self, cell: Element, *, is_head: bool, several: bool) -> Cell:
        outer, around, self.flow = self.flow, self._in_table, Flow()
        self._in_table = around or several
        self.take(cell)
        inner, self.flow, self._in_table = self.flow, outer, around
        merged = cell.find("tcPr/vMerge")
        return Cell(
            inner.blocks,
            columns=_whole(value(cell, "tcPr/gridSpan")) or 1,
            is_head=is_head,
            goes_on=merged is not None and merged.get("val", "continue") == "continue",
        )


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """The rows or cells of a table, also those in a content control or a tracked insertion."""
    for child in shown(element):
        if child.tag == tag:
            yield child
        elif child.tag in _AROUND:
            yield from _inside(child, tag)


def _whole(said: str | None) -> int:
    return int(said) if said and said.isdecimal() and len(said) < 7 else 0
