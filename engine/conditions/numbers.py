"""Literals of a condition: numbers with units, checked against the dimension of the fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lark import Token

from engine.conditions import codes
from engine.conditions.scope import Scope, called
from engine.values.exact import Exact
from engine.values.units import DIMENSIONS, Quantity, format_quantity, number_text, parse_quantity

if TYPE_CHECKING:
    from engine.values.facts import FactDef


def read_literal(scope: Scope, token: Token, fact: FactDef) -> Exact | None:
    """The number in base units that a literal or a parameter stands for; None with a finding."""
    text = str(token)
    if token.type == "TERM":
        if text not in scope.parameters:
            scope.say(
                codes.UNKNOWN_PARAMETER,
                token,
                f"{text} is neither a number nor a parameter of this plan",
                f"write a number such as {_sample(fact)}",
            )
            return None
        text = scope.parameters[text]
    try:
        quantity = parse_quantity(text, fact.dimension)
    except ValueError:
        scope.say(codes.UNREADABLE_NUMBER, token, f"{text} is no number with a known unit", f"write {_sample(fact)}")
        return None
    return quantity.value if _fits(scope, token, text, quantity, fact) else None


def write_literal(value: Exact, fact: FactDef) -> str:
    """The canonical text of a number: always with the fact's own unit, 万 and 亿 where they leave it short (``5万人``).

    Bare are only numbers without dimension, and pieces (个) that have no unit of their own.
    """
    own = _own_unit(fact)
    if fact.dimension is None or (fact.dimension == "count" and own is None):
        return number_text(value)
    return format_quantity(value, fact.dimension, "zh-CN", own)


def _fits(scope: Scope, token: Token, text: str, quantity: Quantity, fact: FactDef) -> bool:
    if quantity.dimension is None:
        if not _bare_is_fine(quantity.value, fact):
            help = f"write {text.strip()}{_unit_of(fact)}"
            scope.say(codes.UNIT_MISSING, token, f"{called(fact)} needs a unit, {text.strip()} has none", help)
            return False
    elif quantity.dimension != fact.dimension:
        other, own = DIMENSIONS[quantity.dimension].names, DIMENSIONS.get(fact.dimension or "")
        measures = f"{own.names.en} ({own.names.zh})" if own else "a plain number"
        error = f"{called(fact)} is {measures}, {text.strip()} is {other.en} ({other.zh})"
        scope.say(codes.UNIT_CLASH, token, error, f"write {_sample(fact)}")
        return False
    return _is_whole(scope, token, text, quantity.value, fact)


def _is_whole(scope: Scope, token: Token, text: str, value: Exact, fact: FactDef) -> bool:
    if not fact.whole or isinstance(value, int):
        return True
    error = f"{called(fact)} counts whole things, {text.strip()} is not"
    scope.say(codes.NOT_WHOLE, token, error, "write a whole number")
    return False


def _bare_is_fine(value: Exact, fact: FactDef) -> bool:
    if fact.dimension is None or value == 0:
        return True
    if fact.dimension == "ratio":
        return 0 <= value <= 1
    return _may_be_bare(fact)


def _may_be_bare(fact: FactDef) -> bool:
    home = DIMENSIONS.get(fact.dimension or "")
    return fact.dimension != "ratio" and (home is None or home.bare)


def _own_unit(fact: FactDef) -> str | None:
    """The unit in which people say this fact, where the table knows it."""
    return fact.units[0] if fact.units else None


def _unit_of(fact: FactDef) -> str:
    if fact.dimension == "ratio":
        return "%"
    home = DIMENSIONS.get(fact.dimension or "")
    return _own_unit(fact) or (home.base.zh if home else "")


def _sample(fact: FactDef) -> str:
    if fact.dimension is None:
        return "30"
    return "30%" if fact.dimension == "ratio" else f"30{_unit_of(fact)}"
