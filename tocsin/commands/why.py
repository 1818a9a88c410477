"""为什么有、为什么没有 / why a plan, level, action, agency or deadline is on the card, or is not."""

from __future__ import annotations

import argparse

from api.desk.bench import words_of
from cards.render import to_text
from cards.why import why_card
from engine.respond.why import why
from engine.values.canonical import plain
from tocsin.commands.respond import add_situation_options, entered_facts, gather
from tocsin.failures import Failure
from tocsin.inputs import now_or
from tocsin.terminal import json_text
from tocsin.wiring import open_bench


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of ``tocsin why``."""
    parser.add_argument(
        "target", help="问什么：预案、级别（city.hazchem:II）、行动（city.hazchem/cordon）、单位 id 或名称"
    )
    parser.add_argument("report", nargs="?", help="报告原文；- 从标准输入读")
    add_situation_options(parser)
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(arguments: argparse.Namespace) -> int:
    """Explain one thing on (or not on) the card of a report."""
    bench = open_bench(arguments.library)
    reports = gather(bench, arguments.report, (), arguments.at)
    entered = entered_facts(bench, arguments.facts)
    if not reports and not entered:
        raise Failure("nothing to explain: give a report, or --facts name=value")
    now = reports[-1].received if reports else now_or(arguments.at, bench.library.deployment.zone)
    situation = bench.situation(reports, entered, at=now, area=arguments.area)
    try:
        answer = why(bench.library, bench.register, situation, now, arguments.target)
    except LookupError as error:
        raise Failure(str(error.args[0])) from error
    if arguments.json:
        print(json_text(plain(answer)))
    else:
        print(to_text(why_card(bench.library, answer, words_of(reports), arguments.lang)))
    return 0
