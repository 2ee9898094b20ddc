"""Bringing a collection up to date with its files."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from shutil import rmtree

import pytest

from corpus import CorpusError
from embeddings.encoder import Progress, Vectors
from embeddings.errors import ModelError
from qa import Built, CollectionError, build
from qa.layout import Layout
from qa.places import Place, open_collection, open_reader
from qa.rows import Entry, to_rows
from qa.store import Store
from tests.fakes import TokenWordEncoder, WordEncoder

BRIEF, BIJLAGE = "2019-12-brief", "2021-bijlage"
# The brief has two passages of two sentences, and the annex two of one: 3 + 3 + 1 + 1 texts.
PASSAGE_TEXTS, BRIEF_TEXTS, ALL_TEXTS = 3, 6, 8


@pytest.fixture
def built(place: Place, reports: Path, encoder: WordEncoder) -> Place:
    """A collection of the two reports, with the encoder's count back at zero."""
    build(place, [reports], encoder=encoder)
    encoder.encoded = 0
    return place


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "collection"


@pytest.fixture
def built_folder(folder: Path, reports: Path, encoder: WordEncoder) -> Path:
    """It in a folder, to look into its files."""
    build(folder, [reports], encoder=encoder)
    encoder.encoded = 0
    return folder


def entries(place: Place) -> dict[str, Entry]:
    with closing(open_reader(place)) as store:
        return store.entries()


def texts(place: Place) -> dict[str, str]:
    reports = (unit.passage.report for unit in open_collection(place).units)
    return {report.id: report.text for report in reports}


def checksums(place: Place) -> dict[str, str]:
    """Those of the bytes of all reports."""
    with closing(open_reader(place)) as store:
        read = [(entry, store.read(entry)) for entry in store.entries().values()]
    return {entry.id: to_rows(entry, stored).checksum for entry, stored in read if stored}


def assert_alike(place: Place, other: Place) -> None:
    """Both hold the same reports, byte by byte."""
    assert checksums(place) == checksums(other)


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


