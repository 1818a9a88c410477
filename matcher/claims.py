"""What one place of the text says of one fact, before the places are put together."""

from __future__ import annotations

from dataclasses import dataclass

from engine.values.exact import Exact


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing said of one fact. ``low`` None = nothing but that it is open (or a word in ``word``)."""

    fact: str
    start: int
    end: int
    low: Exact | None = None
    high: Exact | None = None
    word: str | None = None
    open: bool = False
    approx: bool = False
    denied: bool = False
    nominal: Exact | None = None
    high_open: bool = False
    role: str = ""
    """total, added, part, still, arithmetic, corrected or nothing"""
    text: str | None = None
    rule: str = ""
    more: tuple[tuple[int, int], ...] = ()
    """further characters that it rests on"""

    @property
    def is_point(self) -> bool:
        """One number, and not open."""
        return self.low is not None and self.low == self.high and not self.open


def from_quantity(fact: str, quantity: object, rule: str, **changes: object) -> Claim:
    """The claim that a quantity makes of a fact."""
    get = lambda name: getattr(quantity, name)  # noqa: E731 - one reader for seven fields
    values: dict[str, object] = {
        "low": get("low"), "high": get("high"), "open": get("open"), "approx": get("approx"), "nominal": get("nominal"), "high_open": get("high_open"),
    }  # fmt: skip
    values.update(changes)
    return Claim(fact, get("start"), get("end"), rule=rule, **values)  # type: ignore[arg-type]
