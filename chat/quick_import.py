"""What makes gradio's import quick."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch


@contextmanager
def without_stubs() -> Iterator[None]:
    """Spares gradio the stub files that it writes beside its components when it is imported.

    They are for editors, and take half of the time of its import. It writes none for a class whose source
    has no file, and there is no other way to tell it.
    """
    getfile = inspect.getfile

    def of_no_component(thing: Any) -> str:
        if isinstance(thing, type) and thing.__module__.startswith("gradio."):
            raise OSError("a component, for which no stub is wanted")
        return getfile(thing)

    with patch.object(inspect, "getfile", of_no_component):
        yield
