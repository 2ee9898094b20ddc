"""Measuring how report files are read: `python -m eval.reading ../shared`. See docs/reading.md."""
