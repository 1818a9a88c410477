"""The core of a card for a short message: what, where, which level is proposed, who to call. No personal data."""

from __future__ import annotations

from cards.desk import Desk, emergency, lead_plan, phones_for
from cards.dialling import dial_order
from cards.document import Line, plain
from cards.names import agency_name, level_words
from cards.sections.head import DISPATCH, event_words, state_words
from cards.sentences import people_words
from cards.times import hour
from cards.voice import say


def core(desk: Desk) -> tuple[str, ...]:
    """Pieces of the short message, most needed first; a renderer drops the last ones that do not fit."""
    voice, response = desk.voice, desk.response
    at = hour(voice, response.received or response.now)
    pieces = [say(voice, "sms.head", event=event_words(desk), at=at)]
    pieces.append(say(voice, "sms.sentence", text=plain(Line(state_words(desk)))))
    if not emergency(desk):
        return tuple(pieces)
    dials = [
        say(voice, "sms.dispatch" if dial.phone in DISPATCH else "sms.call", agency=dial.agency, phone=dial.phone)
        for dial in dial_order(desk)[:2]
    ]
    pieces += dials[:1]
    people = people_words(desk, 3)
    if people:
        pieces.append(say(voice, "sms.sentence", text=people))
    pieces += dials[1:]
    view = lead_plan(desk)
    if view and len(view.levels.possible) > 1:
        highest = level_words(voice, view.tier, view.levels.possible[-1:], view.levels.scale)
        pieces.append(say(voice, "sms.possible", level=highest))
    return (*pieces, say(voice, "sms.foot"))


def notice(desk: Desk) -> str:
    """The short message for an open channel: that something is urgent and which number to ring; nothing of what."""
    voice = desk.voice
    seat = voice.library.deployment.seat
    phones = phones_for(desk, seat)
    return say(voice, "sms.notice", seat=agency_name(voice, seat), phone=phones[0] if phones else "").strip()
