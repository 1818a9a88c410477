"""Problems as RFC 9457 says, in Chinese and English: what happened, where, what to do."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import Match, Route

MEDIA_TYPE = "application/problem+json"

TITLES: dict[str, tuple[str, str]] = {
    "malformed-request": ("请求的内容无法读取", "the content of the request cannot be read"),
    "invalid-request": ("请求不符合接口要求", "the request does not fit the interface"),
    "unknown-fact": ("有不认识的事实或取值", "a fact or a value is not known"),
    "too-large": ("内容过长", "the content is too large"),
    "not-found": ("没有这个地址", "no such address"),
    "method-not-allowed": ("该地址不支持这个方法", "the address does not take this method"),
    "not-loopback": ("本版本只在本机提供服务", "this version serves this machine only"),
    "internal-error": ("程序内部错误", "an internal error"),
    "http-error": ("请求未能处理", "the request could not be handled"),
}
BY_STATUS = {400: "malformed-request", 404: "not-found", 405: "method-not-allowed", 413: "too-large"}


class Problem(Exception):
    """An expected failure of a request. ``errors`` name the fields: ``{field, error, help}``."""

    def __init__(self, kind: str, status: int, detail: str = "", errors: tuple[dict[str, str], ...] = ()) -> None:
        super().__init__(f"{status} {kind} {detail}")
        self.kind = kind
        self.status = status
        self.detail = detail
        self.errors = errors


def speaks_english(request: Request) -> bool:
    """True where the client asks for English before Chinese."""
    return request.headers.get("accept-language", "").lower().lstrip().startswith("en")


def problem_response(request: Request, problem: Problem) -> JSONResponse:
    """The problem as a response; both titles are in it, the client's language first."""
    zh, en = TITLES[problem.kind]
    body: dict[str, Any] = {
        "type": f"urn:tocsin:problem:{problem.kind}",
        "title": en if speaks_english(request) else zh,
        "title_zh": zh,
        "title_en": en,
        "status": problem.status,
    }
    if problem.detail:
        body["detail"] = problem.detail
    if problem.errors:
        body["errors"] = list(problem.errors)
    language = "en" if speaks_english(request) else "zh-CN"
    return JSONResponse(body, problem.status, {"Content-Language": language}, MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Answer every expected failure of ``app`` as a problem."""

    async def on_problem(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, Problem)  # noqa: S101 - registered for this class only
        return problem_response(request, error)

    async def on_invalid(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this class only
        return problem_response(request, invalid(error))

    async def on_http(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class only
        response = problem_response(request, Problem(BY_STATUS.get(error.status_code, "http-error"), error.status_code))
        response.headers.update(error.headers or {})
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            response.headers["Allow"] = ", ".join(allowed(app, request))
        return response

    app.add_exception_handler(Problem, on_problem)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(HTTPException, on_http)


def invalid(error: RequestValidationError) -> Problem:
    """Every field that does not fit, by its path; a key that is no text is shown with replacement characters."""
    errors = tuple(
        {"field": _text(".".join(str(part) for part in entry["loc"])), "error": _text(entry["msg"])}
        for entry in error.errors()
    )
    return Problem("invalid-request", 422, errors=errors)


def allowed(app: FastAPI, request: Request) -> list[str]:
    """The methods that an address takes, over all of its routes, sorted."""
    methods = {
        method
        for route in app.routes
        if isinstance(route, Route) and route.matches(request.scope)[0] is not Match.NONE
        for method in route.methods or ()
    }
    return sorted(methods | ({"HEAD"} if "GET" in methods else set()))


def _text(words: str) -> str:
    return words.encode("utf-8", "replace").decode()
