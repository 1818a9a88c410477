"""``/api/v1``: understand a report, respond to it. Stateless: nothing is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from fastapi import APIRouter

from api.desk.bench import Bench, Report, UnknownArea, check_area, in_order
from api.problems import Problem
from api.routes.openapi import answer, problems
from api.routes.shapes import REPORT, Health, ReportIn, RespondIn, UnderstandIn
from cards.data import to_json
from engine.incident.entry import EntryError, read_mapping
from engine.incident.reading import ReadFact, Reading
from engine.respond.model import IncidentResponse
from engine.values.canonical import plain, read_time

Data = dict[str, Any]

RECEIVED = read_time("2026-11-21T03:12:00+08:00")
"""the time of receipt in the examples"""


def routes(bench: Bench, engine: str, clock: Callable[[], datetime]) -> APIRouter:
    """The router over one bench. ``clock`` returns the aware present."""
    router = APIRouter(tags=["respond"], responses=problems(400, 403, 413, 422, 500))

    @router.post(
        "/api/v1/understand",
        operation_id="understand",
        summary="读一份报告",
        response_model=None,
        responses=answer(Reading, "读到的情况"),
    )
    def understand(body: UnderstandIn) -> Data:
        """Facts, hazards, place, time and numbers of one report, each with the characters it was read from."""
        return understood(bench, body, clock())

    @router.post(
        "/api/v1/respond",
        operation_id="respond",
        summary="给出响应建议单（数据）",
        response_model=None,
        responses=answer(IncidentResponse, "响应建议单"),
    )
    def respond(body: RespondIn) -> Data:
        """The response as canonical data. Give reports, facts, or both."""
        return responded(bench, body, clock())

    @router.get("/healthz", operation_id="health", summary="服务是否在")
    def health() -> Health:
        """The service answers, with engine version and library hash."""
        return Health(status="ok", engine=engine, library=bench.library.hash, now=clock())

    return router


def examples(bench: Bench) -> dict[str, Callable[[], Data]]:
    """Answers to the sample report, by path."""
    return {
        "/api/v1/understand": lambda: understood(bench, UnderstandIn(text=REPORT), RECEIVED),
        "/api/v1/respond": lambda: responded(bench, RespondIn(reports=[ReportIn(text=REPORT)]), RECEIVED),
    }


def understood(bench: Bench, body: UnderstandIn, present: datetime) -> Data:
    """What is read in one report. Raises ``Problem``."""
    report = Report("r1", _words(body.text), body.received or present)
    return cast("Data", plain(bench.read(report, area=_area(bench, body.area))))


def responded(bench: Bench, body: RespondIn, present: datetime) -> Data:
    """The response to reports and entered facts. Raises ``Problem``."""
    reports = in_order(
        [
            Report(f"r{number}", _words(report.text), report.received or present)
            for number, report in enumerate(body.reports, 1)
        ]
    )
    entered = _entered(bench, body)
    if not reports and not entered:
        raise Problem("invalid-request", 422, "give a report or a fact")
    now = body.now or (reports[-1].received if reports else present)
    area = _area(bench, body.area)
    situation = bench.situation(reports, entered, at=now, area=area, silence_is_open=body.silence_is_open)
    return to_json(bench.respond(situation, now))


def _words(text: str) -> str:
    if not text.strip():
        raise Problem("invalid-request", 422, "the report is empty")
    return text


def _area(bench: Bench, area: str) -> str:
    try:
        check_area(bench.library, area)
    except UnknownArea as error:
        problem = {"field": "body.area", "error": str(error)}
        raise Problem("invalid-request", 422, str(error), (problem,)) from error
    return area


def _entered(bench: Bench, body: RespondIn) -> tuple[ReadFact, ...]:
    try:
        return read_mapping(body.facts, bench.library.vocabulary)
    except EntryError as error:
        problem = {"field": f"body.facts.{error.entry}", "error": error.error, "help": error.help}
        raise Problem("unknown-fact", 422, str(error), (problem,)) from error
