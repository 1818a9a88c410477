"""What one place of the text says of one fact, before the places are put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.values.exact import Exact
from matcher.quantities import Quantity

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing said of one fact. ``low`` None = nothing but that it is open (or a word in ``word``)."""

    fact: str
    start: int
    end: int
    low: Exact | None = None
    high: Exact | None = None
    word: str | None = None
    words: tuple[str, ...] = ()
    """where several words stay open: all of them, ``word`` the first"""
    open: bool = False
    approx: bool = False
    denied: bool = False
    nominal: Exact | None = None
    usual: Exact | None = None
    """how many words without a number usually mean at most; the claim itself stays open"""
    high_open: bool = False
    role: str = ""
    """total, added, part, still, arithmetic, corrected or nothing"""
    text: str | None = None
    rule: str = ""
    more: Spans = ()
    """further characters that it rests on"""

    @property
    def is_point(self) -> bool:
        """One number, and not open."""
        return self.low is not None and self.low == self.high and not self.open


def from_quantity(fact: str, quantity: Quantity, rule: str, role: str = "", more: Spans = ()) -> Claim:
    """The claim that a quantity makes of a fact."""
    return Claim(
        fact,
        quantity.start,
        quantity.end,
        low=quantity.low,
        high=quantity.high,
        open=quantity.open,
        approx=quantity.approx,
        nominal=quantity.nominal,
        high_open=quantity.high_open,
        role=role,
        rule=rule,
        more=more,
    )


def summed(claims: Sequence[Claim]) -> Claim:
    """The last claim with all of them added up: ranges keep both ends, what is open stays open."""
    last = claims[-1]
    if len(claims) == 1:
        return last
    highs = [claim.high for claim in claims if claim.high is not None]
    return replace(
        last,
        low=sum(claim.low or 0 for claim in claims),
        high=sum(highs) if len(highs) == len(claims) else None,
        open=any(claim.open for claim in claims),
        approx=any(claim.approx for claim in claims),
        nominal=None,
        usual=None,
        more=(*last.more, *((claim.start, claim.end) for claim in claims[:-1])),
    )
