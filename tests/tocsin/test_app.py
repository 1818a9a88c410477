"""Making the application changes nothing of the process that makes it."""

from __future__ import annotations

import gc

from tocsin.app import create_app


def test_making_an_application_keeps_nothing_for_good() -> None:
    """Only the service that is up takes its memory out of the collector's sight; a second one may be thrown away."""
    before = gc.get_freeze_count()
    create_app()
    assert gc.get_freeze_count() == before
