"""画一个预案的响应图 / draw the response graph of a plan as svg, mermaid or dot."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from rapidfuzz import process

from cards.graph import to_dot, to_mermaid, to_svg
from engine.plans.model import Library, Plan
from tocsin.failures import Failure, users_files
from tocsin.wiring import open_bench

SHAPES: dict[str, Callable[[Library, Plan, str], str]] = {"svg": to_svg, "mermaid": to_mermaid, "dot": to_dot}


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of ``tocsin graph``."""
    parser.add_argument("plan", help="预案 id，例如 city.hazchem")
    parser.add_argument("-o", "--output", choices=sorted(SHAPES), default="mermaid", dest="shape", help="格式")
    parser.add_argument("--out", type=Path, help="写到文件（默认标准输出）")
    parser.add_argument("--lang", default="zh-CN", choices=["zh-CN", "en"], help="语言")


def run(arguments: argparse.Namespace) -> int:
    """Draw one plan."""
    library = open_bench(arguments.library).library
    drawing = SHAPES[arguments.shape](library, find_plan(library, arguments.plan), arguments.lang)
    if arguments.out is None:
        print(drawing)
    else:
        with users_files():
            arguments.out.write_text(drawing, encoding="utf-8")
        print(f"{arguments.plan} -> {arguments.out}")
    return 0


def find_plan(library: Library, name: str) -> Plan:
    """The plan with this id or title. Raises ``Failure`` naming the nearest."""
    if name in library.plans:
        return library.plans[name]
    titles = {plan.title: plan for plan in library.plans.values()}
    if name in titles:
        return titles[name]
    nearest = process.extractOne(name, [*library.plans, *titles], score_cutoff=50)
    raise Failure(f"no plan is called {name!r}" + (f"; the nearest is {nearest[0]}" if nearest else ""))
