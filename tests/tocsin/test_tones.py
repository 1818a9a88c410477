"""The tone of reports is learnt from sentences: what calls for help shares, what everything else shares."""

from __future__ import annotations

from matcher.lexicon import lexicon_of
from matcher.page import open_page
from matcher.tone import tone
from tests.matcher.reading import heard, library
from tocsin.tones import learn, written

CALLS = ["快来人厂房着火了", "快来人楼塌了", "快来人船翻了"]
OTHERS = ["请报名参加讲座", "请报名参加比赛", "请报名参加考试"]
SAID = [(text, True) for text in CALLS] + [(text, False) for text in OTHERS]


def test_what_calls_share_weighs_for_a_call_and_what_notices_share_against() -> None:
    """快来人 stands in every call and 请报名 in every notice of these six sentences."""
    weights = learn(SAID)
    assert weights["快来人"] > 0 > weights["请报名"]


def test_equal_sentences_give_equal_weights() -> None:
    """Learning twice writes the same file."""
    assert written(learn(SAID)) == written(learn(SAID))


def test_a_call_sounds_unlike_a_notice() -> None:
    """The shipped weights tell a plain call from a plain notice, neither of which is among their sentences."""
    lexicon = lexicon_of(library())
    call, notice = (
        open_page(text, lexicon) for text in ("救命，屋里全是烟，人晕了", "请各科室下周三前报送半年总结材料")
    )
    assert tone(call) > 0 > tone(notice)


def test_a_call_in_words_of_no_lexicon_is_heard() -> None:
    """What no list of hazards knows is a call where it sounds like one."""
    assert heard("快来人啊，他整个人都不对了，口吐白沫躺地上").message.kind == "emergency"
