"""Times in words: the hour in the deployment's zone, how long ago, how long left, and deadlines."""

from __future__ import annotations

from datetime import datetime, timedelta

from cards.document import Clock, Tone
from cards.names import moment_name
from cards.voice import Voice, say
from engine.respond.model import Due

SOON = 15 * 60
"""seconds before a deadline from which it is marked as near"""


def hour(voice: Voice, at: datetime) -> str:
    """``03:12``, with month and day where it is not the card's own day."""
    local = at.astimezone(voice.zone)
    same = local.date() == voice.now.astimezone(voice.zone).date()
    return f"{local:%H:%M}" if same else f"{local:%m-%d %H:%M}"


def instants(voice: Voice, ends: tuple[datetime, datetime]) -> str:
    """An instant as far as it is known: ``02:00``, or ``01:30–02:30``."""
    first, last = (hour(voice, at) for at in ends)
    return first if first == last else f"{first}–{last}"


def day_hour(voice: Voice, at: datetime) -> str:
    """``2026-11-21 03:12`` in the deployment's zone."""
    return f"{at.astimezone(voice.zone):%Y-%m-%d %H:%M}"


def span_of(voice: Voice, seconds: int) -> str:
    """A length of time in words: 8分钟, 1小时20分, 3天2小时."""
    minutes = abs(seconds) // 60
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "time.days"), (hours, "time.hours"), (minutes, "time.minutes")]
    shown = [say(voice, key, n=count) for count, key in parts if count][:2]
    return say(voice, "time.join").join(shown) or say(voice, "time.minutes", n=0)


def since(voice: Voice, at: datetime) -> str:
    """How long ago ``at`` was, at the card's instant."""
    return span_of(voice, (voice.now - at) // timedelta(seconds=1))


def clock(voice: Voice, due: Due | None) -> Clock | None:
    """A deadline as the card shows it; None where there is none."""
    if due is None:
        return None
    if due.at is not None:
        return _at_clock(voice, due, due.at)
    if due.at_once:
        return Clock(say(voice, "due.at_once"), tone="warn")
    return Clock(_relative(voice, due))


def _at_clock(voice: Voice, due: Due, at: datetime) -> Clock:
    left = (at - voice.now) // timedelta(seconds=1)
    text = say(voice, "due.at", at=hour(voice, at))
    if due.late_at_receipt:
        return Clock(text, say(voice, "due.late"), at, "alert")
    if due.overdue or left < 0:
        key = "due.missed" if due.missed > 1 else "due.overdue"
        return Clock(text, say(voice, key, span=span_of(voice, left), n=due.missed), at, "alert")
    tone: Tone = "warn" if left <= SOON else "plain"
    return Clock(text, say(voice, "due.left", span=span_of(voice, left)), at, tone)


def _relative(voice: Voice, due: Due) -> str:
    moment = moment_name(voice, due.moment) if due.moment else ""
    if due.workdays is not None:
        return say(voice, "due.workdays", moment=moment, n=due.workdays)
    if due.seconds is None:
        return say(voice, "due.moment", moment=moment)
    return say(voice, "due.relative", moment=moment, span=span_of(voice, due.seconds))
