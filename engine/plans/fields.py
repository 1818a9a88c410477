"""The types that a field of a file may have, and the tables of fields: one Record per shape, one row per key.

These tables drive reading, unknown-key findings, JSON Schema and the docs; nothing else knows the keys of a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Text:
    """Free text in one language; full-width characters are welcome.

    ``fills``: may hold ``${…}``; ``later``: which are filled when the plan is known, not here.
    """

    fills: bool = False
    later: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A raw scalar kept as written, outside the languages: names, numbers with units, sources of conditions."""


@dataclass(frozen=True, slots=True)
class NewId:
    """An id that this file gives to something."""


@dataclass(frozen=True, slots=True)
class Name:
    """The id (or a name) of something in the vocabulary or the library: ``of`` is fact, hazard, agency, phase, …

    ``also`` lists further words allowed; ``loose`` lets any text stand that is not written like an id (a post);
    ``soft`` only warns of an unknown id, because it may stand in a layer that is not here.
    """

    of: str
    also: tuple[str, ...] = ()
    loose: bool = False
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    """A scalar that must stand in quotes: clause, phone, code, edition."""

    what: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words; ``aliases`` maps what people write to the word."""

    words: tuple[str, ...]
    aliases: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """The version of the file format."""


@dataclass(frozen=True, slots=True)
class YesNo:
    """yes, no, 是, 否, true, false."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number, Arabic digits."""


@dataclass(frozen=True, slots=True)
class Date:
    """A day: 2029-06-30."""


@dataclass(frozen=True, slots=True)
class Length:
    """A duration: ``20min``, ``2h``, ``20 workdays``, ``at once``."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """``at once``, ``20min of learned``, ``30min of done verify``."""


@dataclass(frozen=True, slots=True)
class Until:
    """A moment or a condition."""


@dataclass(frozen=True, slots=True)
class Level:
    """A response level; I to IV, Ⅰ to Ⅳ, 一级 to 四级."""


@dataclass(frozen=True, slots=True)
class Levels:
    """One level, ``III+`` (III and graver), or a list of levels."""


@dataclass(frozen=True, slots=True)
class Grade:
    """An event grade: 一般 较大 重大 特别重大, or its id."""


@dataclass(frozen=True, slots=True)
class Cond:
    """A condition. ``within`` says where it stands: some tests are refused in some places."""

    within: Literal["levels", "statute", "when"] = "when"


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list; a single value may stand without brackets."""

    item: FieldType


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping with keys of one type and values of one type.

    ``overrides``: an entry with a dot in its key changes one from elsewhere and states only what it changes.
    """

    key: FieldType
    value: FieldType
    overrides: bool = False


@dataclass(frozen=True, slots=True)
class Rec:
    """A mapping with the keys of a record; ``partial``: none of them must stand."""

    record: str
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Shapes:
    """Different types by shape: what a scalar, a mapping or a list means here."""

    scalar: FieldType | None = None
    mapping: FieldType | None = None
    sequence: FieldType | None = None


@dataclass(frozen=True, slots=True)
class Anything:
    """Plain data that another reader understands."""


FieldType = (
    Format | Text | Word | NewId | Name | Quoted | Choice | YesNo | Whole | Date | Length | Deadline | Until | Level
    | Levels | Grade | Cond | ListOf | MapOf | Rec | Shapes | Anything
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record: its type, whether it must stand, and one sentence for the docs and the editor."""

    name: str
    type: FieldType
    help: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One shape of a mapping in a file."""

    name: str
    help: str
    fields: tuple[Field, ...]
    needs_one_of: tuple[str, ...] = ()
    """exactly one of these keys must stand"""

    def field(self, name: str) -> Field | None:
        """The row of a key, or None."""
        return next((row for row in self.fields if row.name == name), None)
