"""Cells as an answer quotes them: what a test read, its state, and the words it came from."""

from __future__ import annotations

from collections.abc import Iterable

from engine.respond.answer import CellView
from engine.respond.model import TestTrace
from engine.respond.scene import Scene
from engine.values.cells import Box, Cell


def cells_of(scene: Scene, tests: Iterable[TestTrace], box: Box) -> tuple[CellView, ...]:
    """Each fact that these tests read, once."""
    facts = dict.fromkeys(fact for test in tests for fact in test.facts)
    views = (cell_view(scene, fact, box) for fact in facts)
    return tuple(view for view in views if view is not None)


def cell_view(scene: Scene, fact: str, box: Box) -> CellView | None:
    """One fact in a box; None for a fact that the vocabulary does not know."""
    known = scene.library.vocabulary.facts.get(fact)
    if known is None:
        return None
    cell: Cell = box.get(fact, known.domain)
    view = next((view for view in scene.known.facts if view.fact == fact), None)
    if known.derived is not None and view is None:
        return CellView(fact, cell, "derived")
    return CellView(fact, cell, view.state, view.sources) if view else CellView(fact, cell, "silent")
