"""Where a library runs: the deployment and the table of divisions."""

from __future__ import annotations

import csv
import gzip
import io

from engine.plans.load import Shelf
from engine.plans.model import Deployment, Division


def read_deployment(shelf: Shelf) -> Deployment:
    """The deployment; an empty one where the file is missing."""
    for file in shelf.of("deployment"):
        item, reader = shelf.read(file, "deployment")
        shelf.take(reader)
        if item is not None:
            keys = ("policy", "languages", "parameters", "local_targets", "leader")
            more = {key: item.of(key) for key in keys if item.get(key) is not None}
            return Deployment(
                item.of("seat", ""), item.of("home", ""), item.of("tier", "city"), item.of("zone", "UTC"), **more
            )
    return Deployment("", "", "city", "UTC")


def read_divisions(shelf: Shelf) -> dict[str, Division]:
    """Divisions by code: the tables of the nation first, the home area over them."""
    found: dict[str, Division] = {}
    for file in shelf.of("divisions"):
        content = gzip.decompress(file.data) if file.path.endswith(".gz") else file.data
        for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"))):
            aliases = tuple(alias for alias in row.get("aliases", "").split("|") if alias)
            found[row["code"]] = Division(row["code"], row["name"], row["tier"], row["parent"] or None, aliases)
    for file in shelf.of("home"):
        item, reader = shelf.read(file, "home")
        shelf.take(reader)
        for entry in item.list("divisions") if item is not None else ():
            if entry.of("code") and entry.of("name") and entry.of("tier"):
                code = entry.of("code")
                found[code] = Division(
                    code, entry.of("name"), entry.of("tier"), entry.of("parent"), entry.of("aliases", ())
                )
    return found
