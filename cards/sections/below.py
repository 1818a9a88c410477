"""What stands below the fold: acts of others, acts if it turns out so, duties of law, conflicts, plans, advice."""

from __future__ import annotations

from cards.acts import act_line, because
from cards.conditions import condition_text
from cards.desk import DONE, LATER, Desk, column, live_plans, plan_of, quote
from cards.document import Badge, Field, Line, Section, Span, words
from cards.ladders import line_words
from cards.names import agency_name, cite, division_name, fact_name, hazard_name, level_word, short_title, source_name
from cards.sections.head import plan_title, post_spans
from cards.voice import Voice, labelled, listing, say
from engine.respond.model import ActView, Advice, Conflict, PlanView
from engine.respond.places import chain_of


def handed(desk: Desk) -> Section | None:
    """已交办: acts of others, to be told and followed; duties of law have their own block."""
    acts = tuple(act for act in column(desk, "handed") if not act.law)
    return _others(desk, "handed", tuple(act for act in acts if act.phase not in LATER))


def later(desk: Desk) -> Section | None:
    """Acts of others for the end of the response and after it: not tonight's first hour."""
    acts = tuple(act for act in column(desk, "handed") if not act.law and act.phase in LATER)
    return _others(desk, "later", acts)


def onsite(desk: Desk) -> Section | None:
    """现场在办: acts that a report says others have begun or done."""
    return _others(desk, "onsite", column(desk, "onsite"))


def law(desk: Desk) -> Section | None:
    """法定职责 of others; this seat's own stand in 我来办, marked."""
    return _others(desk, "law", tuple(act for act in column(desk, "handed") if act.law))


def _others(desk: Desk, which: str, acts: tuple[ActView, ...]) -> Section | None:
    lines = tuple(act_line(desk, act, performer=True) for act in sorted(acts, key=lambda act: act.status in DONE))
    return Section(which, say(desk.voice, f"section.{which}"), lines) if lines else None


def if_turns_out(desk: Desk) -> Section | None:
    """若核实: acts that hold only if a fact turns out so; each names the fact."""
    acts = [
        act
        for act in desk.response.acts
        if act.certainty == "if_turns_out" and act.status != "started" and not act.dispatch
    ]
    lines = tuple(_if_line(desk, act) for act in acts)
    return Section("if_turns_out", say(desk.voice, "section.if_turns_out"), lines) if lines else None


def _if_line(desk: Desk, act: ActView) -> Line:
    voice = desk.voice
    line = act_line(desk, act, performer=act.column != "mine")
    return Line(
        line.spans,
        "dot",
        badges=line.badges,
        clock=line.clock,
        clause=line.clause,
        fields=because(voice, act),
        key=act.key,
    )


def sensitive(desk: Desk) -> Section | None:
    """Sensitive places, people or times: they raise the reporting duty, not the level."""
    rules = {rule.id: rule for rule in desk.voice.library.vocabulary.sensitive}
    voice = desk.voice
    lines = []
    for hit, clause in desk.response.sensitive:
        rule = rules.get(hit)
        title = (rule.names.en if voice.locale == "en" else rule.names.zh) if rule else hit
        source = rule.source if rule else ""
        lines.append(Line(words(title), clause=cite(voice, source, clause), key=hit))
    return Section("sensitive", say(voice, "section.sensitive"), tuple(lines)) if lines else None


def conflicts(desk: Desk) -> Section | None:
    """What disagrees and waits for a person."""
    lines = tuple(_conflict(desk, entry) for entry in desk.response.conflicts)
    return Section("conflicts", say(desk.voice, "section.conflicts"), lines) if lines else None


def _conflict(desk: Desk, entry: Conflict) -> Line:
    voice = desk.voice
    about = listing(voice, dict.fromkeys(_about(desk, entry.kind, item) for item in entry.about))
    text = say(voice, f"conflict.{entry.kind}", about=about)
    fields = _named_by(desk, entry.about) if entry.kind == "place" else []
    if entry.resolved:
        fields.append(Field(say(voice, "conflict.resolved"), words(_about(desk, entry.kind, entry.resolved))))
    return Line(words(text, "warn"), fields=tuple(fields))


