"""How long one report takes: reading, responding, both. Prints p50 and p99 in milliseconds."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from api.desk.bench import Report
from tocsin.wiring import open_bench

RECEIVED = datetime(2026, 11, 20, 19, 12, tzinfo=UTC)
TEXTS = (
    "甲溪县丙桥镇丙桥化工园一台液氨储罐阀门泄漏，白雾往镇中心小学方向飘，目前2人中毒送医，另有3人失联，"
    "厂区已疏散约120人，消防已到场，附近居民反映气味刺鼻，现场负责人姓李，请求支援，伤亡情况还在核实。",
    "乙岭县今晨6时许连降暴雨，拟水水位超警戒0.8米，沿岸两个村进水，已转移群众460人，一处堤脚渗水，"
    "1人失联，没有人员死亡，县防指已派人到场，雨还在下，下游约2300人可能受威胁，请市里派专家。",
    "中样区商贸城四楼火灾，21日凌晨两点半左右起火，现场浓烟很大，消防已到场，疏散三百余人，"
    "有5人受伤送医其中2人重伤，是否还有人被困正在核实，过火面积约800平方米，起火原因不明，请求增援。",
)
ROUNDS = 400


def main() -> None:
    """Print one line for each of the three measures."""
    bench = open_bench()
    reports = [Report("r1", text, RECEIVED) for text in TEXTS]
    situations = [bench.situation([report]) for report in reports]
    print(f"characters a report: {[len(text) for text in TEXTS]}; plans: {len(bench.library.plans)}")
    measure("read", [lambda report=report: bench.read(report) for report in reports])
    measure("respond", [lambda situation=situation: bench.respond(situation, RECEIVED) for situation in situations])
    measure("both", [lambda report=report: bench.respond(bench.situation([report]), RECEIVED) for report in reports])


def measure(name: str, works: list[Callable[[], object]]) -> None:
    """Run each work ``ROUNDS`` times after a warm-up and print the quantiles over all runs."""
    for work in works * 20:
        work()
    gc.collect()
    times: list[float] = []
    for _ in range(ROUNDS):
        for work in works:
            start = time.perf_counter()
            work()
            times.append((time.perf_counter() - start) * 1000)
    times.sort()
    print(f"{name:8s} p50 {times[len(times) // 2]:7.3f} ms   p99 {times[len(times) * 99 // 100]:7.3f} ms")


if __name__ == "__main__":
    main()
