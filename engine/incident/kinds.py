"""The table of event kinds: what each payload holds. Ids and exact numbers only, never display text.

A kind that is not in the table, or a newer version of one that is, stays in the log and is read by nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

Plain = dict[str, Any]
Level = Literal["none", "IV", "III", "II", "I"]


class Payload(BaseModel):
    """What all payloads have in common: no field that is not in the table."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Opened(Payload):
    """The incident was registered; ``marking`` says who may see it (公开, 内部, 工作秘密)."""

    marking: Literal["public", "internal", "work_secret"] = "internal"


class ReportReceived(Payload):
    """A report came in; ``reading`` is what the matcher read in it, the words stay outside."""

    reading: Plain
    source: str = ""


class FactsEntered(Payload):
    """An officer entered facts, hazards (the first is the primary one), the place, or several of these."""

    facts: list[Plain] = []
    place: Plain | None = None
    hazards: list[str] = []
    source: str = ""
    verified: bool = False


class FigureAdopted(Payload):
    """A named person adopted a figure (口径); below the one before a reason is needed."""

    fact: Plain
    reason: str = ""


class Corrected(Payload):
    """What an earlier event said is wrong: facts that replace it, or ids of facts that it should not have said."""

    event: str
    facts: list[Plain] = []
    withdrawn: list[str] = []


class Attested(Payload):
    """A person attested a judgement: ``key`` is ``<plan id>#<path>``."""

    key: str
    holds: bool
    post: str = ""


class OutcomeRecorded(Payload):
    """What became of the message, decided by a person."""

    outcome: Literal["emergency", "warning", "relay", "transfer", "write_off", "no_action"]
    reason: str = ""


class PlanDecided(Payload):
    """A plan was confirmed, or declined with a reason."""

    instance: str
    reason: str = ""


class LevelDecided(Payload):
    """A level was proposed, approved, announced or lowered, by the post that did so."""

    instance: str
    level: Level
    post: str = ""
    oral: bool = False
    reason: str = ""
    order: str = ""
    """number of the order"""
    until: str = ""
    """expected duration, as the order states it"""


class Ended(Payload):
    """The response was ended: of one plan, or of all."""

    instance: str | None = None
    post: str = ""
    reason: str = ""


class ActionMarked(Payload):
    """A mark on an action: ``key`` is ``<instance>/<action id>``."""

    key: str
    by: str = ""
    reason: str = ""


class AgencyCalled(Payload):
    """An agency was told, acknowledged, or could not be reached."""

    agency: str
    area: str = ""
    by: str = ""
    """who took it, as a token"""
    reason: str = ""


class QuestionAsked(Payload):
    """A question waits for its answer."""

    fact: str
    of: str = ""


class QuestionAnswered(Payload):
    """A question was answered; what was said comes as facts."""

    fact: str
    facts: list[Plain] = []


class MomentRecorded(Payload):
    """A moment happened at the time of the event: arrived, verified, discovered."""

    moment: str


class Note(Payload):
    """A remark; ``token`` stands for its words."""

    token: str


class MergedFrom(Payload):
    """Another incident turned out to be this one; its reports follow as events of this stream."""

    stream: str
    received: str | None = None


KINDS: Mapping[str, tuple[int, type[Payload]]] = {
    "opened": (1, Opened),
    "report_received": (1, ReportReceived),
    "facts_entered": (1, FactsEntered),
    "figure_adopted": (1, FigureAdopted),
    "corrected": (1, Corrected),
    "attested": (1, Attested),
    "outcome_recorded": (1, OutcomeRecorded),
    "plan_confirmed": (1, PlanDecided),
    "plan_declined": (1, PlanDecided),
    "level_proposed": (1, LevelDecided),
    "level_approved": (1, LevelDecided),
    "level_announced": (1, LevelDecided),
    "level_lowered": (1, LevelDecided),
    "ended": (1, Ended),
    "action_started": (1, ActionMarked),
    "action_done": (1, ActionMarked),
    "action_not_applicable": (1, ActionMarked),
    "action_reopened": (1, ActionMarked),
    "agency_told": (1, AgencyCalled),
    "agency_acknowledged": (1, AgencyCalled),
    "agency_failed": (1, AgencyCalled),
    "question_asked": (1, QuestionAsked),
    "question_answered": (1, QuestionAnswered),
    "moment_recorded": (1, MomentRecorded),
    "note": (1, Note),
    "merged_from": (1, MergedFrom),
}
"""kind -> (newest version that this engine reads, payload)"""


def is_known(kind: str, v: int) -> bool:
    """True where this engine reads events of this kind and version."""
    return kind in KINDS and 1 <= v <= KINDS[kind][0]


def check_payload(kind: str, v: int, payload: Mapping[str, Any]) -> str | None:
    """What is wrong with a payload, None where nothing is. Unknown kinds and newer versions are left alone."""
    if not is_known(kind, v):
        return None
    try:
        KINDS[kind][1].model_validate(dict(payload))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return f"{kind}: {where}: {first['msg'].lower()}"
    return None
