"""Makes ``docs/findings.md`` of the tables of codes, the checks' docstrings and the diagnostics of ``tests/bad_plans``.

Run in a checkout: ``python -m tocsin.findings_page`` (``make docs``).
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from engine.conditions import codes as conditions
from engine.plans.checks import CHECKS
from engine.plans.codes import CODES as PLAN_CODES

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "findings.md"
BAD_PLANS = ROOT / "tests" / "bad_plans"

HEAD = """\
# Findings

Made by `make docs`; do not edit. `tocsin check` prints each finding as `file:line:column: severity[code]: error`, then
the line of the file with a caret, and under *help* what to write instead. An *error* makes the exit code 1; a *warning*
does so with `--strict`; an *info* never. Codes are stable: E1 is the file and its YAML, E2 a condition, E3 the plan and
what it refers to. The samples are those that the tests run.
"""

SEVERAL_FILES = {
    "E114": (
        "a folder or a `kind:` that no part of a library has",
        "a file in `city/`, `statutes/`, `vocabulary/facts/` …",
    ),
    "E301": ("the fact `deaths` in two files of one layer", "the fact in one of them; a later layer may override it"),
    "E312": ("`${substances.distence}`", "`${substances.distance_day}`: a table of `tables/` and a column that it has"),
    "E333": (
        "`city.hazchem.en.yaml` translates a sentence that has changed since, or one is missing",
        "the English of the sentence as it stands, with its new hash (the help line gives it)",
    ),
    "E334": ("`id: city.flood` in two plan files of one layer", "two ids; a later layer may replace a plan by its id"),
    "E335": ("`is: deaths * 2`", "`is: deaths + missing`: names of facts with + and - between"),
    "E336": (
        "`is: area_a + area_b`, facts of area",
        "`is: deaths + missing`: relations bind whole counts (persons, houses, yuan) of one basis",
    ),
}
"""Fault and cure where it takes more than one file, so that no bad plan can show it."""

_CODE = re.compile(r'"(E\d{3})"')
_DIAGNOSTIC = re.compile(r"^\S+?:\d+:\d+: \w+\[(E\d{3})\]: .*$")


def page() -> str:
    """The whole page: every code of conditions and of plans, in order, each with its explanation and samples."""
    titles = {**PLAN_CODES, **conditions.CODES}
    explained, shown = _explained(), _shown()
    entries = [_entry(code, titles[code], explained.get(code, ()), shown.get(code)) for code in sorted(titles)]
    return HEAD + "".join(f"\n{entry}\n" for entry in entries)


def _entry(code: str, title: str, explained: tuple[str, ...], shown: str | None) -> str:
    parts = [f"## {code} {title}", *explained]
    if code in conditions.SAMPLES:
        bad, good = conditions.SAMPLES[code]
        parts.append(f"- fails: `{bad}`\n- passes: `{good}`")
    if code in SEVERAL_FILES:
        bad, good = SEVERAL_FILES[code]
        parts.append(f"- fails: {bad}\n- passes: {good}")
    if shown:
        parts.append(f"```text\n{shown}\n```")
    return "\n\n".join(parts)


def _explained() -> dict[str, tuple[str, ...]]:
    """Code -> the docstrings of the checks that report it."""
    found: dict[str, tuple[str, ...]] = {}
    for check in CHECKS:
        for code in sorted(set(_CODE.findall(inspect.getsource(check)))):
            found[code] = (*found.get(code, ()), _prose(check))
    return found


def _prose(check: Callable[..., object]) -> str:
    """A docstring as Markdown: the rule, then what fails and what passes as a list."""
    rule, _, samples = inspect.cleandoc(check.__doc__ or "").replace("``", "`").partition("\n\n")
    items = re.sub(r"\s*(Fails|Passes): ", lambda found: f"\n- {found[1].lower()}: ", " ".join(samples.split()))
    return f"{rule}\n{items}"


def _shown() -> dict[str, str]:
    """Code -> the shortest diagnostic of it among the bad plans."""
    found: dict[str, str] = {}
    for block in _diagnostics():
        match = _DIAGNOSTIC.match(block.splitlines()[0])
        if match and len(block) < len(found.get(match[1], block + "!")):
            found[match[1]] = block
    return found


def _diagnostics() -> Iterator[str]:
    for path in sorted(BAD_PLANS.glob("*.txt")):
        yield from (_printable(block) for block in path.read_text(encoding="utf-8").strip().split("\n\n"))


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() or char == "\n" else f"\\x{ord(char):02x}" for char in text)


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{len(PLAN_CODES) + len(conditions.CODES)} codes -> {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
