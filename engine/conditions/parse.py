"""Reading a condition: text -> typed tree, with every finding at its characters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lark import Token

from engine.conditions import codes
from engine.conditions.codes import ConditionFinding, finding
from engine.conditions.grammar import Raw, parse_tokens
from engine.conditions.lexer import tokenise
from engine.conditions.lexicon import build_lexicon
from engine.conditions.scope import Scope, Within
from engine.conditions.tree import And, Condition, In, Not, Or, tests_of
from engine.conditions.typed import typed

if TYPE_CHECKING:
    from engine.values.facts import FactDef

MAX_DEPTH = 6
MAX_TESTS = 64
MAX_LENGTH = 4000
MAX_NESTING = 32
"""Parentheses and ``not`` in the text; a guard for the reader, far above what MAX_DEPTH allows."""

NO_PARAMETERS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class ParsedCondition:
    """``condition`` is None where a finding is an error; findings are in the order of the text."""

    condition: Condition | None
    findings: tuple[ConditionFinding, ...] = ()


def parse_condition(
    text: str,
    facts: Mapping[str, FactDef],
    parameters: Mapping[str, str] = NO_PARAMETERS,
    within: Within = "when",
) -> ParsedCondition:
    """Read one condition. Never raises on any text; offsets of findings count characters of ``text``."""
    if len(text) > MAX_LENGTH:
        return _too_large(0, len(text), f"the condition has more than {MAX_LENGTH} characters")
    lexicon = build_lexicon(facts, parameters)
    lexed = tokenise(text, lexicon)
    scope = Scope(lexicon, within, lexed.findings)
    if lexed.stuck:
        return _result(None, scope)
    if deep := _too_nested(lexed.tokens):
        return _too_large(deep.start_pos or 0, deep.end_pos or 0, "the condition is nested too deeply")
    raw = parse_tokens(lexed.tokens, len(text))
    if isinstance(raw, ConditionFinding):
        scope.findings.append(raw)
        return _result(None, scope)
    return _result(_checked(raw, scope, len(text)), scope)


def depth_of(condition: Condition) -> int:
    """How deeply And, Or and Not are nested; a single test (``is not`` too) has depth 1."""
    match condition:
        case Not(In()):
            return 1
        case Not(inner):
            return 1 + depth_of(inner)
        case And(parts) | Or(parts):
            return 1 + max(depth_of(part) for part in parts)
        case _:
            return 1


def _checked(raw: Raw, scope: Scope, length: int) -> Condition | None:
    condition = typed(raw, scope)
    if condition and depth_of(condition) > MAX_DEPTH:
        scope.findings.append(_large(0, length, f"the condition is nested more than {MAX_DEPTH} deep"))
    if condition and len(tests_of(condition)) > MAX_TESTS:
        scope.findings.append(_large(0, length, f"the condition has more than {MAX_TESTS} tests"))
    return condition


def _result(condition: Condition | None, scope: Scope) -> ParsedCondition:
    findings = tuple(sorted(scope.findings))
    wrong = any(found.severity == "error" for found in findings)
    return ParsedCondition(None if wrong else condition, findings)


def _too_nested(tokens: list[Token]) -> Token | None:
    depth = 0
    for token in tokens:
        depth += 1 if token.type in ("LPAR", "NOT") else -1 if token.type == "RPAR" else 0
        if depth > MAX_NESTING + MAX_TESTS:
            return token
    return None


def _too_large(start: int, end: int, error: str) -> ParsedCondition:
    return ParsedCondition(None, (_large(start, end, error),))


def _large(start: int, end: int, error: str) -> ConditionFinding:
    help = "split it into several criteria under any: or all:"
    return finding(codes.TOO_LARGE, start, end, error, help)
