"""Two acts are one line only where performer and duty are equal: both clauses, the stricter deadline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from engine.respond.deadlines import due_key, earlier, stricter
from engine.respond.model import ActView, Due
from engine.respond.walk import RANK, firmer

T = TypeVar("T")
CLOSED = ("done", "not_applicable")
STATUSES = ("to_do", "reopened", "started", "done", "not_applicable", "no_longer_needed")
"""Statuses from the least to the furthest along: a merged line shows the furthest."""


def merge(acts: list[ActView], areas: Mapping[str, str]) -> tuple[list[ActView], dict[str, str]]:
    """Merge acts of one performer in one area with one duty; ``areas`` maps instance -> area.

    Returns the lines in the order of first mention, and act key -> key of its line.
    """
    merged: dict[tuple[str, ...], ActView] = {}
    aliases: dict[str, str] = {}
    for act in acts:
        key = _key(act, areas.get(act.instance, ""))
        merged[key] = join(merged[key], act) if key in merged else act
        aliases[act.key] = merged[key].key
    return list(merged.values()), aliases


def _key(act: ActView, area: str) -> tuple[str, ...]:
    if act.duty is None or act.status == "no_longer_needed":
        return (act.key,)
    return (act.by, area, act.duty)


def join(first: ActView, other: ActView) -> ActView:
    """``first`` keeps its key and words; the deadline of a less certain act stands beside, never as it."""
    due, beside = _deadlines(first, other)
    status = max(first.status, other.status, key=STATUSES.index)
    return ActView(
        key=first.key,
        action=first.action,
        plan=first.plan,
        instance=first.instance,
        column=first.column if first.column != "handed" else other.column,
        phase=first.phase,
        by=first.by,
        with_=both(first.with_, other.with_),
        tells=both(first.tells, other.tells),
        certainty=firmer(first.certainty, other.certainty),
        status=status,
        due=settled(due, status),
        clauses=both(first.clauses, other.clauses),
        life=first.life or other.life,
        law=first.law and other.law,
        channel=first.channel or other.channel,
        document=first.document or other.document,
        dispatch=first.dispatch or other.dispatch,
        duty=first.duty,
        ordered_by=first.ordered_by or other.ordered_by,
        conditional_due=settled(beside, status),
        because=first.because if RANK[first.certainty] <= RANK[other.certainty] else other.because,
        after=both(first.after, other.after),
        fills=first.fills,
        begun_by=both(first.begun_by, other.begun_by),
    )


def settled(due: Due | None, status: str) -> Due | None:
    """The deadline of a line: what is done, or does not apply, is not overdue."""
    return replace(due, overdue=False) if due is not None and due.overdue and status in CLOSED else due


def both(one: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    """The entries of both, each once, in the order of first mention."""
    if one == other or not other:
        return one
    return tuple(dict.fromkeys((*one, *other)))


def _deadlines(first: ActView, other: ActView) -> tuple[Due | None, Due | None]:
    """(the deadline, a stricter one that is less certain)."""
    strength = RANK[first.certainty] - RANK[other.certainty]
    beside = [first.conditional_due, other.conditional_due]
    if strength == 0:
        due = stricter(first.due, other.due)
    else:
        due, weak = (first.due, other.due) if strength < 0 else (other.due, first.due)
        beside.append(weak)
    strictest = min(beside, key=due_key)
    return due, strictest if earlier(strictest, due) else None
