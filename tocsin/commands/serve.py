"""在本机提供网页和接口 / serve the page and the API on this machine only (loopback)."""

from __future__ import annotations

import argparse
import ipaddress
import socket
import sys

from tocsin.failures import Failure


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of ``tocsin serve``."""
    parser.add_argument("--host", default="127.0.0.1", help="只接受回环地址 / loopback only")
    parser.add_argument("--port", type=port, default=8710, help="1–65535（默认 8710）")


def run(arguments: argparse.Namespace) -> int:
    """Serve until stopped. Another address than loopback is refused: there are no accounts yet."""
    if not is_loopback(arguments.host):
        raise Failure(
            f"{arguments.host} is not a loopback address; this version has no accounts and serves this machine only"
        )
    with listening(arguments.host, arguments.port) as listener:
        import uvicorn

        from tocsin.app import create_app
        from tocsin.wiring import keep_for_good

        app = create_app(arguments.library)
        keep_for_good()
        print(f"http://{_shown(arguments.host)}:{arguments.port}/", file=sys.stderr)
        config = uvicorn.Config(app, timeout_graceful_shutdown=5, server_header=False, log_level="warning")
        uvicorn.Server(config).run(sockets=[listener])
    return 0


def port(text: str) -> int:
    """A port number, as argparse reads it. Raises ``ArgumentTypeError``."""
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:6]) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is no port: write a number from 1 to 65535")
    return int(text)


def listening(host: str, number: int) -> socket.socket:
    """A socket that listens there. Raises ``Failure`` where the port is taken or not ours to take."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, number))
    except OSError as error:
        listener.close()
        raise Failure(f"port {number} cannot be used ({error.strerror}): choose another with --port") from error
    return listener


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def is_loopback(host: str) -> bool:
    """True for localhost, 127.0.0.0/8 and ::1."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
