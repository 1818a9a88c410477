"""What persons decided and did: plans, levels, judgements, marks on actions, calls, questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from engine.incident.draft import Draft
from engine.incident.events import Event
from engine.incident.situation import ActState, CallState, PlanState
from engine.values.canonical import read_time

Data = Mapping[str, Any]

OVER = ("stood_down", "declined")
CALLS = {"agency_told": "told", "agency_acknowledged": "acknowledged", "agency_failed": "failed"}


def nothing(draft: Draft, event: Event, payload: Data) -> None:
    """An event that is kept for people and changes nothing."""


def attested(draft: Draft, event: Event, payload: Data) -> None:
    """A judgement by a person; the newest counts."""
    draft.attested[payload["key"]] = payload["holds"]


def plan_confirmed(draft: Draft, event: Event, payload: Data) -> None:
    """A person confirmed that a plan applies."""
    _plan(draft, event, payload["instance"], state="confirmed")


def plan_declined(draft: Draft, event: Event, payload: Data) -> None:
    """A person declined a plan."""
    _plan(draft, event, payload["instance"], state="declined")


def level_proposed(draft: Draft, event: Event, payload: Data) -> None:
    """A level was proposed upward."""
    _plan(draft, event, payload["instance"], level=payload["level"])


def level_approved(draft: Draft, event: Event, payload: Data) -> None:
    """The post that the plan names approved a level."""
    level, post = payload["level"], payload.get("post") or None
    _plan(draft, event, payload["instance"], level=level, approved=level, approved_post=post)


def level_announced(draft: Draft, event: Event, payload: Data) -> None:
    """A level was announced anew, or lowered: its clocks count from now."""
    level = payload["level"]
    draft.ended = False
    changes = {"announced": level, "announced_at": event.at, "level_since": event.at, "state": "confirmed"}
    _plan(draft, event, payload["instance"], level=level, **changes)


def ended(draft: Draft, event: Event, payload: Data) -> None:
    """The response of one plan, or of all, was ended. The incident is, once no plan is left."""
    instance = payload.get("instance")
    for name in (instance,) if instance else tuple(draft.plans):
        _plan(draft, event, name, state="stood_down", announced=None, announced_at=None)
    draft.ended = instance is None or all(state.state in OVER for state in draft.plans.values())


def action_started(draft: Draft, event: Event, payload: Data) -> None:
    """Somebody began."""
    state = _act(draft, payload)
    draft.acts[payload["key"]] = replace(state, status="started", started_at=event.at)


def action_done(draft: Draft, event: Event, payload: Data) -> None:
    """It is done; a recurring duty is done many times."""
    state = _act(draft, payload)
    draft.acts[payload["key"]] = replace(state, status="done", done_at=(*state.done_at, event.at))


def action_not_applicable(draft: Draft, event: Event, payload: Data) -> None:
    """It does not apply here, with a reason."""
    draft.acts[payload["key"]] = replace(_act(draft, payload), status="not_applicable")


def action_reopened(draft: Draft, event: Event, payload: Data) -> None:
    """The latest *done* is taken back."""
    state = _act(draft, payload)
    draft.acts[payload["key"]] = replace(state, status="reopened", done_at=state.done_at[:-1])


def agency_called(draft: Draft, event: Event, payload: Data) -> None:
    """An agency was told, acknowledged or was not reached; what was acknowledged stays so."""
    agency, status = payload["agency"], CALLS[event.kind]
    if payload.get("area"):
        agency = f"{agency}@{payload['area']}"
    old = draft.calls.get(agency)
    if old is None or old.status != "acknowledged":
        draft.calls[agency] = CallState(status, event.at)  # type: ignore[arg-type] # one of the three words above


def question_asked(draft: Draft, event: Event, payload: Data) -> None:
    """A question waits since the first time that it was asked."""
    draft.asked.setdefault(payload["fact"], event.at)


def moment_recorded(draft: Draft, event: Event, payload: Data) -> None:
    """A moment that a person recorded."""
    draft.happened(payload["moment"], event.at, event.at_end)


def merged_from(draft: Draft, event: Event, payload: Data) -> None:
    """Another incident is this one: its time of receipt counts if it was earlier."""
    if payload.get("received"):
        draft.heard(read_time(payload["received"]))


def _plan(draft: Draft, event: Event, instance: str, *, level: str = "", **changes: Any) -> None:  # noqa: ANN401
    old = draft.plans.get(instance, PlanState())
    draft.plans[instance] = replace(old, history=(*old.history, (event.at, event.kind, level)), **changes)


def _act(draft: Draft, payload: Data) -> ActState:
    state = draft.acts.get(payload["key"], ActState())
    return replace(state, by=payload.get("by") or state.by, reason=payload.get("reason", ""))
