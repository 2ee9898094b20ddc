"""What a report's passages are embedded as, one by one, so that an unchanged one needn't be again."""

from __future__ import annotations

from typing import TypeAlias

from qa.rows import Part, Stored
from qa.units import Units

Key: TypeAlias = tuple[tuple[str, ...], tuple[int, ...]]

Parts: TypeAlias = dict[Key, Part]
"""The parts of passages by what they depend on."""


def key(unit: Units) -> Key:
    """What a passage's part depends on: its texts, and where its sentences begin."""
    return tuple(unit.texts), tuple(unit.begins)


def parts_of(stored: Stored) -> Parts:
    """Each passage's part."""
    return dict(zip(map(key, stored.units), stored.parts, strict=True))
