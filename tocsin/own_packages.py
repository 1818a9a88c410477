"""A check at start: our top-level packages have plain names, and another distribution may bring its own ``engine``."""

from __future__ import annotations

import importlib.util
from pathlib import Path

PACKAGES = ("engine", "matcher", "cards", "api", "web")


def foreign_packages() -> tuple[str, ...]:
    """Names of our packages that Python would import from somewhere else than beside ``tocsin``."""
    home = Path(__file__).resolve().parent.parent
    strangers: list[str] = []
    for name in PACKAGES:
        spec = importlib.util.find_spec(name)
        origin = Path(spec.origin).resolve() if spec and spec.origin else None
        if origin is None or origin.parent.parent != home:
            strangers.append(name)
    return tuple(strangers)
