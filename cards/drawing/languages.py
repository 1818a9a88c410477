"""Mermaid and DOT. Node names are n0, n1 …, so that no id of a plan can be read as syntax."""

from __future__ import annotations

from cards.drawing.model import Drawn, Node

MERMAID_ESCAPES = str.maketrans(
    {"#": "#35;", "&": "#38;", '"': "#34;", "<": "#60;", ">": "#62;", "`": "#96;", "\\": "#92;", "\n": " ", "\r": " "}
)
DOT_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": " ", "\r": " "})


def mermaid(graph: Drawn) -> str:
    """A Mermaid flowchart, a subgraph for each phase."""
    names = _names(graph)
    lines = [f"%% {graph.title.translate(MERMAID_ESCAPES)}", "flowchart LR"]
    for column, title in enumerate(graph.columns):
        lines.append(f'  subgraph p{column}["{title.translate(MERMAID_ESCAPES)}"]')
        for node in _in_column(graph, column):
            label = f"{node.text}<br/>{node.by} {node.clause}".split("<br/>")
            text = "<br/>".join(part.strip().translate(MERMAID_ESCAPES) for part in label)
            lines.append(f'    {names[node.id]}["{text}"]' + (":::life" if node.life else ""))
        lines.append("  end")
    lines += [f"  {names[a]} {'-.->' if dashed else '-->'} {names[b]}" for a, b, dashed in graph.edges]
    lines.append("  classDef life stroke-width:3px")
    return "\n".join(lines) + "\n"


def dot(graph: Drawn) -> str:
    """A DOT digraph, a cluster for each phase."""
    names = _names(graph)
    lines = [f'digraph "{graph.title.translate(DOT_ESCAPES)}" {{', "  rankdir=LR;", "  node [shape=box];"]
    for column, title in enumerate(graph.columns):
        lines.append(f"  subgraph cluster_{column} {{")
        lines.append(f'    label="{title.translate(DOT_ESCAPES)}";')
        for node in _in_column(graph, column):
            parts = (node.text, f"{node.by} {node.clause}".strip())
            label = "\\n".join(part.translate(DOT_ESCAPES) for part in parts)
            lines.append(f'    {names[node.id]} [label="{label}"{", penwidth=3" if node.life else ""}];')
        lines.append("  }")
    lines += [f"  {names[a]} -> {names[b]}{' [style=dashed]' if dashed else ''};" for a, b, dashed in graph.edges]
    return "\n".join([*lines, "}"]) + "\n"


def _names(graph: Drawn) -> dict[str, str]:
    return {node.id: f"n{place}" for place, node in enumerate(graph.nodes)}


def _in_column(graph: Drawn, column: int) -> list[Node]:
    return [node for node in graph.nodes if node.column == column]
