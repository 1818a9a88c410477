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


@pytest.mark.parametrize(
    "text",
    [
        "着火了，又出来两个人，还有3人困在楼上",
        "家里着火了，最新情况3人困在楼上怎么办",
        "液氨罐漏了，截至现在3人晕倒，我在门口怎么办",
    ],
)
def test_a_caller_may_say_what_is_new(text: str) -> None:
    """最新, 又出来 and 截至现在 are said on the telephone, too: the words have no form of an office."""
    assert not heard(text).message.office


@pytest.mark.parametrize("text", ["续报：化工园爆炸，累计死亡3人", "截至18时，化工园爆炸已造成3人死亡"])
def test_a_bulletin_shows_its_form(text: str) -> None:
    """续报 and an hour behind 截至 are written by an office."""
    assert heard(text).message.office
