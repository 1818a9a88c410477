"""在本机提供网页和接口 / serve the page and the API on this machine only (loopback)."""

from __future__ import annotations

import argparse
import ipaddress

from tocsin.failures import Failure


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of ``tocsin serve``."""
    parser.add_argument("--host", default="127.0.0.1", help="只接受回环地址 / loopback only")
    parser.add_argument("--port", type=int, default=8710)


def run(arguments: argparse.Namespace) -> int:
    """Serve until stopped. Another address than loopback is refused: there are no accounts yet."""
    if not is_loopback(arguments.host):
        raise Failure(
            f"{arguments.host} is not a loopback address; this version has no accounts and serves this machine only"
        )
    import uvicorn

    from tocsin.app import create_app

    uvicorn.run(
        create_app(arguments.library),
        host=arguments.host,
        port=arguments.port,
        timeout_graceful_shutdown=5,
        server_header=False,
    )
    return 0


def is_loopback(host: str) -> bool:
    """True for localhost, 127.0.0.0/8 and ::1."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
