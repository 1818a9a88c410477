"""Quantities: a number with its unit, read into base units exactly and written back so that they read the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from engine.values.dimensions import DIMENSIONS, Dimension, Unit
from engine.values.exact import Exact, exact
from engine.values.numerals import read_number

__all__ = [
    "DIMENSIONS",
    "Quantity",
    "dimensions_of",
    "format_quantity",
    "number_text",
    "parse_quantity",
    "unit_names",
]

_PARTS_OF = {"百分之": 100, "千分之": 1000, "万分之": 10000}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_SCALED = re.compile(rf"\s*(.*?[0-9])\s*({'|'.join(_SCALES)})\b\s*(.*)", re.IGNORECASE | re.DOTALL)
_LARGE = {"zh": (("亿", 10**8), ("万", 10**4)), "en": ((" billion", 10**9), (" million", 10**6))}
_PLACES = 4
"""A unit is friendly where the number in it is at least one and has no more decimals than this."""

_LARGE_PLACES = 2
"""2.35万人 is friendly, 2.3456万人 is not."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact number in base units. ``dimension`` is None where no unit was written."""

    value: Exact
    dimension: str | None


def parse_quantity(text: str, dimension: str | None = None) -> Quantity:
    """Read ``5万人``, ``1亿元``, ``30%``, 百分之三十, ``1.2 million yuan``, ``50000``.

    ``dimension`` only decides between meanings of one unit (级 of an earthquake or of wind); a unit of another
    dimension is returned as such, for the caller to refuse. Raises ``ValueError`` on an unknown unit or number.
    """
    plain = text.strip()
    if part := _PARTS_OF.get(plain[:3]):
        return Quantity(exact(Fraction(read_number(plain[3:])) / part), "ratio")
    if scaled := _SCALED.fullmatch(plain):
        return _scaled(scaled, dimension)
    for at in range(1, len(plain)):
        found = _unit(plain[at:].strip(), dimension)
        number = _number(plain[:at]) if found else None
        if found and number is not None:
            home, unit = found
            return Quantity(exact(number * unit.factor), home.id)
    if (number := _number(plain)) is not None:
        return Quantity(number, None)
    raise ValueError(f"{plain!r} is no number with a known unit")


def format_quantity(value: Exact, dimension: str | None, locale: str = "zh-CN", unit: str | None = None) -> str:
    """Write a value in a friendly unit, exactly: ``5万人``, ``1亿元``, ``30%``, ``15 people``; it reads back the same.

    ``unit`` (a fact's usual unit, 毫米 for rain) overrides the choice of unit, not 万 and 亿 before it.
    """
    language = "en" if locale.startswith("en") else "zh"
    if dimension is None:
        return number_text(value)
    home = DIMENSIONS[dimension]
    chosen = _named(home, unit) or _friendly(home, value)
    number, large = _in_large(exact(Fraction(value) / chosen.factor), language)
    return _with_unit(number, large, chosen, language)


def number_text(value: Exact) -> str:
    """Decimal text where the number has one (``6.5``), else ``2000/3``."""
    number = Fraction(value)
    places = _places(number)
    if places is None:
        return f"{number.numerator}/{number.denominator}"
    if places == 0:
        return str(number.numerator)
    digits = str(abs(number.numerator) * 10**places // number.denominator).rjust(places + 1, "0")
    return f"{'-' if number < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def unit_names(dimension: str) -> tuple[str, ...]:
    """Every way to write a unit of this dimension, the base unit first."""
    units = DIMENSIONS[dimension].units
    return tuple(dict.fromkeys(name for unit in units for name in _names(unit)))


def dimensions_of(unit: str) -> tuple[str, ...]:
    """Ids of the dimensions that know this unit, in table order; empty where none does."""
    return tuple(home.id for home, _ in _BY_NAME.get(unit) or _FOLDED.get(unit.lower(), ()))


def _scaled(match: re.Match[str], dimension: str | None) -> Quantity:
    number = exact(read_number(match[1]) * _SCALES[match[2].lower()])
    if not match[3]:
        return Quantity(number, None)
    found = _unit(match[3].strip(), dimension)
    if not found:
        raise ValueError(f"{match[3]!r} is no known unit")
    return Quantity(exact(number * found[1].factor), found[0].id)


def _number(text: str) -> Exact | None:
    try:
        return read_number(text)
    except ValueError:
        return None


def _unit(name: str, dimension: str | None) -> tuple[Dimension, Unit] | None:
    """The unit of this name: of the dimension asked for if it has one, else of the first dimension that has."""
    found = _BY_NAME.get(name) or _FOLDED.get(name.lower(), ())
    return next((pair for pair in found if pair[0].id == dimension), found[0] if found else None)


def _named(home: Dimension, name: str | None) -> Unit | None:
    """The unit of this name, under this name where it is Chinese (辆, not 个)."""
    unit = next((unit for unit in home.units if name and name in _names(unit)), None)
    return replace(unit, zh=name) if unit and name and not name.isascii() else unit


def _friendly(home: Dimension, value: Exact) -> Unit:
    """The largest shown unit in which the number is at least one and short, else the smallest shown one."""
    shown = sorted((unit for unit in home.units if unit.shown), key=lambda unit: unit.factor, reverse=True)
    for unit in shown:
        number = Fraction(value) / unit.factor
        places = _places(number)
        if abs(number) >= 1 and places is not None and places <= _PLACES:
            return unit
    return shown[-1]


def _in_large(number: Exact, language: str) -> tuple[str, str]:
    """Take 亿, 万, billion or million out of a number where that leaves it short."""
    for word, size in _LARGE[language]:
        part = Fraction(number) / size
        places = _places(part)
        if abs(part) >= 1 and places is not None and places <= _LARGE_PLACES:
            return number_text(exact(part)), word
    return number_text(number), ""


def _with_unit(number: str, large: str, unit: Unit, language: str) -> str:
    if language == "zh":
        return f"{number}{large}{unit.zh}"
    name = unit.en if number == "1" and not large else unit.plural or unit.en
    return f"{number}{large}{'' if name in ('%', '‰', '') else ' '}{name}"


def _places(number: Fraction) -> int | None:
    """How many decimals a number has; None where it has no end."""
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def _names(unit: Unit) -> tuple[str, ...]:
    return tuple(name for name in (unit.zh, unit.en, unit.plural, *unit.aliases) if name)


def _pairs() -> Iterator[tuple[str, Dimension, Unit]]:
    for home in DIMENSIONS.values():
        for unit in home.units:
            yield from ((name, home, unit) for name in dict.fromkeys(_names(unit)))


def _lookup(*, folded: bool) -> Mapping[str, tuple[tuple[Dimension, Unit], ...]]:
    table: dict[str, list[tuple[Dimension, Unit]]] = {}
    for name, home, unit in _pairs():
        table.setdefault(name.lower() if folded else name, []).append((home, unit))
    return {name: tuple(pairs) for name, pairs in table.items()}


_BY_NAME = _lookup(folded=False)
_FOLDED = _lookup(folded=True)
