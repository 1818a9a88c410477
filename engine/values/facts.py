"""What a fact of the vocabulary is: its words, its domain, how it is bound to others, how to ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from engine.values.cells import Cell
from engine.values.exact import Exact
from engine.values.names import Names

FactType = Literal["number", "word", "yes_no", "text"]


@dataclass(frozen=True, slots=True)
class Word:
    """One value of a word list. Order in the list is the order of gravity where the fact is ``ordered``."""

    id: str
    names: Names


@dataclass(frozen=True, slots=True)
class Linear:
    """A sum of facts with signs plus a constant: ``deaths + missing``, ``poisoned - deaths``."""

    terms: tuple[tuple[str, int], ...]
    constant: Exact = 0


@dataclass(frozen=True, slots=True)
class Relation:
    """How a fact is bound to others (whole things only).

    ``is``         equals the sum of the *reported* values
    ``part_of``    never more than the total; parts of one total that do not overlap add up to no more than it.
                   Where the part is silent and a total is stated, told = 0..total (first stated total counts)
    ``at_most`` / ``at_least``   bounded by a linear expression
    ``may_grow_by``  the evaluated value may exceed the reported one by up to the sum of these
    """

    kind: Literal["is", "part_of", "at_most", "at_least", "may_grow_by"]
    of: Linear


@dataclass(frozen=True, slots=True)
class ForeignName:
    """The name that another data set uses for a fact, and the unit in which it writes it."""

    name: str
    unit: str | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    """our word id -> their word"""


@dataclass(frozen=True, slots=True)
class Asking:
    """How to ask for a fact: the sentence to say, who can answer, what it costs (1 a glance .. 5 days)."""

    zh: str
    en: str
    who: tuple[str, ...] = ()
    cost: int = 2


@dataclass(frozen=True, slots=True)
class FactDef:
    """One fact of the vocabulary. ``domain`` and ``quiet`` are cells; ``quiet`` is what silence means in *told*."""

    id: str
    names: Names
    type: FactType
    domain: Cell
    quiet: Cell
    dimension: str | None = None
    whole: bool = True
    """numbers only: counts whole things (persons, yuan); else any rational"""
    words: tuple[Word, ...] = ()
    ordered: bool = False
    many: bool = False
    other: bool = False
    """word lists only: words outside the list are kept as they are written"""
    kind: Literal["cumulative", "current", "elapsed"] = "cumulative"
    combine: Literal["sum", "max", "union"] | None = None
    basis: Literal["observed", "forecast", "warning"] = "observed"
    group: str | None = None
    """facts that may count the same people under another name (``unaccounted``: missing, trapped, buried …)"""
    releases: str | None = None
    """the group whose people this count says to have left it alive (``rescued``)"""
    relations: tuple[Relation, ...] = ()
    from_table: tuple[str, str, str] | None = None
    """derived: (table id, key fact, column)"""
    derived: Literal["grade", "not_ours", "sensitive", "superior_level"] | None = None
    """computed by the engine; ``not_ours``: outside the home area, or a matter of another department"""
    grows_worse: bool = True
    """more is worse (used by checks and by the order of questions)"""
    ask: Asking | None = None
    units: tuple[str, ...] = ()
    """units in which people say it"""
    also: Mapping[str, ForeignName] = field(default_factory=dict)
