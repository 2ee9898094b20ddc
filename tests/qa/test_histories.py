"""However a collection came to hold its files, it answers as one that was made of them at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa import Retriever, build
from qa.places import Place, open_collection
from qa.remove import remove
from qa.verify import verify
from tests.fakes import WORDS, TokenWordEncoder, WordEncoder

Answers: TypeAlias = list[list[tuple[str, int, int, float]]]
Step: TypeAlias = Callable[[Path, Place], None]

NAMES = ("a", "b", "c", "onder/d")
QUESTIONS = ("bodycams?", "verzuim en wijkagent", "instroom meldkamer 2021", "niets")

sentences = st.sampled_from([f"Over {word} in {year}." for word in WORDS for year in (2020, 2021)])
paragraphs = st.lists(sentences, min_size=1, max_size=3).map(" ".join)
texts = st.lists(paragraphs, min_size=1, max_size=3).map("\n\n".join)
contents = st.builds("## {}\n\n{}\n".format, st.sampled_from(["Kop", "Bodycams"]), texts)


def written(name: str, content: str) -> Step:
    def step(files: Path, _collection: Place) -> None:
        path = files / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")

    return step


def gone(name: str) -> Step:
    return lambda files, _collection: (files / f"{name}.md").unlink(missing_ok=True)


def removed(name: str) -> Step:
    """Out of the collection alone: indexing puts it back."""

    def step(files: Path, collection: Place) -> None:
        if (files / f"{name}.md").exists():
            remove(collection, [name])

    return step


def renamed(old: str, new: str) -> Step:
    def step(files: Path, _collection: Place) -> None:
        if (files / f"{old}.md").exists():
            (files / f"{new}.md").parent.mkdir(exist_ok=True)
            (files / f"{old}.md").rename(files / f"{new}.md")

    return step


names = st.sampled_from(NAMES)
steps = st.one_of(
    st.builds(written, names, contents),
    st.builds(gone, names),
    st.builds(removed, names),
    st.builds(renamed, names, names),
)


def answers(folder: Place, encoder: WordEncoder) -> Answers:
    retriever = Retriever(open_collection(folder), encoder)
    hits = [retriever.search(question, k=50) for question in QUESTIONS]
    return [
        [(hit.passage.report.id, hit.passage.start, hit.passage.end, hit.score) for hit in found]
        for found in hits
    ]


@pytest.mark.parametrize("kind", [WordEncoder, TokenWordEncoder])
@settings(max_examples=30)
@given(history=st.lists(steps, min_size=1, max_size=6))
def test_any_history_ends_like_its_end_alone(kind: type[WordEncoder], history: list[Step]) -> None:
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        live_through(history, folder, folder.joinpath, kind)


@pytest.mark.parametrize("kind", [WordEncoder, TokenWordEncoder])
def test_so_does_this_one(kind: type[WordEncoder], places: Callable[[str], Place], tmp_path: Path) -> None:
    history = [
        written("a", "## Kop\n\nOver verzuim in 2020. Over instroom.\n\nOver de meldkamer in 2021.\n"),
        written("b", "## Bodycams\n\nOver de wijkagent in 2021.\n"),
        removed("a"),
        written("a", "## Kop\n\nOver verzuim in 2021.\n"),
        renamed("b", "onder/d"),
        gone("a"),
    ]
    live_through(history, tmp_path, places, kind)


def live_through(
    history: list[Step], folder: Path, places: Callable[[str], Place], kind: type[WordEncoder]
) -> None:
    """At its end, a collection that lived through it is as one that is made of what is there then."""
    files, lived, fresh = folder / "files", places("lived"), places("fresh")
    files.mkdir()
    (files / "altijd.md").write_text("Over bodycams in 2020.\n", encoding="utf-8")
    build(lived, [files], encoder=kind())
    for step in history:
        step(files, lived)
        build(lived, [files], encoder=kind())
    build(fresh, [files], encoder=kind())
    assert answers(lived, kind()) == answers(fresh, kind())
    assert list(verify(lived)) == list(verify(fresh))
