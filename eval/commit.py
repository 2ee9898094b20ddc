"""The commit that a run is measured on: its files are named after it."""

from __future__ import annotations

import subprocess
from importlib.metadata import version
from pathlib import Path


def commit() -> str:
    """The commit this code stands at, with "-dirty" when it was changed since; or the version."""
    here = Path(__file__).parent
    command = ["git", "describe", "--always", "--dirty", "--abbrev=10", "--exclude=*"]
    try:
        done = subprocess.run(  # noqa: S603 - fixed words
            command, cwd=here, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return f"v{version('citaat')}"
    return done.stdout.strip()
