"""Plans: from a read item to the model. What cannot be built has been reported by the reader."""

from __future__ import annotations

from typing import Any

from engine.plans.build_actions import actions_of, levels_of, post_of
from engine.plans.build_common import source_of, when_of
from engine.plans.build_ladder import grade_ladder, level_ladder
from engine.plans.ladder import LEVELS
from engine.plans.model import (
    Adjustment,
    Command,
    LevelRule,
    Link,
    Plan,
    StandDown,
    StandDownLine,
    Statute,
    WarningRule,
    When,
    WorkingGroup,
)
from engine.plans.reader import Item, Reader

NEEDED = ("id", "title", "tier", "area", "edition", "status", "applies", "levels")


def plan_of(item: Item, reader: Reader) -> Plan | None:
    """One plan; None where a key that it cannot live without is missing."""
    facts, applies = reader.context.facts, item.get("applies") or Item({}, item.place)
    plan = Plan(
        **{key: item.of(key) for key in ("id", "title", "tier", "area", "edition", "status")},
        hazards=applies.of("hazards", ()),
        levels=level_ladder(item.of("id"), item.list("levels"), facts),
        level_rules=_rules(item, reader),
        grades=_grades(item),
        applies_when=when_of(applies.get("when"), facts),
        unless=_unless(applies, reader),
        applies_clause=applies.of("clause", ""),
        actions=actions_of(item.get("actions"), reader, facts),
        command=_command(item.get("command"), reader),
        links=_links(item, reader),
        adjust=_adjustments(item, reader),
        stand_down=_stand_down(item.get("stand_down"), reader),
        warnings=_warnings(item, reader),
        source=source_of(item),
        file=item.place.file,
        **_plain(item),
    )
    return plan if all(item.get(key) is not None for key in NEEDED) else None


def own_grades(item: Item, reader: Reader) -> Statute | None:
    """A plan's own grades as a convention named ``<plan>.grades``, where it states rows."""
    grades = item.get("grades")
    if grades is None or not isinstance(grades.value, dict) or grades.get("rows") is None or item.of("id") is None:
        return None
    id_ = f"{item.of('id')}.grades"
    ladder = grade_ladder(id_, grades, grades.list("rows"), reader.context.facts)
    return Statute(id_, item.of("title", id_), "convention", ladder, source_of(item))


def _plain(item: Item) -> dict[str, Any]:
    return {
        "resources": item.of("resources", ()),
        "parameters": item.of("parameters", {}),
        "review_by": item.of("review_by", ""),
        "was": item.of("was", ()),
        "also": item.of("also", {}),
    }


def _grades(item: Item) -> str | None:
    grades = item.get("grades")
    if grades is None or not isinstance(grades.value, dict):
        return None
    used: str | None = grades.of("use")
    return used if used is not None else f"{item.of('id')}.grades"


def _unless(applies: Item, reader: Reader) -> When | None:
    return when_of(applies.get("unless"), reader.context.facts)


def _rules(item: Item, reader: Reader) -> dict[str, LevelRule]:
    rows = (row for row in item.list("levels") if row.of("level") is not None)
    rules = {row.of("level"): _rule(row, reader) for row in rows}
    return {level: rules[level] for level in reversed(LEVELS) if level in rules}


def _rule(row: Item, reader: Reader) -> LevelRule:
    return LevelRule(
        row.of("level"),
        row.of("proposed_by"),
        post_of(row.get("approved_by"), reader),
        row.of("announced_by"),
        row.of("clause", ""),
    )


def _command(item: Item | None, reader: Reader) -> Command:
    if item is None:
        return Command()
    members = item.of("members", {})
    return Command(
        commander=_commander(item),
        deputies=tuple(post.post for entry in item.list("deputies") if (post := post_of(entry, reader))),
        onsite=post_of(item.get("onsite"), reader),
        office=item.of("office"),
        members=members if isinstance(members, dict) else dict.fromkeys(members, ""),
        groups=_groups(item),
        clause=item.of("clause", ""),
    )


def _commander(item: Item) -> dict[str, str]:
    found = item.get("commander")
    if found is None:
        return {}
    if isinstance(found.value, str):
        return dict.fromkeys(reversed(LEVELS[1:]), found.value)
    by_level: dict[str, str] = {}
    for row in found.value:
        if row.of("post") is not None:
            by_level |= dict.fromkeys(levels_of(row) or LEVELS[1:], row.of("post"))
    return {level: by_level[level] for level in reversed(LEVELS) if level in by_level}


def _groups(item: Item) -> tuple[WorkingGroup, ...]:
    found = item.get("groups")
    rows = () if found is None else tuple(found.items())
    return tuple(
        WorkingGroup(
            id_,
            row.of("title"),
            row.of("lead"),
            row.of("members", ()),
            row.of("duty", ""),
            levels_of(row),
            row.of("clause", ""),
        )
        for id_, row in rows
        if row.of("title") is not None and row.of("lead") is not None
    )


def _warnings(item: Item, reader: Reader) -> tuple[WarningRule, ...]:
    found: list[WarningRule] = []
    for row in item.list("warnings"):
        signal, at = row.of("signal"), row.get("at")
        if signal is None or at is None:
            continue
        colour = _colour(signal, at, reader)
        if colour is not None:
            found.append(WarningRule(signal, colour, row.of("actions", ()), row.of("clause", "")))
    return tuple(found)


def _colour(signal: str, at: Item, reader: Reader) -> str | None:
    fact = reader.context.facts.get(signal)
    words = (
        {}
        if fact is None
        else {name: word.id for word in fact.words for name in (word.names.zh, *word.names.aliases, word.id)}
    )
    if fact is None or at.value in words:
        return str(words.get(at.value, at.value))
    known = ", ".join(word.names.zh for word in fact.words)
    reader.fault("E115", at.place, f"{at.value} is no word of {signal}", f"known: {known}")
    return None


def _links(item: Item, reader: Reader) -> tuple[Link, ...]:
    return tuple(
        Link(
            row.of("to"),
            row.of("kind"),
            when_of(row.get("when"), reader.context.facts),
            row.of("at_least"),
            row.of("clause", ""),
        )
        for row in item.list("links")
        if row.of("to") is not None and row.of("kind") is not None
    )


def _adjustments(item: Item, reader: Reader) -> tuple[Adjustment, ...]:
    adjust = item.get("adjust")
    if adjust is None:
        return ()
    found: list[Adjustment] = []
    for kind in ("raise", "lower", "expand"):
        for row in adjust.list(kind):
            when = when_of(row.get("if"), reader.context.facts)
            found.append(Adjustment(kind, when, row.of("judge"), row.of("by"), row.of("asks"), row.of("clause", "")))
    return tuple(found)


def _stand_down(item: Item | None, reader: Reader) -> StandDown:
    if item is None:
        return StandDown()
    lines = tuple(
        StandDownLine(
            f"stand_down.all[{at}]",
            when_of(row.get("if"), reader.context.facts),
            row.of("judge"),
            row.of("by"),
            row.of("clause", ""),
        )
        for at, row in enumerate(item.list("all"))
    )
    return StandDown(lines, item.of("approved_by", "as_started"), item.of("clause", ""))
