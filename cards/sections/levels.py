"""Levels per plan and the event grade by statute: certain, possible, not excluded, who approves, what decides it."""

from __future__ import annotations

from cards.conditions import condition_text
from cards.desk import Desk, emergency, known_facts, lead_plan, levelled, live_plans, people_facts, quote, tracked
from cards.document import Badge, BandCell, Field, Line, Section, Span, words
from cards.ladders import judge_words
from cards.names import (
    agency_name,
    cite,
    clause_words,
    figure,
    grade_word,
    grade_words,
    level_word,
    level_words,
    source_name,
)
from cards.sections.head import plan_title, post_spans
from cards.sentences import facts_words
from cards.voice import Voice, listing, say
from engine.respond.model import CriterionTrace, FactView, GradeView, JudgeView, LevelSet, PlanView, Question

TITLES = 2
"""plans named in what a question settles"""


def levels(desk: Desk) -> Section | None:
    """One entry a plan of our own tier: the level set, the proposal, the approver."""
    lines = _plan_lines(desk, ours=True)
    return Section("levels", say(desk.voice, "section.levels"), lines, area="side", layout="levels") if lines else None


def levels_other(desk: Desk) -> Section | None:
    """The levels of other tiers (township, county, enterprise, province): theirs to decide."""
    lines = _plan_lines(desk, ours=False)
    return Section("levels_other", say(desk.voice, "section.levels_other"), lines, layout="levels") if lines else None


def _plan_lines(desk: Desk, *, ours: bool) -> tuple[Line, ...]:
    tier = desk.voice.library.deployment.tier
    views = live_plans(desk) if levelled(desk) and desk.response.inside is not False else ()
    chosen = [view for view in views if (view.tier == tier) == ours and len(view.levels.scale) > 1]
    lead = lead_plan(desk)
    return tuple(_plan_line(desk, view) for view in sorted(chosen, key=lambda view: view is not lead))


def _plan_line(desk: Desk, view: PlanView) -> Line:
    voice = desk.voice
    fields = [Field(say(voice, "level.set"), _set_words(voice, view))]
    if not view.announced and desk.response.inside is not False:
        fields.append(Field(say(voice, "level.proposed"), words(_proposal(desk, view), "strong")))
    fields += [] if tracked(desk, view) else _approval(voice, view)
    fields += _deciding(desk, view)
    fields += [_judge(desk, view, judge) for judge in view.judges]
    return Line(
        words(plan_title(desk, view), "strong"),
        mark="none",
        badges=_badges(voice, view),
        clause=cite(voice, view.plan, view.level_clause),
        fields=tuple(fields),
        band=band(voice, view),
        key=view.instance,
    )


def _badges(voice: Voice, view: PlanView) -> tuple[Badge, ...]:
    shown = [Badge(say(voice, f"plan.{view.state}"))]
    if view.announced:
        level = level_word(voice, view.tier, view.announced, view.levels.scale)
        shown.append(Badge(say(voice, "level.announced", level=level), "alert"))
    if view.levels.superset:
        shown.append(Badge(say(voice, "level.superset"), "muted"))
    return tuple(shown)


def _set_words(voice: Voice, view: PlanView) -> tuple[Span, ...]:
    """Certain, possible (all that the report leaves open), not excluded (facts that nobody mentioned)."""
    found, tier = view.levels, view.tier
    settled = found.possible == (found.certain,)
    key = "level.certain_only" if settled and not found.not_excluded else "level.certain"
    if found.certain == found.scale[0] and key == "level.certain":
        key = "level.certain_none"
    spans = [Span(say(voice, key, level=level_word(voice, tier, found.certain, found.scale)))]
    if not settled and found.grounded != (found.certain,):
        possible = level_words(voice, tier, found.grounded, found.scale)
        spans += [Span(" · "), Span(say(voice, "level.possible", level=possible), "warn")]
    if found.uncounted:
        top = level_word(voice, tier, found.uncounted[-1], found.scale)
        spans += [Span(" · "), Span(say(voice, "level.uncounted", level=top), "warn")]
    beyond = [level for level in found.not_excluded if found.scale.index(level) > found.scale.index(found.highest)]
    if beyond:
        top = level_word(voice, tier, beyond[-1], found.scale)
        spans += [Span(" · "), Span(say(voice, "level.not_excluded", level=top), "muted")]
    return tuple(spans)


