"""Taking reports out of a collection by name."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from qa.commands.remove import configure, run
from qa.errors import CollectionError
from qa.places import Place, open_collection, open_reader
from qa.remove import remove
from qa.verify import verify
from tests.fakes import WordEncoder
from tests.qa.making import arguments, collection_in, made


@pytest.fixture
def folder(place: Place, encoder: WordEncoder) -> Place:
    return collection_in(place, [made(name, [["De bodycams."]]) for name in "abc"], encoder)


def ids(folder: Place) -> list[str]:
    with closing(open_reader(folder)) as store:
        return list(store.entries())


def test_the_others_stay_whole(folder: Place) -> None:
    remove(folder, ["a", "c"])
    assert ids(folder) == ["b"]
    assert [(verdict.report, verdict.damage) for verdict in verify(folder)] == [("b", "")]


def test_all_may_go(folder: Place) -> None:
    remove(folder, ["c", "b", "a"])
    assert open_collection(folder).reports == ()


def test_when_one_is_not_there_nothing_is_removed(folder: Place) -> None:
    with pytest.raises(CollectionError) as caught:
        remove(folder, ["a", "d"])
    assert str(caught.value) == (
        f"there is no report 'd' in the collection in '{folder}', which has 'a', 'b' and 'c'"
    )
    assert ids(folder) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, "which has none"),
        (1, "which has '00'"),
        (20, "'17', '18' and '19'"),
        (21, "'18', '19' and 1 other"),
        (30, "'18', '19' and 10 others"),
    ],
)
def test_of_many_reports_some_are_named(tmp_path: Path, encoder: WordEncoder, count: int, told: str) -> None:
    reports = [made(f"{number:02}", [["De bodycams."]]) for number in range(count)]
    folder = collection_in(tmp_path / "c", reports, encoder)
    with pytest.raises(CollectionError) as caught:
        remove(folder, ["x"])
    assert str(caught.value).endswith(told)


def test_where_there_is_no_collection_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match=r"^there is no collection in "):
        remove(tmp_path, ["a"])


def test_the_command_says_how_many(folder: Place, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments(configure, "--in", folder, "a", "b", "a")) == 0
    assert capsys.readouterr() == ("reports: 2 removed\n", "")
    assert ids(folder) == ["c"]
