"""Actions of plans, modules, overlays and law: from read items to nodes of the response graph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from engine.plans.build_common import source_of, when_of
from engine.plans.ladder import LEVELS
from engine.plans.model import Action, After, Every, Post, Within
from engine.plans.reader import Item, Reader
from engine.plans.scalar_rules import duration_of
from engine.plans.vocabulary import FactDef

_DAILY = re.compile(r"day at ([01]?[0-9]|2[0-3]):([0-5][0-9])")


def actions_of(item: Item | None, reader: Reader, facts: Mapping[str, FactDef]) -> tuple[Action, ...]:
    """All actions of a mapping id -> action; those without performer, phase or text are reported and left out."""
    if item is None:
        return ()
    built = (action_of(id_, entry, reader, facts) for id_, entry in item.items())
    return tuple(action for action in built if action is not None)


def action_of(id_: str, item: Item, reader: Reader, facts: Mapping[str, FactDef]) -> Action | None:
    """One action."""
    action = Action(
        id=id_,
        do=item.of("do"),
        by=item.of("by"),
        phase=item.of("phase"),
        with_=item.of("with", ()),
        tells=item.of("tells", ()),
        asks=item.of("asks", ()),
        when=when_of(item.get("when"), facts),
        unknown=item.of("unknown", "act"),
        within=_within(item),
        every=_every(item, reader),
        after=_after(item.get("after")),
        levels=levels_of(item),
        life=bool(item.of("life", False)),
        source=source_of(item) if item.get("source") is not None else None,
        ordered_by=post_of(item.get("ordered_by"), reader),
        clause=item.of("clause", ""),
        place=item.place,
        **_words(item),
    )
    return action if all(item.of(key) is not None for key in ("do", "by", "phase")) else None


def _words(item: Item) -> dict[str, Any]:
    return {key: item.of(key) for key in ("channel", "document", "duty", "dispatch")}


def levels_of(item: Item) -> tuple[str, ...]:
    """The levels under ``levels``, lowest first, each once."""
    found = item.of("levels", ())
    flat = {level for part in found for level in ((part,) if isinstance(part, str) else part)}
    return tuple(level for level in LEVELS if level in flat)


def post_of(item: Item | None, reader: Reader) -> Post | None:
    """A post written as its name, or as a mapping."""
    if item is None:
        return None
    if isinstance(item.value, str):
        return Post(item.value)
    if item.of("post") is None:
        return None
    return Post(item.of("post"), item.of("otherwise"), _oral(item.get("oral"), reader), item.of("named_by"))


def _oral(item: Item | None, reader: Reader) -> int | None:
    if item is None:
        return None
    try:
        return duration_of(item.value.removeprefix("written_within").strip()).seconds
    except ValueError:
        reader.fault("E110", item.place, f"{item.value} is no way to approve orally", "write written_within 2h")
        return None


def _within(item: Item) -> Within | None:
    found = item.get("within")
    if found is None:
        return None
    duration, moment = found.value
    return Within(duration, moment, "local" if item.of("local", False) else "")


def _every(item: Item, reader: Reader) -> Every | None:
    found = item.get("every")
    if found is None:
        return None
    until = item.get("until")
    moment = until.value if until is not None and isinstance(until.value, str) else None
    condition = until.value if until is not None and moment is None else None
    if isinstance(found.value, dict):
        return Every(_by_level(found, reader), None, condition, moment)
    if daily := _DAILY.fullmatch(found.value.strip()):
        return Every({}, int(daily[1]) * 60 + int(daily[2]), condition, moment)
    try:
        seconds = duration_of(found.value).seconds
    except ValueError:
        seconds = None
    if not seconds:
        reader.fault("E110", found.place, f"{found.value} is no period", "write 2h, a map by level, or day at 08:00")
        return None
    return Every({"": seconds}, None, condition, moment)


def _by_level(item: Item, reader: Reader) -> dict[str, int]:
    found: dict[str, int] = {}
    for level, inner in item.items():
        if level != "otherwise" and level not in LEVELS:
            reader.fault("E115", item.keys[level], f"{level} is no response level", "write I, II, III, IV or otherwise")
        elif not inner.value.seconds:
            reader.fault("E110", inner.place, "the period has no length", "write 1h or 30min")
        else:
            found["" if level == "otherwise" else level] = inner.value.seconds
    return found


def _after(item: Item | None) -> After:
    if item is None:
        return After()
    if isinstance(item.value, str):
        return After((item.value,))
    if isinstance(item.value, dict):
        return After(item.of("all", ()), item.of("any", ()))
    return After(item.plain())
