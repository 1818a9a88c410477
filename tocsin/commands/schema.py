"""导出 JSON Schema / print the JSON Schema of a kind of file, or write them all beside the library."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from engine.plans.schema import KINDS, json_schema
from tocsin.failures import users_files


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of ``tocsin schema``."""
    parser.add_argument("kind", nargs="?", choices=sorted(KINDS), default="plan", help="哪一种文件（默认 plan）")
    parser.add_argument("--write", type=Path, metavar="DIR", help="把全部 schema 写进这个目录")


def run(arguments: argparse.Namespace) -> int:
    """Print one schema, or write every one as ``<kind>.schema.json``."""
    if arguments.write is None:
        print(schema_text(arguments.kind), end="")
        return 0
    with users_files():
        arguments.write.mkdir(parents=True, exist_ok=True)
        for kind in sorted(KINDS):
            (arguments.write / f"{kind}.schema.json").write_text(schema_text(kind), encoding="utf-8")
    print(f"{len(KINDS)} schemas -> {arguments.write}")
    return 0


def schema_text(kind: str) -> str:
    """The schema as it is committed: indented, sorted, with a final line feed."""
    return json.dumps(json_schema(kind), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
