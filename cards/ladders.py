"""Finding the words of a ladder by path: a judge criterion as its plan writes it."""

from __future__ import annotations

from cards.voice import Voice
from engine.plans.ladder import AllOf, AnyOf, Gate, Judge, NoneOf
from engine.plans.model import Plan


def judge_words(voice: Voice, plan: str, path: str) -> str:
    """The text of the judge criterion at ``path`` in a plan; English from its sidecar; the path if it is not there."""
    found = voice.library.plans.get(plan)
    if found is None:
        return path
    if voice.locale == "en" and path in found.english:
        return found.english[path][0]
    text = next((judge.text for judge in judges(found) if judge.path == path), None)
    if text is None:
        return path
    return text if voice.locale != "en" else f"{text} [zh]"


def judges(plan: Plan) -> tuple[Judge, ...]:
    """All judge criteria of a plan's levels, in the order of the file."""
    return tuple(judge for step in plan.levels.steps if step.gate for judge in _in(step.gate))


def _in(gate: Gate) -> tuple[Judge, ...]:
    if isinstance(gate, Judge):
        return (gate,)
    if isinstance(gate, AllOf | AnyOf | NoneOf):
        return tuple(judge for part in gate.parts for judge in _in(part))
    return ()
