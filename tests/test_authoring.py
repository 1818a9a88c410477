"""What ``docs/authoring.md`` shows is true: its files load without a finding and its cases pass."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from api.desk.bench import Bench
from engine.conditions.parse import parse_condition
from engine.plans.files import load_library, load_register
from tocsin.commands.cases import run_all

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
FILES = {
    match[1]: match[0] for match in re.findall(r"^```yaml\n((?:# (\S+\.yaml)\n)(?:.*\n)*?)```$", PAGE, re.MULTILINE)
}
CONDITIONS = "".join(re.findall(r"^```condition\n((?:.*\n)*?)```$", PAGE, re.MULTILINE)).splitlines()


@pytest.fixture(scope="module")
def samples(tmp_path_factory) -> Path:
    """The shipped library with the files of the page in it."""
    root = tmp_path_factory.mktemp("authoring") / "library"
    shutil.copytree(ROOT / "plans_yaml", root)
    for name, text in FILES.items():
        path = root / name
        assert not path.exists(), f"{name} stands in the library already"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def test_the_page_shows_a_file_of_every_kind_that_an_author_writes():
    """A plan, a module, a table, an overlay, a county's own version and cases."""
    folders = {name.partition("/")[0] for name in FILES}

    assert {"city", "modules", "tables", "overlays", "counties"} <= folders
    assert "city/city.pipeline.cases.yaml" in FILES


def test_every_file_of_the_page_is_clean(samples):
    """Not even a warning."""
    findings = load_library(samples).findings

    assert [(one.place.file, one.place.line, one.error) for one in findings if one.place.file in FILES] == []


def test_every_case_of_the_page_passes(samples):
    """The numbers on the page are right."""
    library = load_library(samples).library
    assert library is not None

    results = run_all(Bench(library, load_register(samples)), samples, ("city.pipeline",))

    assert len(results) == FILES["city/city.pipeline.cases.yaml"].count("- name:")
    assert [(result.case.name, result.failures) for result in results if not result.passed] == []


@pytest.mark.parametrize("text", CONDITIONS)
def test_every_condition_of_the_page_can_be_read(bench: Bench, text: str):
    """Each line is a condition of the language, without a warning."""
    parsed = parse_condition(text, bench.library.vocabulary.facts)

    assert parsed.condition is not None
    assert parsed.findings == ()
