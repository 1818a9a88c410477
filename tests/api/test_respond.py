"""The HTTP interface: answers, problems in both languages, and a guard that keeps strangers out."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from jsonschema import validate

from api.desk.bench import LONGEST_REPORT
from api.routes import v1
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
        {"facts": {"deaths": 3}, "area": "../etc"},
        {"facts": {"deaths": 3}, "area": "999999"},
        {"facts": {"deaths": 3}, "now": "0001-01-01T00:00:00+14:00"},
        {"facts": {"deaths": 3}, "silence_is_open": 0},
    ],
    ids=[
        "nothing",
        "empty",
        "naive time",
        "unknown key",
        "negative",
        "fraction",
        "path",
        "no division",
        "year 1",
        "0 for false",
    ],
)
def test_a_bad_body_is_refused_as_a_problem(client, body):
    """A false form gives a clear refusal, never a card."""
    answer = client.post("/api/v1/respond", json=body)

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b'{"\\ud800": 1}', 422),
        (b'{"text": "\\ud800"}', 422),
        (b"{oops", 422),
        (b"\xff\xfe", 422),
        (b"[" * 90_000, 400),
    ],
    ids=["half a character as a key", "half a character", "no JSON", "no UTF-8", "a well of brackets"],
)
def test_bytes_that_are_no_request_are_refused_as_a_problem(client, body, status):
    """Whatever arrives, the answer is a problem."""
    answer = client.post("/api/v1/understand", content=body, headers={"Content-Type": "application/json"})

    assert answer.status_code == status
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
    answer = client.post("/api/v1/understand", content=b'{"text": "' + b"a" * 2_100_000 + b'"}')

    assert answer.status_code == 413


def test_a_body_sent_in_pieces_is_bounded_too(client):
    """Without a length in the head, the pieces are counted."""

    def pieces():
        yield b'{"text": "'
        for _ in range(50):
            yield b"a" * 50_000

    answer = client.post("/api/v1/understand", content=pieces())

    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_body_in_pieces_is_read_whole(client):
    """A report may arrive in pieces."""
    answer = client.post(
        "/api/v1/understand",
        content=iter([b'{"text": "', "火".encode(), b'"}']),
        headers={"Content-Type": "application/json"},
    )

    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/api/v1/respond", 405),
        ("OPTIONS", "/", 405),
        ("PUT", "/static/desk.css", 405),
    ],
)
def test_an_address_that_does_not_answer_says_so_as_a_problem(client, method, path, status):
    """Unknown addresses and methods are problems as well."""
    answer = client.request(method, path)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status


def test_a_refused_method_is_told_the_allowed_ones(client):
    """The page takes GET, HEAD and POST."""
    assert client.options("/").headers["allow"] == "GET, HEAD, POST"


def test_head_is_get_without_a_body(client):
    """A probe sees status and length only."""
    answer = client.head("/healthz")

    assert answer.status_code == 200
    assert answer.content == b""
    assert int(answer.headers["content-length"]) > 0


def test_our_own_bug_is_a_problem_with_a_reference(client, monkeypatch, caplog):
    """The client sees a reference, the log keeps the traceback."""

    def broken(*_arguments, **_options):
        raise RuntimeError("boom")

    monkeypatch.setattr(v1, "responded", broken)

    answer = client.post("/api/v1/respond", json={"facts": {"deaths": 3}})

    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "boom" not in answer.text
    assert answer.json()["detail"].removeprefix("reference ") in caplog.text


@pytest.mark.parametrize("path", ["understand", "respond"])
def test_answers_fit_the_schema_that_describes_them(client, path):
    """What OpenAPI promises of an answer holds, for the examples and for a real one."""
    body = {"text": REPORT} if path == "understand" else {"reports": [{"text": REPORT}], "facts": {"missing": "2..5"}}
    operation = client.get("/openapi.json").json()["paths"][f"/api/v1/{path}"]["post"]
    described = operation["responses"]["200"]["content"]["application/json"]

    validate(described["example"], described["schema"])
    validate(client.post(f"/api/v1/{path}", json=body).json(), described["schema"])


@pytest.mark.parametrize("status", ["400", "403", "413", "422", "500"])
def test_problems_are_documented_with_examples(client, status):
    """Each refusal has its schema and a sample that fits it."""
    responses = client.get("/openapi.json").json()["paths"]["/api/v1/respond"]["post"]["responses"]
    content = responses[status]["content"]

    assert list(content) == ["application/problem+json"]
    validate(content["application/problem+json"]["example"], content["application/problem+json"]["schema"])


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
    assert all(schema["components"]["schemas"][body]["examples"] for body in ("RespondIn", "UnderstandIn"))


def test_reports_of_one_request_are_taken_in_order(client):
    """Without times the later one is newer; with times the order in the body does not matter."""

    def deaths(*reports):
        answer = client.post("/api/v1/respond", json={"reports": list(reports)}).json()
        return next(fact["told"] for fact in answer["facts"] if fact["fact"] == "deaths")

    three, five = {"text": "丙桥镇火灾，3人死亡"}, {"text": "丙桥镇火灾，5人死亡"}
    early, late = {"received": "2026-11-21T03:12:00+08:00"}, {"received": "2026-11-21T04:12:00+08:00"}
    assert deaths(three, five) == deaths(three | early, five | late) == deaths(five | late, three | early)
    assert deaths(three, five)["low"] == deaths(three, five)["high"] == 5


def test_a_report_beyond_the_limit_is_refused_with_the_limit(client):
    """One long text could keep the desk busy for minutes."""
    answer = client.post("/api/v1/understand", json={"text": "火" * (LONGEST_REPORT + 1)})

    assert answer.status_code == 422
    assert str(LONGEST_REPORT) in answer.text
