"""From files to reports: which files are found, how they are decoded, and what is said of the others."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from corpus import CorpusError, ReadError, find_files, read_report
from corpus import read as reading

FORMATS = ", ".join(sorted(reading.READERS)[:-1]) + f" or {max(reading.READERS)}"  # ".md, .pdf or .txt"


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# Kop\n\nEen zin.\n", encoding="utf-8")


def ids(*sources: str | Path) -> list[str]:
    return [file.id for file in find_files(sources)]


def why(path: Path) -> str:
    with pytest.raises(ReadError) as caught:
        read_report(path)
    return str(caught.value)


def written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


# find_files


def test_files_are_found_in_order_of_name_under_their_path(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a.md", "2020/brief.md", "2020/bijlagen/een.MD")
    files = find_files([tmp_path])
    assert [file.id for file in files] == ["2020/bijlagen/een", "2020/brief", "a", "b"]
    assert files[1].path == tmp_path / "2020" / "brief.md"


def test_other_files_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "b.jpg", "c.md.bak", "d", "e.json")
    assert ids(tmp_path) == ["a"]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "a.md", ".b.md", ".git/c.md", "sub/.d.txt", "sub/.tmp/e.md")
    assert ids(tmp_path) == ["a"]


def test_a_folder_in_a_hidden_folder_can_be_named_itself(tmp_path: Path) -> None:
    put(tmp_path, ".stukken/a.md")
    assert ids(tmp_path / ".stukken") == ["a"]


def test_a_folder_that_is_named_like_a_report_is_a_folder(tmp_path: Path) -> None:
    put(tmp_path, "x.md/brief.md")
    assert ids(tmp_path) == ["x.md/brief"]
    assert ids(tmp_path / "x.md") == ["brief"]


def test_a_file_given_by_itself_has_its_name_as_id(tmp_path: Path) -> None:
    put(tmp_path, "2020/brief.v1.md")
    assert ids(tmp_path / "2020" / "brief.v1.md") == ["brief.v1"]
    assert ids(str(tmp_path / "2020" / "brief.v1.md")) == ["brief.v1"]


def test_a_file_given_by_itself_is_found_whatever_its_format(tmp_path: Path) -> None:
    put(tmp_path, "brief.jpg")
    assert ids(tmp_path / "brief.jpg") == ["brief"]


def test_sources_are_found_in_the_order_given(tmp_path: Path) -> None:
    put(tmp_path, "b/2.md", "b/1.md", "a/3.md")
    assert ids(tmp_path / "b", tmp_path / "a") == ["1", "2", "3"]


def test_a_file_given_twice_is_found_once(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "b.md")
    assert ids(tmp_path, tmp_path / "b.md", tmp_path / "." / "a.md") == ["a", "b"]


def test_a_link_to_a_report_that_is_found_already_is_the_same_report(tmp_path: Path) -> None:
    put(tmp_path, "a.md")
    (tmp_path / "b.md").symlink_to(tmp_path / "a.md")
    (tmp_path / "dood.md").symlink_to(tmp_path / "weg.md")
    assert [file.path.resolve() for file in find_files([tmp_path])] == [tmp_path.resolve() / "a.md"]


def test_no_sources_are_no_files() -> None:
    assert find_files([]) == []


def test_a_missing_source_is_named(tmp_path: Path) -> None:
    put(tmp_path, "a.md")
    with pytest.raises(CorpusError) as caught:
        find_files([tmp_path, tmp_path / "weg"])
    assert str(caught.value) == f"there is no file or folder '{tmp_path / 'weg'}': check the path"


def test_a_folder_without_reports_is_named(tmp_path: Path) -> None:
    put(tmp_path / "leeg", "notities.jpg", ".verborgen.md")
    with pytest.raises(CorpusError) as caught:
        find_files([tmp_path / "leeg"])
    assert str(caught.value) == (
        f"'{tmp_path / 'leeg'}' holds no reports: put {FORMATS} files in it, or name another folder"
    )


# read_report


def test_a_markdown_report(tmp_path: Path) -> None:
    stated = "---\ntitle: Brief\ndate: 2019-12\nkind: letter\n---\n\n"
    data = stated + "## Verzuim\n\nHet verzuim daalde in de wijk.\n"
    report = read_report(written(tmp_path, "2020-brief.md", data))
    assert report.text == "Verzuim\n\nHet verzuim daalde in de wijk."
    assert (report.id, report.title, report.date, report.kind) == ("2020-brief", "Brief", "2019-12", "letter")
    assert (report.language, report.reference, report.pages) == ("nl", "", ())
    assert report.sha256 == hashlib.sha256(data.encode()).hexdigest()
    assert [(block.kind, block.start, block.end) for block in report.blocks] == [
        ("heading", 0, 7),
        ("paragraph", 9, 39),
    ]


def test_a_plain_text_report(tmp_path: Path) -> None:
    report = read_report(
        written(tmp_path, "2021-bijlage.txt", "Meldkamers\r\n\r\nDe meldkamer is\r\nnieuw.\r\n")
    )
    assert report.text == "Meldkamers\n\nDe meldkamer is nieuw."
    assert (report.id, report.title, report.date) == ("2021-bijlage", "Meldkamers", "2021")
    assert [block.section for block in report.blocks] == [("Meldkamers",), ("Meldkamers",)]


def test_the_id_can_be_given(tmp_path: Path) -> None:
    assert read_report(written(tmp_path, "a.md", "Tekst."), "2020/a").id == "2020/a"


def test_the_path_can_be_a_string_and_the_suffix_in_capitals(tmp_path: Path) -> None:
    assert read_report(str(written(tmp_path, "A.TXT", "Een zin."))).text == "Een zin."


def test_the_same_bytes_are_the_same_file_whatever_its_name(tmp_path: Path) -> None:
    one = read_report(written(tmp_path, "a.md", "Tekst."), "x")
    other = read_report(written(tmp_path, "b.md", "Tekst."), "x")
    assert one.sha256 == other.sha256


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Coördinatie: € 5, “zó”.".encode(), "Coördinatie: € 5, “zó”."),
        ("\ufeffCoördinatie.".encode(), "Coördinatie."),
        ("Coördinatie: € 5, “zó”.".encode("cp1252"), "Coördinatie: € 5, “zó”."),
        (b"Caf\xe9 \x80 5.", "Café € 5."),
    ],
    ids=["utf-8", "utf-8 with a byte order mark", "windows-1252", "windows-1252 bytes"],
)
def test_encodings(tmp_path: Path, data: bytes, text: str) -> None:
    assert read_report(written(tmp_path, "a.txt", data)).text == text


def test_front_matter_after_a_byte_order_mark(tmp_path: Path) -> None:
    assert read_report(written(tmp_path, "a.md", "\ufeff---\ntitle: T\n---\n\nTekst.\n")).title == "T"


def test_bytes_of_no_text_are_refused(tmp_path: Path) -> None:
    assert why(written(tmp_path, "a.txt", b"\x81\x8d\xff\xfe")) == (
        "a.txt: it is not a text file (neither UTF-8 nor Windows-1252)"
    )


def test_nul_characters_are_refused(tmp_path: Path) -> None:
    assert (
        why(written(tmp_path, "a.md", b"Een\0zin."))
        == "a.md: it is not a text file (it holds NUL characters)"
    )
    assert why(written(tmp_path, "b.txt", "Een zin.".encode("utf-16"))) == (
        "b.txt: it is not a text file (it holds NUL characters)"
    )


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert why(written(tmp_path, "a.md", "")) == "a.md: it is empty"


@pytest.mark.parametrize("data", [" \n\t\n", "---\ntitle: T\n---\n", "\ufeff", "<!-- niets -->\n", "***\n"])
def test_a_file_without_words_is_refused(tmp_path: Path, data: str) -> None:
    assert why(written(tmp_path, "a.md", data)) == "a.md: there is no text in it"


def test_front_matter_that_is_wrong_is_told_with_the_file_s_name(tmp_path: Path) -> None:
    assert why(written(tmp_path, "a.md", "---\ntitle: a: b\n---\n")) == (
        "a.md: its front matter between the '---' lines is not YAML (mapping values are not allowed here)"
    )


@pytest.mark.parametrize("name", ["a.jpg", "a", "a.md.bak", ".md"])
def test_an_unknown_suffix_is_refused(tmp_path: Path, name: str) -> None:
    assert why(written(tmp_path, name, "Tekst.")) == (
        f"{name}: it is not a report that can be read: give {FORMATS}"
    )


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert why(tmp_path / "weg.md") == "weg.md: it can't be opened (No such file or directory)"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.md").mkdir()
    assert why(tmp_path / "x.md") == "x.md: it can't be opened (Is a directory)"


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read every file")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "a.md", "Tekst.")
    path.chmod(0)
    assert why(path) == "a.md: it can't be opened (Permission denied)"


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    with path.open("wb") as file:
        file.truncate(reading.MAX_BYTES + (1 << 20))  # a hole: it takes no room
    assert why(path) == "a.md: it is 201 MB, more than the 200 MB that is read"


def test_a_pdf_is_read_as_a_pdf(tmp_path: Path) -> None:
    assert why(written(tmp_path, "a.pdf", "Geen PDF.")).startswith("a.pdf: ")
