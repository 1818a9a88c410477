"""The head of the card: the event in one line, what stands, and whether 119, 120 and 110 are out."""

from __future__ import annotations

from datetime import timedelta

from cards.acts import clauses
from cards.desk import DONE, Desk, elsewhere, emergency, hand_over_clause, lead_plan, levelled, plan_of, quote, tracked
from cards.document import Badge, Field, Line, Section, Span, words
from cards.names import hazard_name, holders, level_words, short_title
from cards.sentences import people_words, where_words
from cards.telephone import places_ahead, said_places
from cards.times import day_hour, instants, since, span_of
from cards.voice import Voice, listing, say
from engine.plans.model import Plan
from engine.respond.model import ActView, PlanView

DISPATCH = ("119", "120", "110")


def event_words(desk: Desk) -> str:
    """The event in one line: place, hazard."""
    voice, response = desk.voice, desk.response
    primary = [view for view in response.hazards if view.role == "primary"] or list(response.hazards[:1])
    hazard = hazard_name(voice, primary[0].hazard) if primary else say(voice, "hazard.unknown")
    return say(voice, "event.line", place=where_words(desk), hazard=hazard)


def header(desk: Desk) -> Section:
    """Hazard, place, times, what is approved, and the outcome where it is no emergency."""
    voice = desk.voice
    lines = [*_left_out(desk), Line(words(event_words(desk), "strong"), mark="none", badges=_message(desk))]
    people = people_words(desk, 5)
    if emergency(desk):
        lines.append(Line(words(people or say(voice, "people.silent")), mark="none"))
    lines += _said_place(desk)
    lines.append(Line((*_times(desk), *state_words(desk)), mark="none"))
    if not emergency(desk):
        lines.append(Line(words(say(voice, f"steps.{desk.response.message.kind}")), mark="none"))
    lines += [*_level_line(desk), *_outside(desk)]
    return Section("header", say(voice, "section.header"), tuple(lines), area="top", layout="header")


def _said_place(desk: Desk) -> list[Line]:
    """Words of the place that no division and no site answers to: a crew finds it by them."""
    found = (("head.said_place", said_places(desk)), ("head.place_ahead", places_ahead(desk)))
    return [
        Line(words(say(desk.voice, key, words=listing(desk.voice, said))), mark="none") for key, said in found if said
    ]


def _left_out(desk: Desk) -> tuple[Line, ...]:
    """A library with errors lacks plans: the room must know before it trusts the card."""
    files = desk.voice.library.left_out
    if not files:
        return ()
    text = say(desk.voice, "head.left_out", count=len(files), files=listing(desk.voice, files[:3]))
    return (Line(words(text, "alert"), mark="none"),)


def _message(desk: Desk) -> tuple[Badge, ...]:
    response = desk.response
    shown = [Badge(say(desk.voice, f"turn.{response.message.turn}"))]
    if not emergency(desk):
        shown = [Badge(say(desk.voice, f"kind.{response.message.kind}"), "warn")]
    if response.sensitive:
        shown.append(Badge(say(desk.voice, "badge.sensitive"), "alert"))
    return tuple(shown)


def _times(desk: Desk) -> tuple[Span, ...]:
    voice, response = desk.voice, desk.response
    at = response.received or response.now
    spans = [Span(say(voice, "head.received", at=day_hour(voice, at), elapsed=since(voice, at)))]
    if response.occurred:
        spans.append(Span(say(voice, "head.occurred", at=instants(voice, response.occurred))))
        before = (at - response.occurred[1]) // timedelta(seconds=1)
        if before >= 60:
            spans.append(Span(say(voice, "head.gap", span=span_of(voice, before))))
    spans.append(Span(" · "))
    return tuple(spans)


def state_words(desk: Desk) -> tuple[Span, ...]:
    """未启动，按市级Ⅱ级准备 / 已启动 / what becomes of a message that is no emergency."""
    voice = desk.voice
    if not emergency(desk):
        return (_no_emergency(desk),)
    view = lead_plan(desk)
    if desk.response.inside is False and not (view and view.announced):
        return (Span(say(voice, "head.elsewhere"), "strong"),)
    if view is None:
        return (Span(say(voice, "head.no_plan"), "warn"),)
    scale = view.levels.scale
    if view.announced:
        level = level_words(voice, view.tier, (view.announced,), scale)
        spans = [Span(say(voice, "head.announced", level=level), "alert")]
        if view.banner:
            spans.append(Span(say(voice, "head.below_certain"), "alert"))
        return tuple(spans)
    level = level_words(voice, view.tier, view.working or view.proposed, scale)
    if (view.working or view.proposed) == (scale[0],):
        likely = view.levels.grounded if view.levels.grounded[-1] != scale[0] else view.levels.possible
        highest = level_words(voice, view.tier, likely[-1:], scale)
        if view.levels.possible[-1] != scale[0]:
            return (Span(say(voice, "head.below_open", level=level, highest=highest), "alert"),)
        return (Span(say(voice, "head.below", level=level), "strong"),)
    if tracked(desk, view):
        return (Span(say(voice, "head.tracked", level=level), "strong"),)
    key = "head.approved" if view.approved else "head.preparing"
    return (Span(say(voice, key, level=level), "strong"),)


