"""From the raw tree to the typed tree: names become ids, literals exact numbers; every test is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lark import Token

from engine.conditions import codes
from engine.conditions.grammar import Chain, Joined, Negation, Operand, Raw, WordTest, span
from engine.conditions.numbers import read_literal
from engine.conditions.operands import read_facts
from engine.conditions.scope import Scope, called
from engine.conditions.tree import And, Comparison, Condition, Not, Or, Sum
from engine.conditions.word_tests import ordered_help, read_ordered, read_word_test
from engine.values.exact import Exact
from engine.values.units import DIMENSIONS

if TYPE_CHECKING:
    from engine.values.facts import FactDef

_TURNED: dict[str, Comparison] = {"<=": ">=", "<": ">"}


def typed(raw: Raw, scope: Scope) -> Condition | None:
    """The condition; None where a test of it is wrong. All tests are checked, so that all findings come at once."""
    match raw:
        case Joined():
            return _joined(raw, scope)
        case Negation(inner):
            condition = typed(inner, scope)
            return Not(condition) if condition else None
        case Chain():
            return _chain(raw, scope)
        case WordTest():
            return read_word_test(raw, scope)


def _joined(raw: Joined, scope: Scope) -> Condition | None:
    """One And or Or; nested ones of the same kind are one."""
    first = raw.words[0]
    other = next((word for word in raw.words if word.type != first.type), None)
    if other:
        help = "say what belongs together: a or (b and c), or (a or b) and c"
        scope.say(codes.MIXED, other, f"{first} and {other} side by side can be read in two ways", help)
    parts = [typed(part, scope) for part in raw.parts]
    found = [part for part in parts if part is not None]
    if other or len(found) < len(parts):
        return None
    return join_and(found) if first.type == "AND" else join_or(found)


def join_and(parts: list[Condition]) -> Condition:
    """All of ``parts`` as one flat And; a single part stands alone."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, And) else (part,))]
    return flat[0] if len(flat) == 1 else And(tuple(flat))


def join_or(parts: list[Condition]) -> Condition:
    """Any of ``parts`` as one flat Or; a single part stands alone."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Or) else (part,))]
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def _chain(chain: Chain, scope: Scope) -> Condition | None:
    if len(chain.operands) == 2:
        return _comparison(chain, scope)
    if len(chain.operands) == 3 and all(sign in _TURNED for sign in chain.signs):
        return _range(chain, scope)
    where = span(chain.signs[0], chain.signs[-1])
    scope.say(codes.SHAPE, where, "a range rises and has two signs", "write 10 <= deaths < 30")
    return None


def _comparison(chain: Chain, scope: Scope) -> Condition | None:
    left, right = chain.operands
    sign = cast(Comparison, str(chain.signs[0]))
    if left.items[0].type == "QTY" and right.items[0].type == "TERM" and len(left.items) == 1:
        _say_turned(chain, scope)
        return None
    facts = read_facts(left, scope)
    if facts is None or not _single(right, scope):
        return None
    if facts[0].type != "number":
        return read_ordered(facts[0], chain.signs[0], right.items[0], left, scope)
    value = read_literal(scope, right.items[0], facts[0])
    if value is None or (sign == "=" and not _equals(facts[0], chain.signs[0], value, scope)):
        return None
    return Sum(tuple(fact.id for fact in facts), sign, value)


def _say_turned(chain: Chain, scope: Scope) -> None:
    """``3 <= deaths``: the number stands behind."""
    number, name = chain.operands[0].items[0], chain.operands[1].items[0]
    turned = {"<=": ">=", "<": ">", ">=": "<=", ">": "<", "=": "="}[chain.signs[0]]
    where = span(number, name)
    scope.say(codes.SHAPE, where, "the fact stands before the sign", f"write {name} {turned} {number}")


def _range(chain: Chain, scope: Scope) -> Condition | None:
    low, middle, high = chain.operands
    facts = read_facts(middle, scope)
    if facts is None or not (_single(low, scope) and _single(high, scope)):
        return None
    if facts[0].type != "number":
        scope.say(codes.WRONG_TEST, middle.span, f"{called(facts[0])} is no number", ordered_help(facts[0]))
        return None
    least, most = (read_literal(scope, side.items[0], facts[0]) for side in (low, high))
    if least is None or most is None:
        return None
    if least > most or (least == most and chain.signs[0] + chain.signs[1] != "<=<="):
        where = span(low.items[0], high.items[-1])
        scope.say(codes.EMPTY_RANGE, where, "no value lies in this range", "write the smaller number first")
        return None
    ids = tuple(fact.id for fact in facts)
    upper = cast(Comparison, str(chain.signs[1]))
    return And((Sum(ids, _TURNED[chain.signs[0]], least), Sum(ids, upper, most)))


def _single(operand: Operand, scope: Scope) -> bool:
    """The other side of a sign is one literal."""
    if len(operand.items) == 1:
        return True
    scope.say(codes.ARITHMETIC, operand.span, "the other side of the sign is one number", "work the number out")
    return False


def _equals(fact: FactDef, sign: Token, value: Exact, scope: Scope) -> bool:
    home = DIMENSIONS.get(fact.dimension or "")
    if not fact.whole or (home and not home.whole) or fact.dimension == "money":
        help = f"write {fact.id} >= or a range"
        scope.say(codes.EQUALS_MEASURE, sign, f"{called(fact)} is measured, = would hardly ever hold", help)
        return False
    help = "write >= where more would also count, or a range"
    scope.say(codes.EQUALS_COUNT, sign, f"= holds for exactly {value} and for no more", help)
    return True
