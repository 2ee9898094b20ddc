"""The process that adds files, with an encoder that needs no model (test_apart.py)."""

from __future__ import annotations

import os
import sys
import time

from qa.adding import main
from tests.fakes import WordEncoder

if __name__ == "__main__":
    if any("sterft" in one for one in sys.argv):
        os._exit(3)
    if any("hangt" in one for one in sys.argv):
        time.sleep(60)
    main(sys.argv[1:], WordEncoder())