class FailingEncoder(WordEncoder):
    """Gives up when it sees a word."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = word

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        if any(self.word in text for text in texts):
            raise ModelError("the model is out of memory")
        return super().encode_passages(texts, progress)


def test_new_files_are_added(place: Place, reports: Path, encoder: WordEncoder) -> None:
    assert build(place, [reports], encoder=encoder) == Built(added=[BRIEF, BIJLAGE])
    assert encoder.encoded == ALL_TEXTS
    collection = open_collection(place)
    assert collection.encoder == "words"
    assert [unit.passage.text for unit in collection.units] == [
        "De korpschef koopt bodycams. De aanbesteding van jassen loopt nog.",
        "Het verzuim daalde tot 6,2%. De wijkagent blijft in de wijk.",
        "De meldkamer kreeg een nieuw systeem.",
        "Het tapsysteem blijft tot 2022 in gebruik.",
    ]
    assert [unit.passage.section for unit in collection.units] == [
        ("Uitrusting", "Bodycams"),
        ("Personeel",),
        ("Meldkamers",),
        ("Interceptie",),
    ]


def test_reports_know_themselves(built: Place) -> None:
    brief, bijlage = open_collection(built).reports
    assert (brief.title, brief.date, brief.kind) == ("Brief 2019", "2019-12", "letter")
    assert (bijlage.title, bijlage.date, bijlage.kind) == ("Bijlage", "2021", "annex")


def test_nothing_is_embedded_again_when_nothing_changed(
    built: Place, reports: Path, encoder: WordEncoder
) -> None:
    assert build(built, [reports], encoder=encoder) == Built(unchanged=[BRIEF, BIJLAGE])
    assert encoder.encoded == 0


def test_no_encoder_is_opened_when_nothing_changed(built: Place, reports: Path) -> None:
    # There is no model called "words" to be opened: to try would be an error.
    assert build(built, [reports]) == Built(unchanged=[BRIEF, BIJLAGE])
    assert build(built, [reports], model="words") == Built(unchanged=[BRIEF, BIJLAGE])


def test_a_changed_file_alone_is_embedded_again(built: Place, reports: Path, encoder: WordEncoder) -> None:
    replace_in(reports / "2019-12-brief.md", "koopt bodycams", "koopt 2000 bodycams")
    assert build(built, [reports], encoder=encoder) == Built(changed=[BRIEF], unchanged=[BIJLAGE])
    assert encoder.encoded == PASSAGE_TEXTS
    assert "koopt 2000 bodycams" in texts(built)[BRIEF]
    assert "koopt bodycams" not in texts(built)[BRIEF]


@pytest.mark.parametrize(
    "change",
    [
        ("### Bodycams", "### Camera's", PASSAGE_TEXTS),  # a heading is embedded with what stands under it
        ("title: Brief 2019", "title: Brief van de minister", 0),  # the title isn't
        ("## Uitrusting", "Vooraf nog een alinea.\n\n## Uitrusting", 1),
        ("De korpschef koopt bodycams. De aanbesteding van jassen loopt nog.", "", 0),
    ],
)
def test_only_changed_passages_are_embedded_again(
    built: Place,
    places: Callable[[str], Place],
    reports: Path,
    encoder: WordEncoder,
    change: tuple[str, str, int],
) -> None:
    old, new, again = change
    replace_in(reports / "2019-12-brief.md", old, new)
    assert build(built, [reports], encoder=encoder).changed == [BRIEF]
    assert encoder.encoded == again
    fresh = places("fresh")
    build(fresh, [reports], encoder=encoder)
    assert_alike(built, fresh)


def test_with_tokens_too(places: Callable[[str], Place], place: Place, reports: Path) -> None:
    encoder = TokenWordEncoder()
    build(place, [reports], encoder=encoder)
    assert encoder.encoded == 4  # passages
    replace_in(reports / "2019-12-brief.md", "koopt bodycams", "koopt 2000 bodycams")
    build(place, [reports], encoder=encoder)
    assert encoder.encoded == 4 + 1
    build(places("fresh"), [reports], encoder=encoder)
    assert_alike(place, places("fresh"))


def test_a_damaged_report_lends_nothing(built_folder: Path, reports: Path, encoder: WordEncoder) -> None:
    with closing(sqlite3.connect(Layout(built_folder).database)) as connection, connection:
        connection.execute(
            "UPDATE vectors SET vectors = zeroblob(length(vectors)) "
            "WHERE number = (SELECT first FROM report WHERE id = ?)",
            (BRIEF,),
        )
    replace_in(reports / "2019-12-brief.md", "koopt bodycams", "koopt 2000 bodycams")
    build(built_folder, [reports], encoder=encoder)
    assert encoder.encoded == BRIEF_TEXTS


def test_what_embedded_otherwise_lends_nothing(
    built_folder: Path, reports: Path, encoder: WordEncoder
) -> None:
    with closing(sqlite3.connect(Layout(built_folder).database)) as connection, connection:
        connection.execute(
            "UPDATE report SET recipe = replace(recipe, 'embed ', 'embed 0') WHERE id = ?", (BRIEF,)
        )
    assert build(built_folder, [reports], encoder=encoder).changed == [BRIEF]
    assert encoder.encoded == BRIEF_TEXTS


def test_what_was_only_read_otherwise_lends_all(
    built_folder: Path, reports: Path, encoder: WordEncoder
) -> None:
    with closing(sqlite3.connect(Layout(built_folder).database)) as connection, connection:
        connection.execute(
            "UPDATE report SET recipe = replace(recipe, 'read ', 'read 0') WHERE id = ?", (BRIEF,)
        )
    assert build(built_folder, [reports], encoder=encoder).changed == [BRIEF]
    assert encoder.encoded == 0


def test_a_file_that_is_gone_is_removed(built: Place, reports: Path, encoder: WordEncoder) -> None:
    (reports / "2021-bijlage.txt").unlink()
    assert build(built, [reports], encoder=encoder) == Built(unchanged=[BRIEF], removed=[BIJLAGE])
    assert list(texts(built)) == [BRIEF]


def test_a_renamed_file_is_a_new_report(built: Place, reports: Path, encoder: WordEncoder) -> None:
    (reports / "2021-bijlage.txt").rename(reports / "2022-bijlage.txt")
    assert build(built, [reports], encoder=encoder) == Built(
        added=["2022-bijlage"], unchanged=[BRIEF], removed=[BIJLAGE]
    )
    assert list(texts(built)) == [BRIEF, "2022-bijlage"]
    # The name may tell a date, so the file is read again; its words are embedded already.
    assert open_collection(built).reports[1].date == "2022"
    assert encoder.encoded == 0


def test_two_files_that_swap_names_keep_their_words(
    built: Place, reports: Path, encoder: WordEncoder
) -> None:
    other = reports / "2020-brief.md"
    other.write_text("De instroom van aspiranten groeit verder.", encoding="utf-8")
    build(built, [reports], encoder=encoder)
    before, brief = texts(built), reports / "2019-12-brief.md"
    other.rename(reports / "tussen.md")
    brief.rename(other)
    (reports / "tussen.md").rename(brief)
    build(built, [reports], encoder=encoder)
    assert texts(built) == {**before, BRIEF: before["2020-brief"], "2020-brief": before[BRIEF]}


def test_everything_at_once(built: Place, reports: Path, encoder: WordEncoder) -> None:
    replace_in(reports / "2019-12-brief.md", "bodycams", "camera's")
    (reports / "2021-bijlage.txt").unlink()
    (reports / "nieuw.txt").write_text("De instroom van aspiranten groeit verder.", encoding="utf-8")
    (reports / "leeg.md").write_bytes(b"")
    assert build(built, [reports], encoder=encoder) == Built(
        added=["nieuw"], changed=[BRIEF], removed=[BIJLAGE], failed=["leeg.md: it is empty"]
    )


def test_what_an_older_version_read_is_read_again(
    built_folder: Path, reports: Path, encoder: WordEncoder
) -> None:
    with closing(sqlite3.connect(Layout(built_folder).database)) as connection, connection:
        connection.execute("UPDATE report SET recipe = 'read 0' WHERE id = ?", (BRIEF,))
    assert build(built_folder, [reports], encoder=encoder) == Built(changed=[BRIEF], unchanged=[BIJLAGE])
    assert encoder.encoded == BRIEF_TEXTS
    recipes = {entry.recipe for entry in entries(built_folder).values()}
    assert len(recipes) == 1
    assert "read 0" not in recipes


def test_what_a_person_states_beside_a_file_is_kept_and_followed(
    built: Place, reports: Path, encoder: WordEncoder
) -> None:
    stated = reports / "reports.toml"
    stated.write_text('["2021-bijlage.txt"]\ntitle = "Bijlage 2"\ndate = "2021-12-02"\n', encoding="utf-8")
    assert build(built, [reports], encoder=encoder) == Built(changed=[BIJLAGE], unchanged=[BRIEF])
    _, bijlage = open_collection(built).reports
    assert (bijlage.title, bijlage.date) == ("Bijlage 2", "2021-12-02")
    assert build(built, [reports], encoder=encoder) == Built(unchanged=[BRIEF, BIJLAGE])
    stated.unlink()
    assert build(built, [reports], encoder=encoder) == Built(changed=[BIJLAGE], unchanged=[BRIEF])
    assert open_collection(built).reports[1].title == "Bijlage"


def test_a_reports_toml_that_is_wrong_loses_nothing(
    built: Place, reports: Path, encoder: WordEncoder
) -> None:
    before = texts(built)
    (reports / "reports.toml").write_text("geen TOML", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"reports\.toml' can't be read as TOML \("):
        build(built, [reports], encoder=encoder)
    assert texts(built) == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("leeg.md", b"", "it is empty"),
        ("wit.txt", b" \n\n ", "there is no text in it"),
        ("nul.txt", b"a\0b", "it is not a text file (it holds NUL characters)"),
        ("koppen.md", b"# Een\n\n## Twee\n", "there is nothing to quote in it, only headings"),
    ],
)
def test_a_file_that_fails_is_named_and_the_others_go_on(
    place: Place, reports: Path, name: str, content: bytes, said: str
) -> None:
    (reports / name).write_bytes(content)
    failed = [f"{name}: {said}"]
    assert build(place, [reports], encoder=WordEncoder()) == Built(added=[BRIEF, BIJLAGE], failed=failed)
    assert list(texts(place)) == [BRIEF, BIJLAGE]


def test_when_a_file_fails_what_was_read_of_it_before_stays(
    built: Place, reports: Path, encoder: WordEncoder
) -> None:
    before = texts(built)
    (reports / "2019-12-brief.md").write_bytes(b"")
    assert build(built, [reports], encoder=encoder) == Built(
        unchanged=[BIJLAGE], failed=["2019-12-brief.md: it is empty"]
    )
    assert texts(built) == before


def test_when_all_files_fail_no_collection_is_left(
    folder: Path, tmp_path: Path, encoder: WordEncoder
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.md").write_bytes(b"")
    (source / "b.txt").write_bytes(b"a\0b")
    with pytest.raises(CollectionError) as caught:
        build(folder, [source], encoder=encoder)
    assert str(caught.value) == (
        "none of the reports could be read: a.md: it is empty; "
        "b.txt: it is not a text file (it holds NUL characters)"
    )
    assert not Store.exists(folder)
    assert list(folder.iterdir()) == []


def test_when_all_files_fail_an_existing_collection_stays(
    built_folder: Path, reports: Path, encoder: WordEncoder
) -> None:
    for path in reports.iterdir():
        path.write_bytes(b"")
    assert build(built_folder, [reports], encoder=encoder) == Built(
        failed=["2019-12-brief.md: it is empty", "2021-bijlage.txt: it is empty"]
    )
    assert list(texts(built_folder)) == [BRIEF, BIJLAGE]


def test_reports_of_other_folders_stay(built: Place, tmp_path: Path, encoder: WordEncoder) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "derde.txt").write_text("De instroom van aspiranten groeit verder.", encoding="utf-8")
    assert build(built, [other], encoder=encoder) == Built(added=["derde"])
    assert list(texts(built)) == [BRIEF, BIJLAGE, "derde"]


def test_a_folder_whose_name_begins_alike_is_another_folder(
    built: Place, reports: Path, encoder: WordEncoder
) -> None:
    other = reports.with_name("rep")
    other.mkdir()
    (other / "derde.txt").write_text("De instroom van aspiranten groeit verder.", encoding="utf-8")
    rmtree(reports)
    assert build(built, [other], encoder=encoder) == Built(added=["derde"])


def test_naming_one_file_removes_no_others(built: Place, reports: Path, encoder: WordEncoder) -> None:
    (reports / "2021-bijlage.txt").unlink()
    source = reports / "2019-12-brief.md"
    assert build(built, [source], encoder=encoder) == Built(unchanged=[BRIEF])
    assert list(texts(built)) == [BRIEF, BIJLAGE]


def test_a_moved_folder_is_known_by_its_contents(built: Place, reports: Path, encoder: WordEncoder) -> None:
    moved = reports.rename(reports.with_name("moved"))
    assert build(built, [moved], encoder=encoder) == Built(unchanged=[BRIEF, BIJLAGE])
    assert encoder.encoded == 0
    assert {entry.origin for entry in entries(built).values()} == {
        str(moved / "2019-12-brief.md"),
        str(moved / "2021-bijlage.txt"),
    }


def test_a_file_moved_between_two_folders_is_not_removed(
    built: Place, reports: Path, tmp_path: Path, encoder: WordEncoder
) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    (reports / "2021-bijlage.txt").rename(archive / "2021-bijlage.txt")
    assert build(built, [reports, archive], encoder=encoder) == Built(unchanged=[BRIEF, BIJLAGE])
    assert encoder.encoded == 0
    assert list(texts(built)) == [BRIEF, BIJLAGE]


def test_of_two_files_with_one_id_the_first_is_read(
    place: Place, reports: Path, encoder: WordEncoder
) -> None:
    twin = reports / "2019-12-brief.txt"
    twin.write_text("De tweeling van de brief zegt iets anders.", encoding="utf-8")
    said = (
        "2019-12-brief.txt: there is already a report called '2019-12-brief', from "
        f"'{reports / '2019-12-brief.md'}': rename one of the two"
    )
    for expected in (Built(added=[BRIEF, BIJLAGE]), Built(unchanged=[BRIEF, BIJLAGE])):
        expected.failed = [said]
        assert build(place, [reports], encoder=encoder) == expected
        assert "bodycams" in texts(place)[BRIEF]


def test_a_file_of_the_same_id_in_another_folder_does_not_replace_the_first(
    built: Place, reports: Path, tmp_path: Path, encoder: WordEncoder
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "2019-12-brief.md").write_text("Een heel andere brief met deze naam.", encoding="utf-8")
    said = (
        "2019-12-brief.md: there is already a report called '2019-12-brief', from "
        f"'{reports / '2019-12-brief.md'}': rename one of the two"
    )
    assert build(built, [other], encoder=encoder) == Built(failed=[said])
    assert "bodycams" in texts(built)[BRIEF]


def test_files_in_subfolders_have_ids_of_their_own(place: Place, reports: Path, encoder: WordEncoder) -> None:
    below = reports / "2020"
    below.mkdir()
    (below / "2019-12-brief.md").write_text("Een heel andere brief met deze naam.", encoding="utf-8")
    assert build(place, [reports], encoder=encoder) == Built(added=[BRIEF, "2020/2019-12-brief", BIJLAGE])


def test_a_folder_named_twice_is_read_once(place: Place, reports: Path, encoder: WordEncoder) -> None:
    assert build(place, [reports, reports], encoder=encoder) == Built(added=[BRIEF, BIJLAGE])


def test_another_encoder_is_refused_and_nothing_is_lost(built_folder: Path, reports: Path) -> None:
    other = WordEncoder(name="other words")
    before = Layout(built_folder).database.read_bytes()
    replace_in(reports / "2019-12-brief.md", "koopt", "leent")
    for encoder, model in ((other, None), (None, "other words")):
        with pytest.raises(CollectionError) as caught:
            build(built_folder, [reports], encoder=encoder, model=model)
        assert str(caught.value) == (
            f"the collection in '{built_folder}' was made with the model 'words' and not with 'other words': "
            "leave the model out, or index into another folder"
        )
    assert other.encoded == 0
    assert Layout(built_folder).database.read_bytes() == before


def test_a_model_that_makes_other_vectors_than_before_is_refused(built: Place, reports: Path) -> None:
    before = texts(built)
    replace_in(reports / "2019-12-brief.md", "bodycams", "camera's")
    told = "holds vectors of 9 dimensions, and the model 'words' now makes 3: index into another folder"
    with pytest.raises(CollectionError, match=told):
        build(built, [reports], encoder=WordEncoder(["bodycams", "verzuim"]))
    assert texts(built) == before


def test_an_encoder_that_gives_up_leaves_what_was_done_before(
    place: Place, reports: Path, encoder: WordEncoder
) -> None:
    with pytest.raises(ModelError, match="out of memory"):
        build(place, [reports], encoder=FailingEncoder("tapsysteem"))
    assert list(texts(place)) == [BRIEF]
    assert build(place, [reports], encoder=encoder) == Built(added=[BIJLAGE], unchanged=[BRIEF])
    assert encoder.encoded == ALL_TEXTS - BRIEF_TEXTS


def test_an_encoder_that_gives_up_on_a_changed_file_leaves_its_old_version(
    built: Place, reports: Path
) -> None:
    before = texts(built)
    replace_in(reports / "2019-12-brief.md", "bodycams", "camera's")
    with pytest.raises(ModelError):
        build(built, [reports], encoder=FailingEncoder("camera's"))
    assert texts(built) == before


def test_a_missing_folder_is_an_error_and_makes_nothing(
    folder: Path, tmp_path: Path, encoder: WordEncoder
) -> None:
    missing = tmp_path / "missing"
    with pytest.raises(CorpusError) as caught:
        build(folder, [missing], encoder=encoder)
    assert str(caught.value) == f"there is no file or folder '{missing}': check the path"
    assert not folder.exists()


def test_an_empty_folder_is_an_error_and_makes_nothing(
    folder: Path, tmp_path: Path, encoder: WordEncoder
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(CorpusError) as caught:
        build(folder, [empty], encoder=encoder)
    assert str(caught.value).startswith(f"'{empty}' holds no reports: put ")
    assert str(caught.value).endswith(" files in it, or name another folder")
    assert not folder.exists()


def test_a_missing_folder_beside_a_good_one_changes_nothing(
    built_folder: Path, reports: Path, tmp_path: Path, encoder: WordEncoder
) -> None:
    before = Layout(built_folder).database.read_bytes()
    with pytest.raises(CorpusError):
        build(built_folder, [reports, tmp_path / "missing"], encoder=encoder)
    assert Layout(built_folder).database.read_bytes() == before


def test_paths_may_be_strings_and_relative(
    tmp_path: Path, reports: Path, encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert build("collection", ["reports"], encoder=encoder).added == [BRIEF, BIJLAGE]
    monkeypatch.chdir(reports)
    assert build("../collection", ["."], encoder=encoder) == Built(unchanged=[BRIEF, BIJLAGE])


def test_it_is_quiet_where_there_is_no_terminal(
    place: Place, reports: Path, encoder: WordEncoder, capsys: pytest.CaptureFixture[str]
) -> None:
    build(place, [reports], encoder=encoder)
    assert capsys.readouterr() == ("", "")
