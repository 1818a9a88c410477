"""Numbers as reports and laws write them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.values.numerals import read_number

COMMON = "零一二三四五六七八九"
BANKERS = "零壹贰叁肆伍陆柒捌玖"


def spoken_section(number, digits, marks):
    """Chinese text of 1..9999: 三千零五."""
    text, gap = "", False
    for place, mark in zip((1000, 100, 10, 1), marks, strict=True):
        digit = number // place % 10
        if digit == 0:
            gap = bool(text)
        else:
            text += ("零" if gap else "") + digits[digit] + mark
            gap = False
    return text


def spoken(number, digits=COMMON, marks=("千", "百", "十", "")):
    """Chinese text of any number below 10^12, as it is read aloud."""
    if number == 0:
        return digits[0]
    text = ""
    for size, mark in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section = number // size % 10**4
        if section:
            text += ("零" if text and section < 1000 else "") + spoken_section(section, digits, marks) + mark
    return text


@given(st.integers(0, 10**12 - 1))
def test_what_is_read_aloud_is_read_back(number):
    """三亿零五万零三百 is 300050300."""
    assert read_number(spoken(number)) == number


@given(st.integers(1, 10**12 - 1))
def test_bankers_numerals_read_alike(number):
    """壹佰贰拾 is 120."""
    assert read_number(spoken(number, BANKERS, ("仟", "佰", "拾", ""))) == number


@given(st.integers(0, 10**15), st.integers(0, 10**6))
def test_arabic_numbers_read_alike_in_every_width(whole, decimals):
    """Groups of three, full-width digits and decimals change nothing."""
    wide = str.maketrans("0123456789,.", "０１２３４５６７８９，．")
    value = Fraction(f"{whole}.{decimals:06d}")
    text = f"{whole:,}.{decimals:06d}"
    assert read_number(text) == read_number(text.translate(wide)) == value


@given(st.integers(1, 9999), st.integers(0, 99), st.sampled_from((("万", 10**4), ("亿", 10**8))))
def test_decimals_before_a_large_unit_are_exact(whole, cents, unit):
    """1.23亿 is 123000000, not a float near it."""
    mark, size = unit
    assert read_number(f"{whole}.{cents:02d}{mark}") == (whole * 100 + cents) * size // 100


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三十", 30),
        ("十", 10),
        ("十五", 15),
        ("廿", 20),
        ("廿三", 23),
        ("卅", 30),
        ("一百二", 120),
        ("两千五", 2500),
        ("两百", 200),
        ("三万五", 35000),
        ("3万5", 35000),
        ("3万5千", 35000),
        ("3万5000", 35000),
        ("一千零五十", 1050),
        ("一百一十", 110),
        ("百万", 1000000),
        ("三千万", 30000000),
        ("1.2万亿", 1200000000000),
        ("三点五", Fraction(7, 2)),
        ("三点五万", 35000),
        ("二〇二六", 2026),
        ("１，０００", 1000),
        ("-5", -5),
        ("负五", -5),
        ("2000/3", Fraction(2000, 3)),
        ("一億兩千萬", 120000000),
        ("壹佰", 100),
        ("007", 7),
        (" 12 ", 12),
    ],
)
def test_the_ways_of_the_trade(text, value):
    """Colloquial, traditional and mixed numbers."""
    assert read_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "三四",
        "三四十",
        "十几",
        "两千余",
        "数十",
        "千百",
        "3万50000",
        "万",
        "1,00",
        "一百零",
        "点五",
        "十十",
        "3.5.1",
        "人",
        "3人",
        "-",
        "1/0",
        "百二百",
        "三千三千",
        "零百",
        "二三四五百",
    ],
)
def test_hedges_and_nonsense_are_no_numbers(text):
    """What people read in two ways, or in none, is refused."""
    with pytest.raises(ValueError, match="no number"):
        read_number(text)


@given(st.text(st.sampled_from("零〇一二两三十百千万亿廿点0123456789.,/-负 "), max_size=8))
def test_any_row_of_numerals_is_read_or_refused(text):
    """Nothing but ValueError is ever raised, and what is read is exact."""
    try:
        value = read_number(text)
    except ValueError:
        return
    assert isinstance(value, int | Fraction)
