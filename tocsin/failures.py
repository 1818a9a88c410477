"""Expected failures: a short message and an exit code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class Failure(Exception):
    """What went wrong, in words for the user. ``code`` is the exit code (1 findings, 2 wrong use)."""

    def __init__(self, message: str, code: int = 2) -> None:
        super().__init__(message)
        self.code = code


@contextmanager
def users_files() -> Iterator[None]:
    """Inside, a file that cannot be read or written is the user's to mend: ``OSError`` becomes ``Failure``."""
    try:
        yield
    except OSError as error:
        named = f"{error.filename}: " if error.filename else ""
        raise Failure(f"{named}{(error.strerror or str(error)).lower()}") from error
