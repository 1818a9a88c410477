"""Tests of words: order, ``is``, ``in`` and ``has``, each for the kind of fact that has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from lark import Token

from engine.conditions import codes
from engine.conditions.grammar import Operand, WordTest
from engine.conditions.operands import read_facts
from engine.conditions.scope import Scope, called, find_word, word_choices
from engine.conditions.tree import Condition, Has, In, Not, Ordered

if TYPE_CHECKING:
    from engine.values.facts import FactDef


def read_ordered(fact: FactDef, sign: Token, value: Token, left: Operand, scope: Scope) -> Condition | None:
    """``grade >= 较大``; None with a finding."""
    if not fact.ordered:
        scope.say(codes.WRONG_TEST, left.span, f"{called(fact)} has no order", _usual_test(fact))
        return None
    if sign not in (">=", "<"):
        help = "write >= or < with the word at which it begins, or `is`"
        scope.say(codes.WRONG_TEST, sign, f"ordered words compare by >= and < only, not by {sign}", help)
        return None
    word = find_word(scope, fact, value)
    return Ordered(fact.id, cast(Literal[">=", "<"], str(sign)), word) if word else None


def read_word_test(test: WordTest, scope: Scope) -> Condition | None:
    """``is``, ``in`` or ``has``; None with findings."""
    facts = read_facts(test.operand, scope)
    if facts is None:
        return None
    fact = facts[0]
    if len(facts) > 1 or not _has_test(fact, test.verb):
        scope.say(codes.WRONG_TEST, test.operand.span, f"{called(fact)} has no test `{test.verb}`", _usual_test(fact))
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


def _usual_test(fact: FactDef) -> str:
    """A test that the fact does have."""
    if fact.type == "number":
        return f"write {fact.id} >= and a number"
    if fact.type == "text":
        return "free text is shown to people; conditions read numbers, words and yes or no"
    choice = word_choices(fact)[0] if word_choices(fact) else "yes"
    return f"write {fact.id} {'has' if fact.many else 'is'} {choice}"


def ordered_help(fact: FactDef) -> str:
    """What to write instead of a range of words."""
    return f"write {fact.id} >= and a word" if fact.ordered else _usual_test(fact)
