"""Whatever comes in through a door of the command line, a user gets a card or a short message, never a traceback."""

from __future__ import annotations

import io
import json
import socket
from pathlib import Path

import pytest

from tocsin.cli import main
from tocsin.terminal import UNSAFE, json_text, visible

ESCAPE = "\x1b[31m"
AT = ["--at", "2026-11-21T03:12"]


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory, monkeypatch):
    """Each run has a cache of its own."""
    monkeypatch.setenv("TOCSIN_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))


def refused(capsys, *arguments: str) -> str:
    """The message of a command that is refused as wrong use; nothing unsafe is in it."""
    try:
        code = main(list(arguments))
    except SystemExit as stop:
        code = stop.code
    shown = capsys.readouterr()
    assert code == 2
    assert not UNSAFE.search(shown.out + shown.err)
    return shown.err


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe\x00\x9f", "UTF-8"),
        (b"[1, 2]\n", ":1: one object"),
        (b'{"text": 3}\n', 'no "text"'),
        (b'{"text": "' + "火".encode() + b'", "received": "gestern"}\n', "is no time"),
        (b'{"text": "' + "火".encode() + b'", "received": "0001-01-01"}\n', "1990"),
        (b'{"text": "\\ud800"}\n', "UTF-8"),
        (b'{"text": ' + b"[" * 100_000, "not JSON"),
        (b"", "nothing to respond to"),
    ],
    ids=["binary", "list", "number", "no time", "year 1", "half a character", "a well of brackets", "empty"],
)
def test_a_file_that_holds_no_reports_is_refused(capsys, tmp_path: Path, content: bytes, words: str):
    """The message says what is wrong, and where."""
    path = tmp_path / "reports.jsonl"
    path.write_bytes(content)

    assert words in refused(capsys, "respond", str(path))


def test_a_folder_is_no_file_of_reports(capsys, tmp_path: Path):
    """A folder whose name ends like a file's is named."""
    folder = tmp_path / "night.jsonl"
    folder.mkdir()

    assert "night.jsonl" in refused(capsys, "respond", str(folder))


@pytest.mark.parametrize("time", ["昨晚", "0001-01-01", "9999-12-31T23:59:59-12:00", "2026-13-01", ESCAPE])
def test_what_is_no_time_of_ours_is_refused(capsys, time: str):
    """The message shows what a time looks like, or which times are ours."""
    message = refused(capsys, "respond", "着火", "--at", time)

    assert "write 2026-11-21T03:12" in message or "between 1990 and 2189" in message


@pytest.mark.parametrize("area", ["999999", "", "home ", ESCAPE])
def test_what_is_no_area_is_refused_with_the_choices(capsys, area: str):
    """home, any or a code."""
    assert "home, any or the code" in refused(capsys, "respond", "着火", "--area", area)


def test_the_name_of_a_division_is_answered_with_its_code(capsys):
    """A name is not a code, but we know which is meant."""
    assert "990121" in refused(capsys, "respond", "着火", "--area", "甲溪县")


@pytest.mark.parametrize("port", ["0", "-1", "65536", "99999999999", "abc", "0x10", "８０"])
def test_what_is_no_port_is_refused(capsys, port: str):
    """Before anything is opened."""
    assert "port" in refused(capsys, "serve", f"--port={port}")


def test_a_port_that_is_taken_is_named(capsys):
    """Another one can be chosen."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]

        assert str(number) in refused(capsys, "serve", "--port", str(number))


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", f"/nowhere/{ESCAPE}.yaml"],
        ["--library", f"/nowhere/{ESCAPE}", "check"],
        ["graph", ESCAPE],
        ["graph", "city.hazchem", "--out", "/nowhere/x.svg"],
        ["cases", "city.nothing"],
        ["why", ESCAPE, "着火"],
        ["respond", "--facts", f"d{ESCAPE}=3"],
        ["respond", "--facts", "=", "==", "?", ""],
        ["respond", "着火", "--then", ""],
        ["schema", "--write", "/dev/null/x"],
        ["evaluate", "/nowhere/gold.jsonl", "-o", "/nowhere/out.jsonl"],
        ["frobnicate"],
        [],
    ],
    ids=lambda arguments: " ".join(arguments[:2]) or "nothing",
)
def test_wrong_use_is_a_short_message(capsys, arguments: list[str]):
    """What was typed is shown without its power over the terminal."""
    assert refused(capsys, *arguments)


def test_bytes_on_standard_input_are_refused(capsys, monkeypatch):
    """A file in another encoding is not guessed."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("着火".encode("gbk")), encoding="utf-8"))

    assert "UTF-8" in refused(capsys, "respond", "-")


@pytest.mark.parametrize(
    "command",
    ["respond", "respond --md", "respond --sms", "respond --html", "respond --json", "understand", "understand --json"],
)
def test_controls_in_a_report_do_not_reach_the_terminal(capsys, command: str):
    """Escape sequences, bells and reversed writing are taken out or escaped in each shape."""
    verb, *shape = command.split()
    report = f"丙桥镇{ESCAPE}饭店\x07着火\u202e，\x9b31m1人受伤\x00\x7f"

    assert main([verb, report, *AT, *shape]) == 0

    assert not UNSAFE.search(capsys.readouterr().out)


def bomb() -> str:
    """Nine lists, each nine times the one before: a thousand million words when written out."""
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    "content",
    [bomb().encode(), b"a: " + b"[" * 5000, b"\xff\xfe\x00\x9f" * 500, b'title: "\x1b[31m"\n', b""],
    ids=["bomb", "a well of brackets", "binary", "escape", "empty"],
)
def test_a_bad_plan_is_a_list_of_findings(capsys, tmp_path: Path, content: bytes):
    """At their places, in a moment, and safe to print."""
    path = tmp_path / "bad.yaml"
    path.write_bytes(content)

    assert main(["check", str(path)]) == 1

    shown = capsys.readouterr().out
    assert "bad.yaml:1:" in shown
    assert not UNSAFE.search(shown)


def test_a_library_with_a_bomb_in_it_is_a_list_of_findings(capsys, tmp_path: Path):
    """``--library`` opens any folder; what is wrong in it is said."""
    (tmp_path / "city").mkdir()
    (tmp_path / "city" / "bomb.yaml").write_text(bomb(), encoding="utf-8")
    (tmp_path / "deployment.yaml").write_text("tocsin: 1\nkind: deployment\n", encoding="utf-8")

    assert main(["--library", str(tmp_path), "check"]) == 1
    assert "city/bomb.yaml" in capsys.readouterr().out


def test_json_keeps_every_value_while_it_is_made_safe():
    """An escaped character reads back as itself."""
    value = {"text": "红\x9b\u202e\x1b\n"}

    assert json.loads(json_text(value)) == value
    assert not UNSAFE.search(json_text(value))


def test_visible_text_shows_what_was_there():
    """Chinese and line breaks stay."""
    assert visible("红\x1b色\u202e\n") == "红\\x1b色\\u202e\n"
