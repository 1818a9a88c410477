"""Frames: stretches of a report that speak of no event of here and now, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from matcher.negation import denial_before
from matcher.page import Page
from matcher.scan import Mark

Spans = Sequence[tuple[int, int]]

_DECIDES = 10
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=\s?年|[^\d]|$)")


def inside(at: int, spans: Spans) -> bool:
    """Whether a character lies within one of the stretches."""
    return any(start <= at < end for start, end in spans)


def signs(page: Page) -> dict[str, list[Mark]]:
    """Marks of kinds of message; exercises that lie behind or are denied are none (刚搞过演练, 不是演练)."""
    real = bool(page.of("earlier") or page.of("real"))
    found: dict[str, list[Mark]] = {}
    for mark in page.of("msg"):
        if mark.key == "drill" and (real or _looks_back(page, mark) or denial_before(page, mark.start) is not None):
            continue
        found.setdefault(mark.key, []).append(mark)
    return found


def _looks_back(page: Page, mark: Mark) -> bool:
    """刚做完演练, 上周演练过: the exercise lies behind."""
    patterns: Mapping[str, str] = page.lexicon.data["messages"]["looks_back"]
    head, tail = page.text[page.clause(mark.start)[0] : mark.start], page.text[mark.end : mark.end + 44]
    return bool(re.search(patterns["before"], head) or re.match(patterns["after"], tail))


def supposed(page: Page) -> list[tuple[int, int]]:
    """What is feared, prevented or imagined: from the word that says so to the end of its clause.

    A condition (如果, 一旦) also holds for what is said to follow from it, but never for what is told as done.
    """
    feared = [(mark.start, page.clause(mark.end - 1)[1]) for mark in page.of("supposed")]
    return feared + [(mark.start, _condition(page, mark)) for mark in page.of("conditional")]


def rehearsed(page: Page) -> list[tuple[int, int]]:
    """演练：3人中毒。刚才真的有人摔下来，不是演练！: what the exercise told, up to the sentence that is real."""
    labels = [mark.start for mark in page.of("msg") if mark.key == "drill" and mark.weight >= _DECIDES]
    breaks = [page.sentence(mark.start)[0] for mark in page.of("real")]
    ends = [end for end in breaks if labels and end > labels[0]]
    return [(labels[0], min(ends))] if ends else []


def _condition(page: Page, mark: Mark) -> int:
    """The end of the clause of a condition, of those listed with it (着火、漏气), and of those that follow from it."""
    follows: Mapping[str, str] = page.lexicon.data["messages"]["follows"]
    last, end = page.sentence(mark.start)[1], page.clause(mark.end - 1)[1]
    while end < last:
        start, further = page.clause(end + 1)
        said = page.text[start:further]
        listed = page.text[end] == "、"
        if re.search(follows["done"], said) or not (listed or re.search(follows["from"], said)):
            break
        end = further
    return end


def years_before(page: Page, year: int) -> list[tuple[int, int]]:
    """Sentences that name earlier years (or 去年, 那次) and none of today's words."""
    starts = [found.start() for found in _YEAR.finditer(page.text) if int(found[0]) < year]
    starts.extend(mark.start for mark in page.of("bygone"))
    spans = {page.sentence(start) for start in starts}
    return sorted(span for span in spans if not page.near("fresh", *span))


def scope(page: Page, kind: str, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """How far a frame reaches: an exercise as a whole, a rumour from where it is quoted, a plan by the clause."""
    if not marks:
        return []
    if (kind == "drill" and _exercise(page, marks)) or (kind == "notice" and page.of("reassures")):
        return [(0, len(page.text))]
    if kind == "rumour":
        return [_quoted(page, marks)]
    if kind == "all_clear":
        return _called_back(page, marks)
    if kind == "old_news":
        return [page.clause(mark.start) for mark in marks] + _looking_back(page)
    if kind in ("notice", "drill"):
        return [page.clause(mark.start) for mark in marks]
    return [page.clause(mark.start) for mark in page.of("habit")]


def _exercise(page: Page, marks: Sequence[Mark]) -> bool:
    """The whole message is of the exercise: labelled so more than once, or telling what to imagine or to do."""
    return len({mark.start for mark in marks}) > 1 or bool(page.of("exercise"))


def told_of(page: Page, kind: str) -> list[tuple[int, int]]:
    """Where numbers of people harmed are no harm of now: statistics, plans, and what was called in and taken back."""
    names = {"notice": "statistic", "all_clear": "recalled"}
    return [page.sentence(mark.start) for mark in page.of(names[kind])] if kind in names else []


def _called_back(page: Page, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    firm = [mark for mark in marks if mark.weight >= _DECIDES]
    return [(0, max(_reach(page, mark) for mark in firm))] if firm else []


def _reach(page: Page, mark: Mark) -> int:
    """The end of the sentence, or of the clause where the sentence then takes a turn (但, 真的, 可惜)."""
    end, clause = page.sentence(mark.start)[1], page.clause(mark.start)[1]
    return clause if page.near("turning", mark.end, end) else end


def _quoted(page: Page, marks: Sequence[Mark]) -> tuple[int, int]:
    """From the first word of hearsay (else from the beginning) to where the last word that refutes it reaches."""
    refuted = max(_reach(page, mark) for mark in marks)
    heard = min((page.clause(mark.start)[0] for mark in page.of("hearsay") if mark.start < refuted), default=0)
    return (0 if marks[0].start < heard else heard), refuted


def _looking_back(page: Page) -> list[tuple[int, int]]:
    """The press, researchers and courts look back as a whole, if what they name is past and nothing in it is of now."""
    everything = [(0, len(page.text))]
    if page.of("closed"):
        return everything
    past = page.of("bygone") or _YEAR.search(page.text)
    return everything if past and page.of("enquiry") and not page.of("fresh") else []
