"""One canonical form of every value: plain data, its RFC 8785 bytes, their SHA-256."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime
from fractions import Fraction

import rfc8785

from engine.values.exact import exact_text

Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]
"""What JSON holds, without floats."""

TAGGED = frozenset({"Not", "And", "Or", "AllOf", "AnyOf", "NoneOf"})
"""Types that differ in meaning but not in fields: they carry their name under ``is``."""

_LARGEST = 2**53 - 1
"""Larger integers lose digits in other readers of JSON; they are written as text."""


def plain(value: object) -> Plain:
    """The JSON-able tree of any value of the engine.

    A dataclass becomes an object of its fields, a Fraction ``"a/b"`` (an integer beyond 2^53 its digits),
    an aware datetime ``"...Z"`` in UTC, a set a sorted list; a tuple as a key is joined with ``|``.
    Raises ``TypeError`` on floats and unknown types, ``ValueError`` on naive times.
    """
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int | Fraction):
        return _number(value)
    if isinstance(value, date):
        return time_text(value) if isinstance(value, datetime) else value.isoformat()
    return _group(value)


def canonical(value: object) -> bytes:
    """RFC 8785 bytes of ``plain(value)``: equal values give equal bytes in every process."""
    return rfc8785.dumps(plain(value))


def digest(value: object) -> str:
    """Lower-case hex SHA-256 of ``canonical(value)``."""
    return hashlib.sha256(canonical(value)).hexdigest()


def time_text(value: datetime) -> str:
    """``2026-01-05T22:41:00Z``; microseconds only where there are any. Raises ``ValueError`` on naive times."""
    if value.tzinfo is None:
        raise ValueError("a time without its offset from UTC")
    return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def read_time(text: str) -> datetime:
    """The instant that an ISO 8601 text with ``Z`` or an offset names, in UTC. Raises ``ValueError`` on naive times."""
    value = datetime.fromisoformat(text)
    if value.tzinfo is None:
        raise ValueError(f"{text!r} has no offset from UTC; end it with Z or +08:00")
    return value.astimezone(UTC)


def _number(value: int | Fraction) -> int | str:
    number = exact_text(value)
    return str(number) if isinstance(number, int) and abs(number) > _LARGEST else number


def _key(key: object) -> str:
    match key:
        case str():
            return key
        case tuple():
            return "|".join(_key(part) for part in key)
        case bool():
            return "yes" if key else "no"
        case int():
            return str(key)
    raise TypeError(f"no canonical form of the key {key!r}")


def _group(value: object) -> Plain:
    match value:
        case Mapping():
            return {_key(key): plain(item) for key, item in value.items()}
        case AbstractSet():
            return sorted((plain(item) for item in value), key=rfc8785.dumps)
        case tuple() | list():
            return [plain(item) for item in value]
    return _record(value)


def _record(value: object) -> dict[str, Plain]:
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"no canonical form of {type(value).__name__}")
    body = {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    name = type(value).__name__
    return {"is": name, **body} if name in TAGGED else body
