"""跑预案自带的用例 / run the cases of plans and print what they cover."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from api.desk.bench import Bench, Report
from engine.incident.reading import Reading
from engine.plans.files import load_cases
from engine.respond.cases import CaseResult, coverage, run_case
from tocsin.commands.graph import find_plan
from tocsin.paths import library_root
from tocsin.wiring import open_bench


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of ``tocsin cases``."""
    parser.add_argument("plans", nargs="*", help="只跑这些预案（默认全部）")
    parser.add_argument("--quiet", action="store_true", help="只列不通过的")


def run(arguments: argparse.Namespace) -> int:
    """Run every case; 1 where one fails."""
    bench = open_bench(arguments.library)
    root = library_root(arguments.library)
    named = {case.plan for case in load_cases(root)}
    for plan in arguments.plans:
        if plan not in named:
            find_plan(bench.library, plan)
    results = run_all(bench, root, tuple(arguments.plans))
    for result in results:
        if not (arguments.quiet and result.passed):
            print(f"{'ok  ' if result.passed else 'FAIL'} {result.case.plan}: {result.case.name}")
        for line in result.failures:
            print(f"       {line}")
    for line in coverage(bench.library, results):
        print(line)
    failed = sum(not result.passed for result in results)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


def run_all(bench: Bench, root: Path, plans: tuple[str, ...] = ()) -> list[CaseResult]:
    """Results of all cases of a library, in the order of its files."""

    def reader(text: str, received: datetime) -> Reading:
        return bench.read(Report("r1", text, received))

    cases = [case for case in load_cases(root) if not plans or case.plan in plans]
    return [run_case(bench.library, bench.register, case, reader) for case in cases]
