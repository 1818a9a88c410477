"""打印响应建议单 / print the response card of a report; with more reports, each change card."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from api.desk.bench import Bench, Report, in_order, words_of
from cards.card import response_card
from cards.change import change_card
from cards.data import to_json
from cards.document import Document
from cards.render import to_html, to_markdown, to_notice, to_sms, to_text
from engine.incident.entry import read_entries
from engine.incident.reading import ReadFact
from engine.respond.change import diff
from engine.respond.model import IncidentResponse
from tocsin.failures import Failure
from tocsin.inputs import now_or, report_text, reports_of
from tocsin.terminal import json_text
from tocsin.wiring import open_bench

RENDERERS: dict[str, Callable[[Document], str]] = {
    "text": to_text,
    "md": to_markdown,
    "html": to_html,
    "sms": to_notice,
    "sms-full": to_sms,
}

APART = timedelta(minutes=1)
"""between reports given by ``--then``: the later one is the newer one"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of ``tocsin respond``."""
    parser.add_argument(
        "report",
        nargs="?",
        help="报告原文；- 从标准输入读；也可以是 JSON Lines 文件 / the report, - for stdin, or a file of reports",
    )
    add_situation_options(parser)
    parser.add_argument(
        "--then", action="append", default=[], metavar="REPORT", help="后续报告，可重复；每条给出情况变化提示单"
    )
    shape = parser.add_mutually_exclusive_group()
    for name in ("json", "md", "html", "sms", "sms-full"):
        shape.add_argument(f"--{name}", dest="shape", action="store_const", const=name, help=f"输出 {name}")
    parser.set_defaults(shape="text")


def add_situation_options(parser: argparse.ArgumentParser) -> None:
    """Options that say what is known, when and where; shared by the verbs that respond."""
    parser.add_argument(
        "--facts", nargs="+", default=[], metavar="NAME=VALUE", help="直接给出事实：deaths=3 missing=2..5 injured=?"
    )
    parser.add_argument("--at", metavar="TIME", help="接报时间（默认现在）/ time of receipt")
    parser.add_argument("--area", default="home", help="home（默认）、any（只按灾种匹配）或区划代码")
    parser.add_argument("--lang", default="zh-CN", choices=["zh-CN", "en"], help="语言")


def run(arguments: argparse.Namespace) -> int:
    """Print the card of the first report, then a change card for each later one."""
    bench = open_bench(arguments.library)
    reports = gather(bench, arguments.report, arguments.then, arguments.at)
    entered = entered_facts(bench, arguments.facts)
    if not reports and not entered:
        raise Failure("nothing to respond to: give a report, or --facts name=value")
    moments = [report.received for report in reports] or [now_or(arguments.at, bench.library.deployment.zone)]
    responses = [
        bench.respond(bench.situation(reports[: number + 1], entered, at=moment, area=arguments.area), moment)
        for number, moment in enumerate(moments)
    ]
    print(_render(bench, responses, reports, arguments))
    return 0


def gather(bench: Bench, first: str | None, then: Sequence[str], at: str | None) -> list[Report]:
    """The reports of a command line, oldest first. Raises ``Failure`` and ``RepeatedReport``."""
    zone = bench.library.deployment.zone
    now = now_or(at, zone)
    reports: list[Report] = []
    if first is not None:
        path = Path(first) if len(first) < 500 and first.endswith(".jsonl") else None
        reports = reports_of(path, zone, now) if path else [Report("r1", report_text(first), now)]
    latest = in_order(reports)[-1].received if reports else now
    later = [
        Report(f"r{len(reports) + number}", report_text(text), latest + number * APART)
        for number, text in enumerate(then, 1)
    ]
    return list(in_order([*reports, *later]))


def entered_facts(bench: Bench, entries: Sequence[str]) -> tuple[ReadFact, ...]:
    """Facts of ``--facts``; every wrong entry is named. Raises ``Failure``."""
    facts, errors = read_entries(entries, bench.library.vocabulary)
    if errors:
        raise Failure("; ".join(map(str, errors)))
    return facts


def _render(
    bench: Bench, responses: list[IncidentResponse], reports: list[Report], arguments: argparse.Namespace
) -> str:
    words = words_of(reports)
    if arguments.shape == "json":
        return "\n".join(json_text(to_json(response)) for response in responses)
    render = RENDERERS[arguments.shape]
    library, register = bench.library, bench.register
    pages = [render(response_card(library, register, responses[0], words, arguments.lang))]
    for before, after in pairwise(responses):
        pages.append(render(change_card(library, register, diff(before, after), after, words, arguments.lang)))
    return "\n\n".join(pages)
