"""The response graph of a plan: nodes are actions in columns by phase, edges say what comes after what.

Dashed edges lead to an action that holds only under a condition. Written as Mermaid, DOT or SVG; equal plans give
equal bytes. Layout is our own layering by phase and generation: no drawing library decides what a printed plan shows.
"""

from __future__ import annotations

import networkx as nx

from cards.acts import FILL, do_text
from cards.catalogue import known_locale
from cards.drawing.languages import dot, mermaid
from cards.drawing.model import Drawn, Node
from cards.drawing.svg import svg
from cards.names import agency_name, phase_name, short_title
from cards.reading import EPOCH
from cards.voice import Voice, say, voice_for
from engine.plans.model import Action, Library, Plan, Register

SHORT = 26
"""characters of an action's words in a node"""


def to_mermaid(library: Library, plan: Plan, locale: str = "zh-CN") -> str:
    """The graph as Mermaid text. Raises ``ValueError`` (locale)."""
    return mermaid(drawn(library, plan, locale))


def to_dot(library: Library, plan: Plan, locale: str = "zh-CN") -> str:
    """The graph in the DOT language of Graphviz. Raises ``ValueError`` (locale)."""
    return dot(drawn(library, plan, locale))


def to_svg(library: Library, plan: Plan, locale: str = "zh-CN") -> str:
    """The graph as SVG without script or outside reference. Raises ``ValueError`` (locale)."""
    return svg(drawn(library, plan, locale))


def plan_graph(plan: Plan) -> nx.DiGraph[str]:
    """The graph of a plan: nodes are action ids in the order of the plan, edges carry ``any`` (one of several)."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    known = [action.id for action in plan.actions]
    graph.add_nodes_from(known)
    for action in plan.actions:
        for before in action.after.all_of:
            if before in graph:
                graph.add_edge(before, action.id, any=False)
        for before in action.after.any_of:
            if before in graph:
                graph.add_edge(before, action.id, any=True)
    return graph


def drawn(library: Library, plan: Plan, locale: str) -> Drawn:
    """The plan's graph with words: phases in their order, nodes ranked inside a phase by what precedes them."""
    voice = voice_for(library, Register(), EPOCH, known_locale(locale))
    graph = plan_graph(plan)
    ranks = _ranks(graph)
    phases = _phases(library, plan)
    nodes = tuple(_node(voice, plan, action, phases.index(action.phase), ranks[action.id]) for action in plan.actions)
    conditional = {action.id for action in plan.actions if action.when is not None}
    edges = tuple(
        (before, after, after in conditional or bool(data["any"])) for before, after, data in graph.edges(data=True)
    )
    return Drawn(short_title(voice, plan), tuple(phase_name(voice, phase) for phase in phases), nodes, edges)


def _phases(library: Library, plan: Plan) -> list[str]:
    used = dict.fromkeys(action.phase for action in plan.actions)
    terms = library.vocabulary.phases
    return sorted(used, key=lambda phase: (terms[phase].order if phase in terms else 99, list(used).index(phase)))


def _ranks(graph: nx.DiGraph[str]) -> dict[str, int]:
    """The generation of each node; nodes of a cycle (which the checker refuses) all stand at 0."""
    if not nx.is_directed_acyclic_graph(graph):
        return dict.fromkeys(graph, 0)
    return {node: rank for rank, nodes in enumerate(nx.topological_generations(graph)) for node in nodes}


def _node(voice: Voice, plan: Plan, action: Action, column: int, rank: int) -> Node:
    text = FILL.sub(say(voice, "fill.blank"), do_text(voice, plan, action))
    short = text if len(text) <= SHORT else text[: SHORT - 1] + "…"
    return Node(
        id=action.id,
        text=short,
        full=text,
        by=agency_name(voice, action.by),
        clause=action.clause,
        column=column,
        rank=rank,
        life=action.life,
        conditional=action.when is not None,
    )
