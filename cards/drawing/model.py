"""What a drawing of a plan consists of, in words of one language; the writers escape."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """One action: ``column`` is the place of its phase, ``rank`` how many actions come before it at least."""

    id: str
    text: str
    full: str
    by: str
    clause: str
    column: int
    rank: int
    life: bool = False
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A graph ready to be written. ``edges`` are (before, after, dashed)."""

    title: str
    columns: tuple[str, ...]
    nodes: tuple[Node, ...]
    edges: tuple[tuple[str, str, bool], ...]
