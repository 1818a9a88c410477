"""The guard in front of every route: this machine only, bounded bodies, strict headers, failures as problems."""

from __future__ import annotations

import ipaddress
import logging
from hashlib import sha256
from traceback import format_exception

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import Problem, problem_response

LONGEST_BODY = 2_000_000
"""bytes; the longest report, as a browser's form encodes Chinese"""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
}

log = logging.getLogger("tocsin")


class Guard:
    """ASGI middleware. A foreign Host or Origin is refused, so that no page of another site can post here."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is allowed; answer the rest, and our own bugs, with a problem."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = _Answer(send, with_body=scope["method"] != "HEAD")
        request = Request(scope)
        try:
            refuse(request)
            whole = await _whole_body(receive)
            await self.app({**scope, "method": _asked(scope)}, whole, answer.send)
        except Problem as problem:
            await problem_response(request, problem)(scope, receive, answer.send)
        except ClientDisconnect:
            return
        except Exception as bug:
            if answer.started:
                raise
            await problem_response(request, bug_problem(bug))(scope, receive, answer.send)


def refuse(request: Request) -> None:
    """Raise the ``Problem`` for which a request is refused before any route sees it."""
    hosts = [request.headers.get("host", ""), request.headers.get("origin", "").partition("://")[2]]
    if any(host and not is_this_machine(host) for host in hosts) or request.headers.get("origin") == "null":
        raise Problem("not-loopback", 403)
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or not length.isascii() or int(length[:20]) > LONGEST_BODY:
        raise _too_large()


def is_this_machine(host: str) -> bool:
    """True for localhost, 127.0.0.0/8 and [::1], with or without a port."""
    name = host.rsplit(":", 1)[0] if host.count(":") == 1 or "]:" in host else host
    name = name.strip("[]")
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def bug_problem(bug: Exception) -> Problem:
    """A failure of ours: the log keeps the traceback under the reference that the client is shown."""
    trace = "".join(format_exception(bug))
    reference = sha256(trace.encode("utf-8", "replace")).hexdigest()[:10]
    log.error("internal error, reference %s\n%s", reference, trace)
    return Problem("internal-error", 500, f"reference {reference}")


async def _whole_body(receive: Receive) -> Receive:
    """Read a body to its end, however it is sent, and hand it on as one message.

    Raises ``Problem`` past the limit, ``ClientDisconnect`` where the client went away.
    """
    parts: list[bytes] = []
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        parts.append(message.get("body", b""))
        if sum(map(len, parts)) > LONGEST_BODY:
            raise _too_large()
        more = message.get("more_body", False)
    pending: list[Message] = [{"type": "http.request", "body": b"".join(parts), "more_body": False}]

    async def replay() -> Message:
        return pending.pop() if pending else await receive()

    return replay


def _asked(scope: Scope) -> str:
    """HEAD is GET without the body."""
    return "GET" if scope["method"] == "HEAD" else str(scope["method"])


def _too_large() -> Problem:
    return Problem("too-large", 413, f"limit: {LONGEST_BODY} bytes")


class _Answer:
    """What is sent back: strict headers on it, and whether it has begun."""

    def __init__(self, send: Send, *, with_body: bool) -> None:
        self._send = send
        self._with_body = with_body
        self.started = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        elif message["type"] == "http.response.body" and not self._with_body:
            message = {**message, "body": b""}
        await self._send(message)
