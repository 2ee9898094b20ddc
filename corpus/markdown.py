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
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from corpus.converted import RAISE, footnote_text, mend
from corpus.draft import Draft, DraftBlock, Piece
from corpus.errors import ReadError
from corpus.types import BlockKind

_RAISED = re.compile(r"<sup>\s*(\d{1,3})\s*</sup>", re.IGNORECASE)
_NEXT_RAISED = re.compile(r"</sup><sup>", re.IGNORECASE)
_CODE = re.compile(r"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>|</?(?:p|li|ul|ol|table|tr|td|th|div)\b[^<>]*>", re.IGNORECASE)
_NEXT_NOTE = re.compile(r"\s(?=[⁰¹²³⁴⁵⁶⁷⁸⁹]+\s)")
_SPACES = re.compile(r"\s+")


def read_markdown(text: str) -> Draft:
    """The blocks of a Markdown text; its front matter (YAML between `---` lines) is what it states."""
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table").use(front_matter_plugin)
    parser.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
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
        yield _block("footnote", f"{node.meta['label']} {_inline(node)}")
    elif node.type == "table":
        yield from _rows(node)
    elif node.type in {"paragraph", "fence", "code_block", "html_block"}:
        yield from _paragraphs(_inline(node))
    else:  # lists, quotes: what is inside them
        for child in node.children:
            yield from _blocks(child)


def _paragraphs(text: str) -> Iterator[DraftBlock]:
    """A paragraph; or footnotes, one for each raised number that begins one."""
    if not footnote_text(text):
        yield _block("paragraph", text)
        return
    for note in _NEXT_NOTE.split(text):
        yield _block("footnote", footnote_text(note))


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
    """The words under a node, without marks, tags and footnote references, in single spaces."""
    parts: list[Any] = []
    for part in node.walk():
        if part.type in {"text", "code_inline", "fence", "code_block"}:
            parts.append(part.content)
        elif part.type in {"softbreak", "hardbreak", "paragraph"}:
            parts.append(" ")
        elif part.type in {"html_inline", "html_block"}:
            parts.append(html.unescape(_TAG.sub("", _BREAK.sub(" ", _CODE.sub(" ", part.content)))))
    return _SPACES.sub(" ", "".join(parts)).strip()
