"""The call-down list: order, agency, contact, phones, due, why, and who comes next if nobody answers."""

from __future__ import annotations

from cards.acts import act_text
from cards.desk import Desk
from cards.document import Badge, Field, Line, Section, Span, words
from cards.names import agency_name, cite, hazard_name, source_name
from cards.times import clock
from cards.voice import listing, say
from engine.respond.model import CallView


def calls(desk: Desk) -> Section | None:
    """Each agency once, in the order in which they are dialled."""
    lines = tuple(_call_line(desk, call) for call in desk.response.calls)
    return Section("calls", say(desk.voice, "section.calls"), lines, area="main", layout="calls") if lines else None


def _call_line(desk: Desk, call: CallView) -> Line:
    voice = desk.voice
    spans = [Span(agency_name(voice, call.agency, call.area), "strong")]
    if call.contact:
        spans.append(Span(f" {call.contact}"))
    for phone in call.phones:
        spans += [Span("  "), Span(phone, "strong", phone=phone)]
    if not call.phones:
        spans.append(Span("  " + say(voice, "call.no_phone"), "warn"))
    clause = next((cite(voice, _source(desk, reason), clause) for reason, clause in call.reasons if clause), "")
    return Line(
        tuple(spans),
        mark="done" if call.status in ("told", "acknowledged") else "number",
        number=call.order,
        badges=_badges(desk, call),
        clock=clock(voice, call.due) if call.status in ("to_tell", "failed") else None,
        clause=clause,
        fields=(*_why(desk, call), *_fallback(desk, call)),
        key=f"{call.agency}@{call.area}",
    )


def _badges(desk: Desk, call: CallView) -> tuple[Badge, ...]:
    voice = desk.voice
    shown = [Badge(say(voice, f"rank.{call.rank}"), "alert" if call.rank == "life" else "plain")]
    if call.certainty == "unverified":
        shown.append(Badge(say(voice, "badge.unverified"), "warn"))
    if call.stale:
        shown.append(Badge(say(voice, "call.stale"), "warn"))
    if call.status != "to_tell":
        shown.append(Badge(say(voice, f"call.{call.status}"), "muted" if call.status != "failed" else "alert"))
    return tuple(shown)


def _source(desk: Desk, reason: str) -> str:
    """The plan or rule behind a reason, for its clause."""
    kind, _, rest = reason.partition(":")
    if kind == "command":
        return rest.split("@")[0]
    act = next((act for act in desk.response.acts if act.key == reason), None)
    return act.plan if act else ""


def _why(desk: Desk, call: CallView) -> tuple[Field, ...]:
    texts = dict.fromkeys(reason_text(desk, reason) for reason, _ in call.reasons)
    return (Field(say(desk.voice, "call.why"), words(listing(desk.voice, texts))),) if texts else ()


def reason_text(desk: Desk, reason: str) -> str:
    """Why an agency is on the list, in words."""
    voice = desk.voice
    kind, _, rest = reason.partition(":")
    if kind == "hazard":
        return say(voice, "why.hazard", hazard=hazard_name(voice, rest))
    if kind == "command":
        return say(voice, "why.command", plan=source_name(voice, rest.split("@")[0]))
    if kind in ("local", "roster"):
        return say(voice, f"why.{kind}")
    if kind == "handed":
        return say(voice, "why.handed", plan=source_name(voice, rest.split("@")[0]))
    if kind == "rule":
        return voice.messages.get(f"rule.{rest}") or say(voice, "why.rule", rule=rest)
    act = next((act for act in desk.response.acts if act.key == reason), None)
    return act_text(voice, act) if act else voice.messages.get(f"why.{kind}", reason)


def _fallback(desk: Desk, call: CallView) -> tuple[Field, ...]:
    if not call.fallback:
        return ()
    spans: list[Span] = []
    for who, phone in call.fallback:
        spans += [Span((" → " if spans else "") + who + " "), Span(phone, "strong", phone=phone)]
    return (Field(say(desk.voice, "call.fallback"), tuple(spans)),)
