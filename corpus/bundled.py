"""The reports that come with the installation: a digest of three half-yearly police reports."""

from __future__ import annotations

from pathlib import Path

DIGEST = Path(__file__).with_name("digest")
"""The folder of the digest, one Markdown file for each report, written in our own words."""
