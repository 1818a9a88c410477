"""What authors are told: the characters, what is wrong, what to write instead."""

import pytest

from engine.conditions.codes import CODES, SAMPLES, WARNINGS
from engine.conditions.parse import MAX_TESTS, parse_condition
from tests.engine.conditions.small_vocabulary import FACTS

PLACES = {"E235": "levels", "E236": "statute"}


def _findings(text, within="when", parameters=None):
    return parse_condition(text, FACTS, parameters or {}, within).findings


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_sample_that_shows_it_and_one_that_does_not(code):
    """The samples of the documentation do what they say."""
    wrong, right = SAMPLES[code]
    place = PLACES.get(code, "when")
    assert code in {found.code for found in _findings(wrong, place)}
    assert _findings(right, place) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("deaths >= 3公顷", ("3公顷", "deaths (死亡人数) is persons (人数), 3公顷 is area (面积)", "write 30人")),
        ("deahts >= 3", ("deahts", "no fact is called deahts", "did you mean deaths")),
        ("失踪人员 >= 3", ("失踪人员", "no fact is called 失踪人员", "did you mean 失踪人数 (missing)")),
        ("deaths ＞ 3", ("＞", "＞ (U+FF1E) is not of the language", "write >")),
        ("deaths >= ３０", ("３０", "３０ is not of the language", "write 30")),
        ("load_loss_ratio >= 30％", ("％", "％ (U+FF05) is not of the language", "write %")),
        ("deaths\u3000>= 3", ("\u3000", "\u3000 (U+3000) is not of the language", "write an ordinary space")),
        ("deaths >= 3 AND leak is yes", ("AND", "AND is not of the language", "write and")),
        ("deaths ≥ 3", ("≥", "≥ (U+2265) is not of the language", "write >=")),
        (
            "direct_loss >= 5000万",
            ("5000万", "direct_loss (直接经济损失) needs a unit, 5000万 has none", "write 5000万元"),
        ),
        ("load_loss_ratio >= 30", ("30", "load_loss_ratio (减供负荷比例) needs a unit, 30 has none", "write 30%")),
        ("3 <= deaths", ("3 <= deaths", "the fact stands before the sign", "write deaths >= 3")),
        ("dam is braech", ("braech", "dam (大坝、堤防状况) has no value braech", "did you mean breach")),
        (
            "deaths * 2 >= 3",
            ("*", "* is not of the language", "compare a sum of facts with one number; a share is a fact of its own"),
        ),
        ("deaths >= 3 leak is yes", ("leak", "leak cannot stand here", "expected: and, or, the end")),
        ("deaths >=", ("=", "the condition ends too early", "expected: a name, a number")),
        ("死亡人数大于等于3人", ("大于等于", "大于等于 is not of the language", "write >=")),
        ("死亡人数 > 3人以上", ("以上", "以上 has no meaning here", "以上 includes the number: write >= before it")),
        ("受伤 >= 3", ("受伤", "受伤 may mean injured or hospitalized", "write injured")),
    ],
)
def test_one_fault_is_one_finding_at_its_characters(text, told):
    """Error and help are apart, and the span is the smallest that shows the fault."""
    (found,) = _findings(text)
    assert (text[found.start : found.end], found.error, found.help) == told


def test_all_wrong_tests_of_a_condition_are_told_at_once():
    """Three tests, three faults, one pass, in the order of the text."""
    text = "deahts >= 3 and deaths >= 3公顷 and leak is unknown"
    assert [(found.code, text[found.start : found.end]) for found in _findings(text)] == [
        ("E210", "deahts"),
        ("E220", "3公顷"),
        ("E238", "unknown"),
    ]


def test_look_alikes_do_not_hide_the_faults_behind_them():
    """A full-width bracket is read as a bracket, and what it encloses is still checked."""
    assert [found.code for found in _findings("（deaths >= 3公顷）")] == ["E202", "E220", "E202"]


def test_a_parameter_is_checked_like_a_literal():
    """The unit of a parameter must fit the fact, at the place where it is used."""
    (found,) = _findings("deaths >= limit", parameters={"limit": "3公顷"})
    assert (found.code, found.start, found.end) == ("E220", 10, 15)


def test_only_the_documented_codes_are_warnings():
    """Warnings leave a condition usable, so they are few."""
    assert {
        code
        for code in CODES
        if any(f.severity == "warning" for f in _findings(SAMPLES[code][0], PLACES.get(code, "when")))
    } == WARNINGS


def test_sixty_four_tests_are_enough_for_anybody():
    """One test more is an error that says how to split the condition."""
    assert _findings(" or ".join(["deaths >= 3"] * MAX_TESTS)) == ()
    (found,) = _findings(" or ".join(["deaths >= 3"] * (MAX_TESTS + 1)))
    assert found.code == "E204"


@pytest.mark.parametrize("text", ["(" * 3000 + "deaths >= 3", "not " * 900 + "leak is yes", "deaths >= 3 " * 400])
def test_absurd_texts_end_in_one_finding(text):
    """Neither depth nor length exhausts the reader."""
    assert len(_findings(text)) == 1
