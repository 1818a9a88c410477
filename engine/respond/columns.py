"""Whose act it is: 我来办 (this seat), 现场在办 (others, begun or done), 已交办 (others, the rest)."""

from __future__ import annotations

from engine.incident.reading import Span
from engine.incident.situation import Situation
from engine.plans.model import Action, Deployment
from engine.respond.model import Certainty, Column

SEAT = "duty_officer"
NOT_AT_THE_SCENE = ("report", "stand_down", "recover")


def words_to_the_caller(situation: Situation) -> Certainty | None:
    """How certainly there is somebody at the scene to speak to: None on a warning and on an office's later bulletin,
    to be verified on whatever else is no first report of an emergency. Facts that a person enters by hand may have
    been told on the telephone."""
    message = situation.message
    if message is None:
        return "holds"
    if message.kind == "warning" or (message.office and message.turn != "first"):
        return None
    return "holds" if message.kind == "emergency" and message.turn == "first" else "unverified"


def is_home(deployment: Deployment, tier: str, area: str) -> bool:
    """True for a plan of the authority that runs this copy."""
    return tier == deployment.tier and area == deployment.home


def is_mine(deployment: Deployment, action: Action, *, home: bool) -> bool:
    """True where this seat does it: a plan of home, ``by`` the seat's agency or the duty officer."""
    return home and action.by in (SEAT, deployment.seat)


def begun_by(situation: Situation, action: Action, *, mine: bool) -> tuple[tuple[str, Span], ...]:
    """The words of reports that say that others have begun it: by its performer or its capability (duty id).

    Sending out a service is done once it was called by its number, or whom it tells is there; no other act of this
    seat is done by others.
    """
    if not situation.began:
        return ()
    if action.dispatch:
        names = {action.dispatch, *action.tells}
    elif mine or action.phase in NOT_AT_THE_SCENE or action.every is not None:
        return ()
    else:
        names = {action.by, action.duty or "", action.id.rpartition(".")[2]}
    return tuple((report, span) for who, report, span in situation.began if who in names)


def column_of(*, mine: bool, status: str, begun: bool) -> Column:
    """The column of a line."""
    if mine:
        return "mine"
    return "onsite" if begun or status in ("started", "done") else "handed"
