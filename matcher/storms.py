"""The class of a tropical cyclone by the force of the wind near its centre, where no class is named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from matcher.claims import Claim
from matcher.negation import denial_before
from matcher.page import Page

FACT = "typhoon_class"


def storm(page: Page) -> Iterator[Claim]:
    """登陆时中心附近最大风力15级: the class of GB/T 19201 that begins at or below this force."""
    if any(mark.key.startswith(FACT + "=") for mark in page.of("state")):
        return
    spec = page.lexicon.data["storms"]
    for found in re.finditer(spec["force"], page.text):
        force = int(found["force"])
        classes = [word for word, least in spec["classes"].items() if int(least) <= force]
        if classes and denial_before(page, found.start()) is None:
            yield Claim(FACT, *found.span(), word=classes[-1], rule="wind_force")
            return
