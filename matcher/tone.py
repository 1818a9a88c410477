"""The tone of a report: runs of characters weighed by how far they belong to calls for help or to everything else.

The weights are learnt from the sentences of the tests (``python -m tocsin.tones``) and lie in the lexicon as data.
The tone judges only where words of reporting leave a doubt; it never outweighs people said to be harmed now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import isqrt

from matcher.frames import Spans, inside
from matcher.page import Page

LONGEST = 3
_FIGURE = re.compile(r"\d")


def tone(page: Page, out: Spans = ()) -> int:
    """Above zero: how a call for help sounds; below: a notice, a question, a refutation. In hundredths.

    ``out``: stretches that do not count, such as what is merely supposed.
    """
    weights: Mapping[str, int] = page.lexicon.tones
    heard = "".join(character for at, character in enumerate(page.text) if not inside(at, out)) if out else page.text
    known = [weights[run] for run in set(runs(heard)) if run in weights]
    return sum(known) * 1000 // (isqrt(len(known) * 1_000_000) or 1)


def runs(text: str) -> Iterator[str]:
    """Runs of one to three characters of normalised text, its ends among them as ^ and $; every figure counts as 0."""
    plain = f"^{_FIGURE.sub('0', text)}$"
    for size in range(1, LONGEST + 1):
        for at in range(len(plain) - size + 1):
            yield plain[at : at + size]
