"""Puts the beginning of a real card into ``README.md``, between its two marks.

Run in a checkout: ``python -m tocsin.readme_card`` (``make docs``).
"""

from __future__ import annotations

import re
from pathlib import Path

from api.desk.bench import Bench, Report, words_of
from cards.card import response_card
from cards.render import to_text
from engine.values.canonical import read_time
from tocsin.wiring import open_bench

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BEGIN, END = "<!-- card -->\n", "<!-- end of card -->"
SHOWN = 40
"""lines"""


def readme(text: str, bench: Bench) -> str:
    """The README with the card as the tool prints it now. Raises ``ValueError`` where a mark is missing."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError("README.md has lost the marks of its card")
    return f"{before}{BEGIN}\n```text\n{card(bench)}\n…\n```\n\n{END}{after}"


def card(bench: Bench) -> str:
    """The first lines of the card that ``make card`` prints, received at 03:12."""
    report = Report("r1", default_report(), read_time("2026-11-21T03:12:00+08:00"))
    response = bench.respond(bench.situation([report]), report.received)
    text = to_text(response_card(bench.library, bench.register, response, words_of([report]), "zh-CN"))
    return "\n".join(text.splitlines()[:SHOWN])


def default_report() -> str:
    """The report of ``make card``, as the Makefile has it."""
    found = re.search(r"^REPORT \?= (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    if not found:
        raise ValueError("the Makefile names no report")
    return found[1]


def main() -> None:
    """Write the README."""
    README.write_text(readme(README.read_text(encoding="utf-8"), open_bench()), encoding="utf-8")
    print(f"{SHOWN} lines of the card -> {README.name}")


if __name__ == "__main__":
    main()
