"""The page at ``/``: type a report, see what was read and the card. Works without a script; nothing is stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

from fastapi import FastAPI, Form
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.staticfiles import StaticFiles

from api.desk.bench import LONGEST_REPORT, Bench, Report, words_of
from api.desk.times import read_instant
from cards.card import response_card
from cards.catalogue import messages
from cards.reading import pieces
from cards.render import to_fragment
from cards.render.html import STYLE

HERE = Path(__file__).resolve().parent
LANGUAGES = ("zh-CN", "en")
AREAS = ("home", "any")

Text = Annotated[str, Form()]
Short = Annotated[str, Form(max_length=40)]


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form. ``at`` is "" or a local time as a browser writes it."""

    text: str = ""
    at: str = ""
    area: str = "home"
    lang: str = "zh-CN"


def install(app: FastAPI, bench: Bench, clock: Callable[[], datetime]) -> None:
    """Add the page, its live part and its static files to ``app``."""
    pages = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def show(template: str, typed: Typed) -> HTMLResponse:
        return HTMLResponse(pages.get_template(template).render(view(bench, typed, clock())))

    @app.get("/", include_in_schema=False)
    def desk(lang: str = "zh-CN") -> HTMLResponse:
        return show("desk.html.j2", Typed(lang=_one_of(lang, LANGUAGES)))

    @app.post("/", include_in_schema=False)
    def submit(text: Text = "", at: Short = "", area: Short = "home", lang: Short = "zh-CN") -> HTMLResponse:
        return show("desk.html.j2", typed_of(text, at, area, lang))

    @app.post("/live", include_in_schema=False)
    def live(text: Text = "", at: Short = "", area: Short = "home", lang: Short = "zh-CN") -> Response:
        if not text.strip():
            return Response(status_code=204)
        return show("result.html.j2", typed_of(text, at, area, lang))

    @app.get("/static/card.css", include_in_schema=False)
    def card_style() -> Response:
        return Response(STYLE, media_type="text/css")

    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")


def typed_of(text: str, at: str, area: str, lang: str) -> Typed:
    """The form with its choices made safe; a browser writes CRLF, the report has LF."""
    return Typed(text.replace("\r\n", "\n"), at, _one_of(area, AREAS), _one_of(lang, LANGUAGES))


def view(bench: Bench, typed: Typed, now: datetime) -> dict[str, Any]:
    """The context of both templates."""
    t = messages(typed.lang)
    context: dict[str, Any] = {
        "lang": typed.lang,
        "t": t,
        "text": typed.text,
        "at": typed.at,
        "area": typed.area,
        "pieces": (),
        "card": None,
        "error": "",
    }
    if not typed.text.strip():
        return context
    if len(typed.text) > LONGEST_REPORT:
        return {**context, "error": t["page.error.long"].format(length=len(typed.text), limit=LONGEST_REPORT)}
    received = received_at(typed.at, bench.library.deployment.zone, now)
    if received is None:
        return {**context, "error": t["page.error.time"]}
    report = Report("r1", typed.text, received)
    reading = bench.read(report, area=typed.area)
    response = bench.respond(bench.situation([report], area=typed.area), now if now >= received else received)
    card = response_card(bench.library, bench.register, response, words_of([report]), typed.lang)
    return {
        **context,
        "pieces": pieces(bench.library, reading, typed.text, typed.lang),
        "card": Markup(to_fragment(card)),  # noqa: S704 - the renderer escapes every word
    }


def received_at(text: str, zone: str, now: datetime) -> datetime | None:
    """The time of receipt as typed (local time of the deployment), ``now`` where none is, None where it is no time."""
    try:
        return read_instant(text, zone) if text else now
    except ValueError:
        return None


def _one_of(value: str, allowed: tuple[str, ...]) -> str:
    return value if value in allowed else allowed[0]
