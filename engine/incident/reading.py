"""A Reading: what the matcher read in one report, each thing with the characters that it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from engine.values.cells import Cell
from engine.values.exact import Exact

FactState = Literal["stated", "open"]
MessageKind = Literal[
    "emergency", "warning", "drill", "rumour", "old_news", "complaint", "notice", "all_clear", "nothing"
]
Outcome = Literal["emergency", "warning", "relay", "transfer", "write_off", "no_action"]
"""突发事件 / 预警 / 需转告 / 转办 / 误报核销 / 无需处理"""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters of the original report, ``end`` exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReadFact:
    """One fact as read. ``open`` with a cell = at least / at most / still rising; without = not known yet."""

    fact: str
    state: FactState
    cell: Cell | None
    spans: tuple[Span, ...] = ()
    denied: bool = False
    """the text denies it (无人员伤亡): the cell is zero or no"""
    approx: bool = False
    nominal: Exact | None = None
    """the number as said, where the cell is a range made of a hedge (近30人)"""
    usual: Exact | None = None
    """how many words without a number (有人) usually mean at most; the cell itself stays open upwards"""
    object: str | None = None
    """which river, site, village"""
    as_of: datetime | None = None
    text: str | None = None
    """free text facts and words outside a list"""
    corrected: bool = False
    """the text itself says that it corrects an earlier figure"""
    rule: str = ""
    framed: bool = False
    """the words stand inside the frame of a drill, a rumour or a look back"""
    until: datetime | None = None
    """a warning is void from this instant on"""
    hearsay: bool = False
    """told by nobody who answers for it (网上说, 另有消息)"""


@dataclass(frozen=True, slots=True)
class ReadHazard:
    """A hazard hypothesis, best first; ``role`` primary (one), secondary (chained) or rival."""

    hazard: str
    score: int
    role: Literal["primary", "secondary", "rival"]
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadPlace:
    """Where. Names as far as the text (or the division table) gives them; ``code`` is the finest division found."""

    province: str | None = None
    city: str | None = None
    county: str | None = None
    township: str | None = None
    code: str | None = None
    candidates: tuple[str, ...] = ()
    """codes, where a bare name fits several divisions, or where several places are named"""
    site: str | None = None
    inside: bool | None = None
    """inside the home area; None = the text does not say"""
    spans: tuple[Span, ...] = ()
    words: tuple[Span, ...] = ()
    """words of a place (a mall, a kilometre post) that no division and no site answers to"""
    others: tuple[tuple[str, Span], ...] = ()
    """further divisions of home that the same report names, with their words; ``candidates`` hold their codes"""


@dataclass(frozen=True, slots=True)
class ReadTime:
    """When it occurred: earliest and latest instant (aware), as far as the text says."""

    earliest: datetime
    latest: datetime
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """A number that is no fact: explained (phone, plate, floor, road …) or ``unread``, for a person to place."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Message:
    """What kind of message it is, which turn, and what becomes of it (a proposal; a person decides)."""

    kind: MessageKind
    outcome: Outcome
    turn: Literal["first", "follow_up", "final"] = "first"
    spans: tuple[Span, ...] = ()
    score: int = 0
    decided: bool = False
    """a person recorded the outcome; else it is a proposal"""
    office: bool = False
    """it has the form of an office's bulletin (续报, 截至18时): nobody at the scene is on the telephone"""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one report. ``digest`` is the SHA-256 of the text; the words themselves are not here."""

    digest: str
    length: int
    message: Message
    facts: tuple[ReadFact, ...] = ()
    hazards: tuple[ReadHazard, ...] = ()
    place: ReadPlace = ReadPlace()
    occurred: ReadTime | None = None
    numbers: tuple[ReadNumber, ...] = ()
    contacts: tuple[tuple[str, Span], ...] = ()
    """kept as contact facts: (caller_phone | caller_name | caller_post | plate, span)"""
    candidates: tuple[str, ...] = ()
    """instance ids from the index, best first"""
    began: tuple[tuple[str, Span], ...] = ()
    """acts that the report says are begun or done by others: (capability or agency id, span); a service that somebody
    has called stands under its number (119)"""
    suggests: tuple[tuple[str, Span], ...] = ()
    """judge criteria whose words the report comes close to: (judge path with plan id, span)"""
