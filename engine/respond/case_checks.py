"""The expectations of a case, each against the response."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from engine.plans.cases import Case, Listed
from engine.plans.model import Library
from engine.respond.calendar import local
from engine.respond.model import ActView, Due, IncidentResponse, PlanView
from engine.values.durations import parse_duration

WALKED = ("candidate", "confirmed")
NONE = ("none", "未达", "未达Ⅳ级", "未达IV级", "-")


@dataclass(frozen=True, slots=True)
class Check:
    """One expectation: what was asked, what was expected, what came out."""

    what: str
    expected: str
    got: str
    holds: bool

    @property
    def sentence(self) -> str:
        """The difference in one line."""
        return f"{self.what}: expected {self.expected}, got {self.got}"


def checks_of(
    library: Library, case: Case, response: IncidentResponse, aliases: Mapping[str, str]
) -> tuple[Check, ...]:
    """Every expectation of a case, judged. ``aliases``: key of a merged act -> key of its line."""
    view = next((view for view in response.plans if view.plan == case.plan), None)
    return (
        *_listed("plans", case.expect.plans, [view.plan for view in response.plans if _is_walked(view)]),
        *_grade(library, case, response, view),
        *_levels(library, case, view),
        *_listed("tells", case.expect.tells, _told(library, response)),
        *_listed("actions", case.expect.actions, _actions(response, aliases)),
        *_due(library, case, response, aliases),
        *_listed("questions", case.expect.questions, [question.fact for question in response.questions]),
    )


def _is_walked(view: PlanView) -> bool:
    return view.state in WALKED and view.applies is not False


def _listed(what: str, wanted: Listed, got: list[str]) -> Iterator[Check]:
    shown = ", ".join(dict.fromkeys(got)) or "nothing"
    for name in wanted.contains:
        yield Check(f"{what} contains", name, shown, name in got)
    for name in wanted.lacks:
        yield Check(f"{what} lacks", f"no {name}", shown, name not in got)


def _grade(library: Library, case: Case, response: IncidentResponse, view: PlanView | None) -> Iterator[Check]:
    wanted = case.expect.grade
    if wanted is None:
        return
    grade = view.grade if view and view.grade else response.grade
    got = grade.levels.possible if grade else ("none",)
    ids = frozenset(_word(library, "grade", word) for word in wanted)
    yield Check("grade", " ".join(wanted), " ".join(got), ids == frozenset(got))


def _word(library: Library, derived: str, word: str) -> str:
    """The id of a word of a derived fact, by its id or a name."""
    if word in NONE:
        return "none"
    facts = (fact for fact in library.vocabulary.facts.values() if fact.derived == derived)
    words = (one for fact in facts for one in fact.words)
    return next((one.id for one in words if word in (one.id, one.names.zh, one.names.en, *one.names.aliases)), word)


def _levels(library: Library, case: Case, view: PlanView | None) -> Iterator[Check]:
    wanted = case.expect.levels
    if wanted is None:
        return
    certain = view.levels.certain if view and _is_walked(view) else "none"
    possible = view.levels.possible if view and _is_walked(view) else ("none",)
    if wanted.certain is not None:
        yield Check("level certain", wanted.certain, certain, _level(wanted.certain) == certain)
    if wanted.possible is not None:
        same = frozenset(map(_level, wanted.possible)) == frozenset(possible)
        yield Check("levels possible", " ".join(wanted.possible), " ".join(possible), same)
    for level in wanted.excluded:
        yield Check("level excluded", level, " ".join(possible), _level(level) not in possible)


def _level(word: str) -> str:
    return "none" if word in NONE else word


def _told(library: Library, response: IncidentResponse) -> list[str]:
    """Agencies that are told, by id and by name; not those that are told only if something turns out."""
    calls = [call.agency for call in response.calls if call.certainty != "if_turns_out"]
    agencies = library.vocabulary.agencies
    return [*calls, *(agencies[agency].names.zh for agency in calls if agency in agencies)]


def _actions(response: IncidentResponse, aliases: Mapping[str, str]) -> list[str]:
    """Acts on the card by id, by ``plan/action`` and by key; a merged act is on the card with its line."""
    shown = {act.key: act for act in response.acts if act.certainty != "if_turns_out"}
    keys = [*shown, *(key for key, line in aliases.items() if line in shown and key not in shown)]
    names = [f"{key.partition('@')[0]}/{key.rpartition('/')[2]}" for key in keys]
    return [*(key.rpartition("/")[2] for key in keys), *names, *keys]


def _due(library: Library, case: Case, response: IncidentResponse, aliases: Mapping[str, str]) -> Iterator[Check]:
    for name, wanted in case.expect.due.items():
        act = _find(response, aliases, case.plan, name)
        due = act.due if act else None
        got = _due_text(due) if act else "no such act on the card"
        yield Check(f"due {name}", wanted, got, act is not None and _same(library, response, due, wanted))


def _find(response: IncidentResponse, aliases: Mapping[str, str], plan: str, name: str) -> ActView | None:
    """An act by id: of the case's plan first, then of any."""
    lines = {act.key: act for act in response.acts}
    keys = [
        key
        for key in (*lines, *aliases)
        if key.rpartition("/")[2] == name or f"{key.partition('@')[0]}/{key.rpartition('/')[2]}" == name
    ]
    own = sorted(keys, key=lambda key: key.partition("@")[0] != plan)
    return next((line for key in own if (line := lines.get(aliases.get(key, key)))), None)


def _due_text(due: Due | None) -> str:
    if due is None:
        return "no deadline"
    if due.at_once:
        return "at once"
    return due.at.isoformat() if due.at else f"not running ({due.moment})"


def _same(library: Library, response: IncidentResponse, due: Due | None, wanted: str) -> bool:
    """``at once``, ``none``, a duration counted from receipt (``20min``), a time of day (``03:32``), or an instant."""
    length, _of, moment = wanted.partition(" of ")
    if due is None or wanted == "none":
        return wanted == "none" and (due is None or due.at is None)
    if length == "at once":
        return due.at_once
    if moment:
        return due.moment == moment and due.seconds == _seconds(length)
    return due.at is not None and _at(library, response, due.at, wanted)


def _at(library: Library, response: IncidentResponse, at: datetime, wanted: str) -> bool:
    if "T" in wanted:
        return at == datetime.fromisoformat(wanted)
    if ":" in wanted:
        return local(at, library.deployment.zone).strftime("%H:%M") == wanted
    seconds = _seconds(wanted)
    return (
        response.received is not None and seconds is not None and at == response.received + timedelta(seconds=seconds)
    )


def _seconds(text: str) -> int | None:
    """Seconds of a duration, None where it is none."""
    try:
        return parse_duration(text).seconds
    except ValueError:
        return None
