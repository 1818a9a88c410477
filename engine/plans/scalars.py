"""Scalars by type: the raw text that an author wrote, read as what its field asks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rapidfuzz import process

from engine.conditions.parse import parse_condition
from engine.conditions.tree import Condition
from engine.plans.fields import (
    Choice,
    Cond,
    Date,
    Deadline,
    FieldType,
    Format,
    Grade,
    Length,
    Level,
    Levels,
    Name,
    NewId,
    Quoted,
    Text,
    Until,
    Whole,
    Word,
    YesNo,
)
from engine.plans.ladder import GRADES, LEVELS
from engine.plans.model import Duration
from engine.plans.nodes import Scalar
from engine.plans.traps import FULL_WIDTH, full_width
from engine.plans.vocabulary import FactDef
from engine.values.durations import parse_duration
from engine.values.findings import Finding, Place, Severity

FORMAT = 1
"""The format that this version writes; it reads this one and, once there is one, the one before."""

YES = frozenset({"yes", "true", "是", "有"})
NO = frozenset({"no", "false", "否", "无"})
GRADE_NAMES = dict(zip(("未达", "一般", "较大", "重大", "特别重大"), GRADES, strict=True))
_ROMAN = {"Ⅰ": "I", "Ⅱ": "II", "Ⅲ": "III", "Ⅳ": "IV", "一": "I", "二": "II", "三": "III", "四": "IV"}
_LEVEL = re.compile(r"(IV|I{1,3}|[ⅠⅡⅢⅣ]|[一二三四](?=级))(?:级|级响应)?(\+|及?以上)?")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)*")
_CODES = {
    "fact": "E302", "hazard": "E303", "agency": "E304", "phase": "E305", "moment": "E306", "action": "E307",
    "duty": "E308", "module": "E309", "statute": "E310", "plan": "E311", "table": "E312", "area": "E313",
}  # fmt: skip


@dataclass(slots=True)
class Context:
    """What scalars may refer to. A kind that is not in ``names`` is not checked here."""

    facts: MappingOf[str, FactDef] = field(default_factory=dict)
    parameters: MappingOf[str, str] = field(default_factory=dict)
    names: MappingOf[str, MappingOf[str, str]] = field(default_factory=dict)
    """kind -> word (id, name or alias) -> id"""
    lines: tuple[str, ...] = ()
    """source lines of the file, for places inside a scalar"""


@dataclass(frozen=True, slots=True)
class Read:
    """A value that was read; ``value`` may be None itself."""

    value: Any


@dataclass(frozen=True, slots=True)
class _Job:
    """One scalar with what judges it."""

    node: Scalar
    context: Context
    findings: list[Finding]

    def fault(self, code: str, error: str, help_: str, place: Place | None = None) -> None:
        self.findings.append(Finding(code, "error", place or self.node.place, error, help_))


def read_scalar(node: Scalar, type_: FieldType, context: Context, findings: list[Finding]) -> Read | None:
    """Read one scalar by type. Returns None where it cannot be read, with a finding for the reason."""
    job = _Job(node, context, findings)
    text = node.text.strip()
    if not text and not isinstance(type_, Text | Word):
        job.fault("E113", "the value is empty", "write a value or delete the key")
        return None
    text = _narrow(job, text, type_)
    reader = _READERS.get(type(type_))
    if reader is None:
        job.fault("E109", "a single value stands here", "write a list or a mapping")
        return None
    return reader(job, text, type_)


def inside(node: Scalar, start: int, end: int, lines: tuple[str, ...]) -> Place:
    """The place of characters start to end of a scalar's text; the whole scalar where it spans lines or is escaped."""
    place = node.place
    line = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
    lead = place.column - 1 + (1 if node.quoted else 0)
    if place.end_line != place.line or line[lead : lead + len(node.text)] != node.text:
        return place
    first = lead + start + 1
    return Place(place.file, place.line, first, place.line, max(first + 1, lead + end + 1))


