"""迟报: how long ago it happened, which clocks were past when the report came in, and what hangs on who knew when."""

from __future__ import annotations

from datetime import timedelta

from cards.acts import act_text
from cards.desk import DONE, Desk, levelled, name_of
from cards.document import Badge, Clock, Field, Line, Section, Span, words
from cards.names import cite
from cards.sections.calls import short
from cards.telephone import held_back, mapped
from cards.times import clock, hour, instants, span_of
from cards.voice import say
from engine.respond.model import ActView


def late(desk: Desk) -> Section | None:
    """The line that tells the gap, then every clock that was past at receipt, for certain or if its people knew."""
    acts = [act for act in desk.response.acts if _past(act)]
    head = _gap(desk)
    if head is None or not acts:
        return None
    lines = (head, *(_line(desk, act) for act in acts))
    return Section("late", say(desk.voice, "section.late"), lines, area="side")


def held(desk: Desk) -> Section | None:
    """涉嫌迟报、瞒报: where a report itself says that somebody keeps it back; its words, what follows, the rules."""
    said = held_back(desk) if levelled(desk) else ()
    if not said:
        return None
    voice = desk.voice
    fields = (Field(say(voice, "fact.words"), tuple(Span(entry, quote=True) for entry in said)),)
    line = Line(words(say(voice, "held.steps"), "alert"), mark="tick", clause=_rules(desk), fields=fields, key="held")
    return Section("held", say(voice, "section.held"), (line,), area="main")


def _rules(desk: Desk) -> str:
    """The rules against keeping a report back: for any event, and of the statute that grades this one."""
    rules, grade = mapped(desk, "held_back_clauses"), desk.response.grade
    own = [cite(desk.voice, grade.statute, rules[grade.statute])] if grade and grade.statute in rules else []
    return say(desk.voice, "list.semicolon").join((*filter(None, [rules.get("any")]), *own))


def _past(act: ActView) -> bool:
    open_ = act.status not in DONE and act.certainty != "if_turns_out"
    return open_ and act.due is not None and (act.due.late_at_receipt or act.due.past_if_known)


def _gap(desk: Desk) -> Line | None:
    voice, occurred, received = desk.voice, desk.response.occurred, desk.response.received
    if occurred is None or received is None:
        return None
    seconds = (received - occurred[1]) // timedelta(seconds=1)
    text = say(
        voice,
        "late.gap",
        at=instants(voice, occurred),
        received=hour(voice, received),
        span=span_of(voice, seconds),
    )
    return Line(words(text, "alert"), mark="none")


def _line(desk: Desk, act: ActView) -> Line:
    voice, due = desk.voice, act.due
    certain = due is not None and due.late_at_receipt
    shown = clock(voice, due)
    badge = Badge(say(voice, "late.past" if certain else "late.if_known"), "alert" if certain else "warn")
    who = Span(say(voice, "act.performer", agency=name_of(desk, act.by)), "muted")
    text = Clock(shown.text, tone="alert" if certain else "warn") if shown else None
    return Line((who, Span(short(act_text(voice, act)))), badges=(badge,), clock=text, key=act.key)
