"""The fact side of a test: one fact, or numbers of one dimension added up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.conditions import codes
from engine.conditions.grammar import Operand
from engine.conditions.scope import Scope, called, find_fact
from engine.values.units import DIMENSIONS

if TYPE_CHECKING:
    from engine.values.facts import FactDef


def read_facts(operand: Operand, scope: Scope) -> list[FactDef] | None:
    """The facts of a sum, all numbers of one dimension; or one fact of any type."""
    if not _is_sum(operand, scope):
        return None
    found = [find_fact(scope, item) for item in operand.items]
    facts = [fact for fact in found if fact is not None]
    if len(facts) < len(found):
        return None
    return facts if len(facts) == 1 or _addable(operand, facts, scope) else None


def _is_sum(operand: Operand, scope: Scope) -> bool:
    product = next((mark for mark in operand.marks if mark.type != "PLUS"), None)
    number = next((item for item in operand.items if item.type == "QTY"), None)
    if product:
        help = "compare a sum of facts with one number; a share is a fact of its own"
        scope.say(codes.ARITHMETIC, product, f"{product} is not of the language", help)
    elif number and len(operand.items) > 1:
        scope.say(codes.ARITHMETIC, number, "a sum holds facts only", f"move {number} to the other side of the sign")
    elif number:
        scope.say(codes.SHAPE, number, f"a test begins with a fact, not with {number}", "write deaths >= 3")
    return not (product or number)


def _addable(operand: Operand, facts: list[FactDef], scope: Scope) -> bool:
    first = facts[0]
    for place, fact in enumerate(facts):
        item = operand.items[place]
        if fact.type != "number":
            scope.say(codes.MIXED_SUM, item, f"{called(fact)} is no number", "add numbers only")
            return False
        if fact.dimension != first.dimension:
            own, other = (_dimension_name(each) for each in (fact, first))
            scope.say(codes.MIXED_SUM, item, f"{called(fact)} is {own}, {called(first)} is {other}", "add like to like")
            return False
        if fact in facts[:place]:
            scope.say(codes.ARITHMETIC, item, f"{called(fact)} stands twice in one sum", "name each fact once")
            return False
    return True


def _dimension_name(fact: FactDef) -> str:
    home = DIMENSIONS.get(fact.dimension or "")
    return f"{home.names.en} ({home.names.zh})" if home else "a plain number"
