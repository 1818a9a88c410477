"""Stable codes of everything that can be said of a condition. The documentation is made from this table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.values.findings import Severity

SYNTAX = "E201"
CHARACTER = "E202"
MIXED = "E203"
TOO_LARGE = "E204"
UNKNOWN_FACT = "E210"
AMBIGUOUS_NAME = "E211"
UNKNOWN_WORD = "E212"
UNKNOWN_PARAMETER = "E213"
UNIT_CLASH = "E220"
UNIT_MISSING = "E221"
UNREADABLE_NUMBER = "E222"
NOT_WHOLE = "E223"
WRONG_TEST = "E230"
ARITHMETIC = "E231"
SHAPE = "E232"
EQUALS_MEASURE = "E233"
EQUALS_COUNT = "E234"
IS_ON_ORDERED = "E235"
OWN_GRADE = "E236"
LEVEL = "E237"
IS_UNKNOWN = "E238"
EMPTY_RANGE = "E239"
MIXED_SUM = "E240"

CODES: Mapping[str, str] = {
    SYNTAX: "the condition does not follow the grammar",
    CHARACTER: "a character or spelling that only looks like one of the language",
    MIXED: "`and` and `or` side by side without parentheses",
    TOO_LARGE: "more nesting, tests or text than a person can check",
    UNKNOWN_FACT: "no fact has this name",
    AMBIGUOUS_NAME: "several facts have this name",
    UNKNOWN_WORD: "the fact has no such value",
    UNKNOWN_PARAMETER: "neither a number nor a parameter of the plan",
    UNIT_CLASH: "the unit measures something else than the fact",
    UNIT_MISSING: "a number without its unit",
    UNREADABLE_NUMBER: "no number with a known unit",
    NOT_WHOLE: "a part of something that only comes whole",
    WRONG_TEST: "a test that this kind of fact does not have",
    ARITHMETIC: "a product, a difference or a constant in a sum",
    SHAPE: "a comparison the wrong way round, or too long",
    EQUALS_MEASURE: "`=` on something that is measured",
    EQUALS_COUNT: "`=` on a count, where a threshold is usual",
    IS_ON_ORDERED: "`is` on an ordered fact where levels are decided",
    OWN_GRADE: "`grade` inside the statute that decides it",
    LEVEL: "the response level inside a condition",
    IS_UNKNOWN: "a test for not knowing",
    EMPTY_RANGE: "a range that no value lies in",
    MIXED_SUM: "a sum of facts that cannot be added",
}

SAMPLES: Mapping[str, tuple[str, str]] = {
    SYNTAX: ("deaths >= and missing >= 3", "deaths >= 3 and missing >= 3"),
    CHARACTER: ("deaths ＞= ３", "deaths >= 3"),
    MIXED: ("deaths >= 3 or missing >= 3 and leak is yes", "(deaths >= 3 or missing >= 3) and leak is yes"),
    TOO_LARGE: ("not not not not not not not leak is yes", "leak is yes"),
    UNKNOWN_FACT: ("deahts >= 3", "deaths >= 3"),
    AMBIGUOUS_NAME: ("受伤 >= 3", "injured >= 3"),
    UNKNOWN_WORD: ("dam is braech", "dam is breach"),
    UNKNOWN_PARAMETER: ("evacuated >= many", "evacuated >= 5万人"),
    UNIT_CLASH: ("deaths >= 3公顷", "deaths >= 3人"),
    UNIT_MISSING: ("direct_loss >= 5000万", "direct_loss >= 5000万元"),
    UNREADABLE_NUMBER: ("area_burned >= 5斤", "area_burned >= 5公顷"),
    NOT_WHOLE: ("deaths >= 2.5", "deaths >= 3"),
    WRONG_TEST: ("deaths is 3", "deaths >= 3"),
    ARITHMETIC: ("deaths + 3 >= 10", "deaths >= 7"),
    SHAPE: ("3 <= deaths", "deaths >= 3"),
    EQUALS_MEASURE: ("magnitude = 6", "6 <= magnitude < 7"),
    EQUALS_COUNT: ("deaths = 3", "deaths >= 3"),
    IS_ON_ORDERED: ("grade is 重大", "grade >= 重大"),
    OWN_GRADE: ("grade >= 重大", "deaths >= 10"),
    LEVEL: ("level >= II", "deaths >= 10"),
    IS_UNKNOWN: ("leak is unknown", "leak is yes"),
    EMPTY_RANGE: ("30 <= deaths < 10", "10 <= deaths < 30"),
    MIXED_SUM: ("deaths + direct_loss >= 3", "deaths + missing >= 3"),
}
"""For each code a condition that has the fault, and how it is written instead."""

WARNINGS = frozenset({EQUALS_COUNT, IS_ON_ORDERED})
"""Codes that leave the condition usable; all others are errors."""


@dataclass(frozen=True, slots=True, order=True)
class ConditionFinding:
    """A finding at ``start``..``end`` (offsets into the text of one condition, ``end`` exclusive)."""

    start: int
    end: int
    code: str
    severity: Severity
    error: str
    help: str = ""


def finding(code: str, start: int, end: int, error: str, help: str = "") -> ConditionFinding:
    """A finding with the severity that its code has."""
    return ConditionFinding(start, end, code, "warning" if code in WARNINGS else "error", error, help)
