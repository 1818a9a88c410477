"""The only reader of plan files: bytes from disk, everything else is pure."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from engine.plans.build_common import words_by_id
from engine.plans.cases import Case, read_cases
from engine.plans.codec import decode, encode, signature
from engine.plans.kind_of_file import kind_of, place_for
from engine.plans.library import Loaded, read_library
from engine.plans.load import digest_of
from engine.plans.model import Library, Register
from engine.plans.register import read_register
from engine.plans.scalars import FORMAT
from engine.values.findings import Finding, Place

SKIPPED = frozenset({"gallery", "schema", "scenarios"})
"""Folders of a root that hold samples and schemas, not parts of the library."""

READ = frozenset({".yaml", ".yml", ".gz", ".csv"})
_ID = re.compile(rb"^id:\s*[\"']?([\w.]+)", re.MULTILINE)


class Cache(Protocol):
    """Where a compiled library is kept between runs; the shell owns it."""

    def get(self, key: str) -> bytes | None:
        """What was kept under a key, or None."""

    def put(self, key: str, value: bytes) -> None:
        """Keep some bytes under a key."""


def load_library(root: Path, *, cache: Cache | None = None) -> Loaded:
    """Load the library of a root folder. Never raises on bad content: findings say what was wrong.

    With a cache, a library that was compiled from the same bytes by the same engine is taken from there.
    """
    files = read_files(root)
    if cache is None:
        return load_files(files)
    key = f"library-{digest_of(files)}-{engine_version()}"
    kept = cache.get(key)
    value = None if kept is None else decode(kept)
    if isinstance(value, tuple):
        return Loaded(value[0], value[1])
    loaded = load_files(files)
    cache.put(key, encode((loaded.library, loaded.findings)))
    return loaded


@lru_cache(maxsize=1)
def engine_version() -> str:
    """Changes with the format, with every type that is kept, and with every line of the code that compiles plans."""
    engine = Path(__file__).parents[1]
    sources = sorted(path for part in ("values", "conditions", "plans") for path in (engine / part).glob("*.py"))
    code = digest_of({path.relative_to(engine).as_posix(): path.read_bytes() for path in sources})
    return hashlib.sha256(f"{FORMAT} {signature()} {code}".encode()).hexdigest()[:16]


def load_files(files: dict[str, bytes]) -> Loaded:
    """Load a library from files in memory, its cases and its register judged with it."""
    loaded = read_library(files)
    names = _names(loaded.library)
    more = [found for path in _cases(files) for found in read_cases(path, files[path], names)[1]]
    more += read_register(files, names.get("agency"))[1]
    return Loaded(loaded.library, tuple(sorted((*loaded.findings, *more), key=lambda found: (found.place, found.code))))


def load_register(root: Path) -> Register:
    """The register of a root folder (``register/*.yaml``); rows that cannot be read are left out."""
    return read_register(read_files(root))[0]


def load_cases(root: Path) -> tuple[Case, ...]:
    """All cases of a root folder, in the order of files; cases that cannot be read are left out."""
    files = read_files(root)
    return tuple(case for path in _cases(files) for case in read_cases(path, files[path])[0])


def check_file(path: Path, root: Path) -> tuple[Finding, ...]:
    """Every finding of one file, read as a part of the library of ``root``, whether it stands there or not."""
    files = read_files(root)
    inside = path.resolve().is_relative_to(root.resolve())
    content = path.read_bytes()
    name = path.resolve().relative_to(root.resolve()).as_posix() if inside else place_for(path.name, content)
    if not inside and (own := _ID.search(content)):
        files = {other: held for other, held in files.items() if not _same_id(held, own[1])}
    findings = load_files(files | {name: content}).findings
    return tuple(_shown(found, path, inside) for found in findings if found.place.file == name)


def read_files(root: Path) -> dict[str, bytes]:
    """The bytes of every file that may belong to the library, by path below the root, sorted."""
    paths = (path for path in root.rglob("*") if path.suffix in READ and path.is_file())
    relative = {path.relative_to(root): path for path in paths}
    wanted = {name.as_posix(): path for name, path in relative.items() if name.parts[0] not in SKIPPED}
    return {name: wanted[name].read_bytes() for name in sorted(wanted)}


def _cases(files: dict[str, bytes]) -> list[str]:
    return [path for path in sorted(files) if "/" in path and kind_of(path) == "cases"]


def _names(library: Library | None) -> dict[str, dict[str, str]]:
    if library is None:
        return {}
    parts = {"agency": words_by_id(library.vocabulary.agencies), "hazard": words_by_id(library.vocabulary.hazards)}
    return {kind: words for kind, words in parts.items() if words}


def _same_id(content: bytes, id_: bytes) -> bool:
    found = _ID.search(content)
    return found is not None and found[1] == id_


def _shown(finding: Finding, path: Path, inside: bool) -> Finding:
    if inside:
        return finding
    own = finding.place.file
    related = tuple((_moved(place, path) if place.file == own else place, text) for place, text in finding.related)
    return replace(finding, place=_moved(finding.place, path), related=related)


def _moved(place: Place, path: Path) -> Place:
    return replace(place, file=path.as_posix())
