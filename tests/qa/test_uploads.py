"""Files that are handed to a collection: their names, what is refused, where they go, and that they go."""

from __future__ import annotations

import os
import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa import build
from qa.collection import Collection
from qa.errors import UploadError
from qa.layout import Layout
from qa.uploads import FORGOTTEN, LARGEST_FILE, MOST_KEPT, SUFFIXES, Uploads, may_be_added_to, safe_name
from tests.fakes import WordEncoder
from tests.qa.making import locked

TEXT = "Het verzuim daalde."


@pytest.fixture
def uploads(tmp_path: Path, reports: Path) -> Uploads:
    """Those of a collection of two reports that weren't added."""
    build(tmp_path / "collection", [reports], encoder=WordEncoder(), progress=False)
    return Uploads(tmp_path / "collection")


def came_in(uploads: Uploads, name: str, text: str = TEXT) -> Path:
    """A file as a browser hands it over: in a folder of its own."""
    path = uploads.incoming / f"{len(text)}-{name[:20]}" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def add(uploads: Uploads, name: str, text: str = TEXT) -> Path:
    kept = uploads.keep(came_in(uploads, name, text))
    build(uploads.folder, [kept], encoder=WordEncoder(), progress=False, replace=True)
    return kept


def texts(uploads: Uploads) -> dict[str, str]:
    reports = (unit.passage.report for unit in Collection.open(uploads.folder).units)
    return {report.id: report.text for report in reports}


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("brief.pdf", "brief.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Mijn documenten\\Brief 2020.DOCX", "Brief 2020.DOCX"),
        ("..\\..\\.verborgen.md", "verborgen.md"),
        ("<img src=x onerror=alert(1)>.md", "<img src=x onerror=alert(1)>.md"),
        ("a\0b\nc\u202ed\ud800e.md", "abcde.md"),
        ("e\u0301e\u0301n.md", "\u00e9\u00e9n.md"),
        ("é" * 300 + ".pdf", "é" * 58 + ".pdf"),
        ("halfjaarbericht. .md", "halfjaarbericht.md"),
        ("brief.pdf.", "brief.pdf"),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize("name", ["", ".", "..", "/", ".md", " .pdf", "passwd", "brief.exe", "a.md/c"])
def test_what_is_no_report_by_its_name_is_refused(name: str) -> None:
    with pytest.raises(UploadError, match=r"it isn't called as a report's file is: give \.docx, \.htm"):
        safe_name(name)


@given(st.text(), st.sampled_from(SUFFIXES))
def test_any_name_is_safe_or_refused(stem: str, suffix: str) -> None:
    try:
        name = safe_name(stem + suffix)
    except UploadError:
        return
    assert name == Path(name).name == safe_name(name) == unicodedata.normalize("NFC", name)
    assert not name.startswith(".")
    assert len(name.encode()) <= 120
    assert name.isprintable() or unicodedata.category(next(c for c in name if not c.isprintable()))[0] == "Z"


def test_a_file_is_kept_under_its_name_and_nothing_is_left_where_it_came_in(uploads: Uploads) -> None:
    file = came_in(uploads, "brief.md")
    kept = uploads.keep(file)
    assert kept.name == "brief.md"
    assert kept.parent.parent == Layout(uploads.folder).uploads.resolve()
    assert kept.read_text() == TEXT
    assert not file.parent.exists()
    assert uploads.waiting() == [kept]
    assert uploads.added() == {}


def test_an_added_report_is_the_collection_s(uploads: Uploads) -> None:
    add(uploads, "brief.md")
    assert list(uploads.added()) == ["brief"]
    assert uploads.waiting() == []
    assert texts(uploads)["brief"] == TEXT


def test_another_file_of_the_name_takes_its_place(uploads: Uploads) -> None:
    first = add(uploads, "brief.md")
    assert uploads.replaces(Path("x/brief.md"))
    assert not uploads.replaces(Path("ander.md"))
    assert not uploads.replaces(Path("2019-12-brief.md"))  # that one wasn't added here
    second = add(uploads, "brief.md", "De wijkagent blijft.")
    assert texts(uploads)["brief"] == "De wijkagent blijft."
    uploads.tidy()
    assert not first.exists()
    assert second.exists()
    assert len(texts(uploads)) == 3


def test_until_the_new_one_is_read_the_old_one_stays(uploads: Uploads) -> None:
    first = add(uploads, "brief.md")
    unread = uploads.keep(came_in(uploads, "brief.md", "De wijkagent blijft."))
    uploads.tidy()  # as after a crash
    assert first.exists()
    assert not unread.exists()
    assert texts(uploads)["brief"] == TEXT


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        (
            "2019-12-brief.md",
            TEXT,
            "the collection has a report '2019-12-brief' that wasn't added here: rename",
        ),
        ("nog eens.md", "zelfde", "it is in the collection already, as 'zelfde'"),
        ("wacht.txt", TEXT, "another file of this name waits to be read: rename one of the two"),
    ],
)
def test_what_cannot_be_added_is_told(uploads: Uploads, name: str, text: str, why: str) -> None:
    add(uploads, "zelfde.md", "zelfde")
    uploads.keep(came_in(uploads, "wacht.md", "Dit wacht."))
    file = came_in(uploads, name, text)
    with pytest.raises(UploadError, match=f"^{name}: {why}"):
        uploads.keep(file)
    assert not file.exists()


