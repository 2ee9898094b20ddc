"""Footnote markers taken out of the words, and tied to their footnotes: one rule for every format.

What the file itself says is a marker, is one. Raised digits are one when the file has footnotes (or
counts 1, 2, 3 with them), but for the power of a unit ("m²") and for digits after a short number or
name ("10⁶", "mc²"): those only when there is a footnote of that number to which nothing else refers
("artikel 10¹"). All other raised digits stay in the words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.draft import DraftBlock, DraftMarker
from corpus.raised import Mark, marks_in, without


@dataclass(frozen=True, slots=True)
class _Seen:
    """What may be a marker: in which block and on which page, in which of its pieces or heads."""

    block: int
    page: int | None
    part: int
    mark: Mark


def with_markers(blocks: Iterable[DraftBlock]) -> list[DraftBlock]:
    """The same blocks without markers in their words, each with its markers and their footnotes."""
    found = list(blocks)
    notes = _Notes(found)
    seen = [one for at, block in enumerate(found) for one in _seen_in(block, at)]
    decided = _decided(seen, notes)
    taken: dict[int, list[tuple[_Seen, int | None]]] = {}
    for at, note in sorted(decided.items()):
        taken.setdefault(seen[at].block, []).append((seen[at], note))
    for at, marks in taken.items():
        found[at] = _unmarked(found[at], marks)
    return found


def _seen_in(block: DraftBlock, at: int) -> Iterable[_Seen]:
    page = next((piece.page for piece in block.pieces), None)
    for part, piece in enumerate(block.pieces):
        yield from (_Seen(at, piece.page, part, mark) for mark in marks_in(piece.text))
    for part, head in enumerate(block.heads, len(block.pieces)):
        yield from (_Seen(at, page, part, mark) for mark in marks_in(head))


class _Notes:
    """The footnotes of a file, each known by its place among the footnotes."""

    def __init__(self, blocks: Sequence[DraftBlock]) -> None:
        self._named: dict[str, int] = {}
        self._on_page: dict[tuple[str, int], deque[int]] = {}
        self._numbered: dict[str, tuple[list[int], list[int]]] = {}  # blocks, and footnotes
        self.count = 0
        for at, block in enumerate(blocks):
            if block.kind == "footnote":
                self._add(block, at)

    def _add(self, block: DraftBlock, at: int) -> None:
        page = block.pieces[0].page if block.pieces else None
        if block.name:
            self._named.setdefault(block.name, self.count)
        if page is not None:
            self._on_page.setdefault((block.number, page), deque()).append(self.count)
        places, notes = self._numbered.setdefault(block.number, ([], []))
        places.append(at)
        notes.append(self.count)
        self.count += 1

    def here(self, seen: _Seen) -> int | None:
        """The footnote that a marker names, or that stands on its page; of several, each in its turn."""
        named = self._named.get(seen.mark.name)
        if named is not None or seen.page is None:
            return named
        notes = self._on_page.get((seen.mark.number, seen.page))
        return (notes.popleft() if len(notes) > 1 else notes[0]) if notes else None

    def near(self, seen: _Seen) -> int | None:
        """The next footnote of the marker's number, else the last one before it."""
        places, notes = self._numbered.get(seen.mark.number, ((), ()))
        return notes[min(bisect_left(places, seen.block), len(notes) - 1)] if notes else None


def _decided(seen: Sequence[_Seen], notes: _Notes) -> dict[int, int | None]:
    """What is a marker, by its place in `seen`, and its footnote; None where that isn't in the file."""
    found: dict[int, int | None] = {}
    clear = [at for at, one in enumerate(seen) if not one.mark.may_be_power]
    for at in clear:
        here = notes.here(seen[at])
        if here is not None:
            found[at] = here
    taken = set(found.values())  # a marker on another page doesn't share such a footnote
    counting = list(dict.fromkeys(seen[at].mark.number for at in clear))[:3] == ["1", "2", "3"]
    for at in clear:
        if at not in found and (seen[at].mark.sure or notes.count or counting):
            near = notes.near(seen[at])
            found[at] = None if near in taken else near
    taken = set(found.values())
    for at, one in enumerate(seen):
        if one.mark.may_be_power:
            here = notes.here(one)
            note = notes.near(one) if here is None else here
            if note is not None and note not in taken:
                found[at] = note
    return found


def _unmarked(block: DraftBlock, marks: Sequence[tuple[_Seen, int | None]]) -> DraftBlock:
    """A block without these markers in its pieces and heads, which it has beside them instead."""
    texts = [*(piece.text for piece in block.pieces), *block.heads]
    stood: list[tuple[int, int, int | None]] = []  # in which part, where, and the footnote
    for part in sorted({seen.part for seen, _ in marks}):
        here = [(seen.mark, note) for seen, note in marks if seen.part == part]
        texts[part], places = without(texts[part], [mark for mark, _ in here])
        stood += [(part, at, note) for at, (_, note) in zip(places, here, strict=True)]
    count = len(block.pieces)
    pieces = tuple(replace(piece, text=text) for piece, text in zip(block.pieces, texts, strict=False))
    made = replace(block, pieces=pieces, heads=tuple(texts[count:]))
    starts = _starts(texts[:count])
    markers = []
    for part, at, note in stood:
        place = starts[part] + at if part < count else _end_of_cell(made, part - count)
        if note is not None and place is not None and made.text.strip():
            markers.append(DraftMarker(_hangs_on(made.text, place), note))
    return replace(made, markers=tuple(sorted(markers)))


def _starts(texts: Sequence[str]) -> list[int]:
    """Where each of the texts begins when they are joined."""
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text))
    return starts


def _end_of_cell(row: DraftBlock, column: int) -> int | None:
    """Where a row's cell ends: what the head of a column refers to, each of its cells does."""
    cells = row.text.split("\t")
    if row.kind != "row" or column >= len(cells) or not cells[column].strip():
        return None
    return sum(len(cell) + 1 for cell in cells[:column]) + len(cells[column].rstrip())


def _hangs_on(text: str, at: int) -> int:
    """The character that a marker hangs on: the one before it, or in an empty cell's place the next."""
    before = len(text[:at].rstrip(" "))
    if before and text[before - 1] != "\t":
        return before - 1
    after = len(text) - len(text[at:].lstrip(" "))
    return min(after, len(text) - 1)
