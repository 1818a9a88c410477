"""Whatever stands in a file, the reader answers with findings: it never raises and never hangs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.plans.files import load_files, read_files
from engine.plans.nodes import MAX_BYTES, compose

ROOT = Path(__file__).parent / "library"
FILES = read_files(ROOT)
PLAN = FILES["city/city.hazchem.yaml"].decode()
YAML_FILES = sorted(path for path in FILES if path.endswith(".yaml"))
TAG = "!!python/object:os.system"
SNIPPETS = (
    "：",
    "\t",
    "\u3000",
    "[",
    "}",
    "&a",
    "*a",
    "- ",
    "'",
    '"',
    "${",
    "null",
    "{}",
    "!!python/object:os.system",
    "\x07",
    "😀",
)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(PLAN)), st.integers(0, 40), st.sampled_from(SNIPPETS))
def test_a_damaged_plan_gives_findings_and_never_an_exception(start, length, snippet):
    """A piece of a plan is lost and something else stands there: the rest of the library still loads."""
    damaged = PLAN[:start] + snippet + PLAN[start + length :]
    loaded = load_files(FILES | {"city/city.hazchem.yaml": damaged.encode()})
    assert "city.general" in loaded.library.plans


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(path for path in FILES if path.endswith(".yaml"))),
    st.integers(0, 60),
    st.sampled_from(SNIPPETS),
)
def test_a_damaged_line_in_any_file_never_raises(path, line, snippet):
    """Words, rules of law and the deployment may be broken too."""
    lines = FILES[path].decode().split("\n")
    at = line % len(lines)
    lines[at] = snippet + lines[at][2:]
    load_files(FILES | {path: "\n".join(lines).encode()})


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_composed(text):
    """Noise is no YAML, and is told so."""
    node, findings = compose(text, "noise.yaml")
    assert node is not None or findings or not text.strip() or text.lstrip().startswith(("#", "-", ".", "%", "\ufeff"))


@pytest.mark.parametrize("shape", ["[" * 5000, "{a: " * 5000, "- " * 5000, "&a [*a]", "a: &a {b: *a}"])
def test_depth_and_loops_meet_a_limit(shape):
    """Neither deep nesting nor an alias to what contains it is followed."""
    _, findings = compose(shape, "deep.yaml")
    assert {found.code for found in findings} <= {"E101", "E103"}
    assert findings


def test_a_file_too_large_is_not_read():
    """Above the limit the content is not even parsed."""
    loaded = load_files(FILES | {"city/city.general.yaml": b"#" * (MAX_BYTES + 1)})
    assert [found.code for found in loaded.findings if found.place.file == "city/city.general.yaml"] == ["E103"]


def test_yaml_tags_are_never_obeyed():
    """A tag that would build an object stands as plain text."""
    text = PLAN.replace("title: 危险化学品事故应急预案", "title: !!python/object/apply:os.system [true]")
    loaded = load_files(FILES | {"city/city.hazchem.yaml": text.encode()})
    assert "city.hazchem" not in loaded.library.plans


def test_two_processes_with_other_hash_seeds_agree_to_the_byte():
    """A library is the same bytes whatever order sets happen to have."""
    code = (
        "import sys, hashlib; from pathlib import Path; from engine.plans.files import load_library;"
        "from engine.plans.codec import encode; loaded = load_library(Path(sys.argv[1]));"
        "print(hashlib.sha256(encode((loaded.library, loaded.findings))).hexdigest())"
    )
    seen = set()
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[3])}
        command = [sys.executable, "-c", code, str(ROOT)]
        seen.add(subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout)
    assert len(seen) == 1
