"""In which order this room dials: 119, 120, 110 while nobody has sent them, then the call-down list."""

from __future__ import annotations

from dataclasses import dataclass

from cards.desk import DONE, Desk
from cards.document import Clock
from cards.names import agency_name
from cards.times import clock
from cards.voice import say
from engine.respond.model import CallView


@dataclass(frozen=True, slots=True)
class Dial:
    """One number to dial. ``agency`` is the office alone; ``who`` adds the person on the register's line."""

    phone: str
    agency: str
    who: str
    due: Clock | None = None


def dial_order(desk: Desk) -> tuple[Dial, ...]:
    """Numbers still to be dialled, next first. Agencies that 119, 120 and 110 stand for come after the others."""
    waiting = [call for call in desk.response.calls if call.status in ("to_tell", "failed") and call.phones]
    dispatched = any(act.dispatch for act in desk.response.acts)
    waiting.sort(key=lambda call: dispatched and call.rank == "life")
    return (*_not_sent(desk), *(_dial(desk, call) for call in waiting))


def _not_sent(desk: Desk) -> tuple[Dial, ...]:
    """The first of 119, 120, 110 of which neither a tick nor a report says that it was sent."""
    voice = desk.voice
    if desk.response.inside is False:
        return ()
    acts = [act for act in desk.response.acts if act.status not in DONE and not act.begun_by]
    numbers = [act.dispatch for act in acts if act.dispatch and act.certainty != "if_turns_out"]
    named = ((number, say(voice, f"dispatch.{number}")) for number in numbers[:1])
    return tuple(Dial(number, who, say(voice, "call.dispatch", who=who)) for number, who in named)


def _dial(desk: Desk, call: CallView) -> Dial:
    agency = agency_name(desk.voice, call.agency, call.area)
    return Dial(call.phones[0], agency, f"{agency} {call.contact or ''}".strip(), clock(desk.voice, call.due))