def _proposal(desk: Desk, view: PlanView) -> str:
    voice = desk.voice
    level = level_words(voice, view.tier, view.proposed, view.levels.scale)
    if tracked(desk, view):
        return say(voice, "head.tracked", level=level)
    return level if view.proposed == (view.levels.scale[0],) else say(voice, "level.propose", level=level)


def _approval(voice: Voice, view: PlanView) -> list[Field]:
    if not view.approver:
        return []
    fields = [Field(say(voice, "level.approver"), post_spans(voice, view.approver, view.area))]
    if view.acting:
        fields.append(Field(say(voice, "level.acting"), post_spans(voice, view.acting, view.area)))
    return fields


def _deciding(desk: Desk, view: PlanView) -> list[Field]:
    """The criterion that carries the certain level and the one that keeps the highest possible."""
    voice, found = desk.voice, view.levels
    fields: list[Field] = []
    held = next((trace for trace in found.traces if trace.result is True), None)
    if held:
        fields.append(Field(say(voice, "level.because"), words(_criterion(voice, view.plan, held))))
    elif tracked(desk, view):
        fields.append(Field(say(voice, "level.because"), words(_always(voice, view))))
    top = found.grounded[-1]
    open_ = next((trace for trace in found.traces if trace.result is None and trace.value == top), None)
    if open_:
        level = level_word(voice, view.tier, top, found.scale)
        fields.append(Field(say(voice, "level.open", level=level), words(_criterion(voice, view.plan, open_))))
    return fields


def _always(voice: Voice, view: PlanView) -> str:
    """The grounds of a level that asks for nothing more than an event of the plan's kind."""
    text = say(voice, "level.otherwise")
    return say(voice, "criterion", text=text, clause=view.level_clause) if view.level_clause else text


def _criterion(voice: Voice, source: str, trace: CriterionTrace) -> str:
    text = condition_text(voice, trace.text) if trace.text else say(voice, "level.otherwise")
    if not trace.clause:
        return text
    return say(voice, "criterion", text=text, clause=clause_words(voice, source, trace.clause))


def _judge(desk: Desk, view: PlanView, judge: JudgeView) -> Field:
    """A criterion that only a person ticks, with the words of reports that come close to it."""
    voice = desk.voice
    mark = {True: "☑", False: "☒", None: "□"}[judge.attested]
    level = level_word(voice, view.tier, judge.level, view.levels.scale)
    plan = voice.library.plans.get(view.plan)
    text = judge_text(voice, judge, plan.id if plan else view.plan)
    said = f"{mark} {text} → {level}"
    near = [Span(run, quote=True) for run in quote(desk, judge.suggested)]
    spans = words(f"{said} {judge.clause}".strip())
    if near:
        spans = (*spans, Span("  " + say(voice, "act.begun") + " ", "muted"), *near)
    return Field(say(voice, "level.judge", by=_by(voice, judge.by)), spans)


def judge_text(voice: Voice, judge: JudgeView, plan: str) -> str:
    """The words of a judge criterion, found in its plan by path; else its path."""
    return judge_words(voice, plan, judge.key.split("#")[-1])


def _by(voice: Voice, by: str) -> str:
    known = by in voice.library.vocabulary.agencies
    return agency_name(voice, by) if known else voice.messages.get(f"by.{by}", by)


def band(voice: Voice, view: PlanView) -> tuple[BandCell, ...]:
    """The level set as a row of cells, lowest first."""
    found = view.levels
    return tuple(_cell(voice, view, found, value) for value in found.scale)


def _cell(voice: Voice, view: PlanView, found: LevelSet, value: str) -> BandCell:
    text = figure(voice, value) if value != found.scale[0] else say(voice, "band.none")
    order = found.scale.index
    if value == found.certain:
        return BandCell(text, "certain", say(voice, "band.certain"))
    if value in found.possible:
        return BandCell(text, "possible", say(voice, "band.possible"))
    if value in found.not_excluded:
        return BandCell(text, "not_excluded", say(voice, "band.not_excluded"))
    if order(value) < order(found.certain):
        return BandCell(text, "below", say(voice, "band.below"))
    return BandCell(text, "excluded", say(voice, "band.excluded"))


