"""Passwords as they are kept."""

from __future__ import annotations

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.guard.errors import AccessError
from chat.guard.passwords import NOBODYS, Hash
from tests.chat.guard.making import PASSWORD


def test_a_hash_is_scrypt_of_the_password_and_a_salt_of_its_own() -> None:
    one, other = Hash.of(PASSWORD), Hash.of(PASSWORD)
    assert one.salt != other.salt
    kind, n, r, p, salt, key = str(one).split("$")
    assert (kind, n, r, p) == ("scrypt", "32768", "8", "3")
    made = hashlib.scrypt(
        PASSWORD.encode(), salt=base64.b64decode(salt), n=32768, r=8, p=3, maxmem=2**26, dklen=32
    )
    assert base64.b64decode(key) == made
    assert PASSWORD not in str(one)


def test_only_the_password_fits() -> None:
    hashed = Hash.parsed(str(Hash.of("wachtwóórd 1")))
    assert hashed.fits("wachtwóórd 1")
    assert hashed.fits("wachtwo\u0301o\u0301rd 1")  # as another keyboard writes it
    assert not hashed.fits("wachtwoord 1")
    assert not hashed.fits("")
    assert not hashed.fits("\ud800")


def test_an_unknown_name_costs_what_a_known_one_does() -> None:
    known = Hash.of(PASSWORD)
    assert (NOBODYS.n, NOBODYS.r, NOBODYS.p) == (known.n, known.r, known.p)
    assert (len(NOBODYS.salt), len(NOBODYS.key)) == (len(known.salt), len(known.key))
    assert not NOBODYS.fits("")


@pytest.mark.parametrize(("password", "characters"), [("", 0), ("negen neg", 9), ("x" * 201, 201)])
def test_a_short_or_endless_password_is_refused(password: str, characters: int) -> None:
    with pytest.raises(AccessError, match=f"has {characters} characters: take 10 to 200"):
        Hash.of(password)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "geheim",
        "scrypt$32768$8$1$c2FsdA==",
        "bcrypt$32768$8$1$c2FsdA==$" + "A" * 43 + "=",
        "scrypt$32767$8$1$c2FsdA==$" + "A" * 43 + "=",  # no power of two
        "scrypt$1048576$8$1$c2FsdA==$" + "A" * 43 + "=",  # a gigabyte
        "scrypt$32768$8$99$c2FsdA==$" + "A" * 43 + "=",
        "scrypt$-2$8$1$c2FsdA==$" + "A" * 43 + "=",
        "scrypt$32768$8$1$$" + "A" * 43 + "=",
        "scrypt$32768$8$1$c2FsdA==$AAAA",
        "scrypt$32768$8$1$c2F*dA==$" + "A" * 43 + "=",
        "scrypt$32768$8$1$é$" + "A" * 43 + "=",
    ],
)
def test_what_is_no_hash_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Hash.parsed(text)


@given(st.binary(min_size=1, max_size=40), st.binary(min_size=32, max_size=32), st.sampled_from([2, 2**14]))
def test_a_hash_is_read_as_it_was_written(salt: bytes, key: bytes, n: int) -> None:
    hashed = Hash(n, 8, 1, salt, key)
    assert Hash.parsed(str(hashed)) == hashed


@given(st.text(alphabet="scrypt$0123456789=Aa+/é", max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    try:
        Hash.parsed(text)
    except ValueError:
        return
    assert text.startswith("scrypt$")