def test_a_file_that_is_too_large_is_refused(uploads: Uploads) -> None:
    file = came_in(uploads, "groot.md")
    with file.open("ab") as large:
        large.truncate(LARGEST_FILE + 1)
    with pytest.raises(UploadError, match=r"groot\.md: it is larger than the 50 MB"):
        uploads.keep(file)


def test_only_so_many_are_kept(uploads: Uploads) -> None:
    for at in range(MOST_KEPT):
        uploads.keep(came_in(uploads, f"{at}.md", str(at)))
    with pytest.raises(UploadError, match="200 reports were added, and no more may be: remove one first"):
        uploads.keep(came_in(uploads, "meer.md"))


def test_a_file_that_did_not_come_in_is_not_touched(uploads: Uploads, tmp_path: Path) -> None:
    secret = tmp_path / "secret" / "geheim.md"
    secret.parent.mkdir()
    secret.write_text("x")
    (uploads.incoming / "a").mkdir(parents=True)
    for path in (secret, uploads.incoming / "a" / ".." / ".." / ".." / ".." / "secret" / "geheim.md"):
        with pytest.raises(UploadError, match="it didn't come in here"):
            uploads.keep(path)
    assert secret.exists()


def test_a_file_that_is_gone_is_told(uploads: Uploads) -> None:
    with pytest.raises(
        UploadError, match=r"'weg\.md': it can't be kept \(No such file or directory\): hand it over"
    ):
        uploads.keep(uploads.incoming / "a" / "weg.md")


def test_removing_takes_the_report_and_its_file(uploads: Uploads) -> None:
    kept = add(uploads, "brief.md")
    waiting = uploads.keep(came_in(uploads, "wacht.md", "Dit wacht."))
    uploads.remove("brief")
    uploads.remove("wacht")
    assert not kept.parent.exists()
    assert not waiting.parent.exists()
    assert sorted(texts(uploads)) == ["2019-12-brief", "2021-bijlage"]


@pytest.mark.parametrize("report", ["2019-12-brief", "nergens", "../2019-12-brief", ""])
def test_what_was_not_added_is_not_removed(uploads: Uploads, reports: Path, report: str) -> None:
    with pytest.raises(UploadError, match="wasn't added here: only those that were can be removed"):
        uploads.remove(report)
    assert len(texts(uploads)) == 2
    assert (reports / "2019-12-brief.md").exists()


def test_what_came_in_long_ago_is_thrown_away(uploads: Uploads) -> None:
    old, new = came_in(uploads, "oud.md", "oud"), came_in(uploads, "nieuw.md")
    stray = uploads.incoming / "tmp123"
    stray.touch()
    for path in (old.parent, stray):
        os.utime(path, (0, path.stat().st_mtime - FORGOTTEN - 1))
    uploads.tidy()
    assert not old.exists()
    assert not stray.exists()
    assert new.exists()


def test_a_collection_that_is_made_anew_loses_no_file(uploads: Uploads, reports: Path) -> None:
    kept = add(uploads, "brief.md")
    Layout(uploads.folder).database.unlink()
    build(uploads.folder, [reports], encoder=WordEncoder(), progress=False)
    uploads.tidy()
    assert uploads.waiting() == [kept]


def test_indexing_again_leaves_added_reports_alone(uploads: Uploads, reports: Path, tmp_path: Path) -> None:
    add(uploads, "brief.md")
    again = build(uploads.folder, [reports], encoder=WordEncoder(), progress=False)
    assert (len(again.unchanged), again.removed) == (2, [])
    # Neither does indexing a folder that the collection stands in.
    around = build(uploads.folder, [tmp_path], encoder=WordEncoder(), progress=False)
    assert "brief" not in [*around.added, *around.removed]
    assert texts(uploads)["brief"] == TEXT


def test_a_file_of_the_name_from_elsewhere_is_refused(uploads: Uploads, tmp_path: Path) -> None:
    add(uploads, "brief.md")
    other = tmp_path / "elders" / "brief.md"
    other.parent.mkdir()
    other.write_text("Iets anders.")
    built = build(uploads.folder, [other], encoder=WordEncoder(), progress=False)
    assert built.failed[0].startswith("brief.md: there is already a report called 'brief', from '")


def test_a_collection_that_may_not_be_written_is_not_added_to(uploads: Uploads) -> None:
    assert may_be_added_to(uploads.folder)
    with locked(uploads.folder):
        assert not may_be_added_to(uploads.folder)
    shutil.rmtree(uploads.folder)
    assert not may_be_added_to(uploads.folder)
