"""SVG of a plan's graph: a column for each phase, nodes of a column by rank, integer coordinates only."""

from __future__ import annotations

from html import escape

from rich.cells import cell_len

from cards.drawing.model import Drawn, Node
from cards.render.flow import CONTROL, wrap

WIDTH, HEIGHT, GAP_X, GAP_Y, TOP, EDGE = 210, 62, 70, 18, 64, 16
TEXT_COLUMNS = 28
STYLE = (
    "text{font:13px sans-serif;fill:#1a1a1a}.title{font-size:17px;font-weight:bold}.phase{font-weight:bold}"
    ".by{font-size:11px;fill:#555}.box{fill:#fff;stroke:#445}.life{stroke:#b00020;stroke-width:3}"
    ".if{stroke-dasharray:5 3}.edge{fill:none;stroke:#667}.lane{fill:#f3f5f8}"
)


def svg(graph: Drawn) -> str:
    """The drawing as an SVG document."""
    places = _places(graph)
    width = EDGE * 2 + max(1, len(graph.columns)) * (WIDTH + GAP_X) - GAP_X
    height = TOP + max((y + HEIGHT for _, y in places.values()), default=TOP) - TOP + EDGE * 2
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"',
        f' height="{height}" role="img">',
        f"<title>{_text(graph.title)}</title>",
        f"<style>{STYLE}</style>",
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0 0 8 4 0 8z" fill="#667"/></marker></defs>',
        f'<text class="title" x="{EDGE}" y="24">{_text(graph.title)}</text>',
    ]
    parts += [_lane(column, title, height) for column, title in enumerate(graph.columns)]
    parts += [_edge(places[before], places[after], dashed) for before, after, dashed in graph.edges]
    parts += [_node(node, *places[node.id]) for node in graph.nodes]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _places(graph: Drawn) -> dict[str, tuple[int, int]]:
    """Top left corner of each node: x by phase, y by rank inside the phase, then by the order of the plan."""
    places: dict[str, tuple[int, int]] = {}
    for column in range(len(graph.columns)):
        own = sorted((node for node in graph.nodes if node.column == column), key=lambda node: node.rank)
        for row, node in enumerate(own):
            places[node.id] = (EDGE + column * (WIDTH + GAP_X), TOP + row * (HEIGHT + GAP_Y))
    return places


def _lane(column: int, title: str, height: int) -> str:
    x = EDGE + column * (WIDTH + GAP_X)
    lane = f'<rect class="lane" x="{x - 8}" y="36" width="{WIDTH + 16}" height="{height - 44}" rx="6"/>'
    return f'{lane}<text class="phase" x="{x}" y="54">{_text(title)}</text>'


def _edge(start: tuple[int, int], end: tuple[int, int], dashed: bool) -> str:
    style = ' stroke-dasharray="5 3"' if dashed else ""
    return f'<path class="edge" d="{_path(start, end)}"{style} marker-end="url(#tip)"/>'


def _path(start: tuple[int, int], end: tuple[int, int]) -> str:
    """From the right side to the left side; inside a column around its left edge."""
    middle = HEIGHT // 2
    if start[0] == end[0]:
        x, y1, y2 = start[0], start[1] + middle, end[1] + middle
        return f"M{x} {y1}C{x - 34} {y1} {x - 34} {y2} {x} {y2}"
    if start[0] > end[0]:
        x1, y1, x2, y2 = start[0], start[1] + middle, end[0] + WIDTH, end[1] + middle
        return f"M{x1} {y1}C{x1 - 40} {y1} {x2 + 40} {y2} {x2} {y2}"
    x1, y1, x2, y2 = start[0] + WIDTH, start[1] + middle, end[0], end[1] + middle
    return f"M{x1} {y1}C{x1 + 40} {y1} {x2 - 40} {y2} {x2} {y2}"


def _node(node: Node, x: int, y: int) -> str:
    look = "box" + (" life" if node.life else "") + (" if" if node.conditional else "")
    lines = wrap(node.text, TEXT_COLUMNS)[:2]
    words = "".join(f'<text x="{x + 8}" y="{y + 18 + 16 * row}">{_text(line)}</text>' for row, line in enumerate(lines))
    foot = f"{node.by} {node.clause}".strip()
    foot = foot if cell_len(foot) <= TEXT_COLUMNS + 6 else wrap(foot, TEXT_COLUMNS + 4)[0] + "…"
    return (
        f"<g><title>{_text(node.full)}</title>"
        f'<rect class="{look}" x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="4"/>'
        f'{words}<text class="by" x="{x + 8}" y="{y + HEIGHT - 8}">{_text(foot)}</text></g>'
    )


def _text(text: str) -> str:
    return escape(CONTROL.sub("", text), quote=True)
