"""Where things lie on disk: the plan library and the cache."""

from __future__ import annotations

import importlib.resources
import os
from pathlib import Path

from tocsin.failures import Failure


def library_root(chosen: str | None = None) -> Path:
    """The folder of the plan library: ``--library``, else TOCSIN_LIBRARY, else the checkout's, else the installed one.

    Raises ``Failure`` with what to do.
    """
    named = chosen or os.environ.get("TOCSIN_LIBRARY")
    if named:
        return _existing(Path(named))
    checkout = Path(__file__).resolve().parent.parent / "plans_yaml"
    if (checkout / "deployment.yaml").is_file():
        return checkout
    return _existing(Path(str(importlib.resources.files("tocsin"))) / "plans_yaml")


def cache_root() -> Path:
    """The writable cache: TOCSIN_CACHE, else the user's cache folder."""
    named = os.environ.get("TOCSIN_CACHE")
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(named) if named else Path(base) / "tocsin"


def _existing(path: Path) -> Path:
    if not (path / "deployment.yaml").is_file():
        raise Failure(f"no plan library at {path}: deployment.yaml is missing there")
    return path
