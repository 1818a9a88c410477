"""Scalars by type: the raw text that an author wrote, read as what its field asks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from engine.plans.context import ID, Context, Job, Read, inside, suggest
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
from engine.plans.nodes import Scalar
from engine.plans.scalar_rules import (
    read_condition,
    read_deadline,
    read_grade,
    read_length,
    read_level,
    read_levels,
    read_until,
)
from engine.plans.traps import FULL_WIDTH, full_width
from engine.values.findings import Finding, Severity
from engine.values.words import YES_NO

FORMAT = 1
"""The format that this version writes; it reads this one and, once there is one, the one before."""

_CODES = {
    "fact": "E302", "hazard": "E303", "agency": "E304", "phase": "E305", "moment": "E306", "action": "E307",
    "duty": "E308", "module": "E309", "statute": "E310", "plan": "E311", "table": "E312", "area": "E313",
}  # fmt: skip


def read_scalar(node: Scalar, type_: FieldType, context: Context, findings: list[Finding]) -> Read | None:
    """Read one scalar by type. Returns None where it cannot be read, with a finding for the reason."""
    job = Job(node, context, findings)
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


def _narrow(job: Job, text: str, type_: FieldType) -> str:
    """Report full-width characters outside texts, and read on with what should have been typed."""
    if isinstance(type_, Text) or (isinstance(type_, Name) and type_.loose):
        return text
    if not _FULL_WIDTH.search(text):
        return text
    if isinstance(type_, Quoted) and re.search(r"[\u4e00-\u9fff]", text):
        return text
    for at, character in enumerate(job.node.text):
        if character in FULL_WIDTH:
            job.findings.append(full_width(character, inside(job.node, at, at + 1, job.context.lines)))
    return "".join(FULL_WIDTH.get(character, character) for character in text)


_FULL_WIDTH = re.compile("[" + "".join(FULL_WIDTH) + "]")
_FILL = re.compile(r"\$\{\s*([^}]*?)\s*\}")


def _text(job: Job, text: str, type_: Any) -> Read | None:
    """Free text. Parameters are filled in here, once; ``${table.column}`` stays for the moment of the card."""
    if not text and isinstance(type_, Text):
        job.fault("E113", "the text is empty", "write a sentence or delete the key")
        return None
    if "${" not in text or (isinstance(type_, Text) and type_.later):
        return Read(text)
    if not isinstance(type_, Text) or not type_.fills:
        job.fault("E116", "no placeholder may stand here", "placeholders stand in title, do, text, post and duty")
        return Read(text)
    return Read(_FILL.sub(lambda match: _filled(job, match), text))


def _filled(job: Job, match: re.Match[str]) -> str:
    name, columns = match[1], job.context.names.get("column", {})
    if name in job.context.parameters:
        return job.context.parameters[name]
    if name not in columns:
        place = inside(job.node, match.start(), match.end(), job.context.lines)
        known = {word: word for word in (*job.context.parameters, *columns)}
        job.fault("E116", f"nothing is known as {name}", suggest(name, known), place)
    return match[0]


def _new_id(job: Job, text: str, type_: Any) -> Read | None:
    if not ID.fullmatch(text):
        job.fault("E110", f"{text} is no id", "write small letters, digits and _ , with a letter first")
        return None
    return Read(text)


def _name(job: Job, text: str, type_: Name) -> Read | None:
    if text in type_.also:
        return Read(text)
    known = job.context.names.get(type_.of)
    if known is None or text in known:
        return Read(text if known is None else known[text])
    if type_.loose and not ID.fullmatch(text):
        return Read(text)
    severity: Severity = "warning" if type_.soft else "error"
    error = f"unknown {type_.of} {text}"
    job.findings.append(Finding(_CODES.get(type_.of, "E314"), severity, job.node.place, error, suggest(text, known)))
    return Read(text) if type_.soft else None


def _quoted(job: Job, text: str, type_: Quoted) -> Read | None:
    if not job.node.quoted:
        job.fault("E111", f"the {type_.what} must stand in quotes", f'write "{text}"')
    return Read(text)


def _choice(job: Job, text: str, type_: Choice) -> Read | None:
    aliases = dict(type_.aliases)
    word = aliases.get(text, text)
    if word in type_.words:
        return Read(word)
    known = {known: known for known in type_.words} | aliases
    job.fault("E115", f"{text} is not one of the words allowed here", suggest(text, known))
    return None


def _format(job: Job, text: str, type_: Any) -> Read | None:
    if text == str(FORMAT):
        return Read(FORMAT)
    job.fault("E112", f"format {text} is not read by this version", f"write {FORMAT}")
    return None


def _yes_no(job: Job, text: str, type_: Any) -> Read | None:
    word = YES_NO.get(text.lower())
    if word is not None:
        return Read(word == "yes")
    job.fault("E110", f"{text} is neither yes nor no", "write yes or no")
    return None


def _whole(job: Job, text: str, type_: Any) -> Read | None:
    if re.fullmatch(r"-?[0-9]{1,15}", text):
        return Read(int(text))
    job.fault("E110", f"{text} is no whole number", "write digits only")
    return None


def _date(job: Job, text: str, type_: Any) -> Read | None:
    try:
        return Read(date.fromisoformat(text).isoformat())
    except ValueError:
        job.fault("E110", f"{text} is no day of the calendar", "write it as 2029-06-30")
        return None


_READERS: dict[type, Callable[[Job, str, Any], Read | None]] = {
    Format: _format,
    Text: _text,
    Word: _text,
    NewId: _new_id,
    Name: _name,
    Quoted: _quoted,
    Choice: _choice,
    YesNo: _yes_no,
    Whole: _whole,
    Date: _date,
    Length: read_length,
    Deadline: read_deadline,
    Until: read_until,
    Level: read_level,
    Levels: read_levels,
    Grade: read_grade,
    Cond: read_condition,
}
