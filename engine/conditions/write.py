"""The canonical text of a condition: English fact ids, Chinese words, friendly units, ranges as one test.

It parses back to the same tree. Numbers always carry the fact's own unit, with 万 or 亿 where that is short
(``deaths >= 30人``, ``evacuated >= 5万人``, ``direct_loss >= 5000万元``).
Parentheses stand only where ``and`` and ``or`` meet or ``not`` covers several tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from engine.conditions.lexicon import words_named
from engine.conditions.numbers import write_literal
from engine.conditions.traps import CHINESE_KEYWORDS, KEYWORDS
from engine.conditions.tree import And, Condition, Has, In, Not, Or, Ordered, Sum

if TYPE_CHECKING:
    from engine.values.facts import FactDef

Facts = Mapping[str, "FactDef"]

_SEPARATE = frozenset(" \t\n\u3000")


def write_condition(condition: Condition, facts: Facts) -> str:
    """Canonical text of a condition whose facts and words are all in ``facts``."""
    match condition:
        case Or(parts):
            return " or ".join(_inside(part, facts, And) for part in parts)
        case And(parts):
            return " and ".join(_conjuncts(parts, facts))
        case Not(In(fact, words)):
            return _word_list(facts[fact], words, "is not", "not in")
        case Not(inner):
            return f"not {_inside(inner, facts, And, Or)}"
        case _:
            return write_test(condition, facts)


def write_test(test: Sum | Ordered | In | Has, facts: Facts) -> str:
    """Canonical text of one test."""
    match test:
        case Sum(ids, compare, value):
            return f"{' + '.join(ids)} {compare} {write_literal(value, facts[ids[0]])}"
        case Ordered(fact, compare, word):
            return f"{fact} {compare} {word_text(facts[fact], word)}"
        case In(fact, words):
            return _word_list(facts[fact], words, "is", "in")
        case Has(fact, word):
            return f"{fact} has {word_text(facts[fact], word)}"


def word_text(fact: FactDef, word: str) -> str:
    """The Chinese name of a word where it reads back as this word, else its id."""
    name = next((each.names.zh for each in fact.words if each.id == word), "")
    readable = bool(name) and not _SEPARATE & set(name) and name not in KEYWORDS and name not in CHINESE_KEYWORDS
    return name if readable and words_named(fact).get(name) == word else word


def _inside(condition: Condition, facts: Facts, *groups: type[And] | type[Or]) -> str:
    """Text of a part, in parentheses where it is a group and no single range."""
    text = write_condition(condition, facts)
    lone_range = isinstance(condition, And) and len(list(_conjuncts(condition.parts, facts))) == 1
    return f"({text})" if isinstance(condition, groups) and not lone_range else text


def _conjuncts(parts: tuple[Condition, ...], facts: Facts) -> Iterator[str]:
    """Texts of the parts of an And; a lower bound and the upper bound after it make one range."""
    at = 0
    while at < len(parts):
        part, following = parts[at], parts[at + 1] if at + 1 < len(parts) else None
        if isinstance(part, Sum) and isinstance(following, Sum) and _is_range(part, following):
            yield _range(part, following, facts)
            at += 2
        else:
            yield _inside(part, facts, Or)
            at += 1


def _is_range(low: Sum, high: Sum) -> bool:
    if low.facts != high.facts or low.compare not in (">=", ">") or high.compare not in ("<", "<="):
        return False
    return low.value < high.value or (low.value == high.value and (low.compare, high.compare) == (">=", "<="))


def _range(low: Sum, high: Sum, facts: Facts) -> str:
    fact = facts[low.facts[0]]
    sign = "<=" if low.compare == ">=" else "<"
    least, most = write_literal(low.value, fact), write_literal(high.value, fact)
    return f"{least} {sign} {' + '.join(low.facts)} {high.compare} {most}"


def _word_list(fact: FactDef, words: frozenset[str], one: str, several: str) -> str:
    order = {word.id: place for place, word in enumerate(fact.words)}
    ranked = sorted(words, key=lambda word: (order.get(word, len(order)), word))
    texts = [word_text(fact, word) for word in ranked]
    return f"{fact.id} {one} {texts[0]}" if len(texts) == 1 else f"{fact.id} {several} [{', '.join(texts)}]"
