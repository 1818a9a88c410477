"""What stands for ``${table.column}`` and ``${parameter}`` in a text: the rows still possible, widest first."""

from __future__ import annotations

from collections.abc import Mapping

from engine.plans.vocabulary import Table, Vocabulary
from engine.values.cells import Box, Members, Words
from engine.values.exact import Exact
from engine.values.units import parse_quantity

Fills = Mapping[str, tuple[str, ...]]


def fills_of(names: tuple[str, ...], vocabulary: Vocabulary, parameters: Mapping[str, str], box: Box) -> Fills | None:
    """Values of each name: a parameter has one, a table's column one a possible row; none where the key is open."""
    if not names:
        return None
    return {name: _values(name, vocabulary, parameters, box) for name in names}


def _values(name: str, vocabulary: Vocabulary, parameters: Mapping[str, str], box: Box) -> tuple[str, ...]:
    if name in parameters:
        return (str(parameters[name]),)
    table_id, _dot, column = name.partition(".")
    table = vocabulary.tables.get(table_id)
    if table is None or column not in table.columns:
        return ()
    cells = {table.rows[key][column] for key in _keys(table, vocabulary, box) if table.rows[key].get(column)}
    return tuple(sorted(cells, key=_width, reverse=True)) if len(cells) > 1 else tuple(cells)


def _keys(table: Table, vocabulary: Vocabulary, box: Box) -> tuple[str, ...]:
    """Rows that the key fact still allows; none where nobody has spoken of it."""
    cell = box.get(table.key)
    fact = vocabulary.facts.get(table.key)
    if cell is None or (fact is not None and cell in (fact.quiet, fact.domain)):
        return ()
    may = cell.may if isinstance(cell, Words | Members) else frozenset()
    return tuple(key for key in table.rows if key in may)


def _width(text: str) -> tuple[bool, Exact, str]:
    """Numbers by size, above words."""
    try:
        quantity = parse_quantity(text)
    except ValueError:
        return (False, 0, text)
    return (True, quantity.value, text)


def blanks(fills: Fills | None) -> tuple[str, ...]:
    """Names that nothing fills."""
    return tuple(name for name, values in (fills or {}).items() if not values)
