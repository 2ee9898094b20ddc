"""Reading one JSON object strictly: a wrong field ends in a ValueError that names it and what it holds."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

Fields = Mapping[str, Any]


def object_of(line: str) -> Fields:
    """The JSON object on a line."""
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"this is not JSON ({error})") from error
    return an_object(raw, "a line")


def an_object(raw: object, what: str) -> Fields:
    """The value, which must be an object; `what` names it in the error."""
    if not isinstance(raw, dict):
        raise ValueError(f"{what} must be an object, not {shown(raw)}")  # noqa: TRY004 - one kind of error
    return raw


def only(fields: Fields, known: Collection[str]) -> None:
    """Refuse every other key."""
    for key in fields:
        if key not in known:
            raise ValueError(f"there is no field {shown(key)}: the fields are {', '.join(known)}")


def text(fields: Fields, key: str, *, empty: bool = False) -> str:
    """A text; one without words only where `empty` allows it."""
    value = _value(fields, key)
    if not isinstance(value, str) or not (empty or value.strip()):
        raise ValueError(f"'{key}' must be a text{'' if empty else ' with words'}, not {shown(value)}")
    return value


def texts(fields: Fields, key: str) -> tuple[str, ...]:
    """A list of one or more texts with words."""
    value = _value(fields, key)
    if (
        not isinstance(value, list)
        or not value
        or not all(isinstance(one, str) and one.strip() for one in value)
    ):
        raise ValueError(f"'{key}' must be a list of one or more texts with words, not {shown(value)}")
    return tuple(value)


def number(fields: Fields, key: str, *, default: int) -> int:
    """A whole number from 1."""
    value = fields.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError(f"'{key}' must be a whole number from 1, not {shown(value)}")
    return value


def boolean(fields: Fields, key: str) -> bool:
    """True or false."""
    value = _value(fields, key)
    if not isinstance(value, bool):
        raise ValueError(f"'{key}' must be true or false, not {shown(value)}")  # noqa: TRY004 - one kind of error
    return value


def objects(fields: Fields, key: str) -> list[Fields]:
    """A list of objects, which may be empty."""
    value = _value(fields, key)
    if not isinstance(value, list):
        raise ValueError(f"'{key}' must be a list, not {shown(value)}")  # noqa: TRY004 - one kind of error
    return [an_object(one, f"what stands in '{key}'") for one in value]


def shown(value: object) -> str:
    """A value in an error: as JSON, not too long."""
    written = json.dumps(value, ensure_ascii=False)
    return written if len(written) <= 60 else f"{written[:59]}…"


def _value(fields: Fields, key: str) -> object:
    if key not in fields:
        raise ValueError(f"'{key}' is missing")
    return fields[key]
