"""``tocsin VERB …``: one module per verb. Exit codes: 0 good, 1 findings, 2 wrong use, 3 our bug."""

from __future__ import annotations

import argparse
import hashlib
import sys
import traceback
from collections.abc import Sequence
from types import ModuleType

from api.desk.bench import Refused
from tocsin.commands import cases, check, evaluate, graph, respond, schema, serve, understand, why
from tocsin.failures import Failure
from tocsin.own_packages import foreign_packages
from tocsin.terminal import visible
from tocsin.version import own_version
from tocsin.wiring import LibraryUnusable

GOOD, FINDINGS, WRONG_USE, BUG = 0, 1, 2, 3

LONGEST_MESSAGE = 2000
"""characters: what was typed may be a page long, the message about it is not"""

VERBS: dict[str, ModuleType] = {
    "respond": respond,
    "understand": understand,
    "why": why,
    "check": check,
    "cases": cases,
    "schema": schema,
    "graph": graph,
    "evaluate": evaluate,
    "serve": serve,
}


def build_parser() -> argparse.ArgumentParser:
    """The parser with every verb; each verb module adds its own options."""
    parser = argparse.ArgumentParser(
        prog="tocsin",
        description="警钟：把应急预案变成值班室能运行的响应图。"
        "Emergency plans as response graphs that a duty room can run.",
    )
    parser.add_argument("--version", action="version", version=f"tocsin {own_version()}")
    parser.add_argument(
        "--library", metavar="DIR", help="预案库目录（默认随程序提供的示范市） / folder of the plan library"
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name, module in VERBS.items():
        summary = (module.__doc__ or "").strip().splitlines()[0]
        module.configure(verbs.add_parser(name, help=summary, description=module.__doc__))
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code; nobody but us sees a traceback."""
    _unicode_output()
    strangers = foreign_packages()
    if strangers:
        return _say(
            f"another distribution provides {', '.join(strangers)}: install tocsin in an environment of its own", 3
        )
    arguments = build_parser().parse_args(argv)
    try:
        return int(VERBS[arguments.verb].run(arguments))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return GOOD
    except Exception as error:
        return _failed(error)


def _failed(error: Exception) -> int:
    match error:
        case Failure():
            return _say(str(error), error.code)
        case LibraryUnusable():
            for finding in error.findings:
                place = finding.place
                text = f"{place.file}:{place.line}:{place.column}: {finding.code} {finding.error}"
                print(visible(text), file=sys.stderr)
            return _say(str(error), FINDINGS)
        case Refused():
            return _say(str(error), WRONG_USE)
    return _bug(error)


def _say(text: str, code: int) -> int:
    shown = text if len(text) <= LONGEST_MESSAGE else text[:LONGEST_MESSAGE] + "…"
    print(f"tocsin: {visible(shown)}", file=sys.stderr)
    return code


def _bug(bug: Exception) -> int:
    from tocsin.paths import cache_root

    trace = "".join(traceback.format_exception(bug))
    reference = hashlib.sha256(trace.encode()).hexdigest()[:10]
    log = cache_root() / f"bug-{reference}.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(trace, encoding="utf-8")
        where = f"; the details are in {log}"
    except OSError:
        where = ""
    return _say(f"程序内部错误 / internal error, reference {reference}{where}", BUG)


def _unicode_output() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
