"""The only reader of plan files: bytes from disk, everything else is pure."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from engine.plans.library import Loaded, read_library
from engine.plans.model import Register
from engine.plans.register import read_register

SKIPPED = frozenset({"gallery", "schema", "scenarios"})
"""Folders of a root that hold samples and schemas, not parts of the library."""

READ = frozenset({".yaml", ".yml", ".gz", ".csv"})


class Cache(Protocol):
    """Where a compiled library is kept between runs; the shell owns it."""

    def get(self, key: str) -> bytes | None:
        """What was kept under a key, or None."""

    def put(self, key: str, value: bytes) -> None:
        """Keep some bytes under a key."""


def load_library(root: Path, *, cache: Cache | None = None) -> Loaded:
    """Load the library of a root folder. Never raises on bad content: findings say what was wrong."""
    return read_library(read_files(root))


def read_files(root: Path) -> dict[str, bytes]:
    """The bytes of every file that may belong to the library, by path below the root, sorted."""
    paths = (path for path in root.rglob("*") if path.suffix in READ and path.is_file())
    relative = {path.relative_to(root): path for path in paths}
    wanted = {name.as_posix(): path for name, path in relative.items() if name.parts[0] not in SKIPPED}
    return {name: wanted[name].read_bytes() for name in sorted(wanted)}


def load_register(root: Path) -> Register:
    """The register of a root folder (``register/*.yaml``); rows that cannot be read are left out."""
    return read_register(read_files(root))[0]
