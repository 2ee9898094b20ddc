"""Which collection is asked when none is named."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

from corpus.bundled import DIGEST
from embeddings.encoder import BUNDLED
from qa import CollectionError, CorpusError, Searched, build
from qa.collection import Collection
from qa.defaults import cache_folder, check, collection_for
from qa.layout import FORMAT, Layout
from qa.places import open_collection
from qa.uploads import Uploads
from tests.fakes import WordEncoder


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "citaat"


@pytest.fixture
def opened(encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch) -> WordEncoder:
    """The encoder that is opened whatever its name."""
    # By its name in sys.modules: as an attribute of qa, "build" is the function.
    monkeypatch.setattr(sys.modules["qa.build"], "open_encoder", lambda _name: encoder)
    return encoder


linux = pytest.mark.skipif(sys.platform != "linux", reason="XDG_CACHE_HOME is Linux's")


@linux
def test_collections_are_kept_in_the_user_s_cache(cache: Path) -> None:
    key = hashlib.sha256(b"/data/reports\nwords").hexdigest()[:12]
    assert cache_folder([Path("/data/reports")], "words") == cache / f"reports-{key}-f{FORMAT}"


@linux
def test_without_xdg_cache_home_it_is_the_usual_cache(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder([Path("/data/reports")], "words").parent == tmp_path / ".cache" / "citaat"


@pytest.mark.usefixtures("cache")
def test_other_reports_and_other_models_have_other_folders() -> None:
    one, other = Path("/one/reports"), Path("/other/reports")
    folders = [
        cache_folder([one], BUNDLED),
        cache_folder([one], "words"),
        cache_folder([other], BUNDLED),
        cache_folder([one, other], BUNDLED),
        cache_folder([other, one], BUNDLED),
    ]
    assert len(set(folders)) == 5
    assert folders[0] == cache_folder([one], BUNDLED)


def test_a_collection_that_is_named_is_taken_as_it_is(cache: Path, tmp_path: Path) -> None:
    assert collection_for(tmp_path / "any", None, None) == tmp_path / "any"
    assert not (tmp_path / "any").exists()
    assert not cache.exists()


@linux
def test_reports_are_indexed_into_the_cache_once(cache: Path, reports: Path, opened: WordEncoder) -> None:
    folder = collection_for(None, [reports], "words")
    assert folder == cache_folder([reports], "words")
    assert folder.parent == cache
    assert [report.id for report in Collection.open(folder).reports] == ["2019-12-brief", "2021-bijlage"]
    assert opened.encoded == 8
    assert collection_for(None, [reports], "words") == folder
    assert opened.encoded == 8


@pytest.mark.usefixtures("cache")
def test_reports_that_changed_are_indexed_again(reports: Path, opened: WordEncoder) -> None:
    folder = collection_for(None, [reports], "words")
    (reports / "2021-bijlage.txt").unlink()
    assert collection_for(None, [reports], "words") == folder
    assert opened.encoded == 8
    assert [report.id for report in open_collection(folder).reports] == ["2019-12-brief"]


@pytest.mark.usefixtures("cache", "opened")
def test_the_folder_is_the_same_wherever_one_stands(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = collection_for(None, [reports], "words")
    monkeypatch.chdir(reports.parent)
    assert collection_for(None, [Path("reports")], "words") == folder


@pytest.mark.usefixtures("cache", "opened")
def test_a_file_that_fails_is_named_on_standard_error(
    reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (reports / "leeg.md").write_bytes(b"")
    collection_for(None, [reports], "words")
    assert capsys.readouterr() == ("", "citaat: not read: leeg.md: it is empty\n")


@pytest.mark.usefixtures("cache")
def test_without_reports_it_is_the_bundled_digest_s(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = WordEncoder(name=BUNDLED)
    monkeypatch.setattr(sys.modules["qa.build"], "open_encoder", lambda _name: encoder)
    folder = collection_for(None, None, None)
    assert folder == cache_folder([DIGEST], BUNDLED)
    assert folder.name.startswith("digest-")
    collection = Collection.open(folder)
    assert collection.encoder == BUNDLED
    assert [report.id for report in collection.reports] == [
        "2019-12-halfjaarbericht-politie-bijlage-1",
        "2020-05-29-halfjaarbericht-politie",
        "2021-12-02-halfjaarbericht-politie-bijlage-2",
    ]
    assert {report.kind for report in collection.reports} == {"digest"}
    searched = Searched.of(collection.reports)
    assert (searched.first_date, searched.last_date) == ("2019-12", "2021-12-02")


def test_what_is_quickly_seen_is_told_before_anything_is_read(
    tmp_path: Path, reports: Path, encoder: WordEncoder
) -> None:
    with pytest.raises(CollectionError, match="there is no collection in"):
        check(tmp_path / "none", None, None)
    with pytest.raises(CorpusError, match="there is no file or folder"):
        check(None, [tmp_path / "none"], None)
    build(tmp_path / "collection", [reports], encoder=encoder, progress=False)
    with pytest.raises(CollectionError, match="was made with the model 'words' and not with 'other'"):
        check(tmp_path / "collection", None, "other")
    check(tmp_path / "collection", None, None)
    check(None, [reports], None)
    check(None, None, None)


@linux
@pytest.mark.usefixtures("opened")
def test_a_collection_to_add_to_stands_among_the_user_s_data(
    cache: Path, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = collection_for(None, [reports], "words", own=True)
    assert folder == tmp_path / "data" / "citaat" / cache_folder([reports], "words").name
    assert len(Collection.open(folder).reports) == 2
    assert not cache.exists()
    assert collection_for(tmp_path / "any", None, None, own=True) == tmp_path / "any"


@linux
@pytest.mark.usefixtures("opened")
def test_what_was_added_stays_when_the_format_changes(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    before = collection_for(None, [reports], "words", own=True)
    assert isinstance(before, Path)
    added = Layout(before).uploads / "0123" / "brief.md"
    added.parent.mkdir(parents=True)
    added.write_text("Het verzuim daalde.")
    monkeypatch.setattr("qa.defaults.FORMAT", FORMAT + 1)
    folder = collection_for(None, [reports], "words", own=True)
    assert isinstance(folder, Path)
    assert folder != before
    assert [path.name for path in Uploads(folder).waiting()] == ["brief.md"]
