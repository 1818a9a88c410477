"""用标注样本评测 / write predictions for labelled reports or sequences.

The prediction format is that of the labelled set: one JSON object a line with id, hazard, is_emergency, facts, grade,
notify and place. Names are translated through the ``also: {incidents: …}`` entries of the vocabulary only.
"""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from api.desk.bench import Bench, Report, in_order
from engine.values.exact import Exact
from tocsin.failures import Failure, users_files
from tocsin.inputs import instant, read_lines
from tocsin.predictions import prediction
from tocsin.wiring import open_bench

RECEIVED = datetime(2026, 1, 1, 4, 0, tzinfo=UTC)
"""the time of receipt where a labelled report states none"""
APART = timedelta(hours=1)
"""between the reports of a sequence that state no time: the later one is the newer one"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of ``tocsin evaluate``."""
    parser.add_argument("gold", type=Path, help="标注文件（JSON Lines）")
    parser.add_argument("-o", "--out", type=Path, required=True, help="预测结果写到哪里")


def run(arguments: argparse.Namespace) -> int:
    """Write one prediction a report; always as ``--area any`` and with silent facts silent."""
    bench = open_bench(arguments.library)
    rows = [row for gold in read_lines(arguments.gold) for row in _rows(bench, gold)]
    text = "".join(json.dumps(row, ensure_ascii=False, default=_number) + "\n" for row in rows)
    with users_files():
        arguments.out.write_text(text, encoding="utf-8")
    print(f"{len(rows)} predictions -> {arguments.out}")
    return 0


def _rows(bench: Bench, gold: dict[str, Any]) -> list[dict[str, Any]]:
    entries = gold.get("reports", [gold])
    reports = [_report(bench, entry, number) for number, entry in enumerate(entries)]
    return [_row(bench, reports[: number + 1]) for number in range(len(reports))]


def _report(bench: Bench, entry: dict[str, Any], number: int) -> Report:
    if not isinstance(entry, dict) or not all(isinstance(entry.get(key), str) for key in ("id", "text")):
        raise Failure('a labelled report has "id" and "text"; a sequence holds such reports under "reports"')
    stated = entry.get("reported_at")
    received = instant(stated, bench.library.deployment.zone) if stated else RECEIVED + number * APART
    return Report(entry["id"], entry["text"], received)


def _row(bench: Bench, reports: list[Report]) -> dict[str, Any]:
    last = reports[-1]
    situation = bench.situation(reports, area="any", silence_is_open=False)
    response = bench.respond(situation, in_order(reports)[-1].received)
    return prediction(bench.library, last.id, bench.read(last, area="any"), response)


def _number(value: Exact) -> float:
    return float(value)
