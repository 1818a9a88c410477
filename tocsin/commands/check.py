"""检查预案库 / check a plan library: every finding of every file in one run, at file:line:column."""

from __future__ import annotations

import argparse
from pathlib import Path

from engine.plans.diagnostics import render_finding
from engine.plans.files import check_file, load_library
from engine.values.findings import Finding
from tocsin.failures import Failure, users_files
from tocsin.paths import library_root
from tocsin.terminal import json_text, visible


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of ``tocsin check``."""
    parser.add_argument("paths", nargs="*", type=Path, help="只检查这些文件（默认整个预案库）")
    parser.add_argument("--format", choices=["text", "json"], default="text", dest="shape")
    parser.add_argument("--strict", action="store_true", help="有警告也算不通过")


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; 1 where there is an error (with ``--strict`` also a warning)."""
    root = library_root(arguments.library)
    with users_files():
        findings = _findings(root, arguments.paths)
    if arguments.shape == "json":
        print(json_text([_plain(finding) for finding in findings]))
    else:
        for finding in findings:
            print(visible(render_finding(finding, _source(root, finding))), end="\n\n")
        errors = sum(finding.severity == "error" for finding in findings)
        print(f"{len(findings)} findings, {errors} errors")
    grave = {"error", "warning"} if arguments.strict else {"error"}
    return 1 if any(finding.severity in grave for finding in findings) else 0


def _findings(root: Path, paths: list[Path]) -> tuple[Finding, ...]:
    for path in paths:
        if not path.is_file():
            raise Failure(f"no such file: {path}")
    if not paths:
        return load_library(root).findings
    return tuple(finding for path in paths for finding in check_file(path, root))


def _source(root: Path, finding: Finding) -> str:
    for path in (root / finding.place.file, Path(finding.place.file)):
        if path.is_file():
            return path.read_text(encoding="utf-8", errors="replace")
    return ""


def _plain(finding: Finding) -> dict[str, object]:
    place = finding.place
    return {
        "code": finding.code,
        "severity": finding.severity,
        "basis": finding.basis,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "error": finding.error,
        "help": finding.help,
    }
