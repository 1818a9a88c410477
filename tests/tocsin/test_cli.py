"""The command line as a user types it: exit codes, outputs, errors."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path

import pytest

from api.desk.bench import LONGEST_REPORT
from engine.respond.respond import ENGINE
from tocsin.cli import VERBS, main

REPORT = "甲溪县丙桥镇丙桥化工园液氨泄漏，2人中毒送医，里面还有人没出来"
AT = "2026-11-21T03:12"
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory, monkeypatch):
    """Each run has a cache of its own."""
    monkeypatch.setenv("TOCSIN_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))


def test_a_report_gives_a_card(capsys):
    """The card is on standard output and the exit code is good."""
    assert main(["respond", REPORT, "--at", AT]) == 0

    assert "响应建议单" in capsys.readouterr().out


def test_json_is_one_object_with_the_library_hash(capsys):
    """A program reads the response as data."""
    assert main(["respond", REPORT, "--at", AT, "--json"]) == 0

    data = json.loads(capsys.readouterr().out)
    assert len(data["library"]) == 64


@pytest.mark.parametrize(
    ("shape", "mark"), [("--md", "#"), ("--html", "<!doctype html>"), ("--sms", "请即回电"), ("--sms-full", "建议")]
)
def test_each_shape_is_printed(capsys, shape: str, mark: str):
    """The same card as Markdown, page and short message."""
    assert main(["respond", REPORT, "--at", AT, shape]) == 0

    assert mark in capsys.readouterr().out


def test_a_later_report_gives_a_change_card(capsys):
    """``--then`` prints what changed."""
    assert main(["respond", REPORT, "--at", AT, "--then", "丙桥化工园续报：死亡3人"]) == 0

    assert "情况变化提示单" in capsys.readouterr().out


def test_facts_alone_are_enough(capsys):
    """A duty officer may enter facts instead of a report."""
    assert main(["respond", "--facts", "deaths=3", "missing=2..5", "--at", AT]) == 0

    assert capsys.readouterr().out


def test_every_wrong_fact_is_named_with_the_nearest(capsys):
    """Two slips are two messages."""
    assert main(["respond", "--facts", "deathz=3", "missing=many"]) == 2

    message = capsys.readouterr().err
    assert "deaths" in message
    assert "missing" in message


@pytest.mark.parametrize("text", ["", "  "])
def test_an_empty_report_is_wrong_use(capsys, text: str):
    """The message says what to do."""
    assert main(["respond", text]) == 2
    assert "empty" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text",
    [
        "🔥" * 50,
        "\x00\x01\x02控制字符\x1b[31m",
        "'; DROP TABLE incidents; --",
        "乱" * LONGEST_REPORT,
        "<script>alert(1)</script>",
        "{{ 7 * 7 }}",
        "9" * LONGEST_REPORT,
        "死亡" + "9" * 400 + "人",
    ],
    ids=["emoji", "control", "sql", "noise", "html", "template", "digits", "absurd number"],
)
def test_ugly_input_still_gives_a_card(capsys, text: str):
    """Noise is read as nothing, never as a failure, and is escaped."""
    assert main(["respond", text, "--at", AT, "--html"]) == 0

    page = capsys.readouterr().out
    assert "<script>alert" not in page
    assert "\x1b" not in page


def test_a_library_that_is_not_there_is_wrong_use(capsys, tmp_path):
    """The folder is named."""
    assert main(["--library", str(tmp_path), "respond", REPORT]) == 2
    assert str(tmp_path) in capsys.readouterr().err


def test_a_file_of_ours_that_is_missing_is_our_bug(capsys, monkeypatch):
    """Only a file that the user named is the user's to mend."""

    def broken(arguments):
        raise FileNotFoundError(2, "No such file or directory", "card.css")

    monkeypatch.setattr(VERBS["schema"], "run", broken)

    assert main(["schema"]) == 3
    assert "reference" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_wrong_use(capsys, tmp_path):
    """The file is named."""
    assert main(["graph", "city.fire", "--out", str(tmp_path / "nowhere" / "plan.mmd")]) == 2
    assert "plan.mmd: no such file" in capsys.readouterr().err


