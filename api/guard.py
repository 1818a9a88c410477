"""The guard in front of every route: this machine only, bounded bodies, strict headers."""

from __future__ import annotations

import ipaddress

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import Problem, problem_response

LONGEST_BODY = 1_000_000
"""bytes"""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Guard:
    """ASGI middleware. A foreign Host or Origin is refused, so that no page of another site can post here."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is allowed; answer the rest with a problem."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        problem = refusal(request)
        if problem:
            await problem_response(request, problem)(scope, receive, send)
            return
        await self.app(scope, _bounded(receive), _with_headers(send))


def refusal(request: Request) -> Problem | None:
    """Why a request is refused before any route sees it, or None."""
    hosts = [request.headers.get("host", ""), request.headers.get("origin", "").partition("://")[2]]
    if any(host and not is_this_machine(host) for host in hosts):
        return Problem("not-loopback", 403)
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or int(length) > LONGEST_BODY:
        return Problem("too-large", 413, f"limit: {LONGEST_BODY} bytes")
    return None


def is_this_machine(host: str) -> bool:
    """True for localhost, 127.0.0.0/8 and [::1], with or without a port."""
    name = host.rsplit(":", 1)[0] if host.count(":") == 1 or "]" in host else host
    name = name.strip("[]")
    if name in {"localhost", "testserver"}:
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _bounded(receive: Receive) -> Receive:
    seen = 0

    async def bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > LONGEST_BODY:
            raise Problem("too-large", 413, f"limit: {LONGEST_BODY} bytes")
        return message

    return bounded


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
