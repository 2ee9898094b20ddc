"""Who may come in, and from where: checked before anything is opened."""

from __future__ import annotations

import argparse
import ipaddress
import re
from dataclasses import dataclass
from pathlib import Path

from chat.guard.errors import AccessError
from chat.guard.proxies import Network, address
from chat.guard.users import Users

LOOPBACK = "127.0.0.1"
PORT = 7860


@dataclass(frozen=True, slots=True)
class Access:
    """The address to listen on, and who is let in there: on the loopback everybody, unless it is said.

    `proxies` are believed in what they say of a client, and with `header` in who it is. `names` are those
    by which the server is visited, beside its address. AccessError says which of these don't go together.
    """

    host: str = LOOPBACK
    port: int = PORT
    users: Users | None = None
    header: str = ""
    proxies: tuple[Network, ...] = ()
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        known = address(self.host)
        if known is None:
            raise AccessError(
                f"'{self.host}' is no address to listen on: give one such as {LOOPBACK} or 0.0.0.0"
            )
        if self.users and self.header:
            raise AccessError("'--users' and '--trusted-header' are two ways of logging in: choose one")
        if self.header and not self.proxies:
            raise AccessError(
                f"anybody can send a header '{self.header}': say with '--trusted-proxy ADDRESS' whose "
                "is believed"
            )
        if not (known.is_loopback or self.users or self.header):
            raise AccessError(
                f"on {self.host} others could read these reports without a login: give '--users FILE', or "
                f"'--trusted-header NAME' with '--trusted-proxy ADDRESS', or leave it at {LOOPBACK}"
            )
        if known.is_unspecified and not self.names:
            raise AccessError(
                f"{self.host} is no name to visit: say with '--allowed-host NAME' by which one people come"
            )

    @property
    def address(self) -> str:
        """Where it is opened in a browser."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        if ipaddress.ip_address(self.host).is_unspecified:
            name = self.names[0]
        return f"http://{name}:{self.port}"

    @property
    def in_the_clear(self) -> bool:
        """Whether passwords may cross a network without encryption, for no proxy is named that adds it."""
        known = address(self.host)
        return bool(self.users and not self.proxies and known and not known.is_loopback)


def add_access_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and who is let in."""
    who = parser.add_argument_group("let others in")
    who.add_argument(
        "--host",
        default=LOOPBACK,
        metavar="ADDRESS",
        help=f"where to listen (default: {LOOPBACK}); any but the loopback needs a login",
    )
    who.add_argument(
        "--users",
        type=Path,
        metavar="FILE",
        help="who may log in: a file made by 'citaat user NAME --file FILE'",
    )
    who.add_argument(
        "--trusted-header",
        default="",
        metavar="NAME",
        help="the header in which a proxy names who is logged in",
    )
    who.add_argument(
        "--trusted-proxy",
        action="append",
        default=[],
        type=network,
        metavar="ADDRESS",
        help="a proxy, or a network of them, whose word is believed; may be given again",
    )
    who.add_argument(
        "--allowed-host",
        action="append",
        default=[],
        type=host_name,
        metavar="NAME",
        help="a name by which the server is visited, beside its address; may be given again",
    )


def access_from(args: argparse.Namespace) -> Access:
    """What the arguments ask for; AccessError when that can't be."""
    if args.trusted_header and not re.fullmatch(r"[A-Za-z0-9-]+", args.trusted_header):
        raise AccessError(f"'{args.trusted_header}' is no name of a header: letters, digits and '-'")
    return Access(
        "127.0.0.1" if args.host == "localhost" else args.host.strip("[]"),
        args.port,
        Users(args.users) if args.users else None,
        args.trusted_header,
        tuple(args.trusted_proxy),
        tuple(args.allowed_host),
    )


def network(text: str) -> Network:
    """An address as a network of one, or a network."""
    try:
        return ipaddress.ip_network(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"'{text}' is no address or network, such as 10.0.0.0/24") from error


def host_name(text: str) -> str:
    """A name as it stands in an address, with or without a port."""
    if not re.fullmatch(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(:\d{1,5})?", text):
        raise argparse.ArgumentTypeError(f"'{text}' is no host: give a name such as citaat.example.org")
    return text
