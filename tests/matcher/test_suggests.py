"""Judgements that a report comes near to."""

from __future__ import annotations

from dataclasses import replace

from matcher.lexicon import lexicon_of
from matcher.page import open_page
from matcher.suggests import suggests
from tests.matcher.reading import library


def test_a_library_changed_in_memory_is_not_answered_from_the_one_before() -> None:
    """The hash of a library whose plans were taken out by hand is still the old one."""
    page, plans = open_page("经核查，灾情核减", lexicon_of(library())), tuple(library().plans)
    assert suggests(page, library(), plans)
    assert suggests(page, replace(library(), plans={}), plans) == ()
