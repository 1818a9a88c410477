"""Numbers as people say them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.numerals import plain, spoken
from tests.matcher.reading import bounds, fact

FIGURES = "零一二三四五六七八九"


def _chinese(value: int) -> str:
    """A number below 10000 in Chinese characters, place by place."""
    text = ""
    for size, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        figure, value = divmod(value, size)
        if figure:
            text += FIGURES[figure] + mark
        elif text and value and not text.endswith("零"):
            text += "零"
    return text.rstrip("零")


@given(st.integers(1, 9999))
def test_chinese_numbers_are_read_as_written(value: int) -> None:
    """Every whole number below ten thousand comes back from its Chinese form."""
    assert plain(_chinese(value)) == value


@given(st.integers(1, 9999), st.sampled_from(["万", "亿"]))
def test_large_units_multiply(value: int, unit: str) -> None:
    """万 and 亿 behind Arabic and Chinese figures are ten thousand and a hundred million."""
    size = {"万": 10**4, "亿": 10**8}[unit]
    assert plain(f"{value}{unit}") == plain(_chinese(value) + unit) == value * size


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("三十余", 30, 39),
        ("十余", 11, 19),
        ("十几", 11, 19),
        ("2万余", 20000, 29999),
        ("5500余", 5500, 5599),
        ("数十", 10, 99),
        ("上百", 100, None),
        ("两位数", 10, 99),
        ("三四十", 30, 40),
        ("七八", 7, 8),
        ("3万5千", 35000, 35000),
        ("三十来", 30, 30),
        ("30多万", 300000, 399999),
    ],
)
def test_hedged_numbers_are_ranges(said: str, low: int, high: int | None) -> None:
    """余, 几, 来, 数十, 上百 leave open what the words leave open."""
    mark = said[-1] if said[-1] in "余来" else ""
    read = spoken(said.removesuffix(mark) if mark else said, mark)
    assert read is not None
    assert (read.low, read.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("爆炸造成至少3人死亡", 3, None),
        ("爆炸造成逾百人受伤", 100, None),
        ("火灾造成3至5人受伤", 3, 5),
        ("爆炸造成不超过5人受伤", 0, 5),
        ("爆炸造成近30人受伤", 27, 29),
        ("爆炸造成约30人受伤", 30, 30),
        ("火灾造成5人以上受伤", 5, None),
    ],
)
def test_words_before_and_after_a_number_bound_it(text: str, low: int, high: int | None) -> None:
    """至少 and 以上 open the top, 不超过 the bottom, 近 stays just below."""
    assert bounds(text, "deaths" if "死亡" in text else "injured") == (low, high)


def test_a_number_that_may_rise_is_open_upwards() -> None:
    """不排除继续上升 keeps every higher number possible."""
    found = fact("客车坠沟，已有4人死亡，不排除继续上升", "deaths")
    assert found is not None
    assert found.state == "open"
    assert bounds("客车坠沟，已有4人死亡，不排除继续上升", "deaths") == (4, None)
