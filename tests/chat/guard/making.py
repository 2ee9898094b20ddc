"""A small application behind the guard, and a browser before it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from chat.guard.access import Access
from chat.guard.layers import guarded
from chat.guard.passwords import Hash
from chat.guard.users import Users, put

PASSWORD = "juist paard batterij"  # noqa: S105 - of nobody
# As good as any, and quick to compare.
_KEY = hashlib.scrypt(PASSWORD.encode(), salt=b"salt", n=2, r=1, p=1, dklen=32)
HTML = {"accept": "text/html,application/xhtml+xml"}


async def told(request: Request) -> Response:
    """What the application sees of a request."""
    return JSONResponse(
        {
            "path": request.url.path,
            "user": request.scope.get("citaat.user"),
            "client": request.client.host if request.client else None,
            "scheme": request.url.scheme,
            "headers": sorted(request.headers),
            "body": len(await request.body()),
        }
    )


APPLICATION = Starlette(routes=[Route("/{path:path}", told, methods=["GET", "POST", "PUT"])])


def people(folder: Path, *names: str) -> Users:
    """A users file in which everybody has the same password."""
    hashed = Hash(2, 1, 1, b"salt", _KEY)
    for name in names:
        put(folder / "users", name, hashed)
    return Users(folder / "users")


def visitor(access: Access, address: str = "127.0.0.1", **given: Any) -> TestClient:
    """A client of the small application, from an address; it follows no redirects."""
    base = given.pop("base_url", "http://127.0.0.1:7860")
    return TestClient(
        guarded(APPLICATION, access), base_url=base, client=(address, 5000), follow_redirects=False, **given
    )
