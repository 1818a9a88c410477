"""The page as the application serves it: what a person types is text, and what it refuses it refuses in words."""

from __future__ import annotations

import html
import re

import pytest
from fastapi.testclient import TestClient

from api.desk.bench import LONGEST_REPORT
from cards.catalogue import messages
from tocsin.app import create_app

EVIL = "</textarea><script>alert(1)</script><img src=x onerror=alert(1)>丙桥镇液氨泄漏，2人死亡"


@pytest.fixture(scope="module")
def client() -> TestClient:
    """A browser on this machine."""
    return TestClient(create_app(), base_url="http://127.0.0.1")


@pytest.mark.parametrize("path", ["/", "/live"])
def test_what_a_person_types_is_text_wherever_it_is_shown(client, path):
    """A report opens no tag: not in the form, not in the underlined report, not on the card."""
    answer = client.post(path, data={"text": EVIL, "at": "2026-11-21T03:12"})

    assert answer.status_code == 200
    assert "&lt;script&gt;alert" in answer.text
    assert "<script>alert" not in answer.text
    assert re.search(r"<img[^>]*onerror", answer.text) is None


def test_a_time_that_is_none_is_shown_as_text_with_a_message(client):
    """What stands in the field comes back escaped."""
    answer = client.post("/", data={"text": "火灾", "at": '"><script>alert(1)</script>'})

    assert "<script>alert" not in answer.text
    assert messages("zh-CN")["page.error.time"] in answer.text


@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_a_report_beyond_the_limit_is_refused_in_words(client, lang):
    """Length and limit are named, and what was pasted stays in the field."""
    answer = client.post("/", data={"text": "火" * (LONGEST_REPORT + 1), "lang": lang})

    words = messages(lang)["page.error.long"].format(length=LONGEST_REPORT + 1, limit=LONGEST_REPORT)
    assert html.escape(words) in answer.text
    assert "火" * (LONGEST_REPORT + 1) in answer.text
    assert 'id="card-mine"' not in answer.text


def test_the_page_without_script_is_the_page_with_the_card(client):
    """A posted form is answered with report, reading and card in one page."""
    answer = client.post("/", data={"text": "丙桥镇液氨泄漏，2人死亡", "lang": "en"})

    assert '<html lang="en">' in answer.text
    assert 'id="card-mine"' in answer.text
    assert "丙桥镇液氨泄漏，2人死亡</textarea>" in answer.text


def test_the_live_part_of_no_report_is_no_content(client):
    """There is nothing to show."""
    assert client.post("/live", data={"text": "  "}).status_code == 204