def _no_emergency(desk: Desk) -> Span:
    voice, message = desk.voice, desk.response.message
    if message.kind == "warning":
        return Span(say(voice, "head.warning"), "strong")
    outcome = say(voice, f"outcome.{message.outcome}")
    return Span(say(voice, "head.no_emergency", outcome=outcome), "strong")


def _level_line(desk: Desk) -> list[Line]:
    """How high it may still go, and who approves: enough to phone the leader without scrolling."""
    voice, view = desk.voice, lead_plan(desk)
    if view is None or not levelled(desk) or desk.response.inside is False:
        return []
    spans: list[Span] = []
    scale, now = view.levels.scale, view.working or view.proposed
    beyond = tuple(level for level in view.levels.grounded if scale.index(level) > scale.index(now[-1]))
    if view.approver and not view.announced and not tracked(desk, view):
        level = level_words(voice, view.tier, now, scale)
        spans += [Span(say(voice, "head.propose", level=level)), *_approved_by(voice, view.approver, view.area)]
    if beyond:
        highest = level_words(voice, view.tier, beyond[-1:], scale)
        spans += [Span(say(voice, "list.semicolon"))] if spans else []
        spans += [Span(say(voice, "level.up_to", level=highest), "warn")]
        spans += _approved_by(voice, _approver_of(desk, view, beyond[-1]), view.area)
    if view.levels.uncounted and not view.announced:
        spans += [Span(say(voice, "list.semicolon"))] if spans else []
        top = level_words(voice, view.tier, view.levels.uncounted[-1:], scale)
        spans.append(Span(say(voice, "head.uncounted", level=top), "warn"))
    return [Line(tuple(spans), mark="none")] if spans else []


def _approved_by(voice: Voice, post: str | None, area: str) -> list[Span]:
    """（批准：post, person, number）: each level with its own approver."""
    if not post:
        return []
    return [Span(say(voice, "head.approver"), "muted"), *post_spans(voice, post, area), Span(say(voice, "head.close"))]


def _approver_of(desk: Desk, view: PlanView, level: str) -> str | None:
    plan = plan_of(desk, view)
    rule = plan.level_rules.get(level) if plan else None
    return rule.approved_by.post if rule and rule.approved_by else None


def post_spans(voice: Voice, post: str, area: str = "") -> tuple[Span, ...]:
    """A post with the person who holds it this minute and the number; without one it says so."""
    found = holders(voice, post, area) or holders(voice, post, voice.library.deployment.home)
    if not found:
        return (Span(say(voice, "post.nobody", post=post)),)
    person = found[0]
    spans = [Span(say(voice, "post.person", post=post, name=person.name))]
    if person.phones:
        spans += [Span(" "), Span(person.phones[0], "strong", phone=person.phones[0])]
    return tuple(spans)


def _outside(desk: Desk) -> list[Line]:
    voice, response = desk.voice, desk.response
    if response.inside is not False and not response.hand_over:
        return []
    names = (
        voice.library.divisions[code].name if code in voice.library.divisions else code for code in response.hand_over
    )
    key = "head.outside" if response.inside is False else "head.outside_maybe"
    text = say(voice, key, to=listing(voice, names) or say(voice, "head.outside_unknown"))
    return [Line(words(text, "warn"), mark="none")]


def dispatch(desk: Desk) -> Section | None:
    """119 / 120 / 110 已派警? Three ticks, above everything else."""
    if not emergency(desk):
        return None
    if elsewhere(desk):
        line = Line(words(say(desk.voice, "dispatch.elsewhere"), "strong"), mark="tick", clause=hand_over_clause(desk))
        return Section("dispatch", say(desk.voice, "section.dispatch_elsewhere"), (line,), area="top")
    acts = {act.dispatch: act for act in desk.response.acts if act.dispatch}
    lines = tuple(_dispatch_line(desk, number, acts.get(number)) for number in DISPATCH)
    return Section("dispatch", say(desk.voice, "section.dispatch"), lines, area="top", layout="strip")


def _dispatch_line(desk: Desk, number: str, act: ActView | None) -> Line:
    voice = desk.voice
    head = (Span(number, "strong", phone=number), Span(" " + say(voice, f"dispatch.{number}")))
    if act is None:
        return Line(head, mark="tick", key=f"dispatch.{number}")
    begun = quote(desk, act.begun_by)
    fields = (Field(say(voice, "act.begun"), tuple(Span(said, quote=True) for said in begun)),) if begun else ()
    badges = (Badge(say(voice, "badge.if_needed"), "muted"),) if act.certainty == "if_turns_out" else ()
    mark = "done" if act.status in DONE or begun else "tick"
    return Line(
        head,
        mark="done" if mark == "done" else "tick",
        badges=badges,
        clause=clauses(voice, act),
        fields=fields,
        key=act.key,
    )


def plan_title(desk: Desk, view: PlanView) -> str:
    """A plan's short title, or its id where the library does not hold it."""
    plan: Plan | None = plan_of(desk, view)
    return short_title(desk.voice, plan) if plan else view.plan
