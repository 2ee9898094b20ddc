"""One's own reports in the chat: what is told while they are added, of those that fail, and on removing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path

import pytest

from chat.escaping import escape
from chat.own import Own
from chat.words import DUTCH, ENGLISH
from qa import Assistant, Retriever, build
from qa.adding import Event, add, event_in
from qa.apart import add_apart
from qa.build import Step
from qa.collection import Collection
from qa.layout import Layout
from qa.uploads import MOST_FILES, Uploads
from tests.corpus.pdfs import lines, pdf
from tests.fakes import WordEncoder
from tests.qa.test_apart import COMMAND

REPORT = "---\ntitle: Brief van mei\ndate: 2020-05\n---\n\nHet verzuim daalde.\n\nDe wijkagent blijft.\n"


def here(folder: Path, files: Sequence[Path]) -> Iterator[Event]:
    """Adds files in this process."""
    events = StringIO()
    add(folder, list(files), WordEncoder(), events)
    yield from map(event_in, events.getvalue().splitlines())


@pytest.fixture
def own(tmp_path: Path, reports: Path) -> Own:
    folder = tmp_path / "collection"
    build(folder, [reports / "2021-bijlage.txt"], encoder=WordEncoder(), progress=False)
    return Own(Uploads(folder), lambda: Collection.open(folder), here)


def dropped(own: Own, **files: str | bytes) -> list[str]:
    """Files as a browser hands them over; their names have "_" for the point."""
    paths = []
    for name, inside in files.items():
        path = own.uploads.incoming / name / name.replace("_", ".")
        path.parent.mkdir(parents=True)
        path.write_bytes(inside if isinstance(inside, bytes) else inside.encode())
        paths.append(str(path))
    return paths


def added(own: Own, **files: str | bytes) -> str:
    """What is told at last."""
    (*_, last) = own.add(dropped(own, **files), ENGLISH)
    return last


def folder_of(own: Own) -> Path:
    return own.uploads.folder


def test_it_is_told_what_is_being_done_and_what_was_read(own: Own) -> None:
    pages = pdf(lines("De korpschef koopt bodycams."), lines("Het verzuim daalde."), title="Bijlage")
    told = list(own.add(dropped(own, brief_md=REPORT, bijlage_pdf=pages), DUTCH))
    brief = "<li>Toegevoegd: <strong>Brief van mei</strong> · mei 2020 · 2 passages</li>"
    annex = "<li>Toegevoegd: <strong>Bijlage</strong> · 2 pagina&#39;s · 2 passages</li>"
    place, left = escape("bijlage.pdf (2/2): "), escape(", nog ongeveer 20 seconden")
    assert f"<ul>{brief}<li>{place}wordt gelezen …</li></ul>" in told
    assert f"<ul>{brief}<li>{place}0 van 2 passages doorzoekbaar gemaakt{left}</li></ul>" in told
    assert told[-1] == f"<ul>{brief}{annex}</ul>"


HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "leeg_pdf": ("", "leeg.pdf: it is empty"),
    "plaatje_pdf": ("\x89PNG\r\n", "plaatje.pdf: this isn't a PDF: it doesn't begin with %PDF"),
    "pagina_pdf": ("<!doctype html><p>hoi", "pagina.pdf: this isn't a PDF: it doesn't begin with %PDF"),
    "kapot_docx": (
        "PK\x03\x04kapot",
        "kapot.docx: the Word file is damaged: open it in Word and save it again",
    ),
    "scan_pdf": (pdf([]), "scan.pdf: the PDF has no text layer (it was scanned): run OCR on it first"),
    "virus_exe": ("MZ", "'virus.exe': it isn't called as a report's file is: give .docx"),
    "binair_txt": (b"\x00\x01", "binair.txt: it is not a text file (it holds NUL characters)"),
}


def test_each_file_that_cannot_be_added_says_why_and_the_others_are(own: Own) -> None:
    told = added(own, brief_md=REPORT, **{name: inside for name, (inside, _) in HOSTILE.items()})
    assert "Added: <strong>Brief van mei</strong> · May 2020 · 2 passages" in told
    for _, why in HOSTILE.values():
        assert f'Not added: <span lang="en">{escape(why)}' in told
    assert told.count("<li>") == 1 + len(HOSTILE)
    kept = Layout(folder_of(own)).uploads
    assert [path.name for path in kept.rglob("*.*") if path.is_file()] == ["brief.md"]


def test_a_hostile_name_and_title_are_only_ever_text(own: Own) -> None:
    own.uploads.incoming.mkdir(parents=True)
    folder = own.uploads.incoming / "x"
    folder.mkdir()
    path = folder / "<img src=x onerror=alert(1)>.md"
    path.write_text("---\ntitle: <b onclick=x> **vet**\n---\n\nHet verzuim daalde.\n")
    told = list(own.add([str(path)], ENGLISH))
    page = "".join([*told, own.shelf(ENGLISH)])
    assert "&#60;img src&#61;x onerror" in page
    assert "&#60;b onclick&#61;x&#62; &#42;&#42;vet" in page
    assert "<img" not in page
    assert "<b " not in page


def test_without_a_file_it_is_asked_for(own: Own) -> None:
    assert list(own.add([], ENGLISH)) == [escape("There is no file yet: drop one above.")]


def test_only_so_many_files_are_taken_at_once(own: Own) -> None:
    told = added(own, **{f"f{at}_md": f"Bericht {at}." for at in range(MOST_FILES + 1)})
    assert told.count("Added: ") == MOST_FILES
    assert escape("At most 10 files at once, 50 MB each.") in told


def test_the_new_one_takes_the_place_after_saying_so(own: Own) -> None:
    added(own, brief_md=REPORT)
    again = dropped(own, brief_md=REPORT.replace("blijft", "gaat"), ander_md="Iets anders.")
    assert (
        own.replaced(again, ENGLISH)
        == f"<ul><li>{escape('“brief.md” takes the place of the report of that name.')}</li></ul>"
    )
    (*_, told) = own.add(again, ENGLISH)
    assert "Took the place of the one before: <strong>Brief van mei</strong>" in told
    assert "De wijkagent gaat." in Collection.open(folder_of(own)).passages("brief")[0].passage.report.text


def test_the_list_tells_what_was_read_and_what_was_added_here(own: Own) -> None:
    added(own, brief_md=REPORT)
    own.uploads.keep(Path(dropped(own, wacht_md="Dit wacht.")[0]))
    assert own.shelf(ENGLISH) == (
        "<p><strong>In this collection</strong></p><ul>"
        "<li><strong>Brief van mei</strong> · May 2020 · 2 passages · <em>added here</em></li>"
        f"<li><strong>wacht&#46;md</strong> · <em>{escape(ENGLISH.own.waiting)}</em></li>"
        "<li><strong>Bijlage</strong> · 2021 · 2 passages</li></ul>"
    )
    assert own.removable() == [("Brief van mei", "brief"), ("wacht", "wacht")]


def test_what_was_left_waiting_is_read_with_the_next(own: Own) -> None:
    own.uploads.keep(Path(dropped(own, wacht_md="Dit wacht.")[0]))
    assert added(own).count("Added: <strong>Wacht</strong>") == 1
    assert own.uploads.waiting() == []


def test_stopping_keeps_what_is_done_and_leaves_the_rest_waiting(own: Own) -> None:
    apart = Own(
        own.uploads,
        lambda: Collection.open(folder_of(own)),
        lambda folder, files: add_apart(folder, files, command=COMMAND),
    )
    adding = apart.add(dropped(own, hangt_md="Dit duurt."), ENGLISH)
    assert "being read" in next(adding)
    apart.stop()
    *_, last = adding
    assert last == f"<ul><li>{escape(ENGLISH.own.stopped)}</li></ul>"
    assert [path.name for path in own.uploads.waiting()] == ["hangt.md"]


def test_questions_are_answered_from_the_report_until_it_is_removed(own: Own) -> None:
    assistant = Assistant(Retriever(Collection.open(folder_of(own)), WordEncoder()))
    added(own, brief_md=REPORT)
    assistant = assistant.refreshed()
    assert assistant.ask("verzuim").quotes[0].text == "Het verzuim daalde."
    assert own.remove("brief", DUTCH) == escape("Verwijderd: Brief van mei")
    quotes = assistant.refreshed().ask("verzuim").quotes
    assert all(quote.passage.report.id == "2021-bijlage" for quote in quotes)
    assert own.removable() == []


def test_what_was_not_added_here_is_not_removed(own: Own) -> None:
    assert "wasn&#39;t added here" in own.remove("2021-bijlage", DUTCH)
    assert len(Collection.open(folder_of(own)).reports) == 1


def test_questions_are_answered_while_a_report_is_added(own: Own) -> None:
    assistant = Assistant(Retriever(Collection.open(folder_of(own)), WordEncoder()))
    answers = []

    def slowly(_folder: Path, _files: Sequence[Path]) -> Iterator[Event]:
        for done in range(3):
            answers.append(assistant.refreshed().ask("tapsysteem").quotes[0].text)
            yield Step(done, 3)

    busy = Own(own.uploads, lambda: Collection.open(folder_of(own)), slowly)
    list(busy.add(dropped(own, brief_md=REPORT), ENGLISH))
    assert answers == ["Het tapsysteem blijft tot 2022 in gebruik."] * 3
