"""No file of the repository holds the words of the official reports."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from corpus import read_report
from eval.questions import SETS
from tests.conftest import ROOT
from tests.corpus.copied import RUN, Run, allowed_names, runs, shared_with, texts_of

SUFFIXES = {".py", ".md", ".jsonl", ".toml"}


def written() -> list[Path]:
    """The text files that git knows or would add; skips where there is no git."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is no git checkout")
    paths = [ROOT / name for name in listed.decode().split("\0") if Path(name).suffix in SUFFIXES]
    return [path for path in paths if path.is_file()]


def copied(official: set[Run]) -> dict[str, list[str]]:
    """The shared runs in each file of the repository that has some."""
    allowed = allowed_names()
    found = {
        str(path.relative_to(ROOT)): [
            run for text in texts_of(path) for run in shared_with(official, text, allowed)
        ]
        for path in written()
    }
    return {name: shared for name, shared in found.items() if shared}


def test_no_file_shares_a_run_of_words_with_the_official_reports(shared: Path) -> None:
    official: set[Run] = set()
    for path in sorted((shared / "reports" / "text").glob("*.md")):
        official |= runs(path.read_text(encoding="utf-8")) | runs(read_report(path).text)
    assert len(official) > 20_000
    assert copied(official) == {}


@pytest.mark.slow
def test_no_file_shares_a_run_of_words_with_the_other_documents(shared: Path) -> None:
    official: set[Run] = set()
    for path in sorted((shared / "pdfs").glob("*.pdf")):
        official |= runs(read_report(path).text)
    assert len(official) > 20_000
    assert copied(official) == {}


def test_the_question_sets_are_looked_at() -> None:
    assert set(SETS.values()) <= set(written())


# The check itself

OFFICIAL = runs("Wij melden dat de fiets van de buurman elke dag bij het station staat. Echt waar.")
BESIDE = "fiets van de buurman elke dag bij het"  # 8 words of it


def test_nine_words_in_a_row_are_found_whatever_stands_between_them() -> None:
    text = 'Zo: "De Fiets,\n van de buurman<sup>2</sup> elke-dag bij het **station**", zegt hij.'
    assert shared_with(OFFICIAL, text, []) == ["de fiets van de buurman elke dag bij het station"]


def test_eight_words_in_a_row_are_not() -> None:
    assert len(BESIDE.split()) == RUN - 1
    assert shared_with(OFFICIAL, f"Zijn {BESIDE} plein.", []) == []


def test_an_allowed_name_parts_the_words() -> None:
    text = "de fiets van de buurman elke dag bij het station"
    assert shared_with(OFFICIAL, text, ["elke dag"]) == []


def test_strings_that_are_escaped_or_joined_are_seen_through(tmp_path: Path) -> None:
    code, data = tmp_path / "a.py", tmp_path / "a.jsonl"
    code.write_text('X = "de fiets van de\\nbuurman " f"elke " "dag bij het station"\n', encoding="utf-8")
    data.write_text(
        '{"q": [{"a": "de fiets van de buurman elke dag bij het st\\u0061tion"}]}\n', encoding="utf-8"
    )
    for path in (code, data):
        assert [run for text in texts_of(path) for run in shared_with(OFFICIAL, text, [])] != []


def test_headings_and_footnotes_are_no_text_of_markdown(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Kop\n\nTekst.[^1]\n\n- punt\n\n[^1]: Noot.\n", encoding="utf-8")
    assert texts_of(path) == ["Tekst.", "- punt"]
