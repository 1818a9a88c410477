"""The vocabulary, statutes and tables of the repository, loaded once without any plan."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from engine.plans.files import load_files
from engine.plans.library import Loaded
from engine.plans.model import Library

ROOT = Path(__file__).parents[2] / "plans_yaml"
FOLDERS = ("vocabulary", "statutes", "tables")


@cache
def loaded() -> Loaded:
    """What loading the data files alone gives."""
    paths = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.yaml"))]
    files = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (*paths, ROOT / "deployment.yaml")}
    return load_files(files)


def library() -> Library:
    """The library of the data files; fails where they cannot be read at all."""
    found = loaded().library
    assert found is not None
    return found
