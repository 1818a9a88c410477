"""只看读到了什么 / show what is read in a report: facts, hazards, place, time, numbers, each with its words."""

from __future__ import annotations

import argparse

from cards.reading import reading_card
from cards.render import to_text
from engine.values.canonical import plain
from tocsin.commands.respond import gather
from tocsin.failures import Failure
from tocsin.terminal import json_text
from tocsin.wiring import open_bench


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of ``tocsin understand``."""
    parser.add_argument("report", help="报告原文；- 从标准输入读")
    parser.add_argument("--at", metavar="TIME", help="接报时间（默认现在）")
    parser.add_argument("--area", default="home", help="home、any 或区划代码")
    parser.add_argument("--lang", default="zh-CN", choices=["zh-CN", "en"], help="语言")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print the reading of one report."""
    bench = open_bench(arguments.library)
    reports = gather(bench, arguments.report, (), arguments.at)
    if not reports:
        raise Failure("no report in that file")
    reading = bench.read(reports[0], area=arguments.area)
    if arguments.json:
        print(json_text(plain(reading)))
    else:
        print(to_text(reading_card(bench.library, reading, reports[0].text, arguments.lang)))
    return 0
