"""Finding the words of a ladder by path: a judge criterion as its plan writes it."""

from __future__ import annotations

from collections.abc import Iterator

from cards.conditions import condition_text
from cards.voice import Voice
from engine.plans.ladder import AllOf, AnyOf, Gate, Judge, NoneOf
from engine.plans.model import Adjustment, Plan, StandDownLine


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


def line_words(voice: Voice, plan: Plan, path: str) -> str | None:
    """The words of a line on changing or ending a response (``adjust.raise[0]``, ``stand_down.all[1]``)."""
    if voice.locale == "en" and path in plan.english:
        return plan.english[path][0]
    for place, line in _lines(plan):
        if place == path:
            text = condition_text(voice, line.when.text) if line.when else line.judge or path
            return text if voice.locale != "en" or line.when else f"{text} [zh]"
    return None


def _lines(plan: Plan) -> Iterator[tuple[str, Adjustment | StandDownLine]]:
    """Lines of raise, lower and expand, counted in the order of the file, then those of the end."""
    counts: dict[str, int] = {}
    for line in plan.adjust:
        place = counts[line.kind] = counts.get(line.kind, -1) + 1
        yield f"adjust.{line.kind}[{place}]", line
    yield from ((line.path, line) for line in plan.stand_down.lines)


def judges(plan: Plan) -> tuple[Judge, ...]:
    """All judge criteria of a plan's levels, in the order of the file."""
    return tuple(judge for step in plan.levels.steps if step.gate for judge in _in(step.gate))


def _in(gate: Gate) -> tuple[Judge, ...]:
    if isinstance(gate, Judge):
        return (gate,)
    if isinstance(gate, AllOf | AnyOf | NoneOf):
        return tuple(judge for part in gate.parts for judge in _in(part))
    return ()
