"""Checks of one plan's structure: one small function each, listed in CHECKS; a docstring is the entry in the docs."""

from __future__ import annotations

from engine.plans.model import Plan
from engine.plans.reader import Item
from engine.plans.vocabulary import Vocabulary
from engine.values.findings import Finding


def check_plan(plan: Plan, item: Item, vocabulary: Vocabulary) -> list[Finding]:
    """All findings of all checks of a plan that was built; ``item`` tells where things stand."""
    return []
