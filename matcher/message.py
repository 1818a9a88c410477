"""What kind of message it is, which turn it takes, and what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from engine.incident.reading import Message, MessageKind, Outcome, Span
from matcher.claims import Claim
from matcher.negation import denial_before
from matcher.page import Page
from matcher.scan import Mark

_HARM = frozenset(
    {
        "deaths",
        "missing",
        "injured",
        "trapped",
        "buried",
        "seriously_injured",
        "lightly_injured",
        "hospitalized",
        "poisoned",
        "illness_count",
        "status_unknown",
        "evacuated",
        "threatened",
        "deaths_incl_missing",
        "stranded",
        "houses_collapsed",
        "animals_dead",
        "affected_population",
    }
)
_MEASURED = frozenset(
    {"interruption", "stranded_time", "leak_mass", "magnitude", "area_damaged", "area_burned", "direct_loss"}
)
_ORDER: tuple[MessageKind, ...] = ("drill", "rumour", "all_clear", "complaint", "old_news", "notice", "warning")
_PAST = re.compile(r"(?:19|20)\d\d年|去年|前年|上个?月|几年前|当年|\d+年前")


def message(page: Page, claims: Sequence[Claim], hazards: Sequence[object], year: int) -> Message:
    """The kind with its evidence. An emergency is what speaks of a fresh event more than of anything else."""
    signs = _signs(page)
    weights = {
        kind: sum({page.text[mark.start : mark.end]: mark.weight for mark in marks}.values())
        for kind, marks in signs.items()
    }
    harmed = _harmed(page, claims, year)
    event = _event(page, claims, harmed)
    kind = _kind(page, weights, event, bool(harmed), bool(hazards))
    spans = tuple(Span(mark.start, mark.end) for mark in signs.get(kind, ()))
    return Message(kind, _outcome(page, kind), _turn(page), spans, weights.get(kind, event))


def _signs(page: Page) -> dict[str, list[Mark]]:
    """Marks by kind, without those in a sentence that only looks back (刚搞过演练, 不是演练)."""
    earlier = page.of("earlier")
    found: dict[str, list[Mark]] = {}
    for mark in page.of("msg"):
        if mark.key == "drill" and (earlier or _looks_back(page, mark) or denial_before(page, mark.start) is not None):
            continue
        found.setdefault(mark.key, []).append(mark)
    return found


def _looks_back(page: Page, mark: Mark) -> bool:
    """刚做完演练, 上周演练过: the exercise lies behind."""
    head, tail = page.text[max(0, mark.start - 8) : mark.start], page.text[mark.end : mark.end + 4]
    return bool(
        re.search(r"刚|上周|上个?月|昨天|去年|前天|前几天|此前|曾|平时|以前|之前|早上才", head)
        or re.match(r"过|刚?结束后|之?后|时的|中学", tail)
    )


def _harmed(page: Page, claims: Sequence[Claim], year: int) -> list[Claim]:
    """Numbers of people (houses, animals) harmed, those of exercises, earlier years and rumours left out."""
    return [
        claim for claim in claims if claim.fact in _HARM and (claim.low or 0) > 0 and not _quoted(page, claim, year)
    ]


def _event(page: Page, claims: Sequence[Claim], harmed: Sequence[Claim]) -> int:
    """How much speaks of a fresh event: words that are not denied, people harmed, measures taken, casualties denied."""
    words = {
        page.text[mark.start : mark.end]: mark.weight
        for mark in page.of("event")
        if denial_before(page, mark.start) is None
    }
    measured = [claim for claim in claims if claim.fact in _MEASURED]
    denied = [claim for claim in claims if claim.denied]
    return min(12, sum(words.values())) + min(16, 8 * len(harmed)) + min(4, 2 * len(denied)) + min(6, 3 * len(measured))


def _quoted(page: Page, claim: Claim, year: int) -> bool:
    """A number of an exercise, of an earlier year, of a rumour."""
    start, end = page.sentence(claim.start)
    sentence = page.text[start:end]
    if re.search(r"去年|前年|假|不实|旧|翻出来|谣", sentence) and re.search(
        r"\"[^\"]*$", page.text[start : claim.start]
    ):
        return True
    clause = page.clause(claim.start)
    if re.search(r"去年|前年|往年|上年|年前|早年|前些年", page.text[clause[0] : claim.end]):
        return True
    if re.search(r"前年|往年|上年|历年|几年前", sentence) and re.search(
        r"材料|情况|汇总|统计|资料|修订|整改", page.text
    ):
        return True
    years = [int(found[0][:4]) for found in re.finditer(r"(?:19|20)\d\d年", sentence)]
    if years and all(found < year for found in years):
        return bool(
            re.search(r"之后|以来|整改|采访|教训|周年|案例|回顾|当年|警示|吸取|复盘|查|问|资料|以前", page.text)
        )
    return bool(re.search(r"演练|推演|情景|假设|模拟|演习", sentence)) or _hearsay(page, claim.start)


def _hearsay(page: Page, at: int) -> bool:
    start, end = page.sentence(at)
    return bool(page.near("neg_doubt", start, end)) and bool(page.near("neg_groundless", start, end))


def _kind(page: Page, weights: dict[str, int], event: int, harmed: bool, hazard: bool) -> MessageKind:
    best = max(_ORDER, key=lambda kind: (weights.get(kind, 0), -_ORDER.index(kind)))
    weight = weights.get(best, 0)
    others = sum(weights.get(kind, 0) for kind in _ORDER if kind != best)
    if best == "rumour" and weight >= 10 and not _real_beside_rumour(page, event):
        return "rumour"
    if best in ("drill", "old_news") and weight >= 10 and event < weight + 12:
        return best
    if (
        not harmed
        and best in ("complaint", "notice", "all_clear", "old_news")
        and weight + others // 2 >= 10
        and event <= weight + others // 2 + 2
    ):
        return best
    if best == "warning" and weight >= 10 and event < 14:
        return _warning(page)
    if event >= 6 or (hazard and event >= 3):
        return "emergency"
    if weight >= 10 or (weight >= 5 and not (hazard and _happens(page))):
        return best if best != "warning" else _warning(page)
    return "emergency" if hazard and (not weights or _happens(page)) else "nothing"


def _happens(page: Page) -> bool:
    """Something happens in the text: a word of an event that is not denied, or a number of people harmed."""
    happening = page.lexicon.data["messages"]["happening"]
    return any(mark.key in happening and denial_before(page, mark.start) is None for mark in page.of("cls"))


def _real_beside_rumour(page: Page, event: int) -> bool:
    return event >= 16


def _warning(page: Page) -> MessageKind:
    """A warning of a weak colour without any effect is a notice."""
    return "notice" if page.of("weak_colours") and not page.of("strong_colours") else "warning"


def _outcome(page: Page, kind: MessageKind) -> Outcome:
    if kind == "emergency":
        return "emergency"
    if kind == "warning":
        return "warning"
    if kind in ("rumour", "all_clear"):
        return "write_off"
    if kind in ("complaint", "old_news"):
        return "transfer"
    if kind in ("drill", "notice") and page.of("relay"):
        return "relay"
    return "no_action"


def _turn(page: Page) -> Literal["first", "follow_up", "final"]:
    found = {mark.key for mark in page.of("turn")}
    if "final" in found:
        return "final"
    return "follow_up" if "follow_up" in found and "first" not in found else "first"
