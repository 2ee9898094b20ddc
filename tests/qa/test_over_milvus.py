"""The tests that have their collection where `place` says, over a real Milvus server that is started here.

To look into one of them, see `tests.over_milvus`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.over_milvus import APART, why_not


@pytest.fixture(autouse=True)
def _possible() -> None:
    if reason := why_not():
        pytest.skip(reason)


@pytest.mark.slow
@pytest.mark.timeout(1200)  # it takes four minutes, and more beside other work
def test_the_same_tests_pass_over_a_server(tmp_path: Path) -> None:
    inner = "-m tests.over_milvus pytest --server SERVER -q -p no:cacheprovider tests/qa"
    try:
        done = subprocess.run(
            [sys.executable, *inner.split()],
            cwd=ROOT,
            env={**os.environ, "TMPDIR": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        shutil.rmtree(tmp_path)  # the server's files are large
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout


def test_what_it_starts_dies_with_it() -> None:
    command = [*APART, "sh", "-c", "sleep 600 & echo started; wait"]
    code = f"import subprocess; subprocess.run({command})"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"started\n"
        process.kill()
        assert process.stdout.read() == b""  # comes when nobody is left who could write there