def test_two_reports_under_one_id_are_wrong_use(capsys, tmp_path):
    """The id is named."""
    path = tmp_path / "reports.jsonl"
    path.write_text('{"text": "火灾", "id": "a"}\n{"text": "水灾", "id": "a"}\n', encoding="utf-8")

    assert main(["respond", str(path)]) == 2
    assert "'a'" in capsys.readouterr().err


def test_the_engine_states_the_version_of_the_distribution():
    """An audit of a card rests on it."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert declared == ENGINE


def test_our_own_bug_shows_a_reference_and_no_traceback(capsys, monkeypatch):
    """Nobody but us sees a traceback; the log keeps it."""
    monkeypatch.setattr(VERBS["schema"], "run", lambda arguments: 1 // 0)

    assert main(["schema"]) == 3

    message = capsys.readouterr().err
    assert "reference" in message
    assert "Traceback" not in message


def test_the_library_has_no_errors(capsys):
    """``tocsin check`` passes on what we ship."""
    assert main(["check"]) == 0
    assert "0 errors" in capsys.readouterr().out


def test_every_shipped_case_passes(capsys):
    """``tocsin cases`` is green."""
    assert main(["cases", "--quiet"]) == 0
    assert "0 failed" in capsys.readouterr().out


@pytest.mark.parametrize("shape", ["svg", "mermaid", "dot"])
def test_a_plan_is_drawn(capsys, shape: str):
    """Each format draws the same plan."""
    assert main(["graph", "city.hazchem", "-o", shape]) == 0
    assert capsys.readouterr().out.strip()


def test_an_unknown_plan_is_named_with_the_nearest(capsys):
    """A slip of the fingers is answered with the right id."""
    assert main(["graph", "city.hazchen"]) == 2
    assert "city.hazchem" in capsys.readouterr().err


def test_why_not_is_answered(capsys):
    """Asking for an agency that is not on the list gets an answer too."""
    assert main(["why", "agriculture", REPORT, "--at", AT]) == 0
    assert capsys.readouterr().out.strip()


def test_only_loopback_is_served(capsys):
    """There are no accounts yet: another address is refused."""
    assert main(["serve", "--host", "0.0.0.0"]) == 2
    assert "loopback" in capsys.readouterr().err


def test_evaluate_writes_one_prediction_a_report(tmp_path, capsys):
    """The prediction format of the labelled set, sequences report by report."""
    gold = tmp_path / "gold.jsonl"
    sequence = {
        "id": "S",
        "reports": [{"id": "S-1", "text": "山体滑坡，3人失联"}, {"id": "S-2", "text": "3人找到，均遇难"}],
    }
    lines = [{"id": "A", "text": "化工厂爆炸，死亡3人"}, sequence]
    gold.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    out = tmp_path / "predictions.jsonl"

    assert main(["evaluate", str(gold), "-o", str(out)]) == 0

    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["A", "S-1", "S-2"]
    assert rows[0]["grade"] == ["较大"]
    assert rows[0]["facts"]["deaths"] == {"value": 3}


def test_a_library_with_errors_says_so_on_every_card(capsys, tmp_path):
    """A plan that errors keep out is missed by nobody: the card opens with it."""
    library = tmp_path / "library"
    shutil.copytree(ROOT / "plans_yaml", library)
    plan = library / "city" / "city.hazchem.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "\nunheard_of: 1\n", encoding="utf-8")

    assert main(["--library", str(library), "respond", REPORT, "--at", AT]) == 0

    card = capsys.readouterr().out
    assert "预案库有错误" in card
    assert "city/city.hazchem.yaml" in card
