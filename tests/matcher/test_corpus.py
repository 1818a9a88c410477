"""The corpus of reports from which likeness and tone are learnt: even among hazards, varied, and learnt."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.matcher.reading import heard, library

HERE = Path(__file__).parent
LEAST, RIGHT, HEARD = 14, 95, 98
"""so many reports a hazard; so many of a hundred are read right, and heard as calls, once learnt"""


def _lines(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text("utf-8").splitlines()]


CORPUS = _lines("corpus")


def test_every_hazard_is_told_of_alike() -> None:
    """No hazard of the corpus is unknown, and none has too few reports to learn from."""
    counts = Counter(said["hazard"] for said in CORPUS)
    assert set(counts) <= set(library().vocabulary.hazards)
    assert min(counts.values()) >= LEAST


@pytest.mark.parametrize("name", ["hazards", "reports", "incidents", "messages"])
def test_no_report_stands_in_another_file(name: str) -> None:
    """What is tested elsewhere must not be learnt from here as well."""
    assert not {said["text"] for said in CORPUS} & {said["text"] for said in _lines(name)}


def test_what_was_learnt_is_read() -> None:
    """Weights that were not written anew after sentences were added show here."""
    readings = [(said["hazard"], heard(said["text"])) for said in CORPUS]
    right = sum(bool(read.hazards) and read.hazards[0].hazard == hazard for hazard, read in readings)
    calls = sum(read.message.kind in ("emergency", "warning") for _, read in readings)
    assert right * 100 >= RIGHT * len(CORPUS)
    assert calls * 100 >= HEARD * len(CORPUS)
