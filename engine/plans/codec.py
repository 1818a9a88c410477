"""Bytes of a loaded library and back: msgpack of plain data, each dataclass under its number. Never pickle."""

from __future__ import annotations

import dataclasses
import hashlib
from fractions import Fraction
from types import ModuleType

import msgpack  # type: ignore[import-untyped] # it ships no types

from engine.conditions import tree
from engine.plans import ladder, model, vocabulary
from engine.values import cells, findings, names
from engine.values.exact import exact

_MODULES: tuple[ModuleType, ...] = (names, cells, findings, tree, ladder, vocabulary, model)
_FRACTION, _SET, _DATA, _FIRST = 0, 1, 2, 10


def _classes() -> tuple[type, ...]:
    found = {
        value: None
        for module in _MODULES
        for _, value in sorted(vars(module).items())
        if isinstance(value, type) and dataclasses.is_dataclass(value)
    }
    return tuple(found)


CLASSES = _classes()
_NUMBER = {type_: number for number, type_ in enumerate(CLASSES, start=_FIRST)}
_FIELDS = {type_: tuple(row.name for row in dataclasses.fields(type_)) for type_ in CLASSES}


def signature() -> str:
    """Changes whenever a type that is kept gains, loses or renames a field."""
    text = ";".join(f"{type_.__qualname__}({','.join(_FIELDS[type_])})" for type_ in CLASSES)
    return hashlib.sha256(text.encode()).hexdigest()


def encode(value: object) -> bytes:
    """Bytes of any value made of the engine's dataclasses, tuples, dicts, sets, exact numbers and text.

    A 32-byte SHA-256 of the rest stands before it. Raises ``TypeError`` on other types.
    """
    body = _pack(value)
    return hashlib.sha256(body).digest() + body


def decode(data: bytes) -> object | None:
    """The value of ``encode``; None where the bytes are not whole (torn write, other content)."""
    body = data[32:]
    return _unpack(body) if hashlib.sha256(body).digest() == data[:32] else None


def _pack(value: object) -> bytes:
    packed: bytes = msgpack.packb(value, default=_extend)
    return packed


def _extend(value: object) -> object:
    number = _NUMBER.get(type(value))
    if number is not None:
        fields = tuple(getattr(value, name) for name in _FIELDS[type(value)])
        if isinstance(value, vocabulary.Vocabulary):
            fields = _lexicon_apart(fields)
        return msgpack.ExtType(number, _pack(fields))
    if isinstance(value, frozenset):
        return msgpack.ExtType(_SET, _pack(sorted(value)))
    if isinstance(value, Fraction | int):  # an int comes here only where it has more than 64 bits
        return msgpack.ExtType(_FRACTION, str(value).encode())
    raise TypeError(f"no bytes for {type(value).__name__}")


def _lexicon_apart(fields: tuple[object, ...]) -> tuple[object, ...]:
    """The lexicon is plain data with lists, which would come back as tuples: it is packed on its own."""
    at = _FIELDS[vocabulary.Vocabulary].index("lexicon")
    return (*fields[:at], msgpack.ExtType(_DATA, msgpack.packb(fields[at])), *fields[at + 1 :])


def _unpack(data: bytes) -> object:
    value: object = msgpack.unpackb(data, ext_hook=_restore, use_list=False, strict_map_key=False)
    return value


def _restore(number: int, data: bytes) -> object:
    if number >= _FIRST:
        fields = msgpack.unpackb(data, ext_hook=_restore, use_list=False, strict_map_key=False)
        return CLASSES[number - _FIRST](*fields)
    if number == _SET:
        return frozenset(msgpack.unpackb(data, use_list=False))
    if number == _DATA:
        return msgpack.unpackb(data, strict_map_key=False)
    return exact(data.decode())
