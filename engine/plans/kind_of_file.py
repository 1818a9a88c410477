"""Which kind of file stands where: by its path, and below ``statutes`` by what it says itself."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from engine.plans.nodes import Mapping, Node, Scalar

PLAN_FOLDERS = frozenset(
    {"nation", "province", "city", "county", "township", "village", "enterprise", "counties", "gallery"}
)
VOCABULARY = ("facts", "hazards", "agencies", "moments", "phases", "duties", "capabilities", "report_fields", "calls")
FOLDERS = {"tables": "table", "modules": "module", "overlays": "overlay", "register": "register"}


def kind_of(path: str, node: Node | None = None) -> str | None:
    """The kind of a file by its path below a layer's root; None for what the library does not read.

    ``terms`` stands for vocabulary/duties.yaml and the like: their kind is the name of the file. A file of statutes
    says itself whether it is a statute, duties or sensitive.
    """
    pure = PurePosixPath(path)
    parts = pure.parts
    if parts[0] == "gallery" and len(parts) > 2:
        return kind_of("/".join(parts[1:]), node)
    if parts[0] == "divisions":
        return "home" if pure.suffix == ".yaml" else "divisions"
    if pure.suffix not in (".yaml", ".yml") or len(parts) == 1:
        return "deployment" if path == "deployment.yaml" else None
    return _in_folder(pure, node)


def _in_folder(pure: PurePosixPath, node: Node | None) -> str | None:
    folder = pure.parts[0]
    if folder == "vocabulary":
        return _vocabulary(pure.parts)
    if folder == "statutes":
        said = node.get("kind") if isinstance(node, Mapping) else None
        return said.text if isinstance(said, Scalar) and said.text in ("duties", "sensitive") else "statute"
    if folder in PLAN_FOLDERS:
        return _plan(pure.name)
    if folder in ("modules", "overlays") and pure.name.endswith(".en.yaml"):
        return "english"
    return FOLDERS.get(folder)


def _vocabulary(parts: tuple[str, ...]) -> str | None:
    if parts[1] == "lexicon":
        return "lexicon"
    name = parts[1].partition(".")[0]
    return ("terms_duties" if name == "duties" else name) if name in VOCABULARY else None


def _plan(name: str) -> str:
    stem = name.rpartition(".")[0]
    return "cases" if stem.endswith(".cases") else "english" if stem.endswith(".en") else "plan"


_SAID = re.compile(rb"^kind:\s*(\w+)", re.MULTILINE)
_FOLDER_OF = {kind: folder for folder, kind in FOLDERS.items()} | dict.fromkeys(
    ("statute", "duties", "sensitive"), "statutes"
)


def place_for(name: str, content: bytes) -> str:
    """Where a file from elsewhere would stand in a library, by the kind that it states; a plan where it states none."""
    said = _SAID.search(content)
    kind = said[1].decode() if said else "plan"
    if kind in VOCABULARY and kind != "duties":
        return f"vocabulary/{kind}/{name}"
    return f"{_FOLDER_OF.get(kind, 'city')}/{name}"
