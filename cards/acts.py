"""One act as a line: what to do, marks, number to dial, deadline, and the clause at the end."""

from __future__ import annotations

import re

from cards.conditions import condition_text
from cards.desk import Desk, call_to, calls_by, name_of, names_of, phones_for, quote
from cards.document import Badge, Clock, Field, Line, Mark, Span, words
from cards.names import agency_name, cite
from cards.telephone import caller_numbers, secret_caller
from cards.times import clock
from cards.voice import Voice, either, say
from engine.plans.model import Action, Plan
from engine.respond.model import ActView

CALL_BACK = "verify_report"
"""the duty of calling back who reported"""
FILL = re.compile(r"\$\{([^}]*)\}")


def act_text(voice: Voice, act: ActView) -> str:
    """What an act says, with its fills; an act that only a post may order is worded as a proposal to that post."""
    plan, action = _action(voice, act)
    text = filled(voice, do_text(voice, plan, action), act) if action else act.action
    return say(voice, "act.proposal", post=act.ordered_by, act=text) if act.ordered_by else text


def _action(voice: Voice, act: ActView) -> tuple[Plan | None, Action | None]:
    plan = voice.library.plans.get(act.plan)
    if plan:
        return plan, next((action for action in plan.actions if action.id == act.action), None)
    return None, next((duty.action for duty in voice.library.duties if duty.action.id == act.action), None)


def do_text(voice: Voice, plan: Plan | None, action: Action) -> str:
    """The words of an action; English from the plan's sidecar, else Chinese, marked."""
    if voice.locale != "en":
        return action.do
    english = plan.english.get(f"actions.{action.id}.do") if plan else None
    return english[0] if english else f"{action.do} [zh]"


def filled(voice: Voice, text: str, act: ActView) -> str:
    """Replace each ``${…}`` once: the widest value first, several marked 待核实, none as a blank."""
    fills = act.fills or {}

    def value(match: re.Match[str]) -> str:
        options = fills.get(match[1], fills.get(match[0], ()))
        if not options:
            return say(voice, "fill.blank")
        return options[0] if len(options) == 1 else say(voice, "fill.widest", value=options[0])

    return FILL.sub(value, text)


def act_line(desk: Desk, act: ActView, *, performer: bool, number: int | None = None) -> Line:
    """An act as one line of the card; ``performer`` names who does it (columns of others)."""
    voice = desk.voice
    head: tuple[Span, ...] = words(act_text(voice, act), "strong" if act.life else "plain")
    if performer:
        head = (
            Span(say(voice, "act.performer", agency=name_of(desk, act.by, act.instance.partition("@")[2])), "muted"),
            *_waiting(desk, act.by),
            *head,
        )
    return Line(
        spans=head,
        mark=_mark(act),
        number=number,
        badges=badges(voice, act),
        clock=clock(voice, act.due) if act.status not in ("done", "not_applicable") else None,
        clause=clauses(voice, act),
        fields=(*_tells(desk, act), *_caller(desk, act), *_more(desk, act)),
        key=act.key,
    )


def _waiting(desk: Desk, agency: str) -> tuple[Span, ...]:
    """Who acts while an agency is yet to be set up: nobody can call it, so it is not on the call-down list."""
    known = desk.voice.library.vocabulary.agencies.get(agency)
    if known is None or not known.set_up_by or call_to(desk, agency):
        return ()
    return (Span(say(desk.voice, "act.not_set_up"), "muted"),)


def _mark(act: ActView) -> Mark:
    return "done" if act.status == "done" else "tick"


def clauses(voice: Voice, act: ActView) -> str:
    """Every clause that the line rests on, its own first."""
    return say(voice, "list.semicolon").join(cite(voice, source, clause) for source, clause in act.clauses)


def badges(voice: Voice, act: ActView) -> tuple[Badge, ...]:
    """Marks of an act: to be verified, life, law, channel, status."""
    shown: list[Badge] = []
    if act.certainty == "unverified":
        shown.append(Badge(say(voice, "badge.unverified"), "warn"))
    if act.life:
        shown.append(Badge(say(voice, "badge.life"), "alert"))
    if act.law:
        shown.append(Badge(say(voice, "badge.law"), "law"))
    if act.status not in ("to_do", "done"):
        shown.append(Badge(say(voice, f"status.{act.status}"), "muted"))
    return tuple(shown)


def _tells(desk: Desk, act: ActView) -> tuple[Field, ...]:
    """Who is told by this act, with the number beside the name."""
    if not act.tells:
        return ()
    spans: list[Span] = []
    for name, phones in (told for agency in act.tells for told in _told(desk, agency, act)):
        spans.append(Span(("" if not spans else " · ") + name))
        if phones:
            spans += [Span(" "), Span(phones[0], "strong", phone=phones[0])]
    return (Field(say(desk.voice, "act.tell"), tuple(spans)),)


def _caller(desk: Desk, act: ActView) -> tuple[Field, ...]:
    """The number of who called, beside the act of calling back; with a warning where that may harm the caller."""
    if act.duty != CALL_BACK:
        return ()
    numbers = caller_numbers(desk)
    spans = [Span(("" if not place else " · ") + entry, "strong", phone=entry) for place, entry in enumerate(numbers)]
    if secret_caller(desk):
        spans.append(Span(("  " if spans else "") + say(desk.voice, "caller.secret"), "warn"))
    return (Field(say(desk.voice, "caller"), tuple(spans)),) if spans else ()


def _told(desk: Desk, agency: str, act: ActView) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(name, numbers) of everyone whom telling an agency reaches."""
    lines = calls_by(desk, agency, act)
    if not lines:
        return ((name_of(desk, agency), phones_for(desk, agency)),)
    return tuple((agency_name(desk.voice, agency, call.area), call.phones) for call in lines)


def _more(desk: Desk, act: ActView) -> tuple[Field, ...]:
    voice = desk.voice
    fields: list[Field] = []
    if act.with_:
        fields.append(Field(say(voice, "act.with"), words(names_of(desk, act.with_))))
    stricter = clock(voice, act.conditional_due)
    if stricter:
        fields.append(Field(say(voice, "act.stricter"), words(clock_words(stricter))))
    begun = quote(desk, act.begun_by)
    if begun:
        fields.append(Field(say(voice, "act.begun"), tuple(Span(said, quote=True) for said in begun)))
    return tuple(fields)


def because(voice: Voice, act: ActView) -> tuple[Field, ...]:
    """The test that the act hangs on, where it is not settled."""
    open_ = [trace.text for trace in act.because if trace.result is None] or [trace.text for trace in act.because]
    texts = dict.fromkeys(condition_text(voice, text) for text in open_)
    return (Field(say(voice, "act.if"), words(either(voice, texts))),) if texts else ()


def clock_words(shown: Clock) -> str:
    """A clock as plain words."""
    return f"{shown.text} {shown.left}".strip()
