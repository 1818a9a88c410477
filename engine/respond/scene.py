"""One incident before the library: what is known, the grades by each statute, and the boxes that conditions read."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from engine.decide.known import Known, held, settle
from engine.decide.levels import condition_truth, grade_view
from engine.incident.situation import PlanState, Situation, Statement
from engine.plans.model import Library, Register
from engine.respond.compiled import Compiled, compiled
from engine.respond.model import GradeView
from engine.respond.places import Ground, ground_of, site_area
from engine.respond.prepared import CompiledWhen
from engine.values.cells import YES, Box, Words

BY_HAZARD = "by_hazard"


class Scene:
    """The inputs of one answer, with what was computed from them so far (each grade and box once)."""

    def __init__(self, library: Library, register: Register, situation: Situation, now: datetime) -> None:
        self.library = library
        self.register = register
        self.situation = situation
        self.now = now
        self.compiled: Compiled = compiled(library)
        self.known: Known = settle(library, situation, now)
        self.touched = self.known.touched.union(self.compiled.derived["grade"], self.compiled.derived["not_ours"])
        """facts of which somebody has spoken, or that follow from such: every other one is as silence leaves it"""
        self.ground: Ground = ground_of(library, situation.place)
        self.site_area = site_area(register, situation.place)
        """area of the site that the report names, where the register knows it"""
        self.hazards = tuple(view.hazard for view in situation.hazards)
        self.primary = _primary(situation)
        self.memo: dict[str, object] = {}
        """what others worked out for this scene, by their own keys"""
        self._grades: dict[str, GradeView | None] = {}
        self._own_statute = self.statute_of(self.primary) if self.primary else self._gravest()
        self._boxes: dict[tuple[str | None, bool], Box] = {}
        self._truths: dict[tuple[int, str | None, bool], bool | None] = {}
        """by the condition itself: it lives as long as the library"""
        self._instants: tuple[datetime, ...] = ()
        self._past: dict[datetime, Scene] = {}

    def lineage(self, hazard: str) -> tuple[str, ...]:
        """A hazard and its parents, nearest first."""
        return self.compiled.lineage.get(hazard, (hazard,))

    def statute(self, named: str | None) -> str | None:
        """Which statute grades: the one named, or for ``by_hazard`` and None the one of the primary hazard."""
        return named if named is not None and named != BY_HAZARD else self._own_statute

    def statute_of(self, hazard: str) -> str | None:
        """The statute that grades a hazard: its own, else that of the nearest parent which has one."""
        for name in self.lineage(hazard):
            known = self.library.vocabulary.hazards.get(name)
            if known and known.statute:
                return known.statute
        return None

    def _gravest(self) -> str | None:
        """While nobody knows what happened: of the statutes of whole kinds of events, the one by which it may be the
        gravest."""
        statutes = dict.fromkeys(self.statute_of(hazard) for hazard in self.compiled.roots)
        views = [view for statute in statutes if (view := self.grade(statute)) is not None]
        return max(views, key=lambda view: view.levels.scale.index(view.levels.highest)).statute if views else None

    def grade(self, statute: str | None) -> GradeView | None:
        """The event grade by one statute; None where nothing grades it."""
        if statute is None or statute not in self.library.statutes:
            return None
        if statute not in self._grades:
            self._grades[statute] = grade_view(self.library, statute, self.known)
        return self._grades[statute]

    def held(self) -> Known | None:
        """What is known by the higher figures, where a count fell without a word of correction."""
        if "held" not in self.memo:
            self.memo["held"] = held(self.known)
        found = self.memo["held"]
        return found if isinstance(found, Known) else None

    def box(self, named: str | None, *, wide: bool = False) -> Box:
        """*told* (or *all*) with the grade by the statute that a plan names."""
        statute = self.statute(named)
        key = (statute, wide)
        if key not in self._boxes:
            self._boxes[key] = self._box(statute, wide)
        return self._boxes[key]

    def _box(self, statute: str | None, wide: bool) -> Box:
        box = dict(self.known.all if wide else self.known.told)
        grade = self.grade(statute)
        if grade is not None:
            levels = grade.levels
            may = frozenset(levels.possible) | (frozenset(levels.not_excluded) if wide else frozenset())
            box.update({fact: Words(may) for fact in self.compiled.derived["grade"]})
        if self.ground.outside or _transferred(self.situation):
            box.update(dict.fromkeys(self.compiled.derived["not_ours"], YES))
        return box

    def truth(self, when: CompiledWhen, named: str | None, *, wide: bool = False) -> bool | None:
        """Truth in every completion of *told* (``wide``: of *all*), the relations between facts included."""
        if when.reads.isdisjoint(self.touched):
            result = when.anything if wide else when.quiet
        else:
            result = when.holds(self.box(named, wide=wide))
        if result is not None or when.plain:
            return result
        statute = self.statute(named)
        key = (id(when), statute, wide)
        if key not in self._truths:
            condition, grade = when.when.condition, self.grade(statute)
            self._truths[key] = condition_truth(self.library, condition, self.known, grade, wide=wide)
        return self._truths[key]

    def instants(self) -> tuple[datetime, ...]:
        """When this room learned something or a level was announced, oldest first; found once."""
        if not self._instants:
            self._instants = self._found_instants()
        return self._instants

    def _found_instants(self) -> tuple[datetime, ...]:
        found = {one.known_at for history in self.situation.statements.values() for one in history}
        found |= {state.announced_at for state in self.situation.plans.values() if state.announced_at}
        if self.situation.received is not None:
            found.add(self.situation.received)
        return tuple(sorted(found))

    def at(self, instant: datetime) -> Scene:
        """The same incident as this room knew it at an earlier instant."""
        if instant not in self._past:
            self._past[instant] = Scene(self.library, self.register, _until(self.situation, instant), instant)
        return self._past[instant]


def _transferred(situation: Situation) -> bool:
    return situation.message is not None and situation.message.outcome == "transfer"


def _primary(situation: Situation) -> str | None:
    views = situation.hazards
    return next((view.hazard for view in views if view.role == "primary"), views[0].hazard if views else None)


def _until(situation: Situation, instant: datetime) -> Situation:
    """The situation without what was said, asked or announced after an instant."""

    def before(history: tuple[Statement, ...]) -> tuple[Statement, ...]:
        return tuple(one for one in history if one.known_at <= instant)

    kept = {fact: before(history) for fact, history in situation.statements.items()}
    return replace(
        situation,
        statements={fact: history for fact, history in kept.items() if history},
        asked={fact: since for fact, since in situation.asked.items() if since <= instant},
        plans={instance: _unannounced(state, instant) for instance, state in situation.plans.items()},
    )


def _unannounced(state: PlanState, instant: datetime) -> PlanState:
    later = state.announced_at is not None and state.announced_at > instant
    return replace(state, announced=None, announced_at=None) if later else state
