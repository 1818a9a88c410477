"""Hazards, agencies, terms, moments, calls, tables: from read items to the types of the vocabulary."""

from __future__ import annotations

from engine.plans.build_common import asking_of, foreign, names_of, source_text
from engine.plans.reader import Item
from engine.plans.vocabulary import (
    AgencyDef,
    CallRule,
    DispatchRule,
    HazardDef,
    Moment,
    ReportField,
    SensitiveRule,
    Table,
    Term,
)


def hazards_of_file(item: Item) -> dict[str, HazardDef]:
    """Hazards by id."""
    return {id_: hazard for id_, entry in _entries(item, "hazards") if (hazard := _hazard(id_, entry)) is not None}


def _hazard(id_: str, item: Item) -> HazardDef | None:
    names = names_of(item)
    if names is None:
        return None
    parent, statute = item.of("parent"), item.of("statute")
    return HazardDef(
        id=id_,
        names=names,
        parent=None if parent == "none" else parent,
        category=item.of("category", parent or id_),
        statute=None if statute == "none" else statute,
        lead=item.of("lead"),
        tell=item.of("tell", ()),
        secondary=item.of("secondary", ()),
        silence_is_open=item.of("silence_is_open", ()),
        silence_is_open_where={fact: frozenset(words) for fact, words in item.of("silence_is_open_where", {}).items()},
        asks=item.of("asks", ()),
        also=foreign(item),
    )


def agencies_of_file(item: Item) -> dict[str, AgencyDef]:
    """Agencies by id."""
    return {id_: agency for id_, entry in _entries(item, "agencies") if (agency := _agency(id_, entry)) is not None}


def _agency(id_: str, item: Item) -> AgencyDef | None:
    names = names_of(item)
    if names is None:
        return None
    return AgencyDef(
        id_,
        names,
        item.of("kind", ""),
        item.of("counterparts", {}),
        item.of("duty", ""),
        item.of("hotline"),
        foreign(item),
        item.of("set_up_by"),
    )


def moments_of_file(item: Item) -> dict[str, Moment]:
    """Moments by id."""
    return {
        id_: Moment(id_, names, entry.of("events", ()), _seconds(entry), asking_of(entry))
        for id_, entry in _entries(item, "moments")
        if (names := names_of(entry)) is not None
    }


def _seconds(item: Item) -> int | None:
    found = item.of("after_occurrence")
    return found.seconds if found is not None else None


def terms_of_file(item: Item, key: str) -> dict[str, Term]:
    """Phases, duties, capabilities by id; without ``order`` they count in the order of the file, from 1."""
    return {
        id_: Term(id_, names, entry.of("order", place))
        for place, (id_, entry) in enumerate(_entries(item, key), start=1)
        if (names := names_of(entry)) is not None
    }


def report_fields_of_file(item: Item) -> dict[str, ReportField]:
    """Fields of a written report by id, in the order of the file."""
    return {
        id_: ReportField(
            Term(id_, names, entry.of("order", place)),
            entry.of("facts", ()),
            entry.of("hazards", ()),
            entry.of("required", True),
            entry.of("clause", ""),
        )
        for place, (id_, entry) in enumerate(_entries(item, "report_fields"), start=1)
        if (names := names_of(entry)) is not None
    }


def calls_of_file(item: Item) -> tuple[tuple[CallRule, object], ...]:
    """Call rules, each with its condition; ``condition`` of the rule is its source text."""
    found: list[tuple[CallRule, object]] = []
    for entry in item.list("calls"):
        condition = entry.get("if")
        if condition is None or entry.of("id") is None:
            continue
        rule = CallRule(
            entry.of("id"),
            condition.raw,
            entry.of("tells", ()),
            entry.of("hazards", ()),
            entry.of("unless_hazards", ()),
            entry.of("clause", ""),
            source_text(entry),
        )
        found.append((rule, condition.value))
    return tuple(found)


def dispatch_of_file(item: Item) -> tuple[tuple[DispatchRule, object | None], ...]:
    """Rules for service numbers, each with its condition (None where the hazard alone decides)."""
    return tuple(_dispatch(entry) for entry in item.list("dispatch") if entry.of("id") and entry.of("number"))


def _dispatch(entry: Item) -> tuple[DispatchRule, object | None]:
    condition = entry.get("if")
    rule = DispatchRule(
        entry.of("id"),
        entry.of("number"),
        condition.raw if condition is not None else None,
        entry.of("reads") == "all",
        entry.of("hazards", ()),
        entry.of("unless_hazards", ()),
    )
    return rule, condition.value if condition is not None else None


def sensitive_of_file(item: Item) -> tuple[tuple[SensitiveRule, object], ...]:
    """Sensitive rules, each with its condition."""
    found: list[tuple[SensitiveRule, object]] = []
    for entry in item.list("rules"):
        condition, names = entry.get("if"), names_of(entry)
        if condition is None or names is None or entry.of("id") is None:
            continue
        rule = SensitiveRule(entry.of("id"), names, condition.raw, entry.of("clause", ""), source_text(entry))
        found.append((rule, condition.value))
    return tuple(found)


def table_of_file(item: Item) -> Table | None:
    """One look-up table; None where its id or key is missing (already reported)."""
    if item.of("id") is None or item.of("key") is None:
        return None
    return Table(item.of("id"), item.of("key"), item.of("columns", ()), item.of("rows", {}), item.of("sources", {}))


def _entries(item: Item, key: str) -> tuple[tuple[str, Item], ...]:
    found = item.get(key)
    return () if found is None else tuple(found.items())