def suggest(word: str, known: MappingOf[str, str]) -> str:
    """A help text with the nearest known word, or the first few."""
    near = process.extractOne(word, list(known), score_cutoff=55)
    if near:
        return (
            f"did you mean {near[0]}?" if near[0] == known[near[0]] else f"did you mean {near[0]} ({known[near[0]]})?"
        )
    return "known: " + ", ".join(list(dict.fromkeys(known.values()))[:8]) if known else "none is known"


def _narrow(job: _Job, text: str, type_: FieldType) -> str:
    """Report full-width characters outside texts, and read on with what should have been typed."""
    if isinstance(type_, Text) or (isinstance(type_, Name) and type_.loose):
        return text
    if isinstance(type_, Quoted) and re.search(r"[\u4e00-\u9fff]", text):
        return text
    for at, character in enumerate(job.node.text):
        if character in FULL_WIDTH:
            job.findings.append(full_width(character, inside(job.node, at, at + 1, job.context.lines)))
    return "".join(FULL_WIDTH.get(character, character) for character in text)


_FILL = re.compile(r"\$\{\s*([^}]*?)\s*\}")


def _text(job: _Job, text: str, type_: Any) -> Read | None:
    """Free text. Parameters are filled in here, once; ``${table.column}`` stays for the moment of the card."""
    if not text and isinstance(type_, Text):
        job.fault("E113", "the text is empty", "write a sentence or delete the key")
        return None
    if "${" not in text:
        return Read(text)
    if not isinstance(type_, Text) or not type_.fills:
        job.fault("E116", "no placeholder may stand here", "placeholders stand in title, do, text, post and duty")
        return Read(text)
    return Read(_FILL.sub(lambda match: _filled(job, match), text))


def _filled(job: _Job, match: re.Match[str]) -> str:
    name, columns = match[1], job.context.names.get("column", {})
    if name in job.context.parameters:
        return job.context.parameters[name]
    if name not in columns:
        place = inside(job.node, match.start(), match.end(), job.context.lines)
        known = {word: word for word in (*job.context.parameters, *columns)}
        job.fault("E116", f"nothing is known as {name}", suggest(name, known), place)
    return match[0]


def _new_id(job: _Job, text: str, type_: Any) -> Read | None:
    if not _ID.fullmatch(text):
        job.fault("E110", f"{text} is no id", "write small letters, digits and _ , with a letter first")
        return None
    return Read(text)


def _name(job: _Job, text: str, type_: Name) -> Read | None:
    if text in type_.also:
        return Read(text)
    known = job.context.names.get(type_.of)
    if known is None or text in known:
        return Read(text if known is None else known[text])
    if type_.loose and not _ID.fullmatch(text):
        return Read(text)
    severity: Severity = "warning" if type_.soft else "error"
    error = f"unknown {type_.of} {text}"
    job.findings.append(Finding(_CODES.get(type_.of, "E314"), severity, job.node.place, error, suggest(text, known)))
    return Read(text) if type_.soft else None


def _quoted(job: _Job, text: str, type_: Quoted) -> Read | None:
    if not job.node.quoted:
        job.fault("E111", f"the {type_.what} must stand in quotes", f'write "{text}"')
    return Read(text)


def _choice(job: _Job, text: str, type_: Choice) -> Read | None:
    aliases = dict(type_.aliases)
    word = aliases.get(text, text)
    if word in type_.words:
        return Read(word)
    known = {known: known for known in type_.words} | aliases
    job.fault("E115", f"{text} is not one of the words allowed here", suggest(text, known))
    return None


def _format(job: _Job, text: str, type_: Any) -> Read | None:
    if text == str(FORMAT):
        return Read(FORMAT)
    job.fault("E112", f"format {text} is not read by this version", f"write {FORMAT}")
    return None


def _yes_no(job: _Job, text: str, type_: Any) -> Read | None:
    word = text.lower()
    if word in YES or word in NO:
        return Read(word in YES)
    job.fault("E110", f"{text} is neither yes nor no", "write yes or no")
    return None


def _whole(job: _Job, text: str, type_: Any) -> Read | None:
    if re.fullmatch(r"-?[0-9]{1,15}", text):
        return Read(int(text))
    job.fault("E110", f"{text} is no whole number", "write digits only")
    return None


