"""Which substance: the first that is named and not denied; an everyday name may stand for several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from matcher.claims import Claim
from matcher.negation import denial_before
from matcher.page import Page

_OFFICE = re.compile(r"公司|管理|味监测|监测|办|集团")
_IMPLIED = re.compile(r"管|东输|东送")
"""names of pipelines stand for what runs in them"""


def substance(page: Page, primary: str | None) -> Iterator[Claim]:
    """The first substance that is not denied; the longest name where names overlap."""
    for mark in page.of("substance"):
        if denial_before(page, mark.start) is None and not _OFFICE.match(page.text[mark.end : mark.end + 3]):
            said = page.text[mark.start : mark.end]
            text = None if _IMPLIED.search(said) else said if mark.key.isascii() else mark.key
            words = _meant(page, mark.key, primary)
            yield Claim(
                "substance",
                mark.start,
                mark.end,
                word=words[0],
                words=words if len(words) > 1 else (),
                open=len(words) > 1,
                text=text,
                rule="substance",
            )
            return


def _meant(page: Page, key: str, primary: str | None) -> tuple[str, ...]:
    """What an everyday name (煤气) stands for: words of works or of a home decide, then the hazard; else all it may
    be."""
    spec: Mapping[str, Any] | None = page.lexicon.data["states"]["meant"].get(key)
    if spec is None:
        return (key,)
    for words in spec["words"]:
        if primary not in words.get("unless", ()) and any(word in page.text for word in words["said"]):
            return (str(words["is"]),)
    by_hazard = spec["hazards"].get(primary)
    return (str(by_hazard),) if by_hazard else tuple(spec["otherwise"])
