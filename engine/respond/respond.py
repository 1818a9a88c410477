"""``respond``: everything that one incident asks for now, as one value. Pure; equal inputs give equal bytes."""

from __future__ import annotations

from datetime import datetime

from engine.incident.situation import Situation
from engine.plans.model import Library, Register
from engine.respond.asking import asked
from engine.respond.conflicts import conflicts_of
from engine.respond.contacts import on_watch
from engine.respond.lacks import report_lacks
from engine.respond.levelling import plan_view
from engine.respond.model import IncidentResponse
from engine.respond.places import hand_over
from engine.respond.quiet import shown_message
from engine.respond.turns import next_change
from engine.respond.work import Work, work_out

ENGINE = "0.1.0"
"""Version of the rules: an audit recomputes with the same one."""


def respond(library: Library, register: Register, situation: Situation, now: datetime) -> IncidentResponse:
    """Answer one incident at one instant. ``now`` is aware; raises ``ValueError`` where it is naive."""
    if now.tzinfo is None:
        raise ValueError("now must carry a zone")
    return assemble(work_out(library, register, situation, now))


def assemble(work: Work) -> IncidentResponse:
    """The response card's values, from what was worked out."""
    scene, ground, acts = work.scene, work.ground, work.acts
    situation, box = scene.situation, scene.box(None)
    return IncidentResponse(
        incident=situation.incident,
        engine=ENGINE,
        library=scene.library.hash,
        register=scene.register.hash,
        head=situation.head,
        now=scene.now,
        received=situation.received,
        next_change_at=next_change(scene, acts, work.told),
        message=shown_message(scene),
        place=situation.place,
        inside=ground.inside,
        hazards=situation.hazards,
        facts=scene.known.facts,
        grade=None if work.quiet else scene.grade(scene.statute(None)),
        plans=tuple(plan_view(scene, frame) for frame in work.frames),
        acts=acts,
        calls=work.told.calls,
        questions=() if work.quiet else asked(work),
        report_lacks=() if work.quiet else report_lacks(scene),
        sensitive=tuple((rule.id, rule.clause) for rule, holds in scene.compiled.sensitive if holds(box)),
        conflicts=conflicts_of(scene, work.frames),
        roster=tuple((entry.role, entry.name, entry.phones) for entry in on_watch(scene.register, scene.now)),
        hand_over=hand_over(scene.library, ground, situation.place),
        occurred=situation.moments.get("occurred"),
        place_words=situation.place_words,
        contacts=situation.contacts,
    )
