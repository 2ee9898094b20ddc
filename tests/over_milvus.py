"""Runs a module in a process that has a Milvus server for itself, and ends the server with it:

    python -m tests.over_milvus pytest --server SERVER tests/qa

SERVER stands for the server's address, wherever it is among the arguments. The server listens on all
interfaces whatever it is told, so this runs in a network namespace, which has none but its own loopback. Its
files aren't to be used again once it was stopped, and go with it.
"""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

# The first process of a process namespace takes all others with it when it ends, however that comes: so
# nothing that a test has started is left, not even when who started the test is killed.
APART = [
    *"setpriv --pdeathsig KILL".split(),
    *"unshare --map-root-user --net --pid --fork --kill-child --mount-proc".split(),
]
"""What a command stands behind that is run in namespaces of its own, and dies with its parent."""

TICK = "20"
"""Milliseconds: a read of the latest waits for the next tick, which by default comes every 200."""

_INSIDE = "--inside"


@contextmanager
def milvus() -> Iterator[str]:
    """The address of a server that is there for as long as it is needed."""
    from milvus import MilvusServer

    folder = Path(tempfile.mkdtemp(prefix="milvus-"))
    os.environ["PROXY_TIMETICKINTERVAL"] = TICK
    server = MilvusServer()
    server.set_base_dir(str(folder))
    try:
        server.start()
        yield f"milvus://127.0.0.1:{server.listen_port}"
    finally:
        with suppress(subprocess.TimeoutExpired):  # it has been killed then, and is slow to go
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def why_not() -> str:
    """Why no server can be started here; empty when it can."""
    if not (find_spec("milvus") and find_spec("pymilvus")):
        return "the server and its client aren't installed (pip install -e '.[dev]' on Linux, x86-64)"
    if not all(map(shutil.which, (APART[0], "unshare", "ip"))):
        return "network namespaces need the commands setpriv, unshare and ip"
    tried = subprocess.run(
        [*APART, "ip", "link", "set", "lo", "up"], capture_output=True, text=True, check=False
    )
    return f"this user may make no namespaces here ({tried.stderr.strip()})" if tried.returncode else ""


def main(arguments: list[str]) -> None:
    """Run a module with these arguments."""
    if arguments[0] != _INSIDE:
        inside = [sys.executable, "-m", "tests.over_milvus", _INSIDE, *arguments]
        os.execvp(APART[0], [*APART, *inside])  # noqa: S606
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    with milvus() as address:
        sys.argv = [one.replace("SERVER", address) for one in arguments[1:]]
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1:])
