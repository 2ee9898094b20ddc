"""The port that the chat is served on."""

from __future__ import annotations

import socket

from qa import QaError


def check_port(host: str, port: int) -> None:
    """QaError when the port can't be had, before everything else has been loaded to find that out."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            why = error.strerror if isinstance(error, OSError) else "there is none of that number"
            raise QaError(f"port {port} can't be used ({why}): name another one with --port") from error
