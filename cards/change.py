"""情况变化提示单: what differs since the last card, in the order in which it must be seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import tzinfo

from cards.acts import act_line, clock_words
from cards.card import foot
from cards.core import core, notice
from cards.desk import Desk
from cards.document import Area, Badge, Document, Field, Line, Section, Span, words
from cards.names import agency_name, grade_words, level_words, question_name, source_name
from cards.sections.below import conflicts
from cards.sections.head import header, plan_title
from cards.sentences import fact_words
from cards.times import clock, hour
from cards.voice import listing, say, voice_for
from engine.plans.model import Library, Register
from engine.respond.change import ActChange, CallChange, Change, LevelChange
from engine.respond.model import IncidentResponse

LEVELS_SHOWN = ("announced", "approved", "proposed", "certain", "possible", "banner", "state", "commander")


def change_card(
    library: Library,
    register: Register,
    change: Change,
    after: IncidentResponse,
    words: Mapping[str, str],
    locale: str = "zh-CN",
    zone: tzinfo | None = None,
) -> Document:
    """The change card of a change, read beside the later response. Raises ``ValueError`` (locale)."""
    desk = Desk(voice_for(library, register, after.now, locale, zone), after, words)
    built = [header(desk), *(build(desk, change) for build in ORDER)]
    sections = tuple(section for section in built if section is not None)
    title = say(desk.voice, "change.title")
    return Document("change_card", desk.voice.locale, title, sections, foot(desk), core(desk), notice(desk))


def _summary(desk: Desk, change: Change) -> Section | None:
    voice = desk.voice
    text = say(voice, "change.since", before=hour(voice, change.before), after=hour(voice, change.after))
    if change.empty:
        text = say(voice, "change.none", before=hour(voice, change.before))
    return Section("since", say(voice, "section.since"), (Line(words(text), mark="none"),), area="top")


def _levels(desk: Desk, change: Change) -> Section | None:
    """Grade and levels: before → after."""
    voice = desk.voice
    lines = []
    if change.grade:
        before, after = (grade_words(voice, side) or say(voice, "value.nothing") for side in change.grade)
        lines.append(_arrow(desk, say(voice, "section.grade"), before, after))
    shown = [entry for entry in change.levels if entry.what in LEVELS_SHOWN and not _said(entry, change)]
    lines += [_level(desk, entry) for entry in sorted(shown, key=lambda entry: LEVELS_SHOWN.index(entry.what))]
    for key, instances in (("plan_added", change.plans_added), ("plan_gone", change.plans_withdrawn)):
        lines += [Line(words(say(voice, f"change.{key}", plan=_plan(desk, one)), "strong")) for one in instances]
    return Section("changed_levels", say(voice, "section.changed_levels"), tuple(lines), area="main") if lines else None


def _said(entry: LevelChange, change: Change) -> bool:
    """True where the change of the proposal says the same already."""
    proposed = [other for other in change.levels if other.instance == entry.instance and other.what == "proposed"]
    same = any((other.before, other.after) == (entry.before, entry.after) for other in proposed)
    return entry.what in ("certain", "possible") and same


def _plan(desk: Desk, instance: str) -> str:
    view = next((view for view in desk.response.plans if view.instance == instance), None)
    plan = desk.voice.library.plans.get(instance.split("@", maxsplit=1)[0])
    return plan_title(desk, view) if view else (plan.title if plan else instance)


def _level(desk: Desk, entry: LevelChange) -> Line:
    voice = desk.voice
    view = next(view for view in desk.response.plans if view.instance == entry.instance)

    def side(values: tuple[str, ...]) -> str:
        if not values:
            return say(voice, "value.nothing")
        if entry.what == "state":
            return say(voice, f"plan.{values[0]}")
        if entry.what in ("banner", "commander"):
            return voice.messages.get(f"banner.{values[0]}", values[0])
        return level_words(voice, view.tier, values, view.levels.scale)

    label = say(voice, "change.of", plan=source_name(voice, view.plan), what=say(voice, f"what.{entry.what}"))
    return _arrow(desk, label, side(entry.before), side(entry.after))


def _arrow(desk: Desk, label: str, before: str, after: str) -> Line:
    text = say(desk.voice, "change.arrow", before=before)
    return Line((Span(say(desk.voice, "label.text", label=label, text=text)), Span(after, "strong")))


def _acts(which: str) -> Callable[[Desk, Change], Section | None]:
    """One block of acts: mine, or those of others."""

    def build(desk: Desk, change: Change) -> Section | None:
        mine = which == "changed_mine"
        entries = [entry for entry in change.acts if _is_mine(entry) == mine]
        lines = tuple(_act(desk, entry, mine) for entry in entries)
        area: Area = "main" if mine else "below"
        return Section(which, say(desk.voice, f"section.{which}"), lines, area=area) if lines else None

    return build


def _is_mine(entry: ActChange) -> bool:
    act = entry.after or entry.before
    return act is not None and act.column == "mine"


def _act(desk: Desk, entry: ActChange, mine: bool) -> Line:
    voice = desk.voice
    act = entry.after or entry.before
    if act is None:
        return Line(words(entry.key))
    line = act_line(desk, act, performer=not mine)
    was = clock(voice, entry.before.due) if entry.before and entry.kind in ("brought_forward", "put_back") else None
    fields = (Field(say(voice, "change.was"), words(clock_words(was))),) if was else ()
    badge = Badge(say(voice, f"moved.{entry.kind}"), "alert" if entry.kind in ("added", "brought_forward") else "plain")
    gone = entry.kind == "withdrawn"
    return Line(
        line.spans,
        "dot" if gone else line.mark,
        badges=(badge, *line.badges),
        clock=None if gone else line.clock,
        clause=line.clause,
        fields=fields,
        key=entry.key,
    )


def _calls(desk: Desk, change: Change) -> Section | None:
    """Agencies to be told now, earlier, or no longer."""
    lines = tuple(_call(desk, entry) for entry in change.calls)
    return Section("changed_calls", say(desk.voice, "section.changed_calls"), lines, area="main") if lines else None


def _call(desk: Desk, entry: CallChange) -> Line:
    voice = desk.voice
    spans = [Span(agency_name(voice, entry.agency, entry.area))]
    phones = entry.after.phones if entry.after else ()
    spans += [Span(f"  {phone}", "strong", phone=phone) for phone in phones]
    due = clock(voice, entry.after.due) if entry.after else None
    badge = Badge(say(voice, f"moved.{entry.kind}"), "alert" if entry.kind == "added" else "plain")
    return Line(tuple(spans), "tick" if entry.after else "dot", badges=(badge,), clock=due, key=entry.agency)


def _facts(desk: Desk, change: Change) -> Section | None:
    """Facts that differ, as they stand now."""
    views = {view.fact: view for view in desk.response.facts}
    spoken = [views[fact] for fact in change.facts if fact in views and views[fact].state != "silent"]
    now = [Line(words(fact_words(desk.voice, view)), key=view.fact) for view in spoken]
    title = say(desk.voice, "section.changed_facts")
    return Section("changed_facts", title, tuple(now), area="side") if now else None


def _conflicts(desk: Desk, change: Change) -> Section | None:
    """What contradicts each other, where that has changed."""
    return conflicts(desk) if any(what == "conflicts" for what, _before, _after in change.other) else None


def _questions(desk: Desk, change: Change) -> Section | None:
    voice = desk.voice
    lines = []
    stated = {view.fact for view in desk.response.facts if view.state in ("stated", "not_applicable")}
    settled = tuple(fact for fact in change.questions_settled if fact in stated)
    for key, facts in (("new", change.questions_added), ("settled", settled)):
        if facts:
            names = listing(voice, (_asked(desk, fact) for fact in facts))
            lines.append(Line(words(say(voice, f"change.questions_{key}", facts=names))))
    return Section("changed_questions", say(voice, "section.changed_questions"), tuple(lines)) if lines else None


def _asked(desk: Desk, fact: str) -> str:
    if fact == "hazard":
        return say(desk.voice, "change.which_hazard")
    return question_name(desk.voice, fact)


def _clocks(desk: Desk, change: Change) -> Section | None:
    """Deadlines that have passed since the last card."""
    acts = {act.key: act for act in desk.response.acts}
    passed = [entry for entry in change.clocks if entry.kind == "overdue" and entry.key in acts]
    lines = tuple(act_line(desk, acts[entry.key], performer=acts[entry.key].column != "mine") for entry in passed)
    return Section("overdue", say(desk.voice, "section.overdue"), lines, area="main") if lines else None


ORDER: tuple[Callable[[Desk, Change], Section | None], ...] = (
    _summary, _conflicts, _levels, _clocks, _acts("changed_mine"), _calls, _facts, _acts("changed_others"), _questions,
)  # fmt: skip