def _named_by(desk: Desk, codes: tuple[str, ...]) -> list[Field]:
    """For each place in question the words of the reports that name it."""
    library, fields = desk.voice.library, []
    chains = {code: chain_of(library, code) for code in codes}
    for code in codes:
        shared = {upper for other in codes if other != code for upper in chains[other]}
        own = set(chains[code]) - shared
        sources = tuple(
            (report, span)
            for named, report, span in desk.response.place_words
            if named in own or code in chain_of(library, named)
        )
        quotes = tuple(Span(said, quote=True) for said in quote(desk, sources))
        if quotes:
            fields.append(Field(division_name(desk.voice, code), quotes))
    return fields


def _about(desk: Desk, kind: str, item: str) -> str:
    voice = desk.voice
    if kind == "hazard":
        return hazard_name(voice, item)
    if kind == "place":
        return division_name(voice, item)
    instance, _, post = item.partition(":")
    plan = next((view for view in desk.response.plans if instance in (view.instance, view.plan)), None)
    if plan:
        title = source_name(voice, plan.plan)
        return labelled(voice, title, post) if post else title
    if item in voice.library.vocabulary.facts:
        return fact_name(voice, item)
    return voice.messages.get(f"flag.{item}") or condition_text(voice, item)


def plans(desk: Desk) -> Section | None:
    """Plans that apply, and why; declined ones stay visible."""
    lines = tuple(_plan_line(desk, view) for view in desk.response.plans)
    return Section("plans", say(desk.voice, "section.plans"), lines) if lines else None


def _plan_line(desk: Desk, view: PlanView) -> Line:
    voice, plan = desk.voice, plan_of(desk, view)
    fields = [
        Field(say(voice, "plan.why"), words(listing(voice, (plan_reason(desk, reason) for reason in view.reasons))))
    ]
    if view.commander:
        fields.append(Field(say(voice, "plan.commander"), post_spans(voice, view.commander, view.area)))
    if plan:
        edition = say(voice, "plan.edition", edition=plan.edition, status=say(voice, f"edition.{plan.status}"))
        fields.append(Field(say(voice, "plan.edition_label"), words(edition, "muted")))
    shown = [Badge(say(voice, f"plan.{view.state}"))]
    if view.applies is None:
        shown.append(Badge(say(voice, "badge.unverified"), "warn"))
    clause = plan.applies_clause if plan else ""
    return Line(
        words(plan_title(desk, view)), badges=tuple(shown), clause=clause, fields=tuple(fields), key=view.instance
    )


def plan_reason(desk: Desk, reason: str) -> str:
    """Why a plan is a candidate, in words."""
    voice = desk.voice
    kind, _, rest = reason.partition(":")
    if kind == "hazard":
        return say(voice, "why.hazard", hazard=hazard_name(voice, rest))
    if kind == "link":
        instance, _, link = rest.rpartition(":")
        source = voice.library.plans.get(instance.split("@")[0])
        title = short_title(voice, source) if source else instance
        return say(voice, "why.link", plan=title, link=voice.messages.get(f"link.{link}", link))
    if kind == "warning":
        return say(voice, "why.warning", fact=fact_name(voice, rest))
    return voice.messages.get(f"why.{kind}", reason)


def advice(desk: Desk) -> Section | None:
    """Advice on the level: raise, lower one step, expand, stand down; each for a person to decide."""
    lines = tuple(
        _advice(desk, view, entry) for view in live_plans(desk) for entry in view.advice if entry.result is not False
    )
    return Section("advice", say(desk.voice, "section.advice"), lines) if lines else None


def _advice(desk: Desk, view: PlanView, entry: Advice) -> Line:
    voice = desk.voice
    level = level_word(voice, view.tier, entry.to, view.levels.scale) if entry.to else ""
    text = say(voice, f"advice.{entry.kind}", plan=plan_title(desk, view), level=level)
    shown = (Badge(say(voice, "badge.unverified"), "warn"),) if entry.result is None else ()
    fields = [Field(say(voice, "advice.why"), words(_reason(voice, view, entry)))]
    if entry.by:
        by = (
            agency_name(voice, entry.by)
            if entry.by in voice.library.vocabulary.agencies
            else voice.messages.get(f"by.{entry.by}", entry.by)
        )
        fields.append(Field(say(voice, "advice.by"), (Span(by),)))
    return Line(words(text), badges=shown, clause=cite(voice, view.plan, entry.clause), fields=tuple(fields))


def _reason(voice: Voice, view: PlanView, entry: Advice) -> str:
    plan = voice.library.plans.get(view.plan)
    found = line_words(voice, plan, entry.reason) if plan else None
    return found or voice.messages.get(f"reason.{entry.reason}") or condition_text(voice, entry.reason)
