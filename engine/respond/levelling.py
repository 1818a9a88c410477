"""One plan on this incident: does it apply, its level set, and the way computed → proposed → approved → announced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.decide.levels import level_set
from engine.incident.reading import Span
from engine.incident.situation import PlanState
from engine.plans.model import LevelRule, Plan
from engine.respond.advice import advice
from engine.respond.candidates import Candidate, highest
from engine.respond.model import Advice, GradeView, JudgeView, LevelSet, PlanView
from engine.respond.prepared import CompiledPlan, CompiledWhen
from engine.respond.scene import Scene
from engine.values.cells import Box, Words

WALKED = ("candidate", "confirmed")


@dataclass(frozen=True, slots=True)
class Frame:
    """A candidate with its levels: everything that the walk over its actions reads."""

    scene: Scene
    candidate: Candidate
    state: PlanState
    applies: bool | None
    grade: GradeView | None
    levels: LevelSet
    floor: str | None
    proposed: tuple[str, ...]
    working: tuple[str, ...]
    top: str
    """the highest level that is possible or announced: where reports and lifesaving walk"""
    box: Box
    wide: Box
    ours: bool = True
    """False for an event elsewhere: this seat says nothing about its level"""
    unsaid: bool = False
    """the plan does not apply by what was said, and would if what nobody spoke of turned out so"""

    @property
    def compiled(self) -> CompiledPlan:
        """The prepared plan."""
        return self.candidate.plan

    @property
    def instance(self) -> str:
        """Id of the instance."""
        return self.candidate.instance.id

    @property
    def area(self) -> str:
        """Area code of the instance."""
        return self.candidate.instance.area

    def truth(self, when: CompiledWhen, *, wide: bool = False) -> bool | None:
        """Three-valued truth of a condition of this plan in *told* (``wide``: in *all*)."""
        return self.scene.truth(when, self.compiled.plan.grades, wide=wide)

    @property
    def walked(self) -> bool:
        """True where the acts of this plan stand on the card."""
        return self.applies is not False and self.state.state in WALKED

    @property
    def saving(self) -> bool:
        """True where nothing but the lifesaving acts of this plan stands on the card: silence never removes them."""
        return self.unsaid and self.state.state in WALKED

    @property
    def started(self) -> bool:
        """True where a level above the lowest is announced or proposed for certain."""
        return self.levels.scale[0] not in self.working


def frame_of(scene: Scene, candidate: Candidate, *, general_duties: bool = False) -> Frame:
    """Level one candidate. With ``general_duties`` (an event elsewhere) no level is proposed."""
    plan = candidate.plan.plan
    box, wide = scene.box(plan.grades), scene.box(plan.grades, wide=True)
    state = scene.situation.plans.get(candidate.instance.id, PlanState())
    grade = scene.grade(scene.statute(plan.grades))
    applies = applies_of(scene, candidate.plan)
    unsaid = applies is False and not general_duties and applies_of(scene, candidate.plan, wide=True) is not False
    floor = highest(plan.levels.scale, candidate.at_least, superior_level(scene, candidate))
    levels = level_set(
        scene.library,
        plan.levels,
        scene.known,
        grade,
        at_least=floor,
        attested=scene.situation.attested,
        owner=plan.id,
    )
    if general_duties:
        levels = _unlevelled(levels)
    none = applies is False or general_duties
    proposed = levels.scale[:1] if none else _proposed(scene, plan, levels, grade, floor)
    working = (state.announced,) if state.announced else proposed
    return Frame(
        scene=scene,
        candidate=candidate,
        state=state,
        applies=applies,
        grade=grade if plan.grades else None,
        levels=levels,
        floor=floor,
        proposed=proposed,
        working=working,
        top=proposed[-1] if none and not unsaid else highest(levels.scale, levels.highest, *working) or levels.highest,
        box=box,
        wide=wide,
        ours=not general_duties,
        unsaid=unsaid,
    )


def _proposed(
    scene: Scene, plan: Plan, levels: LevelSet, grade: GradeView | None, floor: str | None
) -> tuple[str, ...]:
    """By policy; while a count that fell is not corrected, by what it was: a figure alone lowers no level."""
    known = scene.held()
    if known is None:
        return proposal(levels, scene.library.deployment.policy)
    attested = scene.situation.attested
    higher = level_set(
        scene.library, plan.levels, known, grade, at_least=floor, attested=attested, owner=plan.id, traces=False
    )
    return proposal(higher, scene.library.deployment.policy)


def _unlevelled(levels: LevelSet) -> LevelSet:
    """Nothing above the lowest value: the place of the event levels it by its own plans."""
    lowest = levels.scale[:1]
    return LevelSet(levels.scale, lowest[0], lowest[0], lowest, ())


def frame_at(scene: Scene, candidate: Candidate) -> Frame:
    """The frame of a candidate at an earlier instant, worked out once."""
    found = scene.memo.get(candidate.instance.id)
    if not isinstance(found, Frame):
        found = scene.memo[candidate.instance.id] = frame_of(scene, candidate)
    return found


def applies_of(scene: Scene, plan: CompiledPlan, *, wide: bool = False) -> bool | None:
    """Three-valued: the plan's own condition holds and its ``unless`` does not, in *told* (``wide``: in *all*)."""
    grades = plan.plan.grades
    wanted = scene.truth(plan.applies, grades, wide=wide) if plan.applies else True
    barred = scene.truth(plan.unless, grades, wide=wide) if plan.unless else False
    if wanted is False or barred is True:
        return False
    return True if wanted is True and barred is False else None


