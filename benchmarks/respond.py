"""How long one report takes: reading, responding, both. Prints p50 and p99 in milliseconds.

``both`` is the whole way of a report in process: reading, folding the reading into a situation, and the response as
data. It holds no card, no page, no HTTP and no store. Every run is a report that was never seen before (``varied``), so
what is remembered of a library helps and what is remembered of a report does not. The garbage collector runs as in the
service.
"""

from __future__ import annotations

import re
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from api.desk.bench import Bench, Report
from engine.incident.compose import situation_of
from tocsin.wiring import keep_for_good, open_bench

REPORTS = Path(__file__).resolve().parent / "reports.txt"
FIRST = datetime(2026, 11, 20, 19, 12, tzinfo=UTC)
TURNS = 20
COUNTED = re.compile(r"\d+(?=余?[人名户例])")
Times = dict[str, list[float]]


def main() -> None:
    """Print one line for each of the three measures."""
    bench = open_bench()
    texts = REPORTS.read_text(encoding="utf-8").splitlines()
    lengths = sorted(map(len, texts))
    print(f"{len(texts)} reports of {lengths[0]} to {lengths[-1]} characters; plans: {len(bench.library.plans)}")
    run(bench, texts, 0)
    keep_for_good()
    times: Times = {"read": [], "respond": [], "both": []}
    for turn in range(1, TURNS + 1):
        for name, found in run(bench, texts, turn).items():
            times[name] += found
    for name, found in times.items():
        found.sort()
        print(f"{name:8s} p50 {found[len(found) // 2]:7.3f} ms   p99 {found[len(found) * 99 // 100]:7.3f} ms")


def run(bench: Bench, texts: list[str], turn: int) -> Times:
    """Milliseconds of every report of one turn."""
    times: Times = {"read": [], "respond": [], "both": []}
    moments = bench.library.vocabulary.moments
    for place, text in enumerate(texts):
        words, received = varied(text, turn), FIRST + timedelta(hours=7 * turn, minutes=place)
        start = time.perf_counter()
        reading = bench.read(Report("r1", words, received))
        done = time.perf_counter()
        situation = situation_of("stateless", [("r1", reading, received)], (), moments=moments, silence_is_open=True)
        folded = time.perf_counter()
        bench.respond(situation, received)
        end = time.perf_counter()
        for name, seconds in (("read", done - start), ("respond", end - folded), ("both", end - start)):
            times[name].append(seconds * 1000)
    return times


def varied(text: str, turn: int) -> str:
    """The report with every number of people raised: another report of the same kind in every turn."""
    return COUNTED.sub(lambda number: str(int(number[0]) + turn), text)


if __name__ == "__main__":
    main()
