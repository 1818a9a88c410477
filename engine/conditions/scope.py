"""What the reading of one condition has at hand, and how it resolves names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from lark import Token

from engine.conditions import codes
from engine.conditions.codes import ConditionFinding, finding
from engine.conditions.grammar import span
from engine.conditions.lexicon import YES_NO, Lexicon, fact_names, nearest, words_named

if TYPE_CHECKING:
    from engine.values.facts import FactDef

Within = Literal["levels", "statute", "when"]
"""Where a condition stands: response levels, the grades of a statute, or anything else."""

_LEVEL = frozenset({"level", "响应级别", "响应等级", "级别"})
_UNKNOWN = frozenset({"unknown", "未知", "不详", "不明"})


@dataclass(frozen=True, slots=True)
class Scope:
    """The names that are known, where the condition stands, and the findings so far."""

    lexicon: Lexicon
    within: Within
    findings: list[ConditionFinding] = field(default_factory=list)

    @property
    def parameters(self) -> Mapping[str, str]:
        """Parameters of the plan, name -> text."""
        return self.lexicon.parameters

    def say(self, code: str, where: Token | tuple[int, int], error: str, help: str = "") -> None:
        """Add a finding at a token or a span."""
        start, end = span(where, where) if isinstance(where, Token) else where
        self.findings.append(finding(code, start, end, error, help))


def find_fact(scope: Scope, name: Token) -> FactDef | None:
    """The fact of this name; None with a finding where there is none, several, or one that may not stand here."""
    ids = scope.lexicon.names.facts.get(name, ())
    if len(ids) == 1:
        fact = scope.lexicon.facts[ids[0]]
        return None if _is_own_grade(scope, fact, name) else fact
    if ids:
        scope.say(codes.AMBIGUOUS_NAME, name, f"{name} may mean {' or '.join(ids)}", f"write {ids[0]}")
    elif name in _LEVEL:
        help = "conditions speak of facts; an action that depends on the level says `levels: III+`"
        scope.say(codes.LEVEL, name, "a condition cannot read the response level", help)
    else:
        _unknown_fact(scope, name)
    return None


def find_word(scope: Scope, fact: FactDef, value: Token) -> str | None:
    """The word id that ``value`` names for this fact; None with a finding."""
    text = str(value)
    table = words_named(fact)
    if text not in table and text in scope.parameters:
        text = scope.parameters[text].strip()
    if text in table:
        return table[text]
    if text in _UNKNOWN:
        help = "conditions are read over what is possible; leave the test out, or say `unknown: hold` on the action"
        scope.say(codes.IS_UNKNOWN, value, "a condition cannot test for not knowing", help)
    else:
        near = nearest(text, table)
        scope.say(
            codes.UNKNOWN_WORD,
            value,
            f"{called(fact)} has no value {text}",
            f"did you mean {near}" if near else f"write one of {', '.join(word_choices(fact))}",
        )
    return None


def called(fact: FactDef) -> str:
    """How findings name a fact: ``deaths (死亡人数)``."""
    return f"{fact.id} ({fact.names.zh})" if fact.names.zh and fact.names.zh != fact.id else fact.id


def word_choices(fact: FactDef) -> list[str]:
    """Values of a fact as an author may write them, at most eight."""
    if fact.type == "yes_no":
        return list(YES_NO)[:2]
    return [word.names.zh or word.id for word in fact.words][:8]


def _is_own_grade(scope: Scope, fact: FactDef, name: Token) -> bool:
    if scope.within != "statute" or fact.derived != "grade":
        return False
    scope.say(codes.OWN_GRADE, name, "a statute cannot read the grade that it decides", "name the facts themselves")
    return True


def _unknown_fact(scope: Scope, name: Token) -> None:
    near = nearest(name, fact_names(scope.lexicon.facts))
    ids = scope.lexicon.names.facts.get(near or "", ())
    shown = near if near in ids or not ids else f"{near} ({ids[0]})"
    help = f"did you mean {shown}" if near else "facts are listed in plans_yaml/vocabulary/facts"
    scope.say(codes.UNKNOWN_FACT, name, f"no fact is called {name}", help)
