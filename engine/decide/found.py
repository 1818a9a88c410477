"""Those found dead: a count of the dead that stands for some of the missing adds to the dead known before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from engine.decide.schema import Schema
from engine.incident.reading import Span
from engine.incident.situation import Statement
from engine.values.cells import Range
from engine.values.exact import Exact


@dataclass(frozen=True, slots=True)
class Lost:
    """Beside one count that grows: who was unaccounted for, and which figures were read of them.

    ``wholes`` are instants with all of whom was then told (dead and unaccounted for), oldest first, None where nobody
    could say how many; only instants at which somebody was unaccounted for. ``among`` are the events whose figure
    shares its words with a count of the unaccounted: 失踪3人全部找到，均已死亡.
    """

    wholes: tuple[tuple[datetime, Exact | None], ...] = ()
    among: frozenset[str] = frozenset()

    def whole_before(self, instant: datetime) -> Exact | None:
        """The most of whom was told before an instant; 0 where nobody was unaccounted for, None without a bound."""
        known = [whole for at, whole in self.wholes if at < instant]
        tops = [whole for whole in known if whole is not None]
        return max(tops, default=0) if len(tops) == len(known) else None


NOBODY = Lost()


def lost_beside(schema: Schema, statements: Mapping[str, tuple[Statement, ...]], fact: str) -> Lost:
    """Who was unaccounted for while a count grew; nobody for a count that none of them can join."""
    joining = [other for other, growers in schema.shrinks.items() if fact in growers and other in statements]
    counts = [one for other in joining for one in statements[other] if one.object is None]
    own = [one for one in statements.get(fact, ()) if one.object is None]
    if not counts or not own:
        return NOBODY
    instants = sorted({one.as_of for one in counts})
    wholes = tuple(
        (at, _plus(_most(own, at), [one for one in counts if one.as_of == at]))
        for at in instants
        if any(_top(one) != 0 for one in counts if one.as_of == at)
    )
    return Lost(wholes, frozenset(one.event for one in own if any(_same_words(one, other) for other in counts)))


def _most(own: list[Statement], until: datetime) -> Exact:
    """The highest figure up to an instant, by its lower end."""
    return max((one.cell.low for one in own if one.as_of <= until and isinstance(one.cell, Range)), default=0)


def _plus(dead: Exact, counts: list[Statement]) -> Exact | None:
    tops = [_top(one) for one in counts]
    known = [top for top in tops if top is not None]
    return dead + sum(known) if len(known) == len(tops) else None


def _top(one: Statement) -> Exact | None:
    return one.cell.high if isinstance(one.cell, Range) else None


def _same_words(one: Statement, other: Statement) -> bool:
    """True where one number of one report was read as both."""
    return one.event == other.event and one.report is not None and not _apart(one.spans, other.spans)


def _apart(these: tuple[Span, ...], those: tuple[Span, ...]) -> bool:
    return all(one.end <= other.start or other.end <= one.start for one in these for other in those)
