"""Whether the number of plans matters: the same report against ever larger indexes."""

from __future__ import annotations

import dataclasses
import statistics
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from api.desk.bench import Bench, Report
from engine.plans.model import Instance, Library
from tocsin.wiring import open_bench

RECEIVED = datetime(2026, 11, 20, 19, 12, tzinfo=UTC)
TEXT = "甲溪县丙桥镇丙桥化工园液氨泄漏，2人中毒送医，另有3人失联，厂区已疏散约120人"


def main() -> None:
    """Print the median response time for each size."""
    bench = open_bench()
    for extra in (0, 100, 1_000, 10_000):
        grown = Bench(with_more(bench.library, extra), bench.register)
        report = Report("r1", TEXT, RECEIVED)
        situation = grown.situation([report])
        times = []
        for _ in range(300):
            start = time.perf_counter()
            grown.respond(situation, RECEIVED)
            times.append((time.perf_counter() - start) * 1000)
        print(f"{len(grown.library.plans):6d} plans   p50 {statistics.median(times):7.3f} ms")


def with_more(library: Library, extra: int) -> Library:
    """The library with ``extra`` copies of its plans, each in the area of another city."""
    if not extra:
        return library
    plans = dict(library.plans)
    index = dict(library.index)
    originals = list(library.plans.values())
    for number in range(extra):
        original = originals[number % len(originals)]
        area = f"88{number:06d}"
        plan = dataclasses.replace(original, id=f"{original.id}x{number}", area=area)
        plans[plan.id] = plan
        for hazard in plan.hazards or ("*",):
            index[(hazard, plan.tier, area)] = (Instance(f"{plan.id}@{area}", plan.id, area),)
    return dataclasses.replace(library, plans=plans, index=index, hash=f"{library.hash[:50]}{extra}")


if __name__ == "__main__":
    main()
