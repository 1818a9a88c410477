"""The HTTP interface: answers, problems in both languages, and a guard that keeps strangers out."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from tocsin.app import create_app

REPORT = "甲溪县丙桥镇丙桥化工园液氨泄漏，2人中毒送医，里面还有人没出来"


@pytest.fixture(scope="module")
def client() -> TestClient:
    """A client on this machine."""
    return TestClient(create_app(), base_url="http://127.0.0.1", raise_server_exceptions=False)


def test_a_report_is_answered_with_the_response(client):
    """Hazard, plans and call-down stand in the answer."""
    answer = client.post(
        "/api/v1/respond", json={"reports": [{"text": REPORT, "received": "2026-11-21T03:12:00+08:00"}]}
    )

    assert answer.status_code == 200
    assert answer.json()["hazards"][0]["hazard"] == "hazchem"


def test_a_report_is_understood_with_its_spans(client):
    """Each fact points at the characters that it was read from."""
    facts = client.post("/api/v1/understand", json={"text": REPORT}).json()["facts"]

    assert facts
    assert all(fact["spans"] for fact in facts)


def test_entered_facts_need_no_report(client):
    """Facts alone are enough."""
    assert client.post("/api/v1/respond", json={"facts": {"deaths": 3}}).status_code == 200


@pytest.mark.parametrize(("language", "words"), [("zh-CN", "不认识"), ("en", "not known")])
def test_an_unknown_fact_is_a_problem_in_the_clients_language(client, language, words):
    """RFC 9457, with the field and the nearest name."""
    answer = client.post("/api/v1/respond", json={"facts": {"deathz": 3}}, headers={"Accept-Language": language})

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert words in answer.json()["title"]
    assert "deaths" in answer.json()["detail"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"reports": [{"text": ""}]},
        {"reports": [{"text": REPORT, "received": "2026-11-21T03:12:00"}]},
        {"reports": [{"text": REPORT, "more": 1}]},
        {"facts": {"deaths": -1}},
        {"facts": {"deaths": 2.5}},
        {"area": "../etc"},
    ],
    ids=["nothing", "empty", "naive time", "unknown key", "negative", "fraction", "path"],
)
def test_a_bad_body_is_refused_as_a_problem(client, body):
    """A false form gives a clear refusal, never a card."""
    answer = client.post("/api/v1/respond", json=body)

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


def test_false_is_no_number_of_deaths(client):
    """A yes-no where a number is asked is refused."""
    assert client.post("/api/v1/respond", json={"facts": {"deaths": False}}).status_code == 422


def test_a_page_of_another_site_cannot_post_here(client):
    """A foreign Host or Origin is refused."""
    assert client.get("/healthz", headers={"Host": "evil.example"}).status_code == 403
    assert (
        client.post("/api/v1/understand", json={"text": REPORT}, headers={"Origin": "http://evil.example"}).status_code
        == 403
    )


def test_a_body_beyond_the_limit_is_refused(client):
    """Megabytes never reach the matcher."""
    answer = client.post("/api/v1/understand", content=b'{"text": "' + b"a" * 1_100_000 + b'"}')

    assert answer.status_code == 413


def test_the_page_allows_no_inline_script(client):
    """The policy forbids what the page does not need."""
    answer = client.get("/")

    assert answer.status_code == 200
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert "unsafe-inline" not in answer.headers["content-security-policy"]


def test_the_interface_describes_itself_with_stable_ascii_ids(client):
    """OpenAPI with examples and operation ids."""
    schema = client.get("/openapi.json").json()

    ids = [operation["operationId"] for path in schema["paths"].values() for operation in path.values()]
    assert {"respond", "understand", "health"} <= set(ids)
    assert all(ident.isascii() for ident in ids)
    assert schema["components"]["schemas"]["RespondIn"]["examples"]
