"""The server itself: it takes its port before anything else is done."""

from __future__ import annotations

import socket

from chat.asgi import Application
from chat.guard.errors import AccessError

MOST_CONNECTIONS = 400
"""A page that is open holds two."""


def taken(host: str, port: int) -> socket.socket:
    """The socket of an address and a port; AccessError when it can't be had.

    Who connects waits until the socket is served.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    own = socket.socket(family, socket.SOCK_STREAM)
    try:
        own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        own.bind((host, port))
        own.listen(MOST_CONNECTIONS)
    except (OSError, OverflowError) as error:
        own.close()
        raise AccessError(
            f"port {port} can't be used ({getattr(error, 'strerror', None) or error}): name another one with "
            "--port"
        ) from error
    return own


def serve(application: Application, own: socket.socket) -> None:
    """Answer requests on a socket until the process is told to stop."""
    import uvicorn

    config = uvicorn.Config(
        application,
        log_level="warning",
        access_log=False,
        proxy_headers=False,  # whom to believe is the guard's to say
        server_header=False,
        ws="none",
        limit_concurrency=MOST_CONNECTIONS,
        timeout_graceful_shutdown=2,
    )
    uvicorn.Server(config).run(sockets=[own])
