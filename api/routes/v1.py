"""``/api/v1``: understand a report, respond to it. Stateless: nothing is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from fastapi import APIRouter

from api.desk.bench import Bench, Report
from api.problems import Problem
from api.routes.shapes import Health, ProblemOut, RespondIn, UnderstandIn
from cards.data import to_json
from engine.incident.entry import EntryError, read_mapping
from engine.incident.reading import ReadFact
from engine.values.canonical import plain

PROBLEMS: dict[int | str, dict[str, Any]] = {
    code: {"model": ProblemOut, "content": {"application/problem+json": {}}} for code in (403, 413, 422)
}


def routes(bench: Bench, engine: str, clock: Callable[[], datetime]) -> APIRouter:
    """The router over one bench. ``clock`` returns the aware present."""
    router = APIRouter(tags=["respond"], responses=PROBLEMS)

    @router.post("/api/v1/understand", operation_id="understand", summary="读一份报告")
    def understand(body: UnderstandIn) -> dict[str, Any]:
        """Facts, hazards, place, time and numbers of one report, each with the characters it was read from."""
        report = Report("r1", _words(body.text), body.received or clock())
        return cast("dict[str, Any]", plain(bench.read(report, area=body.area)))

    @router.post("/api/v1/respond", operation_id="respond", summary="给出响应建议单（数据）")
    def respond(body: RespondIn) -> dict[str, Any]:
        """The response as canonical data. Give reports, facts, or both."""
        reports = [
            Report(f"r{number}", _words(report.text), report.received or clock())
            for number, report in enumerate(body.reports, 1)
        ]
        entered = _entered(bench, body)
        if not reports and not entered:
            raise Problem("invalid-request", 422, "give a report or a fact")
        now = body.now or (reports[-1].received if reports else clock())
        situation = bench.situation(reports, entered, area=body.area, silence_is_open=body.silence_is_open)
        answer: dict[str, Any] = to_json(bench.respond(situation, now))
        return answer

    @router.get("/healthz", operation_id="health", summary="服务是否在")
    def health() -> Health:
        """The service answers, with engine version and library hash."""
        return Health(status="ok", engine=engine, library=bench.library.hash, now=clock())

    return router


def _words(text: str) -> str:
    if not text.strip():
        raise Problem("invalid-request", 422, "the report is empty")
    return text


def _entered(bench: Bench, body: RespondIn) -> tuple[ReadFact, ...]:
    try:
        return read_mapping(body.facts, bench.library.vocabulary)
    except EntryError as error:
        problem = {"field": f"facts.{error.entry}", "error": error.error, "help": error.help}
        raise Problem("unknown-fact", 422, str(error), (problem,)) from error
