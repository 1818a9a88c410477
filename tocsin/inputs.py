"""What a user hands in: report text, instants, files of reports. Limits and clear errors stand here."""

from __future__ import annotations

import json
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from api.desk.bench import LONGEST_REPORT, Report
from api.desk.times import read_instant
from tocsin.failures import Failure

HALF = re.compile("[\ud800-\udfff]")
"""Halves of characters: bytes that were no UTF-8, or a broken escape in JSON."""


def report_text(words: str) -> str:
    """The text of a report: as given, or standard input for ``-``. Raises ``Failure`` when empty or too long."""
    text = _standard_input() if words == "-" else words
    if HALF.search(text):
        raise Failure("the report is not UTF-8 text")
    if not text.strip():
        raise Failure("the report is empty: type or paste what was said")
    if len(text) > LONGEST_REPORT:
        raise Failure(
            f"the report has {len(text)} characters; the limit is {LONGEST_REPORT}: hand it in as several reports"
        )
    return text


def _standard_input() -> str:
    try:
        return sys.stdin.read(10 * LONGEST_REPORT)
    except UnicodeDecodeError as error:
        raise Failure("the report on standard input is not UTF-8 text") from error


def instant(text: str, zone: str) -> datetime:
    """An instant: ISO 8601, a zone being taken from the deployment where none is written. Raises ``Failure``."""
    try:
        return read_instant(text, zone)
    except ValueError as error:
        raise Failure(str(error)) from error


def now_or(text: str | None, zone: str) -> datetime:
    """The instant given, else the clock's (to the second): the only place where a command reads it."""
    return instant(text, zone) if text else datetime.now(UTC).replace(microsecond=0)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file. Raises ``Failure`` with file and line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(f"{path}: {_why_unreadable(error)}") from error
    found: list[dict[str, Any]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise Failure(f"{path}:{number}: not JSON: {error}") from error
        if not isinstance(value, dict):
            raise Failure(f"{path}:{number}: one object a line is wanted")
        found.append(value)
    return found


def _why_unreadable(error: OSError | UnicodeDecodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8 text"
    return (error.strerror or "cannot be read").lower()


def reports_of(path: Path, zone: str, now: datetime) -> list[Report]:
    """Reports of a JSON Lines file: ``{"text": …, "received": ISO time?, "id": …?}`` a line, in the order of lines."""
    reports: list[Report] = []
    for number, line in enumerate(read_lines(path), 1):
        if not isinstance(line.get("text"), str):
            raise Failure(f'{path}: report {number} has no "text"')
        received = instant(str(line["received"]), zone) if line.get("received") else now
        reports.append(Report(str(line.get("id", f"r{number}")), report_text(line["text"]), received))
    return reports