def superior_level(scene: Scene, candidate: Candidate) -> str | None:
    """The level that a superior has started for this kind of event: ours, at our tier, is never lower."""
    plan = candidate.plan.plan
    if plan.tier != scene.library.deployment.tier or f"hazard:{scene.primary}" not in candidate.reasons:
        return None
    cells = (scene.known.told.get(fact) for fact in scene.compiled.derived["superior_level"])
    levels = (min_word(cell, plan.levels.scale) for cell in cells if isinstance(cell, Words))
    return highest(plan.levels.scale, *levels)


def min_word(cell: Words, scale: tuple[str, ...]) -> str | None:
    """The lowest word of a cell on a scale; None where one of its words is not on the scale."""
    return min(cell.may, key=scale.index) if cell.may and cell.may <= frozenset(scale) else None


def proposal(levels: LevelSet, policy: str) -> tuple[str, ...]:
    """What is proposed: the lowest in *told* (``floor``), the highest (``ceiling``), or the whole set (``ask``)."""
    return {"floor": levels.possible[:1], "ceiling": levels.possible[-1:]}.get(policy, levels.possible)


def rule_of(plan: CompiledPlan, level: str | None) -> LevelRule | None:
    """The rule of the plan that says who proposes, approves and announces a level."""
    return plan.plan.level_rules.get(level) if level else None


def plan_view(scene: Scene, frame: Frame) -> PlanView:
    """The plan as the card shows it."""
    plan, levels, state = frame.compiled.plan, frame.levels, frame.state
    shown = highest(levels.scale, frame.proposed[-1], state.announced)
    rule = rule_of(frame.compiled, shown)
    post = rule.approved_by if rule else None
    return PlanView(
        instance=frame.instance,
        plan=plan.id,
        tier=plan.tier,
        area=frame.area,
        state=state.state,
        reasons=frame.candidate.reasons,
        applies=frame.applies,
        grade=frame.grade,
        levels=levels,
        proposed=frame.proposed,
        approved=state.approved,
        announced=state.announced,
        working=frame.working,
        approver=post.post if post else None,
        acting=post.otherwise if post else None,
        proposer=rule.proposed_by if rule else None,
        announcer=rule.announced_by if rule else None,
        level_clause=rule.clause if rule else "",
        judges=judge_views(scene, frame.compiled) if frame.ours else (),
        advice=_advice(scene, frame) if frame.ours else (),
        banner=_banner(frame),
        commander=commander_of(frame),
        at_least=frame.floor,
    )


def _advice(scene: Scene, frame: Frame) -> tuple[Advice, ...]:
    return advice(
        plan=frame.compiled,
        levels=frame.levels,
        box=frame.box,
        floor=frame.floor,
        working=frame.working,
        state=frame.state,
        attested=scene.situation.attested,
    )


def judge_views(scene: Scene, plan: CompiledPlan) -> tuple[JudgeView, ...]:
    """Judgements of the levels, highest first, with the tick that a person gave and the words that come close."""
    attested = scene.situation.attested
    near: dict[str, list[tuple[str, Span]]] = {}
    for key, report, span in scene.situation.suggests:
        near.setdefault(key, []).append((report, span))
    return tuple(
        JudgeView(key, level, judge.by, judge.clause, attested.get(key), tuple(near.get(key, ())))
        for level, judge, key in plan.judges
    )


def commander_of(frame: Frame) -> str | None:
    """The post that commands at the highest working level."""
    return frame.compiled.plan.command.commander.get(frame.working[-1])


def _banner(frame: Frame) -> Literal["below_certain"] | None:
    scale, announced = frame.levels.scale, frame.state.announced
    if announced not in scale or frame.applies is False:
        return None
    return "below_certain" if scale.index(announced) < scale.index(frame.levels.certain) else None
