"""The compiled library on disk, by content hash. A cache that cannot be read or written is no error: it is rebuilt."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

KEY = re.compile(r"[0-9A-Za-z._-]{1,200}")
KEPT = 8
"""entries kept; older ones are dropped when a new one is written"""
BEGUN = ".new-"
"""how the name of a file begins that is being written"""
ABANDONED = 3600 * 10**9
"""nanoseconds after which a file that was begun is taken for one that nobody will finish"""


@dataclass(frozen=True, slots=True)
class FileCache:
    """Bytes by key in one folder; a write is atomic."""

    folder: Path

    def get(self, key: str) -> bytes | None:
        """The bytes under ``key``, or None."""
        try:
            return self._path(key).read_bytes()
        except OSError:
            return None

    def put(self, key: str, data: bytes) -> None:
        """Keep ``data`` under ``key``; a full or read-only disk leaves the cache as it was."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=BEGUN)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.replace(name, self._path(key))
            self._drop_old()
        except OSError:
            return

    def _path(self, key: str) -> Path:
        if not KEY.fullmatch(key):
            raise ValueError(f"not a cache key: {key!r}")
        return self.folder / key

    def _drop_old(self) -> None:
        entries = sorted(
            (path for path in self.folder.iterdir() if not path.name.startswith(".")),
            key=lambda path: path.stat().st_mtime_ns,
        )
        for path in (*entries[:-KEPT], *self._abandoned(entries)):
            path.unlink(missing_ok=True)

    def _abandoned(self, entries: list[Path]) -> list[Path]:
        """What a killed process left half written: files begun long before the newest entry."""
        newest = entries[-1].stat().st_mtime_ns
        begun = sorted(self.folder.glob(f"{BEGUN}*"))
        return [path for path in begun if newest - path.stat().st_mtime_ns > ABANDONED]
