"""Our own version."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def own_version() -> str:
    """The version of the installed distribution."""
    try:
        return version("tocsin")
    except PackageNotFoundError:
        return "0 (not installed)"
