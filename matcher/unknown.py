"""What the text says is not known yet: a subject and a word of not knowing in one clause, and numbers still rising."""

from __future__ import annotations

import re
from dataclasses import replace

from matcher.claims import Claim
from matcher.page import Page
from matcher.scan import Mark

_STILL_SUBJECT = 14


def unknowns(page: Page, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Open claims: 伤亡正在了解, 重伤多少还没报上来, 被困人数不详."""
    found: list[Claim] = []
    subjects = page.lexicon.data["unknown"]["subjects"]
    told = {claim.fact for claim in claims if not claim.denied and claim.low is not None}
    for state in page.of("unk_state"):
        subject = _subject(page, state)
        if subject is None:
            continue
        for fact in subjects[int(subject.key)]["facts"]:
            if fact not in told or fact == "seriously_injured":
                found.append(
                    Claim(
                        fact,
                        subject.start,
                        max(subject.end, state.end),
                        open=True,
                        rule="unknown",
                        more=((state.start, state.end),),
                    )
                )
    found.extend(_numberless(page, told))
    return tuple(found)


def _subject(page: Page, state: Mark) -> Mark | None:
    """The subject nearest to the word of not knowing within its sentence, no other clause of facts between."""
    start, end = page.sentence(state.start)
    near = []
    for mark in page.near("unk_subject", start, end):
        gap = page.text[mark.end : state.start] if mark.end <= state.start else page.text[state.end : mark.start]
        if len(gap) <= _STILL_SUBJECT and not re.search(r"\d|没有|无", gap) and gap.count("，") <= 1:
            near.append((len(gap), mark))
    quiet = [
        mark
        for mark in page.near("unk_silent", max(start, state.start - 8), state.start)
        if page.text[mark.end : state.start].strip("还也都正在尚") == ""
    ]
    if quiet and (not near or near[0][0] > 0):
        near = [item for item in near if item[1].start > quiet[-1].start]
    return min(near, key=lambda item: (item[0], item[1].start))[1] if near else None


def _numberless(page: Page, told: set[str]) -> list[Claim]:
    """有人被困，人数不详: the count word before it is open."""
    found = []
    for mark in page.of("unk_number"):
        start = page.sentence(mark.start)[0]
        words = [
            word
            for word in page.near("count", start, mark.end)
            if word.key
            in ("trapped", "buried", "missing", "injured", "deaths", "poisoned", "illness_count", "overboard")
        ]
        if words and words[-1].key not in told:
            fact = "missing" if words[-1].key == "overboard" else words[-1].key
            low = 1 if page.near("somebody", start, words[-1].start) else None
            found.append(Claim(fact, words[-1].start, mark.end, low, None, open=True, rule="number_unknown"))
    return found


def rising(page: Page, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """不排除继续上升: the last count of the dead, missing or hurt before it is open upwards."""
    found = list(claims)
    for mark in page.of("rising"):
        before = [
            at
            for at, claim in enumerate(found)
            if claim.start < mark.start
            and claim.fact
            in ("deaths", "injured", "missing", "illness_count", "poisoned", "seriously_injured", "trapped")
            and claim.low is not None
            and not claim.denied
        ]
        if before:
            deaths = [at for at in before if found[at].fact == "deaths"]
            at = deaths[-1] if deaths else before[-1]
            found[at] = replace(
                found[at],
                high=None,
                open=True,
                nominal=found[at].low,
                usual=None,
                more=(*found[at].more, (mark.start, mark.end)),
            )
    return tuple(found)
