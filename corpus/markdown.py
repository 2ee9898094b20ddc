"""Markdown files, as Markdown says they are: headings, paragraphs, list items, tables, footnotes.

Inline marks (emphasis, links, raw HTML tags) are dropped and their words kept. A table row becomes
one block with the heads of its columns. A footnote's definition becomes a block of its own and
its reference leaves the sentence, whether written as `[^1]` or, as converters leave it, as
`<sup>1</sup>` or a raised digit.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from corpus.clean import tidy, tidy_lines
from corpus.converted import mend, of_lines, raised_footnote
from corpus.draft import Draft, DraftBlock, Piece, footnote
from corpus.errors import ReadError
from corpus.raised import RAISE, as_marker
from corpus.types import BlockKind

_RAISED = re.compile(r"<sup>\s*(\d{1,3}(?:\s?,\s?\d{1,3})*)\s*</sup>", re.IGNORECASE)
_NEXT_RAISED = re.compile(r"</sup><sup>", re.IGNORECASE)
_CODE = re.compile(r"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>|</?(?:p|li|ul|ol|table|tr|td|th|div)\b[^<>]*>", re.IGNORECASE)
_NEXT_NOTE = re.compile(r"\s(?=[⁰¹²³⁴⁵⁶⁷⁸⁹]+\s)")
_REFERENCE = re.compile(r"\[\^([^\s\[\]]{1,100})\]")
_BRACKET = re.compile(r"[\[\]]")
_MOST_OPEN = 30  # brackets in a paragraph that nothing closes: for each, all that follows is looked through


def read_markdown(text: str) -> Draft:
    """The blocks of a Markdown text; its front matter (YAML between `---` lines) is what it states."""
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table").use(front_matter_plugin)
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.inline.ruler.at("footnote_ref", _reference)
    parser.core.ruler.before("inline", "brackets", _without_endless_links)
    root = SyntaxTreeNode(parser.parse(_RAISED.sub(_raise, _NEXT_RAISED.sub("</sup> <sup>", text))))
    stated: dict[str, str] = {}
    blocks: list[DraftBlock] = []
    for node in root.children:
        if node.type == "front_matter":
            stated = front_matter(node.content)
            if not stated:  # no "name: value" lines: two rules with text between them
                blocks.extend(read_markdown(node.content).blocks)
        else:
            blocks.extend(_blocks(node))
    return mend(Draft(blocks, stated))


def front_matter(content: str) -> dict[str, str]:
    """The plain values of a YAML mapping as strings; nothing of other text; ReadError for bad YAML."""
    import yaml

    try:
        # The base loader makes every plain value a string: a date stays as it is written.
        values = yaml.load(content, Loader=yaml.BaseLoader) or {}  # noqa: S506 - builds strings only
    except (yaml.YAMLError, RecursionError) as error:
        problem = str(getattr(error, "problem", "") or error).partition("\n")[0]
        raise ReadError(f"its front matter between the '---' lines is not YAML ({problem})") from error
    if not isinstance(values, Mapping):
        return {}
    return {str(name): _text(value) for name, value in values.items() if isinstance(value, str)}


def _text(value: str) -> str:
    """The value without lone surrogates, which YAML's escapes can make and no file can hold."""
    return value.strip().encode("utf-8", "replace").decode()


def _raise(match: re.Match[str]) -> str:
    return match[1].translate(RAISE)


def _blocks(node: SyntaxTreeNode) -> Iterator[DraftBlock]:
    if node.type == "heading":
        yield _block("heading", _inline(node), int(node.tag[1:]))
    elif node.type == "list_item":
        yield from _item(node)
    elif node.type in {"footnote", "footnote_reference"}:
        yield footnote(node.meta["label"], _inline(node))
    elif node.type == "table":
        yield from _rows(node)
    elif node.type in {"paragraph", "fence", "code_block", "html_block"}:
        yield from _paragraphs(tidy_lines(_words(node)))
    else:  # lists, quotes: what is inside them
        for child in node.children:
            yield from _blocks(child)


def _paragraphs(lines: list[str]) -> Iterator[DraftBlock]:
    """A paragraph; or footnotes, one for each raised number that begins one."""
    text = " ".join(lines)
    if raised_footnote(text) is None:
        yield of_lines("paragraph", lines)
        return
    yield from filter(None, map(raised_footnote, _NEXT_NOTE.split(text)))


def _item(node: SyntaxTreeNode) -> Iterator[DraftBlock]:
    """A list item: its own words with the bullet or number, then what is nested in it."""
    mark = f"{node.info}{node.markup}" if node.info else "-"
    own = True
    for child in node.children:
        if own and child.type == "paragraph":
            yield _block("item", f"{mark} {_inline(child)}")
        else:
            yield from _blocks(child)
        own = False


def _rows(table: SyntaxTreeNode) -> Iterator[DraftBlock]:
    rows = [[_inline(cell) for cell in row.children] for row in table.walk() if row.type == "tr"]
    if not rows:
        return
    heads, *body = rows
    if not body:
        yield _block("paragraph", " ".join(heads))
    for row in body:
        yield DraftBlock("row", (Piece("\t".join(row)),), heads=tuple(heads))


def _block(kind: BlockKind, text: str, level: int = 0) -> DraftBlock:
    return DraftBlock(kind, (Piece(text),), level)


def _inline(node: SyntaxTreeNode) -> str:
    """The words under a node in single spaces."""
    return tidy(_words(node))


def _words(node: SyntaxTreeNode) -> str:
    """The words under a node, without marks and tags; footnote references as markers."""
    parts: list[Any] = []
    for part in node.walk():
        if part.type in {"text", "code_inline", "fence", "code_block"}:
            parts.append(part.content)
        elif part.type in {"softbreak", "hardbreak", "paragraph"}:
            parts.append("\n")
        elif part.type in {"html_inline", "html_block"}:
            parts.append(html.unescape(_TAG.sub("", _BREAK.sub(" ", _CODE.sub(" ", part.content)))))
        elif part.type == "footnote_ref":
            parts.append(as_marker(part.meta["label"]))
    return "".join(parts)


def _reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as the parser calls it
    """A footnote reference, which the plugin would look for as far as the text goes on."""
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("footnote_ref", "", 0).meta = {"label": found[1]}
    state.pos = found.end()
    return True


def _without_endless_links(state: StateCore) -> None:
    """Make mere characters of the brackets in a paragraph that leaves more of them open than people do."""
    for token in state.tokens:
        if token.type == "inline" and _left_open(token.content) > _MOST_OPEN:
            token.content = token.content.replace("[", "&#91;")


def _left_open(text: str) -> int:
    """How many opening brackets nothing closes."""
    count = 0
    for bracket in _BRACKET.findall(text):
        count = count + 1 if bracket == "[" else max(count - 1, 0)
    return count
