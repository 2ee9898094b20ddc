"""Prints, as JSON, the method and the path of every route of the application, as its own tables list them.

In a process of its own: importing gradio leaves things open that a test would be blamed for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from starlette.routing import Mount

from app import application_of
from chat.guard.access import Access
from chat.served import Served
from chat.starting import Starting


def listed(routes: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """The method and the path of every route, with an "x" for each of its parameters."""
    for route in routes:
        if isinstance(route, Mount):
            yield from listed(route.app.routes)  # type: ignore[attr-defined]
        elif hasattr(route, "original_router"):  # FastAPI's, of a router within another
            yield from listed(route.original_router.routes)
        else:
            path = re.sub(r"\{[^}]*\}", "x", route.path)
            yield from ((method, path) for method in sorted(getattr(route, "methods", None) or {"GET"}))


if __name__ == "__main__":
    print(json.dumps(sorted(set(listed(application_of(Starting(), Served(Access())).routes)))))
