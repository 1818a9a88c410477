"""The fold: events in the order of ``seq`` to the Situation. State only moves forward; corrections are events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from engine.incident import marks, reports
from engine.incident.draft import Draft
from engine.incident.events import Event
from engine.incident.kinds import is_known
from engine.incident.situation import Situation
from engine.plans.vocabulary import Moment

NAMED = "moment_recorded"
ENDED = "ended"
"""Records its moments only when no plan is left in response; a level announced anew takes them back."""

Handler = Callable[[Draft, Event, Mapping[str, Any]], None]

HANDLERS: Mapping[str, Handler] = {
    "opened": marks.nothing,
    "report_received": reports.report_received,
    "facts_entered": reports.facts_entered,
    "figure_adopted": reports.figure_adopted,
    "corrected": reports.corrected,
    "attested": marks.attested,
    "outcome_recorded": reports.outcome_recorded,
    "plan_confirmed": marks.plan_confirmed,
    "plan_declined": marks.plan_declined,
    "level_proposed": marks.level_proposed,
    "level_approved": marks.level_approved,
    "level_announced": marks.level_announced,
    "level_lowered": marks.level_announced,
    "ended": marks.ended,
    "action_started": marks.action_started,
    "action_done": marks.action_done,
    "action_not_applicable": marks.action_not_applicable,
    "action_reopened": marks.action_reopened,
    "agency_told": marks.agency_called,
    "agency_acknowledged": marks.agency_called,
    "agency_failed": marks.agency_called,
    "question_asked": marks.question_asked,
    "question_answered": reports.question_answered,
    "moment_recorded": marks.moment_recorded,
    "note": marks.nothing,
    "merged_from": marks.merged_from,
}


def moments_by_kind(moments: Mapping[str, Moment]) -> dict[str, tuple[str, ...]]:
    """From the vocabulary's moments to kind of event -> moments that it records.

    ``moment_recorded`` is left out: each such event names its own moment.
    """
    found: dict[str, list[str]] = {}
    for moment in moments.values():
        for kind in moment.events:
            if kind != NAMED:
                found.setdefault(kind, []).append(moment.id)
    return {kind: tuple(ids) for kind, ids in found.items()}


def fold(events: Iterable[Event], moments: Mapping[str, Moment]) -> Situation:
    """The situation that events tell. Clocks come from ``at``, order from ``seq``; ``moments`` are the vocabulary's.

    Kinds that this engine does not know, and newer versions, change nothing and are listed in ``unread``.
    """
    recorded = moments_by_kind(moments)
    ordered = sorted(events, key=lambda one: one.seq)
    draft = Draft(incident=ordered[0].stream if ordered else "")
    for one in ordered:
        draft.head = one.hash or draft.head
        if not is_known(one.kind, one.v):
            draft.unread.append((one.id, one.kind))
            continue
        HANDLERS[one.kind](draft, one, one.payload)
        record_moments(draft, one, recorded)
    return draft.situation()


def record_moments(draft: Draft, event: Event, recorded: Mapping[str, tuple[str, ...]]) -> None:
    """The moments that an event of this kind records, and those that it takes back (``moments_by_kind``)."""
    for moment in recorded.get(event.kind, ()) if event.kind != ENDED or draft.ended else ():
        draft.happened(moment, event.at, event.at_end)
    for moment in recorded.get(ENDED, ()) if event.kind == "level_announced" else ():
        draft.moments.pop(moment, None)