def _date(job: _Job, text: str, type_: Any) -> Read | None:
    try:
        return Read(date.fromisoformat(text).isoformat())
    except ValueError:
        job.fault("E110", f"{text} is no day of the calendar", "write it as 2029-06-30")
        return None


def duration_of(text: str) -> Duration:
    """A duration of the model. Raises ValueError with a sentence that says what to write."""
    read = parse_duration(text)
    return Duration(read.seconds, read.workdays)


def _length(job: _Job, text: str, type_: Any) -> Read | None:
    try:
        return Read(duration_of(text))
    except ValueError as error:
        job.fault("E110", str(error).split(";")[0], "write 20min, 2h, 1d, 20 workdays or at once")
        return None


def _deadline(job: _Job, text: str, type_: Any) -> Read | None:
    """Value: (Duration, moment or None); the moment ``done:<action>`` for *done <action>*."""
    length, _, moment = text.partition(" of ")
    duration = _length(job, length.strip(), type_)
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


def _moment(job: _Job, word: str, place: Place) -> str | None:
    if word.startswith(("done ", "done:")):
        return "done:" + word[5:].strip()
    known = job.context.names.get("moment")
    if known is None or word in known:
        return word if known is None else known[word]
    job.fault("E306", f"unknown moment {word}", suggest(word, known), place)
    return None


def _until(job: _Job, text: str, type_: Any) -> Read | None:
    """Value: a moment id (str) or a Condition."""
    known = job.context.names.get("moment", {})
    if text in known or text.startswith(("done ", "done:")):
        return Read(_moment(job, text, job.node.place))
    if _ID.fullmatch(text) and "moment" not in job.context.names:
        return Read(text)
    if _ID.fullmatch(text):
        job.fault("E306", f"unknown moment {text}", suggest(text, known))
        return None
    return _condition(job, text, Cond("when"))


def levels_from(text: str) -> tuple[str, ...] | None:
    """``III+`` -> (III, II, I); ``II`` -> (II,); None where it is no level."""
    match = _LEVEL.fullmatch(text)
    if match is None:
        return None
    level = _ROMAN.get(match[1], match[1])
    return LEVELS[LEVELS.index(level) :] if match[2] else (level,)


def _level(job: _Job, text: str, type_: Any) -> Read | None:
    levels = levels_from(text)
    if levels is not None and len(levels) == 1 and "+" not in text and "上" not in text:
        return Read(levels[0])
    job.fault("E115", f"{text} is no response level", "write I, II, III or IV")
    return None


def _levels(job: _Job, text: str, type_: Any) -> Read | None:
    levels = levels_from(text)
    if levels is not None:
        return Read(levels)
    job.fault("E115", f"{text} is no response level", "write one level, III+ or [I, II]")
    return None


def _grade(job: _Job, text: str, type_: Any) -> Read | None:
    known = {grade: grade for grade in GRADES} | GRADE_NAMES
    if text in known:
        return Read(known[text])
    job.fault("E115", f"{text} is no event grade", suggest(text, known))
    return None


def _condition(job: _Job, text: str, type_: Cond) -> Read | None:
    parsed = parse_condition(text, job.context.facts, job.context.parameters, type_.within)
    same = text == job.node.text
    for fault in parsed.findings:
        place = inside(job.node, fault.start, fault.end, job.context.lines) if same else job.node.place
        job.findings.append(Finding(fault.code, fault.severity, place, fault.error, fault.help))
    condition: Condition | None = parsed.condition
    return None if condition is None else Read(condition)


_READERS: dict[type, Callable[[_Job, str, Any], Read | None]] = {
    Format: _format, Text: _text, Word: _text, NewId: _new_id, Name: _name, Quoted: _quoted, Choice: _choice, YesNo: _yes_no,
    Whole: _whole, Date: _date, Length: _length, Deadline: _deadline, Until: _until, Level: _level, Levels: _levels,
    Grade: _grade, Cond: _condition,
}  # fmt: skip
