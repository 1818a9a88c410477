"""Scalars that have a little language of their own: durations, deadlines, levels, grades, conditions."""

from __future__ import annotations

import re
from typing import Any

from engine.conditions.parse import parse_condition
from engine.conditions.tree import Condition
from engine.plans.context import ID, Job, Read, inside, suggest
from engine.plans.fields import Cond
from engine.plans.ladder import GRADES, LEVELS
from engine.plans.model import Duration
from engine.values.durations import parse_duration
from engine.values.findings import Finding, Place
from engine.values.words import NUMERALS

GRADE_NAMES = dict(zip(("未达", "一般", "较大", "重大", "特别重大"), GRADES, strict=True))
_ROMAN = {numeral: level for level, numerals in NUMERALS.items() for numeral in numerals}
ONE_LEVEL = r"(IV|I{1,3}|[ⅠⅡⅢⅣ]|[一二三四](?=级))(?:级|级响应)?"
_LEVEL = re.compile(ONE_LEVEL + r"(\+|及?以上)?")


def duration_of(text: str) -> Duration:
    """A duration of the model. Raises ValueError with a sentence that says what to write."""
    read = parse_duration(text)
    return Duration(read.seconds, read.workdays)


def read_length(job: Job, text: str, type_: Any) -> Read | None:
    """A duration."""
    try:
        return Read(duration_of(text))
    except ValueError as error:
        job.fault("E110", str(error).split(";")[0], "write 20min, 2h, 1d, 20 workdays or at once")
        return None


def read_deadline(job: Job, text: str, type_: Any) -> Read | None:
    """Value: (Duration, moment or None); the moment ``done:<action>`` for *done <action>*."""
    length, _, moment = text.partition(" of ")
    duration = read_length(job, length.strip(), type_)
    moment = moment.strip()
    if duration is None:
        return None
    if not moment:
        if duration.value.at_once:
            return Read((duration.value, None))
        job.fault("E306", "the deadline does not say from which moment it counts", f"write {text} of received")
        return None
    start = job.node.text.rfind(moment)
    known = _moment(job, moment, inside(job.node, start, start + len(moment), job.context.lines))
    return None if known is None else Read((duration.value, known))


def _moment(job: Job, word: str, place: Place) -> str | None:
    if word.startswith(("done ", "done:")):
        return "done:" + word[5:].strip()
    known = job.context.names.get("moment")
    if known is None or word in known:
        return word if known is None else known[word]
    job.fault("E306", f"unknown moment {word}", suggest(word, known), place)
    return None


def read_until(job: Job, text: str, type_: Any) -> Read | None:
    """Value: a moment id (str) or a Condition."""
    known = job.context.names.get("moment", {})
    if text in known or text.startswith(("done ", "done:")):
        return Read(_moment(job, text, job.node.place))
    if ID.fullmatch(text) and "moment" not in job.context.names:
        return Read(text)
    if ID.fullmatch(text):
        job.fault("E306", f"unknown moment {text}", suggest(text, known))
        return None
    return read_condition(job, text, Cond("when"))


def levels_from(text: str) -> tuple[str, ...] | None:
    """``III+`` -> (III, II, I); ``II`` -> (II,); None where it is no level."""
    match = _LEVEL.fullmatch(text)
    if match is None:
        return None
    level = _ROMAN.get(match[1], match[1])
    return LEVELS[LEVELS.index(level) :] if match[2] else (level,)


def read_level(job: Job, text: str, type_: Any) -> Read | None:
    """One response level."""
    levels = levels_from(text)
    if levels is not None and len(levels) == 1 and "+" not in text and "上" not in text:
        return Read(levels[0])
    job.fault("E115", f"{text} is no response level", "write I, II, III or IV")
    return None


def read_levels(job: Job, text: str, type_: Any) -> Read | None:
    """A level, or a level and graver; value: levels, lowest first."""
    levels = levels_from(text)
    if levels is not None:
        return Read(levels)
    job.fault("E115", f"{text} is no response level", "write one level, III+ or [I, II]")
    return None


def read_grade(job: Job, text: str, type_: Any) -> Read | None:
    """An event grade; value: its id."""
    known = {grade: grade for grade in GRADES} | GRADE_NAMES
    if text in known:
        return Read(known[text])
    job.fault("E115", f"{text} is no event grade", suggest(text, known))
    return None


def read_condition(job: Job, text: str, type_: Cond) -> Read | None:
    """A condition; every finding of it at its characters."""
    parsed = parse_condition(text, job.context.facts, job.context.parameters, type_.within)
    same = text == job.node.text
    for fault in parsed.findings:
        place = inside(job.node, fault.start, fault.end, job.context.lines) if same else job.node.place
        job.findings.append(Finding(fault.code, fault.severity, place, fault.error, fault.help))
    condition: Condition | None = parsed.condition
    return None if condition is None else Read(condition)
