"""Equal inputs give equal bytes: other process, hash seed, zone, locale and file order."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
REPORT = "甲溪县丙桥镇丙桥化工园液氨泄漏，2人中毒送医，3人失联，附近有学校"


def card_of(library: Path, cache: Path, **surroundings: str) -> bytes:
    """The response as JSON, from a process of its own."""
    environment = {**os.environ, "TOCSIN_CACHE": str(cache), **surroundings}
    command = [
        sys.executable,
        "-m",
        "tocsin",
        "--library",
        str(library),
        "respond",
        REPORT,
        "--at",
        "2026-11-21T03:12",
        "--json",
    ]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True).stdout


def test_surroundings_do_not_reach_the_card(tmp_path):
    """Seed 1 in Shanghai and seed 2 in New York, with files laid down in another order, agree to the byte."""
    moved = tmp_path / "library"
    files = sorted((path for path in (ROOT / "plans_yaml").rglob("*") if path.is_file()), reverse=True)
    for path in files:
        target = moved / path.relative_to(ROOT / "plans_yaml")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)

    here = card_of(ROOT / "plans_yaml", tmp_path / "a", PYTHONHASHSEED="1", TZ="Asia/Shanghai", LC_ALL="C.UTF-8")
    there = card_of(moved, tmp_path / "b", PYTHONHASHSEED="2", TZ="America/New_York", LC_ALL="C")

    assert here == there
