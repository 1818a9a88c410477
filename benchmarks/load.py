"""How long it takes to open the library: cold from YAML, warm from the cache."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from engine.plans.files import load_library
from tocsin.cache import FileCache
from tocsin.paths import library_root


def main() -> None:
    """Print the medians of three cold and nine warm openings."""
    root = library_root()
    with tempfile.TemporaryDirectory() as folder:
        cold = [timed(root, Path(folder) / str(number)) for number in range(3)]
        warm = [timed(root, Path(folder) / "0") for _ in range(9)]
    print(f"cold {statistics.median(cold):7.3f} s   warm {statistics.median(warm):7.3f} s")


def timed(root: Path, folder: Path) -> float:
    """Seconds for one opening with this cache folder."""
    start = time.perf_counter()
    load_library(root, cache=FileCache(folder))
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
