"""The users file: read, written and followed."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chat.guard.errors import AccessError
from chat.guard.passwords import Hash
from chat.guard.users import Users, checked_name, put, read
from tests.chat.guard.making import PASSWORD, people

ANNAS = Hash(16, 1, 1, b"anna", bytes(32))
BOBS = Hash(16, 1, 1, b"bob", bytes(32))


def test_people_are_added_and_changed(tmp_path: Path) -> None:
    file = tmp_path / "users"
    assert put(file, "anna", ANNAS)
    assert put(file, "bob", ANNAS)
    assert not put(file, "bob", BOBS)
    assert read(file) == {"anna": ANNAS, "bob": BOBS}
    assert file.read_text() == f"anna:{ANNAS}\nbob:{BOBS}\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["users"]


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "users")
    put(tmp_path / "link", "anna", ANNAS)
    assert (tmp_path / "link").is_symlink()
    assert read(tmp_path / "users") == {"anna": ANNAS}


def test_a_file_that_is_no_users_file_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "notes"
    file.write_text("bread\n")
    file.chmod(0o600)
    with pytest.raises(AccessError, match=r"line 1 of the users file '.*notes' isn't 'name:hash'"):
        put(file, "anna", ANNAS)
    assert file.read_text() == "bread\n"


def test_empty_lines_and_remarks_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "users"
    file.write_text(f"# who may come in\n\nanna:{ANNAS}\n")
    file.chmod(0o600)
    assert read(file) == {"anna": ANNAS}


@pytest.mark.parametrize(
    ("content", "mode", "said"),
    [
        (b"", 0o600, "holds nobody: 'citaat user NAME --file"),
        (f"anna:{ANNAS}\n".encode(), 0o644, r"others can read or change .* \(mode 644\): 'chmod 600"),
        (f"anna:{ANNAS}\n".encode(), 0o620, r"others can read or change .* \(mode 620\)"),
        (f"anna:{ANNAS}\nanna:{BOBS}\n".encode(), 0o600, "line 2 .* names 'anna' again"),
        (b"anna:geheim\n", 0o600, "line 1 .* isn't 'name:hash'"),
        (f":{ANNAS}\n".encode(), 0o600, "'' is no name"),
        (b"\xff\xfe\n", 0o600, "can't be read \\(it isn't UTF-8\\)"),
    ],
)
def test_a_users_file_that_cannot_be_used_says_why(
    tmp_path: Path, content: bytes, mode: int, said: str
) -> None:
    file = tmp_path / "users"
    file.write_bytes(content)
    file.chmod(mode)
    with pytest.raises(AccessError, match=said):
        Users(file)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(
        AccessError, match=r"none' can't be read \(No such file or directory\): check the path"
    ):
        Users(tmp_path / "none")


def test_only_who_is_there_and_gives_the_password_is_known(tmp_path: Path) -> None:
    users = people(tmp_path, "anna", "bob")
    assert users.check("anna", PASSWORD) == users.hash_of("anna")
    assert users.check("anna", PASSWORD + "!") is None
    assert users.check("eva", PASSWORD) is None
    assert users.check("", "") is None


def test_the_file_is_followed(tmp_path: Path) -> None:
    users = people(tmp_path, "anna")
    put(tmp_path / "users", "bob", BOBS)
    assert users.hash_of("bob") == BOBS
    (tmp_path / "users").write_text(f"bob:{BOBS}\n")
    assert (users.hash_of("anna"), users.hash_of("bob")) == (None, BOBS)
    (tmp_path / "users").chmod(0o644)
    assert users.hash_of("bob") is None  # nobody, while others can read it
    (tmp_path / "users").unlink()
    assert users.hash_of("bob") is None


@pytest.mark.parametrize(
    "name", ["", "a:b", "a\nb", "a\x00", " anna", "anna ", "#anna", "\u202eanna", "x" * 101]
)
def test_a_name_that_cannot_stand_there_is_refused(name: str) -> None:
    with pytest.raises(AccessError, match="is no name for a user"):
        checked_name(name)


@settings(max_examples=20)  # each writes files
@given(st.dictionaries(st.text(max_size=20), st.sampled_from([ANNAS, BOBS]), max_size=5))
def test_every_name_that_is_taken_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, given_people: dict[str, Hash]
) -> None:
    file = tmp_path_factory.mktemp("people") / "users"
    kept = {}
    for name, hashed in given_people.items():
        try:
            put(file, name, hashed)
        except AccessError:
            continue
        kept[name] = hashed
    assert (read(file) if file.exists() else {}) == kept
