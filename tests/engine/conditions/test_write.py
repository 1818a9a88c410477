"""One canonical text for one condition."""

import pytest
from hypothesis import given

from engine.conditions import tree
from engine.conditions.parse import MAX_DEPTH, MAX_TESTS, parse_condition
from engine.conditions.write import write_condition
from tests.engine.conditions import strategies
from tests.engine.conditions.small_vocabulary import FACTS


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("死亡人数>=30人", "deaths >= 30人"),
        ("evacuated >= 50000", "evacuated >= 5万人"),
        ("direct_loss >= 50000000元", "direct_loss >= 5000万元"),
        ("area_burned >= 15亩", "area_burned >= 1公顷"),
        ("rainfall >= 0.25米", "rainfall >= 250毫米"),
        ("load_loss_ratio >= 0.125", "load_loss_ratio >= 12.5%"),
        ("magnitude >= 6.50级", "magnitude >= 6.5级"),
        ("deaths >= 10 and deaths < 30", "10人 <= deaths < 30人"),
        ("(deaths >= 10 and deaths < 30) or (leak is 是)", "10人 <= deaths < 30人 or leak is yes"),
        ("not (10 <= deaths < 30)", "not 10人 <= deaths < 30人"),
        ("grade >= major", "grade >= 重大"),
        ("not (dam is breach)", "dam is not 溃决"),
        ("dam in [breach, crack, breach]", "dam in [裂缝, 溃决]"),
        ("((deaths >= 3) or missing >= 3) and leak is yes", "(deaths >= 3人 or missing >= 3人) and leak is yes"),
        ("deaths >= 3 or (missing >= 3 and leak is yes)", "deaths >= 3人 or (missing >= 3人 and leak is yes)"),
        ("deaths < 30 and deaths >= 10", "deaths < 30人 and deaths >= 10人"),
    ],
)
def test_many_spellings_have_one_canonical_text(written, canonical):
    """English ids, Chinese words, friendly units, ranges as one test, no needless parentheses."""
    condition = parse_condition(written, FACTS).condition
    assert write_condition(condition, FACTS) == canonical


@given(strategies.trees(strategies.any_test() | strategies.measures()))
def test_the_canonical_text_reads_back_to_the_same_condition(condition):
    """Writing loses nothing, and writing again changes nothing."""
    text = write_condition(condition, FACTS)
    result = parse_condition(text, FACTS)
    if strategies.nesting(condition) <= MAX_DEPTH and len(tree.tests_of(condition)) <= MAX_TESTS:
        assert result.condition == condition
        assert write_condition(result.condition, FACTS) == text
    else:
        assert {found.code for found in result.findings} <= {"E204", "E234"}
