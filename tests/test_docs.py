"""The docs name every verb, every finding code and every setting."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from api.desk.bench import Bench
from engine.conditions.codes import CODES as CONDITION_CODES
from engine.plans.codes import CODES as PLAN_CODES
from tocsin.cli import VERBS, main
from tocsin.findings_page import page
from tocsin.readme_card import readme

ROOT = Path(__file__).parents[1]
DOCS = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md")}


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_verb_is_documented(verb: str):
    """``docs/commands.md`` has a row for it."""
    assert f"| `{verb}" in DOCS["commands.md"]


@pytest.mark.parametrize("code", sorted({**CONDITION_CODES, **PLAN_CODES}))
def test_every_finding_code_is_documented(code: str):
    """``docs/findings.md`` has an entry for it."""
    assert f"## {code} " in DOCS["findings.md"]


def test_the_page_of_findings_is_made_of_the_code_as_it_stands():
    """``make docs`` was run after the last change of a code, a check or a bad plan."""
    assert DOCS["findings.md"] == page()


@pytest.mark.parametrize("code", sorted({**CONDITION_CODES, **PLAN_CODES}))
def test_every_entry_shows_how_the_fault_looks(code: str):
    """A title alone helps nobody: each entry has a sample that fails."""
    entry = DOCS["findings.md"].partition(f"## {code} ")[2].partition("\n## ")[0]

    assert "- fails: " in entry or "```text" in entry


def test_every_setting_is_documented():
    """Each environment variable that the code reads stands in the docs."""
    names = {
        name
        for path in (ROOT / "tocsin").rglob("*.py")
        for name in re.findall(r"TOCSIN_[A-Z_]+", path.read_text(encoding="utf-8"))
    }
    assert names
    assert all(name in DOCS["commands.md"] for name in names)


def test_the_card_in_the_readme_is_the_one_that_is_printed(bench: Bench):
    """``make docs`` was run after the last change of a plan or of the card."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    assert text == readme(text, bench)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", *sorted(f"docs/{name}" for name in DOCS)])
def test_links_of_the_docs_lead_somewhere(name: str):
    """Each relative link names a file of the checkout."""
    path = next(path for path in (ROOT / name, *(ROOT / "docs").rglob(Path(name).name)) if path.is_file())
    links = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8"))

    assert [link for link in links if not (path.parent / link).exists()] == []


COMMANDS = re.findall(r"^\$ tocsin (.+)$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_readme_works_as_typed(command: str, monkeypatch, tmp_path, capsys):
    """In a checkout, exit code 0, something on standard output."""
    (tmp_path / "plans_yaml").symlink_to(ROOT / "plans_yaml")
    monkeypatch.chdir(tmp_path)

    assert main(shlex.split(command)) == 0
    assert capsys.readouterr().out


def test_the_readme_names_the_two_commands():
    """A fresh clone needs no others."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make card" in readme
    assert "make test" in readme
