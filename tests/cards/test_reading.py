"""What was read is shown with its words, and the report stays whole."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cards.reading import pieces, reading_card
from cards.render import to_text
from engine.incident.reading import Message, ReadFact, ReadHazard, Reading, ReadNumber, ReadPlace, ReadTime, Span
from engine.values.cells import point
from tests.cards import samples

TEXT = samples.REPORT
AT = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)


def cut(words: str) -> Span:
    """The span of these words in the report."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def reading() -> Reading:
    """What a matcher would read in the sample report."""
    return Reading(
        digest="d",
        length=len(TEXT),
        message=Message("emergency", "emergency"),
        facts=(
            ReadFact("deaths", "stated", point(3), (cut("死了3个"),)),
            ReadFact("trapped", "open", None, (cut("还有几个没出来"),)),
        ),
        hazards=(ReadHazard("hazchem", 9, "primary", (cut("液氨"), cut("漏了"))),),
        place=ReadPlace(site="丙桥化工园", spans=(cut("丙桥化工园"),)),
        occurred=ReadTime(AT, AT),
        numbers=(ReadNumber(cut("19000001234"), "phone"),),
        contacts=(("caller_phone", cut("19000001234")),),
        candidates=(samples.INSTANCE,),
    )


def test_the_pieces_of_a_report_join_to_the_report():
    """Underlining changes no character."""
    assert "".join(piece.text for piece in pieces(samples.library(), reading(), TEXT)) == TEXT


def test_each_read_word_says_what_was_read():
    """死了3个 is the deaths, three of them."""
    read = {piece.text: (piece.kind, piece.label) for piece in pieces(samples.library(), reading(), TEXT) if piece.kind}
    assert read["死了3个"] == ("fact", "死亡人数3人")
    assert read["还有几个没出来"] == ("open", "被困人数：不详（正在核实）")
    assert read["液氨"] == ("hazard", "危险化学品事故")


def test_spans_beyond_the_text_do_no_harm():
    """A reading of an older text is cut at its end."""
    assert "".join(piece.text for piece in pieces(samples.library(), reading(), TEXT[:8])) == TEXT[:8]


@pytest.mark.parametrize(("locale", "title"), [("zh-CN", "读取结果"), ("en", "What was read")])
def test_the_reading_card_names_what_was_read(locale, title):
    """Facts, hazard, place and time, each with its words."""
    text = to_text(reading_card(samples.library(), reading(), TEXT, locale))
    assert title in text
    assert "死了3个" in text
    assert "2026-11-21 03:00" in text


def test_an_unread_number_is_for_a_person_to_place():
    """A number that is no fact and no phone is listed."""
    odd = Reading("d", len(TEXT), Message("nothing", "no_action"), numbers=(ReadNumber(cut("3"), "unread"),))
    assert "未读懂的数字" in to_text(reading_card(samples.library(), odd, TEXT))
