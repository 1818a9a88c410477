"""Which acts of a plan stand on the card, and how certainly: ``levels``, then ``when``, then what *unknown* decides."""

from __future__ import annotations

from typing import NamedTuple

from engine.respond.columns import words_to_the_caller
from engine.respond.dispatching import called_for
from engine.respond.levelling import Frame
from engine.respond.model import Certainty, TestTrace
from engine.respond.prepared import CompiledAction
from engine.respond.scene import Scene
from engine.values.kept import keep

BEFORE_ANYTHING = ("receive", "report", "warn")
CALLER = "caller"
ORDER: tuple[Certainty, ...] = ("holds", "unverified", "if_turns_out")
RANK = {certainty: place for place, certainty in enumerate(ORDER)}


class Held(NamedTuple):
    """An act that stands on the card."""

    frame: Frame
    compiled: CompiledAction
    certainty: Certainty
    because: tuple[TestTrace, ...]

    @property
    def key(self) -> str:
        """``<instance>/<action id>``."""
        return f"{self.frame.instance}/{self.compiled.action.id}"


def weaker(one: Certainty, other: Certainty) -> Certainty:
    """The less certain of two."""
    return one if RANK[one] >= RANK[other] else other


def firmer(one: Certainty, other: Certainty) -> Certainty:
    """The more certain of two."""
    return one if RANK[one] <= RANK[other] else other


def walk(scene: Scene, frame: Frame) -> tuple[Held, ...]:
    """The acts of one plan that hold or may hold, in the order of the file."""
    if not (frame.walked or frame.saving):
        return ()
    warning = scene.situation.message is not None and scene.situation.message.kind == "warning"
    to_the_caller = words_to_the_caller(scene.situation)
    held = []
    for compiled, standing in _standing(frame, warning=warning):
        certainty = _by_facts(frame, compiled, standing)
        if certainty is not None and compiled.action.channel == CALLER:
            certainty = to_the_caller and weaker(certainty, to_the_caller)
        if certainty is not None:
            if compiled.action.dispatch:
                certainty = weaker(certainty, called_for(scene, compiled.action.dispatch))
            because = compiled.when.trace(frame.box) if compiled.when else ()
            held.append(Held(frame, compiled, certainty, because))
    return tuple(held)


def certainty_of(frame: Frame, compiled: CompiledAction, *, warning: bool = False) -> Certainty | None:
    """How certainly one act holds; None where it is not on the card."""
    standing = _by_state(frame, compiled, warning=warning)
    return None if standing is None else _by_facts(frame, compiled, standing)


def _standing(frame: Frame, *, warning: bool) -> tuple[tuple[CompiledAction, Certainty], ...]:
    """The acts that stand in a plan of this state whatever the facts say; worked out once for each state of a plan."""
    held = frame.compiled.standing
    state = (frame.applies, frame.unsaid, warning and not frame.started, frame.working, frame.top)
    found = held.get(state)
    if found is None:
        all_ = ((one, _by_state(frame, one, warning=warning)) for one in frame.compiled.actions)
        found = keep(held, state, tuple((one, certainty) for one, certainty in all_ if certainty is not None))
    return found


def _by_state(frame: Frame, compiled: CompiledAction, *, warning: bool) -> Certainty | None:
    """What the state of the plan makes of an act: whether it applies, and the level."""
    if frame.applies is False and not (frame.unsaid and compiled.action.life):
        return None
    if warning and not frame.started and not _before_anything(compiled):
        return None
    at_levels = _at_levels(frame, compiled)
    return at_levels and weaker(at_levels, "holds" if frame.applies else "unverified")


def _by_facts(frame: Frame, compiled: CompiledAction, certainty: Certainty) -> Certainty | None:
    """What its own condition and the warning rules make of an act that stands in its plan."""
    if compiled.when is None and not compiled.warned:
        return certainty
    for part in (_when, _warned):
        found = part(frame, compiled)
        if found is None:
            return None
        certainty = weaker(certainty, found)
    return certainty


def _before_anything(compiled: CompiledAction) -> bool:
    """Acts on a mere warning: receiving, reporting, warning; nobody is sent out yet."""
    action = compiled.action
    return bool(compiled.warned) or (action.phase in BEFORE_ANYTHING and not action.dispatch)


def unknown(compiled: CompiledAction) -> Certainty:
    """What an open condition makes of an act; lifesaving is never held back."""
    held_back = compiled.action.unknown == "hold" and not compiled.action.life
    return "if_turns_out" if held_back else "unverified"


def _at_levels(frame: Frame, compiled: CompiledAction) -> Certainty | None:
    """An act for certain levels: on the working level, or for reports and lifesaving on the highest possible one."""
    wanted = compiled.action.levels
    if not wanted:
        return "holds"
    hits = [level in wanted for level in frame.working]
    if all(hits):
        return "holds"
    if (compiled.reporting or compiled.action.life) and frame.top in wanted:
        return "unverified"
    return unknown(compiled) if any(hits) else None


def _when(frame: Frame, compiled: CompiledAction) -> Certainty | None:
    """``when`` over *told*; lifesaving acts are not removed by silence: what *told* denies is asked of *all*."""
    if compiled.when is None:
        return "holds"
    result = frame.truth(compiled.when)
    if result is False and compiled.action.life and frame.truth(compiled.when, wide=True) is not False:
        return "unverified"
    if result is False:
        return None
    return "holds" if result else unknown(compiled)


def _warned(frame: Frame, compiled: CompiledAction) -> Certainty | None:
    """An act of the phase *warn* that warning rules name needs one of them to hold."""
    if not compiled.warned or compiled.action.phase != "warn":
        return "holds"
    results = [frame.compiled.warnings[index](frame.box) for index in compiled.warned]
    if any(result is True for result in results):
        return "holds"
    return "unverified" if any(result is None for result in results) else None
