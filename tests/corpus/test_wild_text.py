"""Any text at all: blocks in order, or one sentence that says why not; nothing else gets out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import ReadError, Report, read_report, split
from corpus.draft import Draft
from corpus.markdown import read_markdown
from corpus.passages import LONGEST
from corpus.plain import read_plain
from tests.corpus.making import report_of

characters = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=120)
marks = st.text(st.sampled_from(list("aB1 .\n#*-_`[]()^:<>!|&;~\\\"'+=²¹\t/")), max_size=120)
snippets = st.lists(
    st.sampled_from(
        [
            "# ",
            "## ",
            "\n",
            "\n\n",
            "- ",
            "    ",
            "1. ",
            "[^1]",
            "[^1]: ",
            "^[x]",
            "<sup>1</sup>",
            "¹ ",
            "|a|b|\n",
            "|-|-|\n",
            "<div>",
            "</div>",
            "<!--",
            "-->",
            "```",
            "`",
            "**",
            "> ",
            "Een zin. ",
            "---\n",
            "a: b\n",
            "&amp;",
            "&#0;",
            "&#xD800;",
            "[x](y)",
            "...... 5",
            "\t",
            "\r\n",
            "\f",
            "\\",
        ]
    ),
    max_size=40,
).map("".join)
wild = st.one_of(characters, marks, snippets)


def check(report: Report) -> None:
    """Blocks and passages are spans of the text, in order and with words in them."""
    at = 0
    for block in report.blocks:
        assert at <= block.start < block.end <= len(report.text)
        assert report.text[block.start : block.end].strip()
        assert report.text[at : block.start].strip() == ""
        at = block.end
    assert at == len(report.text)
    at = 0
    for passage in split(report):
        assert at <= passage.start < passage.end <= min(len(report.text), passage.start + LONGEST)
        at = passage.end


@settings(max_examples=300)
@given(wild)
def test_any_text_as_markdown_is_a_report_or_a_sentence(text: str) -> None:
    try:
        draft = read_markdown(text)
    except ReadError:
        return
    check(report_of(draft))


@settings(max_examples=300)
@given(wild)
def test_any_text_is_a_plain_report(text: str) -> None:
    draft: Draft = read_plain(text)
    check(report_of(draft))


@settings(max_examples=100)
@given(st.one_of(wild.map(str.encode), st.binary(max_size=60)), st.sampled_from([".md", ".txt"]))
def test_any_bytes_are_a_report_or_a_sentence_that_names_the_file(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    path = Path(tmp_path_factory.getbasetemp(), f"wild{suffix}")
    path.write_bytes(data)
    try:
        report = read_report(path)
    except ReadError as caught:
        message = str(caught)
    else:
        check(report)
        message = f"wild{suffix}: it is a report" if report.text.strip() else ""
    assert message.startswith(f"wild{suffix}: ")
