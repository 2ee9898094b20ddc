"""Which ways of letting others in can be."""

from __future__ import annotations

import argparse
import ipaddress
from pathlib import Path

import pytest

from chat.guard.access import Access, access_from, add_access_arguments
from chat.guard.errors import AccessError
from chat.serving import taken
from tests.chat.guard.making import people


def access(*given: str) -> Access:
    parser = argparse.ArgumentParser(exit_on_error=False)
    parser.add_argument("--port", type=int, default=7860)
    add_access_arguments(parser)
    return access_from(parser.parse_args(given))


def test_closed_by_default() -> None:
    assert access() == Access("127.0.0.1", 7860, None, "", (), ())
    assert access().address == "http://127.0.0.1:7860"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "localhost", "::1", "[::1]"])
def test_the_loopback_needs_no_login(host: str) -> None:
    assert access("--host", host).users is None


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "2001:db8::7", "::ffff:192.0.2.7"])  # noqa: S104
def test_any_other_address_needs_one(host: str) -> None:
    with pytest.raises(AccessError, match="others could read these reports without a login: give '--users"):
        access("--host", host, "--allowed-host", "citaat.example")
    with pytest.raises(AccessError, match="others could read"):
        access("--host", host, "--trusted-proxy", "192.0.2.1")


def test_users_open_another_address(tmp_path: Path) -> None:
    people(tmp_path, "anna")
    file = str(tmp_path / "users")
    opened = access("--host", "192.0.2.7", "--users", file)
    assert opened.users is not None
    assert opened.in_the_clear
    assert not access("--users", file).in_the_clear
    assert not access("--host", "192.0.2.7", "--users", file, "--trusted-proxy", "192.0.2.1").in_the_clear


def test_a_trusted_header_opens_another_address() -> None:
    opened = access(
        *("--host", "0.0.0.0", "--trusted-header", "X-User", "--trusted-proxy", "10.0.0.0/8"),  # noqa: S104
        *("--trusted-proxy", "fd00::1", "--allowed-host", "citaat.example"),
    )
    assert opened.header == "X-User"
    assert opened.proxies == (ipaddress.ip_network("10.0.0.0/8"), ipaddress.ip_network("fd00::1/128"))
    assert opened.address == "http://citaat.example:7860"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--host", "example.org"), "'example.org' is no address to listen on"),
        (("--trusted-header", "X-User"), "anybody can send a header 'X-User': say with '--trusted-proxy"),
        (("--trusted-header", "X User"), "'X User' is no name of a header"),
        (("--users", "nowhere"), "the users file 'nowhere' can't be read"),
        (
            ("--host", "0.0.0.0", "--trusted-header", "X-User", "--trusted-proxy", "10.0.0.1"),  # noqa: S104
            "0.0.0.0 is no name to visit: say with '--allowed-host NAME'",
        ),
    ],
)
def test_what_does_not_go_together_is_refused(given: tuple[str, ...], said: str) -> None:
    with pytest.raises(AccessError, match=said):
        access(*given)


def test_two_ways_of_logging_in_are_refused(tmp_path: Path) -> None:
    with pytest.raises(AccessError, match="two ways of logging in: choose one"):
        Access(users=people(tmp_path, "anna"), header="X-User", proxies=(ipaddress.ip_network("10.0.0.1"),))


@pytest.mark.parametrize(
    ("flag", "text"),
    [
        ("--trusted-proxy", "proxy"),
        ("--trusted-proxy", "10.0.0.1/8"),
        ("--allowed-host", "a b"),
        ("--allowed-host", "*"),
    ],
)
def test_what_is_no_network_and_no_name_is_refused(flag: str, text: str) -> None:
    with pytest.raises(argparse.ArgumentError, match=r"is no (address or network|host)"):
        access(flag, text)


def test_a_port_that_is_taken_says_so() -> None:
    with taken("127.0.0.1", 0) as own:
        own.listen()
        port = own.getsockname()[1]
        with pytest.raises(AccessError, match=rf"port {port} can't be used \(Address already in use"):
            taken("127.0.0.1", port)
    with pytest.raises(AccessError, match=r"port 99999 can't be used"):
        taken("127.0.0.1", 99999)
