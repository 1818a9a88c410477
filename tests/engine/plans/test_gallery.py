"""The gallery uses every way to write a plan, and the schemas of the editor agree with the reader."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from engine.plans.cases import ExpectedLevels, read_cases
from engine.plans.files import load_files, read_files
from engine.plans.plan_kinds import RECORDS
from engine.plans.reader import Reader
from engine.plans.schema import KINDS, json_schema

LIBRARY = Path(__file__).parents[3] / "plans_yaml"
GALLERY = LIBRARY / "gallery"
SCHEMAS = LIBRARY / "schema"
SEEN_IN = ("plan", "module", "overlay", "cases", "english")
ELSEWHERE = {
    ("grades_of", "use"),  # the gallery states rows; the plans of the city use statutes
    *((record, "note") for record in ("plan", "module", "overlay", "cases", "english")),
    *((record, "kind") for record in ("plan", "module", "overlay", "cases", "english")),
}
KIND_OF_FOLDER = {
    "gallery/modules": "module",
    "gallery/overlays": "overlay",
    "city": "plan",
    "county": "plan",
    "township": "plan",
    "modules": "module",
    "overlays": "overlay",
    "vocabulary/facts": "facts",
    "vocabulary/hazards": "hazards",
    "vocabulary/agencies": "agencies",
    "vocabulary/duties": "duties",
    "register": "register",
}


@pytest.fixture(scope="module")
def files():
    """The library with the gallery as a part of it."""
    gallery = {path.relative_to(LIBRARY).as_posix(): path.read_bytes() for path in GALLERY.rglob("*.yaml")}
    return read_files(LIBRARY) | gallery


def reachable(*roots):
    """Every (record, key) that files of some kinds may hold."""
    found, todo = set(), list(roots)
    while todo:
        name = todo.pop()
        record = RECORDS[name]
        for row in record.fields:
            if (name, row.name) not in found:
                found.add((name, row.name))
                todo += [inner for inner in RECORDS if f"record='{inner}'" in repr(row.type)]
    return found


def test_the_gallery_loads_without_a_finding(files):
    """What the gallery shows is right in every line."""
    loaded = load_files(files)
    assert [found for found in loaded.findings if found.place.file.startswith("gallery/")] == []
    assert {"city.gallery", "county.hazchem@990121"} <= set(loaded.library.plans)


def test_every_key_of_the_language_occurs_in_the_gallery(files, monkeypatch):
    """No key is without a sample."""
    seen = set()
    read = Reader.record

    def noting(self, node, name, *, partial=False):
        if node.place.file.startswith("gallery/"):
            seen.update((name, key.text) for key, _ in getattr(node, "pairs", ()))
        return read(self, node, name, partial=partial)

    monkeypatch.setattr(Reader, "record", noting)
    load_files(files)
    raw = "".join(path.read_text(encoding="utf-8") for path in GALLERY.rglob("*.yaml"))
    assert "extends: " in raw
    missing = sorted(reachable(*SEEN_IN) - seen - ELSEWHERE - {("plan", "extends")})
    assert not missing, missing


def test_the_galleys_english_is_filled_like_the_chinese(files):
    """A parameter stands in the English as it does in the Chinese; a module's English is written once."""
    plan = load_files(files).library.plans["city.gallery"]
    assert plan.english["title"][0] == "Sample plan of all ways to write (evacuation from 5万人)"
    assert plan.english["actions.sample_checks.head_count.do"][0].startswith("Count ")
    assert plan.english["actions.sample_overlay.report_written.do"] == plan.english["actions.report_written.do"]


def test_cases_of_the_gallery_say_what_must_come_out():
    """Every kind of expectation is read."""
    path = GALLERY / "gallery.cases.yaml"
    cases, findings = read_cases("gallery/gallery.cases.yaml", path.read_bytes())
    assert findings == ()
    first, second = cases
    assert first.facts == {
        "deaths": 3,
        "leak_continuing": "yes",
        "leak": "yes",
        "substance": "ammonia",
        "places": ["school"],
    }
    assert first.expect.levels == ExpectedLevels("I", ("I",), ("II",))
    assert (first.expect.tells.contains, first.expect.tells.lacks) == (("fire_rescue",), ("education",))
    assert (second.plan, second.expect.plans.contains) == ("city.gallery", ("city.gallery",))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_committed_schema_is_the_generated_one(kind):
    """Schema and reader cannot drift apart."""
    text = (SCHEMAS / f"{kind}.schema.json").read_text(encoding="utf-8")
    assert text == json.dumps(json_schema(kind), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


@pytest.mark.parametrize(("folder", "kind"), sorted(KIND_OF_FOLDER.items()))
def test_files_of_the_library_pass_their_schema(folder, kind):
    """An editor that knows the schema finds no fault in what the reader accepts."""
    paths = [path for path in (LIBRARY / folder).glob("*.yaml") if not path.name.endswith((".cases.yaml", ".en.yaml"))]
    if paths:
        assert judged(kind, paths) == ""


def test_the_gallery_passes_its_schemas():
    """Plan, cases and English of the gallery are right for an editor too."""
    plans = [GALLERY / "gallery.plan.yaml", *GALLERY.glob("counties/*/*.yaml")]
    assert judged("plan", plans) == ""
    assert judged("cases", [GALLERY / "gallery.cases.yaml"]) == ""
    assert judged("english", [GALLERY / "gallery.en.yaml"]) == ""


def test_a_schema_refuses_an_unknown_key(tmp_path):
    """The schema is not so wide that it lets everything pass."""
    path = tmp_path / "plan.yaml"
    path.write_text((GALLERY / "gallery.plan.yaml").read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
    assert "colour" in judged("plan", [path])


def judged(kind, paths):
    """What check-jsonschema says of some files; empty where all is well."""
    schema = str(SCHEMAS / f"{kind}.schema.json")
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr
