"""What makes gradio's import quick leaves everything as it was."""

from __future__ import annotations

import inspect

import pytest

from chat.quick_import import without_stubs


def test_only_gradio_s_own_classes_have_no_file_and_only_meanwhile() -> None:
    component = type("Component", (), {"__module__": "gradio.components.mine"})
    getfile = inspect.getfile
    with without_stubs():
        with pytest.raises(OSError, match="no stub"):
            inspect.getfile(component)
        assert inspect.getfile(pytest.Module) == getfile(pytest.Module)
        assert inspect.getfile(inspect).endswith("inspect.py")
    assert inspect.getfile is getfile
