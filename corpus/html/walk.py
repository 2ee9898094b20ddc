"""From the elements of a web page to blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.draft import DraftBlock
from corpus.flow import Flow, block, raised
from corpus.grid import Cell, table_blocks
from corpus.html.notes import Label, Notes
from corpus.html.parts import has_own_scope, is_around, is_dropped, is_hidden
from corpus.html.tables import captions, definitions, marks, spans, table_rows
from corpus.raised import as_marker, bare

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark math mfrac mi mn mo "
    "mrow msub msup nobr output q rb ruby s samp semantics small span strike strong sub sup time tt u var "
    "wbr".split()
)
_HEADING = re.compile(r"h([1-6])")
_DEEPEST = 120  # elements; deeper text is taken without its structure, as each level takes stack
_BREAK = "\x1e"  # stands for <br>: no page can hold it, as `tidy` makes it a space
_PARAGRAPHS = re.compile(rf"{_BREAK}\s*{_BREAK}[\s{_BREAK}]*")


class Walk:
    """The words of the block at hand, and the blocks that are done."""

    def __init__(self, notes: Notes) -> None:
        """Begin without words; `notes` are those of the whole page."""
        self.flow = Flow()
        self.furniture: list[str] = []
        self._notes = notes
        self._words: list[str] = []
        self._mark = ""
        self._note: list[str] | None = None
        self._label: Label | None = None
        self._bold = 0
        self._all_bold = True

    def page(self, element: HtmlElement, *, is_main: bool) -> None:
        """Walk a page's body, or the main part of it."""
        self._children(element, 0, own=is_main)
        self._flush()

    def cell(self, element: HtmlElement, depth: int) -> Flow:
        """The blocks of what is in a table's cell or a definition."""
        inside = Walk(self._notes)
        inside._children(element, depth, own=True)
        inside._flush()
        return inside.flow

    def _children(self, element: HtmlElement, depth: int, *, own: bool) -> None:
        self._say(element.text)
        for child in element:
            self._visit(child, depth + 1, own=own)
            self._say(child.tail)

    def _visit(self, element: HtmlElement, depth: int, *, own: bool) -> None:
        label = self._notes.label(element)
        if element in self._notes.backs:  # some notes have their name on the link that leads back
            self._begins(label)
            return
        if is_dropped(element) or (is_hidden(element) and not label):
            return
        if is_around(element) and not own:
            self._flush()
            self.furniture += [bare(one.text) for one in self.cell(element, depth).blocks]
        elif depth > _DEEPEST:
            self._say(" ".join(element.itertext()))
        elif element.tag in _INLINE:
            self._inline(element, depth, label, own=own)
        elif element.tag == "br":
            self._words.append(_BREAK)
        else:
            self._block(element, depth, label, own=own or has_own_scope(element))

    def _begins(self, label: Label | None) -> None:
        if label and not "".join(self._words).strip():
            self._label = label

    def _inline(self, element: HtmlElement, depth: int, label: Label | None, *, own: bool) -> None:
        self._begins(label)
        reference = self._notes.references.get(element)
        if reference is not None:
            self._words.append(as_marker(reference.number, reference.name))
        elif element.tag == "sup" and element.find(".//a") is None:
            self._say(raised("".join(element.itertext())))
        else:
            self._bold += element.tag in {"b", "strong"}
            self._say("“" if element.tag == "q" else "")
            self._children(element, depth, own=own)
            self._say("”" if element.tag == "q" else "")
            self._bold -= element.tag in {"b", "strong"}

    def _block(self, element: HtmlElement, depth: int, label: Label | None, *, own: bool) -> None:
        self._flush()
        heading = _HEADING.fullmatch(str(element.tag))
        if label and self._note is None:
            self._footnote(element, depth, label, own=own)
        elif heading or element.get("role") == "heading":
            given = element.get("aria-level") or ""
            level = int(heading[1]) if heading else int(given) if given in {*"123456"} else 2
            self._heading(element, depth, level)
        elif element.tag in {"ol", "ul"}:
            self._list(element, depth, own=own)
        elif element.tag == "table":
            self._table(element, depth)
        elif element.tag == "dl":
            self._definitions(element, depth)
        else:
            self._children(element, depth, own=own)
        self._flush()

    def _footnote(self, element: HtmlElement, depth: int, label: Label, *, own: bool) -> None:
        self._note, self._mark = [], ""
        self._children(element, depth, own=own)
        self._flush()
        self.flow.footnote(label.number, " ".join(self._note), label.name)
        self._note = None

    def _heading(self, element: HtmlElement, depth: int, level: int) -> None:
        number = "" if self._mark == "-" else self._mark
        words = (one.text for one in self.cell(element, depth).blocks)
        self.flow.heading(" ".join((number, *words)), level)
        self._mark = ""

    def _list(self, element: HtmlElement, depth: int, *, own: bool) -> None:
        for child, mark in marks(element):
            self._mark = mark
            self._visit(child, depth + 1, own=own)
            self._mark = ""

    def _table(self, element: HtmlElement, depth: int) -> None:
        for caption in captions(element):
            self.flow.blocks += self.cell(caption, depth).blocks
        notes: list[DraftBlock] = []
        rows = []
        for row, in_head in table_rows(element):
            cells = []
            for one in row:
                found = self.cell(one, depth + 2).blocks
                notes += [each for each in found if each.kind == "footnote"]
                words = [each for each in found if each.kind != "footnote"]
                cells.append(Cell(words, *spans(one), is_head=in_head or _is_head(one)))
            rows.append(cells)
        if element.get("role") in {"presentation", "none"}:
            self.flow.blocks += [each for cells in rows for cell in cells for each in cell.blocks]
        else:
            self.flow.blocks += table_blocks(rows)
        self.flow.blocks += notes

    def _definitions(self, element: HtmlElement, depth: int) -> None:
        """A row of name and meaning; a meaning of several paragraphs stands below its name."""
        for name, meaning in definitions(element):
            names = self.cell(name, depth).blocks if name is not None else []
            words = self.cell(meaning, depth).blocks if meaning is not None else []
            if len(names) == len(words) == 1 and words[0].kind == "paragraph":
                self.flow.blocks.append(block("row", f"{names[0].text}\t{words[0].text}"))
            else:
                self.flow.blocks += [*names, *words]

    def _say(self, text: str | None) -> None:
        if text:
            self._words.append(text)
            self._all_bold = self._all_bold and (self._bold > 0 or not text.strip())

    def _flush(self) -> None:
        """Make a block of the words so far, or several where empty lines part them."""
        words, bold = "".join(self._words), self._all_bold
        self._words, self._all_bold = [], True
        for part in _PARAGRAPHS.split(words):
            if not part.strip():
                continue
            if self._note is not None:
                self._note.append(part)
            elif self._label:
                self.flow.footnote(self._label.number, part, self._label.name)
            else:
                self.flow.paragraph(part, self._mark, bold=bold)
            self._label, self._mark = None, ""


def _is_head(cell: HtmlElement) -> bool:
    return cell.tag == "th" and cell.get("scope") not in {"row", "rowgroup"}
