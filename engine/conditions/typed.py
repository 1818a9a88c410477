"""From the raw tree to the typed tree: names become ids, literals exact numbers; every test is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from lark import Token

from engine.conditions import codes
from engine.conditions.grammar import Chain, Joined, Negation, Operand, Raw, WordTest, span
from engine.conditions.numbers import read_literal
from engine.conditions.scope import Scope, called, find_fact, find_word, word_choices
from engine.conditions.tree import And, Comparison, Condition, Has, In, Not, Or, Ordered, Sum
from engine.values.exact import Exact
from engine.values.units import DIMENSIONS

if TYPE_CHECKING:
    from engine.plans.vocabulary import FactDef

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
            return _word_test(raw, scope)


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
    facts = _facts(left, scope)
    if facts is None or not _single(right, scope):
        return None
    if facts[0].type != "number":
        return _ordered(facts[0], chain.signs[0], right.items[0], left, scope)
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
    facts = _facts(middle, scope)
    if facts is None or not (_single(low, scope) and _single(high, scope)):
        return None
    if facts[0].type != "number":
        scope.say(codes.WRONG_TEST, middle.span, f"{called(facts[0])} is no number", _ordered_help(facts[0]))
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


def _facts(operand: Operand, scope: Scope) -> list[FactDef] | None:
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


def _ordered(fact: FactDef, sign: Token, value: Token, left: Operand, scope: Scope) -> Condition | None:
    if not fact.ordered:
        scope.say(codes.WRONG_TEST, left.span, f"{called(fact)} has no order", _test_help(fact))
        return None
    if sign not in (">=", "<"):
        help = "write >= or < with the word at which it begins, or `is`"
        scope.say(codes.WRONG_TEST, sign, f"ordered words compare by >= and < only, not by {sign}", help)
        return None
    word = find_word(scope, fact, value)
    return Ordered(fact.id, cast(Literal[">=", "<"], str(sign)), word) if word else None


def _word_test(test: WordTest, scope: Scope) -> Condition | None:
    facts = _facts(test.operand, scope)
    if facts is None:
        return None
    fact = facts[0]
    if len(facts) > 1 or not _has_test(fact, test.verb):
        scope.say(codes.WRONG_TEST, test.operand.span, f"{called(fact)} has no test `{test.verb}`", _test_help(fact))
        return None
    words = [find_word(scope, fact, value) for value in test.values]
    found = [word for word in words if word]
    if len(found) < len(words):
        return None
    if test.verb == "has":
        return Has(fact.id, found[0])
    if fact.ordered and scope.within == "levels":
        help = f"write {fact.id} >= {test.values[0]}"
        scope.say(codes.IS_ON_ORDERED, test.operand.span, f"`{test.verb}` leaves out what is graver", help)
    condition = In(fact.id, frozenset(found))
    return Not(condition) if test.negated else condition


def _has_test(fact: FactDef, verb: str) -> bool:
    if fact.type not in ("word", "yes_no"):
        return False
    return (verb == "has") == fact.many


def _test_help(fact: FactDef) -> str:
    """A test that the fact does have."""
    if fact.type == "number":
        return f"write {fact.id} >= and a number"
    if fact.type == "text":
        return "free text is shown to people; conditions read numbers, words and yes or no"
    choice = word_choices(fact)[0] if word_choices(fact) else "yes"
    return f"write {fact.id} {'has' if fact.many else 'is'} {choice}"


def _ordered_help(fact: FactDef) -> str:
    return f"write {fact.id} >= and a word" if fact.ordered else _test_help(fact)
