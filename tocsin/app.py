"""The application: wires the bench to the interface and the page."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import FastAPI

from api import problems
from api.guard import Guard
from api.routes import openapi, v1
from tocsin.version import own_version
from tocsin.wiring import open_bench
from web import pages


def create_app(library: str | None = None) -> FastAPI:
    """The ASGI application over one library. Raises ``LibraryUnusable``."""
    bench = open_bench(library)
    app = FastAPI(
        title="Tocsin 警钟",
        version=own_version(),
        summary="应急预案响应图：报告进，响应建议单出",
        docs_url=None,
        redoc_url=None,
    )
    problems.install(app)
    app.add_middleware(Guard)
    app.include_router(v1.routes(bench, own_version(), present))
    openapi.show_examples(app, v1.examples(bench))
    pages.install(app, bench, present)
    return app


def present() -> datetime:
    """The clock, to the second, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)