def grade(desk: Desk) -> Section | None:
    """事件等级 by statute, with the words that decide it."""
    voice, view = desk.voice, desk.response.grade
    if not emergency(desk) or view is None:
        return None
    return Section("grade", say(voice, "section.grade"), (_grade_line(desk, view),), area="side")


def _grade_line(desk: Desk, view: GradeView) -> Line:
    voice, found = desk.voice, view.levels
    possible = grade_words(voice, found.grounded)
    head = possible if len(found.grounded) == 1 else say(voice, "grade.may", grades=possible)
    fields = []
    if found.uncounted:
        beyond = say(voice, "grade.uncounted", grade=grade_words(voice, found.uncounted))
        fields.append(Field(say(voice, "grade.open_count"), words(beyond, "warn")))
    held = next((trace for trace in found.traces if trace.result is True), None)
    if held:
        fields.append(Field(say(voice, "level.because"), words(_criterion(voice, view.statute, held))))
    top = found.grounded[-1]
    open_ = next((trace for trace in found.traces if trace.result is None and trace.value == top), None)
    if open_ and len(found.grounded) > 1:
        label = say(voice, "grade.open", grade=grade_word(voice, top))
        fields.append(Field(label, words(_criterion(voice, view.statute, open_))))
    read = facts_words(voice, deciding_facts(desk, view))
    if read:
        fields.append(Field(say(voice, "grade.read"), words(read)))
    if found.not_excluded:
        silent = say(voice, "grade.not_excluded", grade=grade_word(voice, found.not_excluded[-1]))
        fields.append(Field(say(voice, "grade.silent"), words(silent, "muted")))
    badge = Badge(say(voice, f"binding.{view.binding}"), "law" if view.binding == "law" else "muted")
    return Line(
        words(head, "strong"), mark="none", badges=(badge,), clause=cite(voice, view.statute, ""), fields=tuple(fields)
    )


def deciding_facts(desk: Desk, view: GradeView) -> tuple[FactView, ...]:
    """Facts with words that the deciding criteria of a grade read."""
    read = {
        fact for trace in view.levels.traces if trace.result is not False for test in trace.tests for fact in test.facts
    }
    chosen = tuple(fact for fact in known_facts(desk) if fact.fact in read)
    return chosen or people_facts(desk)[:3]


def settled_by(desk: Desk, question: Question) -> str:
    """What an answer can change: levels of plans (our own tier first), acts, or that nobody mentioned the fact."""
    voice = desk.voice
    tier = voice.library.deployment.tier
    views = [view for view in desk.response.plans if view.instance in question.settles]
    views.sort(key=lambda view: view.tier != tier)
    acts = sum(key.startswith("act:") for key in question.settles)
    parts = []
    if views:
        parts.append(say(voice, "ask.level", plans=_titles(voice, views), worst=_worst(voice, views[0], question)))
    if acts:
        parts.append(say(voice, "ask.acts" if acts > 1 else "ask.act", n=acts))
    if question.unmentioned:
        parts.append(say(voice, "ask.unmentioned"))
    return say(voice, "list.semicolon").join(parts)


def _titles(voice: Voice, views: list[PlanView]) -> str:
    """The first two plans by name, and how many there are."""
    titles = list(dict.fromkeys(source_name(voice, view.plan) for view in views))
    shown = listing(voice, titles[:TITLES])
    return shown if len(titles) <= TITLES else say(voice, "ask.plans", plans=shown, n=len(titles))


def _worst(voice: Voice, first: PlanView, question: Question) -> str:
    if question.worst is None or question.worst == "none":
        return ""
    if question.worst not in first.levels.scale:
        return say(voice, "ask.worst", level=grade_word(voice, question.worst))
    return say(voice, "ask.worst", level=level_word(voice, first.tier, question.worst, first.levels.scale))
