"""One place that wires: files and cache below, the bench of the desk above, for every door alike."""

from __future__ import annotations

import gc

from api.desk.bench import Bench
from engine.plans.files import load_library, load_register
from engine.values.findings import Finding
from tocsin.cache import FileCache
from tocsin.failures import users_files
from tocsin.paths import cache_root, library_root


class LibraryUnusable(Exception):
    """The plan library could not be loaded at all; ``findings`` say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("the plan library cannot be used")
        self.findings = findings


def open_bench(chosen: str | None = None) -> Bench:
    """Load library and register (compiled, from the cache where unchanged). Raises ``LibraryUnusable``, ``Failure``."""
    root = library_root(chosen)
    with users_files():
        loaded = load_library(root, cache=FileCache(cache_root()))
        register = load_register(root)
    if loaded.library is None:
        raise LibraryUnusable(loaded.findings)
    return Bench(loaded.library, register)


def keep_for_good() -> None:
    """Take what stands in memory now, the library above all, out of the garbage collector's sight.

    For a service that is up: otherwise it looks through the whole library every few hundred reports, some 0.1 s each.
    """
    gc.collect()
    gc.freeze()
