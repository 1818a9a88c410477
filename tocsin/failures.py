"""Expected failures: a short message and an exit code."""

from __future__ import annotations


class Failure(Exception):
    """What went wrong, in words for the user. ``code`` is the exit code (1 findings, 2 wrong use)."""

    def __init__(self, message: str, code: int = 2) -> None:
        super().__init__(message)
        self.code = code
