"""Messages that are no emergency (drill, rumour, complaint, notice): no plan is walked, a little is left to do."""

from __future__ import annotations

from dataclasses import replace

from engine.incident.reading import Message
from engine.incident.situation import ActState, PlanState, Situation
from engine.respond.candidates import candidates
from engine.respond.columns import is_home
from engine.respond.levelling import Frame, frame_of
from engine.respond.model import ActView
from engine.respond.places import Ground
from engine.respond.reasons import Reason, core_agencies
from engine.respond.scene import Scene
from engine.respond.walk import weaker
from engine.values.cells import Range

WALKED = ("emergency", "warning")
UNDER_WAY = ("started", "done", "reopened")
REGISTER = "receive"
EMERGENCY = Message("emergency", "emergency")


def message_of(situation: Situation) -> Message:
    """The kind of message; facts that a person entered without any report count as an emergency."""
    return situation.message or EMERGENCY


def shown_message(scene: Scene) -> Message:
    """The message as the card answers it: one that is in doubt is answered as an emergency."""
    message = message_of(scene.situation)
    return replace(message, outcome=EMERGENCY.outcome) if is_doubtful(scene) else message


def is_quiet(scene: Scene) -> bool:
    """True where the message is no emergency, nobody has acted on it as one, and nothing in it speaks of harm."""
    return _seems_quiet(scene.situation) and not is_doubtful(scene)


def is_doubtful(scene: Scene) -> bool:
    """True where the matcher alone takes a message that speaks of people harmed for no emergency: a person decides."""
    return _seems_quiet(scene.situation) and not message_of(scene.situation).decided and speaks_of_harm(scene)


def _seems_quiet(situation: Situation) -> bool:
    decided = any(_decided(state) for state in situation.plans.values())
    acted = any(_acted(state) for state in situation.acts.values())
    return message_of(situation).outcome not in WALKED and not decided and not acted


def speaks_of_harm(scene: Scene) -> bool:
    """True where a fact of harm may be more than zero, by words outside the frame of an exercise, a rumour, a look
    back."""
    histories = scene.situation.statements
    return any(
        view.fact in scene.compiled.harm
        and view.state in ("stated", "open")
        and isinstance(view.told, Range)
        and view.told.high != 0
        and any(not one.framed for one in histories.get(view.fact, ()))
        for view in scene.known.facts
    )


def in_doubt(scene: Scene, acts: list[ActView]) -> list[ActView]:
    """Lines on a message that is in doubt: each is to be verified."""
    if not is_doubtful(scene):
        return acts
    return [replace(act, certainty=weaker(act.certainty, "unverified")) for act in acts]


def _decided(state: PlanState) -> bool:
    return state.state == "confirmed" or state.announced is not None


def _acted(state: ActState) -> bool:
    return state.status in UNDER_WAY


def general_frames(scene: Scene, ground: Ground) -> tuple[Frame, ...]:
    """The general plan of home without any level: what remains to be done for an event that is not ours."""
    deployment = scene.library.deployment
    found = candidates(scene, Ground((deployment.home,), False) if not ground.outside else ground)
    frames = (frame_of(scene, candidate, general_duties=True) for candidate in found)
    return tuple(frame for frame in frames if is_home(deployment, frame.compiled.plan.tier, frame.area))


def general_duties(acts: list[ActView]) -> list[ActView]:
    """This seat's acts on receiving any message."""
    return [act for act in acts if act.column == "mine" and act.phase == REGISTER]


def passing_on(acts: list[ActView]) -> list[ActView]:
    """What this seat does about an event elsewhere: its own 119, 120 and 110 do not serve that place."""
    return [act for act in general_duties(acts) if not act.dispatch]


def registering(acts: list[ActView]) -> list[ActView]:
    """What every message leaves to do although it is no emergency: to register and to verify it, nothing sent out."""
    return [act for act in general_duties(acts) if not (act.life or act.dispatch or act.channel or act.tells)]


def to_tell(scene: Scene) -> list[Reason]:
    """For a notice that others must know, and a matter of another department: the agencies of what it speaks of."""
    outcome = message_of(scene.situation).outcome
    if outcome not in ("relay", "transfer"):
        return []
    reasons = []
    for view in scene.situation.hazards:
        lead, tells = core_agencies(scene, view.hazard)
        chosen = tells if outcome == "relay" else ((lead,) if lead else tells[:1])
        reasons += [Reason(agency, f"hazard:{view.hazard}", "", "unverified", "support") for agency in chosen]
    return reasons
