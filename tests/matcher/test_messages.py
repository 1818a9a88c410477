"""Kinds of message, in many voices: what raises an alarm and what must not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.matcher.reading import heard

MESSAGES = [json.loads(line) for line in Path(__file__).with_name("messages.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("message", [m for m in MESSAGES if m["kind"] == "emergency"], ids=lambda m: m["text"][:16])
def test_an_emergency_is_never_taken_for_something_else(message: dict[str, str]) -> None:
    """Neither an exercise beside it, a rumour about it, a hotline nor a plan hides what really happens."""
    assert heard(message["text"]).message.kind in ("emergency", "warning")


@pytest.mark.parametrize("message", [m for m in MESSAGES if m["kind"] != "emergency"], ids=lambda m: m["text"][:16])
def test_what_is_no_emergency_starts_no_response(message: dict[str, str]) -> None:
    """Exercises, refuted rumours, looking back, complaints, plans and calls taken back are told apart."""
    assert heard(message["text"]).message.kind not in ("emergency", "warning")
