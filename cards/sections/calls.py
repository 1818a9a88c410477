"""The call-down list: order, agency, contact, phones, due, why, and who comes next if nobody answers."""

from __future__ import annotations

import re

from cards.acts import act_text
from cards.desk import Desk, elsewhere, hand_over_clause
from cards.document import Badge, Field, Line, Section, Span, words
from cards.names import agency_name, cite, hazard_name, source_name
from cards.times import clock
from cards.voice import listing, say
from engine.respond.model import ActView, CallView

FIRST = 10
"""calls on the first screen"""
REASONS = 3
"""reasons of one call that are spelled out"""
SHORT = 20
"""characters of a reason"""
PHRASE = re.compile(r"[：:；;，,。（(？?]")


def calls(desk: Desk) -> Section | None:
    """Each agency once, in the order in which they are dialled; the first ones with reasons and fallback."""
    lines = tuple(_call_line(desk, call) for call in desk.response.calls[:FIRST])
    rest = len(desk.response.calls) - len(lines)
    note = say(desk.voice, "calls.more", n=rest) if rest else ""
    return Section("calls", say(desk.voice, "section.calls"), lines, "main", "calls", note) if lines else None


def calls_rest(desk: Desk) -> Section | None:
    """The other calls, below the fold, numbered on."""
    lines = tuple(_call_line(desk, call) for call in desk.response.calls[FIRST:])
    return Section("calls_rest", say(desk.voice, "section.calls_rest"), lines, layout="calls") if lines else None


def _call_line(desk: Desk, call: CallView) -> Line:
    voice = desk.voice
    spans = [Span(agency_name(voice, call.agency, call.area), "strong")]
    if call.contact:
        spans.append(Span(f" {call.contact}"))
    for phone in call.phones:
        spans += [Span("  "), Span(phone, "strong", phone=phone)]
    if not call.phones:
        spans.append(Span("  " + say(voice, "call.no_phone"), "warn"))
    return Line(
        tuple(spans),
        mark="done" if call.status in ("told", "acknowledged") else "number",
        number=call.order,
        badges=_badges(desk, call),
        clock=clock(voice, call.due) if call.status in ("to_tell", "failed") else None,
        clause=_clause(desk, call),
        fields=(*_why(desk, call), *_fallback(desk, call)),
        key=f"{call.agency}@{call.area}",
    )


def _badges(desk: Desk, call: CallView) -> tuple[Badge, ...]:
    voice = desk.voice
    shown = [Badge(say(voice, f"rank.{call.rank}"), "alert" if call.rank == "life" else "plain")]
    if call.certainty == "unverified":
        shown.append(Badge(say(voice, "badge.unverified"), "warn"))
    if call.certainty == "if_turns_out":
        shown.append(Badge(say(voice, "badge.if_needed"), "muted"))
    if call.stale:
        shown.append(Badge(say(voice, "call.stale"), "warn"))
    if call.status != "to_tell":
        shown.append(Badge(say(voice, f"call.{call.status}"), "muted" if call.status != "failed" else "alert"))
    return tuple(shown)


def _clause(desk: Desk, call: CallView) -> str:
    """The clause of the first reason that has one."""
    own = next((cite(desk.voice, _source(desk, reason), clause) for reason, clause in call.reasons if clause), "")
    return own or (hand_over_clause(desk) if elsewhere(desk) else "")


def _source(desk: Desk, reason: str) -> str:
    """The plan, law or rule behind a reason, for its clause."""
    kind, _, rest = reason.partition(":")
    if kind in ("command", "handed"):
        return rest.split("@")[0]
    if kind == "rule":
        return next((rule.source for rule in desk.voice.library.vocabulary.calls if rule.id == rest), "")
    act = _act(desk, reason)
    return act.clauses[0][0] if act and act.clauses else ""


def _act(desk: Desk, key: str) -> ActView | None:
    """The act of a reason, by its own key or by that of an act that was merged into it."""
    return next((act for act in desk.response.acts if act.key == key), None)


def _why(desk: Desk, call: CallView) -> tuple[Field, ...]:
    """The first reasons, shortened; how many more there are."""
    texts = list(dict.fromkeys(reason_text(desk, reason) for reason, _ in call.reasons))
    if not texts:
        return ()
    shown = listing(desk.voice, texts[:REASONS])
    rest = len(texts) - REASONS
    text = say(desk.voice, "call.reasons", reasons=shown, n=rest) if rest > 0 else shown
    return (Field(say(desk.voice, "call.why"), words(text)),)


def short(text: str, most: int = SHORT) -> str:
    """The first phrase of an act's words, cut where it is long."""
    head = PHRASE.split(text, maxsplit=1)[0]
    return head if len(head) <= most else head[: most - 1] + "…"


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
        return _rule(desk, rest)
    act = _act(desk, reason)
    return (
        short(act_text(voice, act), SHORT if voice.locale != "en" else SHORT * 3)
        if act
        else voice.messages.get(f"why.{kind}", reason)
    )


def _rule(desk: Desk, id: str) -> str:
    """A rule of telling: the phrase of its clause; in English its id, which is made of English words."""
    rule = next((rule for rule in desk.voice.library.vocabulary.calls if rule.id == id), None)
    return rule.clause if rule and rule.clause and desk.voice.locale != "en" else id.replace("_", " ")


def _fallback(desk: Desk, call: CallView) -> tuple[Field, ...]:
    if not call.fallback:
        return ()
    spans: list[Span] = []
    for who, phone in call.fallback:
        known = desk.voice.library.vocabulary.agencies
        name = say(desk.voice, "call.hotline") if who in known else who
        spans += [Span((" → " if spans else "") + name + " "), Span(phone, "strong", phone=phone)]
    return (Field(say(desk.voice, "call.fallback"), tuple(spans)),)
