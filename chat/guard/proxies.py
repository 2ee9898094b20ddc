"""The proxies that are trusted: only what they say of a client is believed."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from chat.asgi import Application, Message, Receive, Send, value, values

Network: TypeAlias = ipaddress.IPv4Network | ipaddress.IPv6Network
Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

BY_PROXY = "citaat.by_proxy"
"""In a request's scope: whether it came through a trusted proxy."""

# gradio believes these of anybody.
_SAYS = (b"x-forwarded-", b"forwarded", b"x-gradio-server", b"x-real-ip")


class FromProxy:
    """Puts the client's own address and scheme in a request's scope, where a trusted proxy tells them.

    What anybody else says of them goes no further.
    """

    def __init__(self, app: Application, proxies: Sequence[Network] = ()) -> None:
        self._app = app
        self._proxies = tuple(proxies)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Hand on the request with what is known of its client."""
        if scope["type"] == "http":
            scope = self._known(scope)
        await self._app(scope, receive, send)

    def _known(self, scope: Message) -> Message:
        headers = [(name, text) for name, text in scope["headers"] if not name.startswith(_SAYS)]
        host, port = scope.get("client") or ("", 0)
        peer = address(host)
        if peer is None or not within(peer, self._proxies):
            return {**scope, "headers": headers, BY_PROXY: False}
        scheme = value(scope, b"x-forwarded-proto").strip().lower()
        return {
            **scope,
            "headers": headers,
            BY_PROXY: True,
            "client": (str(self._client(scope, peer)), port),
            "scheme": scheme if scheme in {"http", "https"} else scope.get("scheme", "http"),
        }

    def _client(self, scope: Message, peer: Address) -> Address:
        """The last address written down that isn't a proxy's: those before it anybody can say."""
        client = peer
        for text in reversed(",".join(values(scope, b"x-forwarded-for")).split(",")):
            before = address(text.strip())
            if before is None:
                break
            client = before
            if not within(client, self._proxies):
                break
        return client


def within(one: Address, networks: Iterable[Network]) -> bool:
    """Whether an address is in one of the networks."""
    return any(one.version == network.version and one in network for network in networks)


def address(text: str) -> Address | None:
    """The address that a text gives; IPv4 as IPv6 writes it is IPv4. None when it gives none."""
    try:
        read = ipaddress.ip_address(text)
    except ValueError:
        return None
    return (read.ipv4_mapped or read) if read.version == 6 else read


def household(scope: Message) -> str:
    """What is counted as one client: an address, of IPv6 the network of 64 bits that one subscriber gets."""
    told = (scope.get("client") or ("", 0))[0]
    known = address(told)
    return (
        str(ipaddress.ip_network(f"{known}/64", strict=False)) if known and known.version == 6 else str(told)
    )
