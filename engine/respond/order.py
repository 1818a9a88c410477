"""The order of the lines: dispatch first, then after their predecessors, by deadline, then by phase."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping
from typing import Any

from engine.plans.model import Action
from engine.respond.deadlines import due_key
from engine.respond.model import ActView

Rank = tuple[Any, ...]
Waits = tuple[set[str], set[str]]
Find = Callable[[ActView], Action | None]
Turn = Callable[[str | None], tuple[int, int]]


def ordered(
    acts: list[ActView],
    phases: Mapping[str, int],
    action_of: Find,
    aliases: Mapping[str, str],
    turn_of: Turn = lambda _number: (0, 0),
) -> list[ActView]:
    """Sort acts so that no act stands before one that it waits for; a cycle is broken at its smallest line.

    ``action_of`` finds the action of a line; ``aliases`` maps the key of a merged act to the key of its line;
    ``turn_of`` gives the place of a service number among those to dial.
    """
    ranks = {act.key: _rank(act, place, phases, turn_of) for place, act in enumerate(acts)}
    waits = {act.key: _waits(act, action_of, aliases, ranks) for act in acts}
    return _emit({act.key: act for act in acts}, ranks, waits)


def _rank(act: ActView, place: int, phases: Mapping[str, int], turn_of: Turn) -> Rank:
    return (
        act.dispatch is None,
        turn_of(act.dispatch) if act.dispatch else (0, 0),
        act.status == "no_longer_needed",
        act.certainty == "if_turns_out",
        due_key(act.due),
        phases.get(act.phase, len(phases)),
        not act.life,
        place,
    )


def _waits(act: ActView, action_of: Find, aliases: Mapping[str, str], ranks: Mapping[str, Rank]) -> Waits:
    """(all of these, one of these) among the lines that stand on the card."""
    action = action_of(act) if act.after else None
    if action is None:
        return set(), set()

    def lines(names: tuple[str, ...]) -> set[str]:
        keys = (f"{act.instance}/{name}" for name in names)
        return {line for key in keys if (line := aliases.get(key, key)) in ranks and line != act.key}

    return lines(action.after.all_of), lines(action.after.any_of)


def _emit(acts: Mapping[str, ActView], ranks: Mapping[str, Rank], waits: Mapping[str, Waits]) -> list[ActView]:
    followers: dict[str, list[str]] = {}
    for key, (all_of, any_of) in waits.items():
        for before in all_of | any_of:
            followers.setdefault(before, []).append(key)
    left = dict(ranks)
    ready = [(rank, key) for key, rank in ranks.items() if not waits[key][0] and not waits[key][1]]
    heapq.heapify(ready)
    done: list[ActView] = []
    while left:
        _rank, key = heapq.heappop(ready) if ready else min((rank, key) for key, rank in left.items())
        if left.pop(key, None) is None:
            continue
        done.append(acts[key])
        freed = [follower for follower in followers.get(key, ()) if _release(waits[follower], key)]
        for follower in freed:
            if follower in left:
                heapq.heappush(ready, (ranks[follower], follower))
    return done


def _release(waits: Waits, key: str) -> bool:
    """Take one predecessor off; True where nothing is waited for any more."""
    all_of, any_of = waits
    all_of.discard(key)
    if key in any_of:
        any_of.clear()
    return not all_of and not any_of
