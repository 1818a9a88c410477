"""``make card REPORT=…`` hands the words on as they are, whatever a shell or make would make of them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

MAKEFILE = Path(__file__).parents[2] / "Makefile"

NASTY = {
    "double quotes": '他说"快来"，着火了',
    "single quotes": "他说'快来'，着火了",
    "dollar": "损失$5万$$PATH${HOME}",
    "command": "$(touch pwned) `touch pwned`",
    "make function": "$(shell touch pwned)着火",
    "line breaks": "第一行着火\n第二行\n\n2人受伤",
    "semicolon and more": "着火; touch pwned & touch pwned | touch pwned > pwned # 完",
    "percent and backslash": "100%s \\n 燃烧 \\",
    "leading dash": "--help 着火",
}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with our Makefile, where the program writes down what it is handed."""
    shutil.copy(MAKEFILE, tmp_path)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml", ".venv/.python", ".venv/.card"):
        (tmp_path / name).touch()
    program = tmp_path / ".venv" / "bin" / "tocsin"
    program.write_text('#!/bin/sh\necho "$@" > arguments\ncat > words\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY)
@pytest.mark.parametrize("by_environment", [False, True], ids=["argument", "environment"])
def test_the_words_arrive_unchanged_and_nothing_is_run(checkout: Path, words: str, by_environment: bool):
    """Quotes, dollars, backquotes, line breaks and semicolons are words of the caller, no commands."""
    command = ["make", "-s", "card"] if by_environment else ["make", "-s", "card", f"REPORT={words}"]
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(checkout)}

    subprocess.run(command, cwd=checkout, env=environment | ({"REPORT": words} if by_environment else {}), check=True)

    assert (checkout / "words").read_text(encoding="utf-8") == words
    assert (checkout / "arguments").read_text(encoding="utf-8") == "respond -\n"
    assert not (checkout / "pwned").exists()
