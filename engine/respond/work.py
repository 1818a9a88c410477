"""One incident worked out: plans with their levels, lines and calls. ``respond`` shows it, ``why`` explains it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from engine.incident.situation import Situation
from engine.plans.model import Library, Register
from engine.respond.calls import CallDown, call_down
from engine.respond.candidates import candidates
from engine.respond.levelling import Frame, frame_of
from engine.respond.lines import in_order, lines_of, planned
from engine.respond.model import ActView
from engine.respond.places import Ground
from engine.respond.quiet import general_frames, is_doubtful, is_quiet, passing_on, registering, to_tell
from engine.respond.reasons import reasons_of
from engine.respond.scene import Scene
from engine.respond.walk import weaker


@dataclass(frozen=True, slots=True)
class Work:
    """What was worked out. ``aliases``: key of an act that was merged or replaced -> key of its line."""

    scene: Scene
    ground: Ground
    frames: tuple[Frame, ...]
    acts: tuple[ActView, ...]
    told: CallDown
    quiet: bool = False
    aliases: Mapping[str, str] = field(default_factory=dict)


def work_out(library: Library, register: Register, situation: Situation, now: datetime) -> Work:
    """Work one incident out at one instant. ``now`` is aware; raises ``ValueError`` where it is naive."""
    if now.tzinfo is None:
        raise ValueError("now must carry a zone")
    scene = Scene(library, register, situation, now)
    ground = scene.ground
    if is_quiet(scene):
        return _no_emergency(scene, ground)
    return _elsewhere(scene, ground) if ground.outside else _here(scene, ground)


def _here(scene: Scene, ground: Ground) -> Work:
    frames = tuple(frame_of(scene, candidate) for candidate in candidates(scene, ground))
    lines, aliases = lines_of(scene, frames)
    acts = tuple(lines)
    reasons = reasons_of(scene, ground, frames, acts)
    if is_doubtful(scene):
        reasons = (reason._replace(certainty=weaker(reason.certainty, "unverified")) for reason in reasons)
    return Work(scene, ground, frames, acts, call_down(scene, ground, reasons), aliases=aliases)


def _no_emergency(scene: Scene, ground: Ground) -> Work:
    """Registering it, and for a notice whom to tell; facts stay listed so that a person can override."""
    acts = in_order(scene, registering(planned(scene, general_frames(scene, ground))), {})
    calls = call_down(scene, ground, to_tell(scene), leader=False)
    return Work(scene, ground, (), tuple(acts), calls, quiet=True)


def _elsewhere(scene: Scene, ground: Ground) -> Work:
    """不属本辖区: general duties of this seat and the hand-over."""
    frames = general_frames(scene, ground)
    acts = tuple(in_order(scene, passing_on(planned(scene, frames)), {}))
    return Work(scene, ground, frames, acts, call_down(scene, ground, reasons_of(scene, ground, (), acts)))
