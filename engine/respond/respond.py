"""``respond``: everything that one incident asks for now, as one value. Pure; equal inputs give equal bytes."""

from __future__ import annotations

from datetime import datetime

from engine.decide.questions import questions
from engine.incident.situation import Situation
from engine.plans.model import Library, Register
from engine.respond.calls import CallDown, call_down
from engine.respond.candidates import candidates
from engine.respond.conflicts import conflicts_of
from engine.respond.contacts import on_watch
from engine.respond.lacks import report_lacks
from engine.respond.levelling import Frame, frame_of, plan_view
from engine.respond.lines import in_order, lines_of, planned
from engine.respond.model import ActView, IncidentResponse
from engine.respond.places import Ground, ground_of, hand_over
from engine.respond.quiet import general_duties, general_frames, is_quiet, message_of, registering, to_tell
from engine.respond.reasons import reasons_of
from engine.respond.scene import Scene
from engine.respond.turns import next_change

ENGINE = "0.1.0"
"""Version of the rules: an audit recomputes with the same one."""


def respond(library: Library, register: Register, situation: Situation, now: datetime) -> IncidentResponse:
    """Answer one incident at one instant. ``now`` is aware; raises ``ValueError`` where it is naive."""
    if now.tzinfo is None:
        raise ValueError("now must carry a zone")
    scene = Scene(library, register, situation, now)
    ground = ground_of(library, situation.place)
    if is_quiet(situation):
        return _quiet(scene, ground)
    if ground.outside:
        return _elsewhere(scene, ground)
    frames = tuple(frame_of(scene, candidate) for candidate in candidates(scene, ground))
    acts = lines_of(scene, frames)
    return _assembled(scene, ground, frames, acts, call_down(scene, ground, reasons_of(scene, ground, frames, tuple(acts))))


def _quiet(scene: Scene, ground: Ground) -> IncidentResponse:
    """No emergency: registering it, and for a notice whom to tell; facts stay listed so that a person can override."""
    acts = registering(planned(scene, general_frames(scene, ground)))
    calls = call_down(scene, ground, to_tell(scene), leader=False)
    return _assembled(scene, ground, (), in_order(scene, acts, {}), calls)


def _elsewhere(scene: Scene, ground: Ground) -> IncidentResponse:
    """不属本辖区: general duties of this seat and the hand-over."""
    frames = general_frames(scene, ground)
    acts = in_order(scene, general_duties(planned(scene, frames)), {})
    return _assembled(scene, ground, frames, acts, call_down(scene, ground, reasons_of(scene, ground, (), tuple(acts))))


def _assembled(
    scene: Scene, ground: Ground, frames: tuple[Frame, ...], acts: list[ActView], told: CallDown
) -> IncidentResponse:
    situation, box = scene.situation, scene.box(None)
    views = tuple(plan_view(scene, frame) for frame in frames)
    quiet = is_quiet(situation)
    return IncidentResponse(
        incident=situation.incident,
        engine=ENGINE,
        library=scene.library.hash,
        register=scene.register.hash,
        head=situation.head,
        now=scene.now,
        received=situation.received,
        next_change_at=next_change(scene, acts, told),
        message=message_of(situation),
        place=situation.place,
        inside=ground.inside,
        hazards=situation.hazards,
        facts=scene.known.facts,
        grade=None if quiet else scene.grade(scene.statute(None)),
        plans=views,
        acts=tuple(acts),
        calls=told.calls,
        questions=() if quiet else asked(scene, frames, acts),
        report_lacks=() if quiet else report_lacks(scene),
        sensitive=tuple((rule.id, rule.clause) for rule, holds in scene.compiled.sensitive if holds(box)),
        conflicts=conflicts_of(scene, frames),
        roster=tuple((entry.role, entry.name, entry.phones) for entry in on_watch(scene.register, scene.now)),
        hand_over=hand_over(scene.library, situation.place) if ground.outside else (),
    )
