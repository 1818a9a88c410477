"""Who reported, and who has begun to act: kept as contact facts, never counted as casualties."""

from __future__ import annotations

import re

from engine.incident.reading import Span
from matcher.page import Page

_NAME = re.compile(r"(?:报告人|报警人|来电人|联系人|报料人)[:： ]?([\u4e00-\u9fff]{2,3})(?=[,，。 (\d:电手]|$)")
_POST = re.compile(r"(?:值班员|村支书|支书|村主任|矿长|厂长|镇长|书记|网格员|站长|所长|队长|经理|校长)")
_DONE = 12
_BESIDE = 3


def contacts(page: Page) -> tuple[tuple[str, Span], ...]:
    """Telephone, name and post of the caller, plates of vehicles, with their characters."""
    found = [
        ({"telephone": "caller_phone", "plate": "plate"}[aside.reason], Span(aside.start, aside.end))
        for aside in page.asides
        if aside.reason in ("telephone", "plate")
    ]
    found.extend(
        ("caller_name", Span(*part.span(1)))
        for part in _NAME.finditer(page.text)
        if not part[1].startswith(("手机", "电话"))
    )
    found.extend(("caller_post", Span(*part.span())) for part in _POST.finditer(page.text[:40]))
    return tuple(sorted(found, key=lambda item: item[1]))


def began(page: Page) -> tuple[tuple[str, Span], ...]:
    """Agencies that the report says are there or at work, services called, and acts that are begun or done."""
    found: dict[str, Span] = {}
    marks = page.of("began_mark")
    for who in page.of("began_who"):
        near = [
            mark
            for mark in marks
            if who.end <= mark.start <= who.end + _DONE and page.clause(who.start) == page.clause(mark.start)
        ]
        if near:
            found.setdefault(who.key, Span(who.start, near[0].end))
    for act in page.of("began_act"):
        head = page.text[max(0, act.start - 3) : act.start]
        if re.search(r"已|正|在|刚", head) or page.text[act.start] in "已正":
            found.setdefault(act.key, Span(act.start, act.end))
    found.update(_called(page))
    return tuple(sorted(found.items(), key=lambda item: (item[1], item[0])))


def _called(page: Page) -> dict[str, Span]:
    """Services that somebody has called (已报119), by their number."""
    found: dict[str, Span] = {}
    behind = re.compile(page.lexicon.data["began"]["called_behind"])
    for who in page.of("called"):
        after = behind.match(page.text, who.end)
        if after is not None:
            found.setdefault(who.key, Span(who.start, after.end()))
    for mark in page.of("called_mark"):
        end = mark.end
        if any(span.start < mark.start < span.end for span in found.values()):
            continue
        for who in page.of("called"):
            if end <= who.start <= end + _BESIDE:
                end = who.end
                found.setdefault(who.key, Span(mark.start, end))
    return found
