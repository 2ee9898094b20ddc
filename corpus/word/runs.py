"""The words of a Word paragraph, as a reader sees them when all changes are accepted."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from corpus.flow import raised
from corpus.raised import as_marker, bare
from corpus.word.styles import is_on, value

# Properties; what was deleted or moved away; the codes of fields; what stands above other characters.
_SKIPPED = frozenset("pPr rPr sdtPr del moveFrom delText instrText delInstrText rt rubyPr ffData".split())
_SHOWN = {"tab": " ", "ptab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "softHyphen": ""}
_PRIVATE = range(0xE000, 0xF900)  # characters that only mean something in one font


@dataclass(slots=True)
class Words:
    """What a paragraph holds: its words, the notes it refers to, the text boxes anchored in it."""

    parts: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # "footnote" or "endnote", and its id
    boxes: list[Element] = field(default_factory=list)
    all_bold: bool = True

    @property
    def text(self) -> str:
        """The words themselves."""
        return "".join(self.parts)

    def take(self, element: Element) -> None:
        """Add what is in an element."""
        for child in shown(element):
            if child.tag in _SKIPPED:
                continue
            if child.tag == "r":
                self._run(child)
            elif child.tag in {"footnoteReference", "endnoteReference"}:
                kind, name = child.tag.removesuffix("Reference"), child.get("id", "")
                self.notes.append((kind, name))
                self.parts.append(as_marker("", kind + name))
            elif child.tag == "txbxContent":
                self.boxes.append(child)
            elif child.tag in _SHOWN:
                self.parts.append(_SHOWN[child.tag])
            elif child.tag == "t":
                self.parts.append(child.text or "")
            elif child.tag == "sym":
                self.parts.append(_symbol(child.get("char", "")))
            else:
                self.take(child)

    def _run(self, run: Element) -> None:
        if is_on(run, "rPr/vanish"):
            return
        start = len(self.parts)
        self.take(run)
        said = "".join(self.parts[start:])
        if value(run, "rPr/vertAlign") == "superscript":
            self.parts[start:] = [raised(said)]
        self.all_bold = self.all_bold and (is_on(run, "rPr/b") or not bare(said).strip())


def shown(element: Element) -> list[Element]:
    """What is in an element; where the file has it for newer and for older programs, the newer once."""
    if element.tag == "AlternateContent":
        choice = element.find("Choice")
        return list(choice if choice is not None else element)
    return list(element)


def _symbol(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    sound = 32 <= number < 0xFFFE and number not in _PRIVATE and not 0xD800 <= number < 0xE000
    return chr(number) if sound else ""
