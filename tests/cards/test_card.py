"""The response card says what a duty officer needs, in the order in which it is needed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len

from cards.card import response_card
from cards.document import Document, Section, plain
from cards.render import to_fragment, to_html, to_markdown, to_sms, to_text
from engine.incident.reading import Message, ReadPlace, Span
from engine.plans.model import Adjustment, Site
from engine.respond.model import Advice, Conflict, Due, Question
from tests.cards import samples

GOLDEN = Path(__file__).parent / "golden"


def card(locale: str = "zh-CN", **changes: object) -> Document:
    """The sample card with some of the response changed."""
    return response_card(samples.library(), samples.register(), samples.response(**changes), samples.WORDS, locale)


def section(document: Document, id: str) -> Section:
    """A section of a card."""
    return next(entry for entry in document.sections if entry.id == id)


def words_of(document: Document, id: str) -> str:
    """Everything that a section says."""
    lines = section(document, id).lines
    fields = ("".join(span.text for span in field.spans) for line in lines for field in line.fields)
    badges = (badge.text for line in lines for badge in line.badges)
    return " ".join([*(plain(line) for line in lines), *fields, *badges, *(line.clause for line in lines)])


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_the_sample_card_reads_as_it_was_approved(locale):
    """The whole text of one card, as people read it, is kept beside the tests."""
    assert to_text(card(locale)) == (GOLDEN / f"hazchem.{locale}.txt").read_text(encoding="utf-8")


def test_the_first_screen_stands_in_the_order_of_the_first_half_hour():
    """Dispatch above my acts, my acts above clocks, calls, questions and levels; acts of others below."""
    order = [entry.id for entry in card().sections]
    first = ["header", "dispatch", "mine", "reports", "next_call", "questions", "lacks", "levels", "grade", "calls"]
    assert order[: len(first)] == first
    assert {entry.id for entry in card().sections if entry.area == "below"} >= {"handed", "if_turns_out", "facts"}


def test_a_level_that_nobody_approved_is_prepared_for_not_started():
    """The card says 未启动 and names the owner of the level."""
    head = words_of(card(), "header")
    assert "未启动，按市级Ⅲ级响应准备" in head
    assert "已启动" not in head


def test_an_announced_level_is_started():
    """已启动 is said of announced levels only."""
    view = samples.plan_view(announced="II", working=("II",))
    assert "已启动市级Ⅱ级响应" in words_of(card(plans=(view,)), "header")


def test_the_headline_is_of_the_plan_that_asks_for_the_highest_level():
    """A storm warning that calls for level II stands above the plan of the primary hazard at level III."""
    higher = samples.plan_view(instance="city.other", proposed=("II",), working=("II",))
    head = words_of(card(plans=(samples.plan_view(), higher)), "header")
    assert "Ⅱ" in head
    assert "Ⅲ级响应准备" not in head


def test_a_level_below_the_lowest_is_called_by_its_name():
    """未达Ⅳ级 stands alone, with what follows from it."""
    levels = replace(samples.level_set(), certain="none", told_low="none", possible=("none",), not_excluded=())
    view = samples.plan_view(levels=levels, proposed=("none",), working=("none",))
    assert "未达Ⅳ级：属地处置，市级跟踪" in words_of(card(plans=(view,)), "header")


def test_an_act_that_only_a_leader_may_order_is_worded_as_a_proposal():
    """Closing schools is put to the mayor, not ordered by the card."""
    assert "提请市长决定：下风向学校停课" in words_of(card(), "mine")


def test_every_act_ends_with_its_clause():
    """No line without the words of a plan or a law behind it."""
    acts = [line for id in ("mine", "handed", "if_turns_out") for line in section(card(), id).lines]
    assert acts
    assert all(line.clause for line in acts)


def test_an_act_on_an_unsettled_fact_is_marked():
    """待核实 stands beside the written report."""
    written = next(line for line in section(card(), "mine").lines if "书面首报" in plain(line))
    assert [badge.text for badge in written.badges] == ["待核实"]


def test_the_number_to_dial_stands_beside_the_act():
    """Whom the act tells, with the number."""
    assert "0990-5550001" in words_of(card(), "mine")


def test_a_clock_shows_the_hour_and_what_is_left():
    """20 minutes from 03:12 is 03:32, and 12 of them are left at 03:20."""
    clock = section(card(), "mine").lines[0].clock
    assert clock is not None
    assert (clock.text, clock.left) == ("03:32前", "（剩12分钟）")


def test_a_deadline_past_at_receipt_asks_for_a_call_and_a_reason():
    """Their lateness is not one red line among others."""
    due = Due(at=samples.RECEIVED - timedelta(minutes=1), late_at_receipt=True, overdue=True)
    acts = (samples.act("report_phone", due=due),)
    clock = section(card(acts=acts), "mine").lines[0].clock
    assert clock is not None
    assert "立即电话补报并说明原因" in clock.left


def test_a_moment_that_has_not_come_is_told_in_words():
    """自到场起30分钟内, without a time of day."""
    acts = (samples.act("report_phone", due=Due(seconds=1800, moment="arrived")),)
    clock = section(card(acts=acts), "mine").lines[0].clock
    assert clock is not None
    assert clock.text == "自到场起30分钟内"


def test_done_acts_go_to_the_end_and_lose_their_clock():
    """What is done is ticked and no longer counts down."""
    done = samples.act("report_phone", status="done", due=Due(at=samples.NOW))
    lines = section(card(acts=(done, samples.act("report_written"))), "mine").lines
    assert [line.mark for line in lines] == ["tick", "done"]
    assert lines[1].clock is None


def test_the_three_dispatch_ticks_are_there_even_without_a_plan():
    """119, 120 and 110 are asked for on every emergency."""
    document = card(acts=())
    assert [plain(line) for line in section(document, "dispatch").lines] == ["119 消防", "120 急救", "110 公安"]


def test_a_dispatch_that_was_done_is_ticked():
    """A tick by the officer shows."""
    fire = samples.act("fire_119", status="done")
    assert [line.mark for line in section(card(acts=(fire,)), "dispatch").lines] == ["done", "tick", "tick"]


def test_the_level_names_its_approver_with_name_and_number():
    """A post is resolved to a person for this minute."""
    assert "分管副市长 乙某 190-0000-0002" in words_of(card(), "levels")


def test_a_post_that_nobody_holds_is_said_so():
    """A gap in the register is shown, not hidden."""
    assert "值班表中无人" in words_of(card(plans=(samples.plan_view(approver="州长"),)), "levels")


def test_certain_possible_and_not_excluded_are_told_apart():
    """Three different things in three different words."""
    said = words_of(card(), "levels")
    assert "确定：至少市级Ⅲ级响应" in said
    assert "可能：市级Ⅲ级响应或市级Ⅱ级响应" in said
    assert "未排除：最高市级Ⅰ级响应" in said


def test_the_grade_is_in_words_and_says_what_decided_it():
    """较大 or 重大 by statute, with the criterion and the figure."""
    said = words_of(card(), "grade")
    assert "可能：较大或重大" in said
    assert "死亡人数≥3人" in said
    assert "Ⅲ" not in said


def test_unknown_is_never_zero():
    """不详 stays 不详; silence about people is no all-clear."""
    assert "被困人数：不详（正在核实）" in words_of(card(), "header")
    assert "未提及" in words_of(card(facts=()), "header")


def test_a_fact_is_shown_with_the_words_it_was_read_from():
    """死亡3 was read from 死了3个."""
    assert "死了3个" in words_of(card(), "facts")


def test_words_that_were_destroyed_leave_the_card_valid():
    """A card without the report still stands, without its quotes."""
    document = response_card(samples.library(), samples.register(), samples.response(), {})
    assert "死了3个" not in to_text(document)
    assert "死亡人数3人" in to_text(document)


def test_the_widest_value_fills_a_text_and_is_marked():
    """Two possible rows give the larger distance, to be verified."""
    assert "疏散300米（待核实，取最大）范围内人员" in words_of(card(), "handed")


def test_a_value_that_nothing_fills_is_a_blank():
    """No guess where the table has no row."""
    cordon = samples.act("cordon", "handed", "police", fills={"isolation.distance": ()})
    assert "疏散____范围内人员" in words_of(card(acts=(cordon,)), "handed")


def test_a_message_that_is_no_emergency_has_an_outcome_and_no_level():
    """A drill notice asks for a decision, and starts nothing."""
    document = card(message=Message("drill", "relay"), plans=(), acts=(), calls=(), questions=(), grade=None)
    ids = {entry.id for entry in document.sections}
    assert "需转告" in words_of(document, "header")
    assert not ids & {"dispatch", "levels", "grade", "reports"}


def test_an_event_outside_the_area_is_handed_over():
    """不属本辖区 names who is told."""
    assert "移交甲溪县" in words_of(card(inside=False, hand_over=("990121",)), "header")


def test_the_call_down_has_order_why_and_fallback():
    """Each agency once, who comes next, and a stale number is marked."""
    lines = section(card(), "calls").lines
    assert [line.number for line in lines] == [1, 2, 3]
    assert "县应急局" in words_of(card(), "calls")
    assert "号码已过有效期" in words_of(card(), "calls")


def test_what_the_first_report_lacks_is_named():
    """Missing fields by name."""
    assert "发生时间、被困人数、已采取措施" in words_of(card(), "lacks")


def test_more_acts_than_the_first_screen_holds_go_on_below():
    """Nothing is lost, and the count is told."""
    many = tuple(replace(samples.act("report_phone"), key=f"k{n}") for n in range(13))
    document = card(acts=many)
    assert len(section(document, "mine").lines) == 10
    assert "另有3项" in section(document, "mine").note
    assert [line.number for line in section(document, "mine_rest").lines] == [11, 12, 13]


@pytest.mark.parametrize("width", [80, 92, 100])
@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_the_text_fits_the_terminal(width, locale):
    """No line is wider than the terminal by more than a closing mark."""
    lines = to_text(card(locale), width).splitlines()
    assert max(cell_len(line) for line in lines) <= width + 2


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_the_short_message_holds_the_core_in_three_parts(locale):
    """What, where, level, whom to call; never a person's name or the caller's number."""
    said = to_sms(card(locale))
    assert len(said) <= 210
    assert "119" in said
    assert "Ⅲ" in said or "Level III" in said
    assert not any(secret in said for secret in ("19000001234", "甲某", "乙某", "丙某", "190-0000"))


def test_a_very_long_place_does_not_break_the_short_message():
    """Even then the message stays within its limit."""
    place = replace(samples.response().place, site="丙桥" * 200)
    assert len(to_sms(card(place=place))) <= 210


def test_words_of_a_report_never_become_markup():
    """What a caller says cannot open a tag, a link or a heading."""
    evil = '<script>alert("1")</script>[x](http://x) # a'
    facts = (replace(samples.fact_views()[0], sources=(("r1", Span(0, len(evil))),)),)
    response = samples.response(facts=facts, place=replace(samples.response().place, site=evil))
    document = response_card(samples.library(), samples.register(), response, {"r1": evil})
    assert "<script" not in to_html(document)
    assert "<script" not in to_fragment(document)
    assert not re.search(r"(?<!\\)[<\[]", to_markdown(document).replace("- [ ]", "").replace("- [x]", ""))
    assert "http://" not in to_markdown(document)


def test_control_characters_do_not_reach_the_terminal():
    """An escape sequence in a report drives nothing."""
    response = samples.response(place=replace(samples.response().place, site="丙桥\x1b[2J\u202e厂"))
    text = to_text(response_card(samples.library(), samples.register(), response, {}))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_the_html_page_needs_no_script_and_no_other_host():
    """It can be saved and printed in a room without network."""
    page = to_html(card())
    assert "<script" not in page
    assert "http://" not in page
    assert "style=" not in page


def test_equal_responses_give_equal_cards():
    """The same bytes twice."""
    assert to_html(card()) == to_html(card())


def test_every_badge_of_the_model_has_words():
    """All certainties, columns, ranks, states and advice kinds are in the catalogue."""
    for status in ("to_do", "started", "done", "not_applicable", "reopened", "no_longer_needed"):
        assert to_text(card(acts=(samples.act("report_phone", status=status),)))
    for rank in ("life", "local", "leader", "superior", "lead", "support", "neighbour"):
        call = replace(samples.calls()[0], rank=rank)
        assert to_text(card(calls=(call,)))
    for state in ("candidate", "confirmed", "declined", "stood_down"):
        assert to_text(card(plans=(samples.plan_view(state=state),)))


def test_what_is_low_on_known_facts_but_may_be_high_says_both():
    """Missing is not zero: a card never shows only the low end."""
    levels = replace(samples.level_set(), certain="none", told_low="none", possible=("none", "I"), not_excluded=())
    view = samples.plan_view(levels=levels, proposed=("none",), working=("none",))
    assert "已知情况未达Ⅳ级，但最高可能市级Ⅰ级响应" in words_of(card(plans=(view,)), "header")


def test_a_site_of_the_register_is_called_by_its_name():
    """No id on a card."""
    site = Site("chem_park", ("丙桥化工园区",), "990121101")
    register = replace(samples.register(), sites=(site,))
    response = samples.response(place=replace(samples.response().place, site="chem_park"))
    text = to_text(response_card(samples.library(), register, response, samples.WORDS))
    assert "丙桥化工园区" in text
    assert "chem_park" not in text


def test_a_message_that_is_no_emergency_is_not_passed_on_as_one():
    """The sentence to say asks whether the rumour is true; it does not say that it happened."""
    document = card(message=Message("rumour", "write_off"), acts=(), plans=(), grade=None)
    said = words_of(document, "next_call")
    assert "请核一下真假" in said
    assert "发生危险化学品事故" not in said


def test_the_next_number_is_that_of_whom_nobody_has_sent_yet():
    """119 first, then the county."""
    said = words_of(card(), "next_call")
    assert "119" in said
    assert "甲溪县人民政府 0990-5551210" in said.replace("值班室 ", "")


def test_an_agency_of_a_county_has_the_name_of_the_county():
    """县（市、区）人民政府 is nobody; 甲溪县人民政府 is."""
    assert "甲溪县人民政府" in words_of(card(), "calls")
    assert "县（市、区）" not in to_text(card())


def test_the_report_whose_clock_runs_out_first_is_shown():
    """A running clock comes before 立即, which has none; a report never waits for verification."""
    sure = samples.act("report_phone", due=Due(at=samples.NOW + timedelta(minutes=5)))
    maybe = replace(samples.act("report_phone", due=Due(at_once=True), certainty="unverified"), key="k2")
    clock = section(card(acts=(maybe, sure)), "reports").lines[0].clock
    assert clock is not None
    assert clock.text == "03:25前"


def test_outside_the_area_no_level_is_proposed_here():
    """The place decides; this room hands over and still asks for 119, 120 and 110."""
    document = card(inside=False)
    assert "本室不提级别建议" in words_of(document, "header")
    assert "levels" not in [entry.id for entry in document.sections]
    assert section(document, "dispatch").lines


def test_an_event_elsewhere_is_not_dialled_to_our_own_fire_service():
    """The place is called; our 119 cannot roll there."""
    assert "119" not in words_of(card(inside=False), "next_call")


@pytest.mark.parametrize("kind", ["drill", "complaint", "warning", "rumour", "notice", "old_news", "all_clear"])
@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_a_message_that_is_no_emergency_is_logged_passed_on_and_handed_over(kind, locale):
    """登记, to whom it goes, 交接班: three steps stand in the head of such a card."""
    document = card(locale, message=Message(kind, "relay"), acts=(), plans=(), grade=None)
    head = words_of(document, "header")
    assert ("登记" in head and "交接班" in head) if locale == "zh-CN" else ("Log" in head and "next shift" in head)


def test_nobody_is_telephoned_at_night_about_a_complaint():
    """A complaint becomes a work order; the card offers no number to dial."""
    document = card(message=Message("complaint", "transfer"), acts=(), plans=(), grade=None)
    assert "next_call" not in [entry.id for entry in document.sections]


def test_a_warning_is_called_down_not_questioned():
    """Nobody asks the weather office whether its warning is true."""
    document = card(message=Message("warning", "warning"), acts=(), plans=(), grade=None)
    assert "叫应到村到户" in words_of(document, "next_call")
    assert "是否属实" not in to_text(document)


def test_a_warning_shows_the_level_that_it_proposes_and_who_approves_it():
    """A red warning starts a level before any harm is done."""
    document = card(message=Message("warning", "warning"))
    assert "建议市级Ⅲ级响应（批准：分管副市长" in words_of(document, "header")
    assert "市级Ⅲ级响应" in words_of(document, "levels")
    assert section(document, "reports").lines


def test_the_level_proposed_and_the_level_possible_have_their_own_approvers():
    """A level that may still come is never shown beside the approver of a lower one."""
    head = words_of(card(), "header")
    proposed, _, possible = head.partition("可能升到市级Ⅱ级响应")
    assert "建议市级Ⅲ级响应（批准：分管副市长" in proposed
    assert possible.startswith("（批准：市长")


def test_where_it_is_comes_before_all_other_questions():
    """119 cannot roll to an unknown place: the engine asks for it first, the card says what hangs on it."""
    asked = (Question("place", (), None, (), 1), *samples.response().questions)
    lines = section(card(place=ReadPlace(), questions=asked), "questions").lines
    assert "119、120往哪里去" in words_of(card(place=ReadPlace(), questions=asked), "questions")
    assert "什么路" in plain(lines[0])
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


def test_a_question_that_only_brings_in_another_plan_comes_last():
    """What is wrong with the dam is asked before what would make the relief plan apply."""
    first = samples.response().questions[0]
    absent = replace(samples.plan_view(), instance="city.relief@990100", applies=False)
    relief = replace(first, fact="substance", settles=("city.relief@990100",))
    document = card(questions=(relief, first), plans=(samples.plan_view(), absent))
    assert [line.key for line in section(document, "questions").lines] == [first.fact, "substance"]


def test_advice_on_the_level_gives_the_words_of_the_plan():
    """A path inside a file is no reason."""
    plan = replace(samples.plan(), adjust=(Adjustment("raise", judge="火势向毗邻建筑蔓延", clause="5.5"),))
    library = replace(samples.library(), plans={plan.id: plan})
    view = samples.plan_view(advice=(Advice("raise", "II", "adjust.raise[0]", "5.5", True),))
    document = response_card(library, samples.register(), samples.response(plans=(view,)), samples.WORDS)
    assert "火势向毗邻建筑蔓延" in words_of(document, "advice")
    assert "adjust.raise" not in to_text(document)


def test_a_town_is_named_once():
    """丙桥镇中心小学 lies in 丙桥镇; nobody says the town twice."""
    place = ReadPlace(county="甲溪县", township="丙桥镇", site="丙桥镇中心小学")
    head = words_of(card(place=place), "header")
    assert "甲溪县丙桥镇中心小学" in head


def test_what_belongs_to_the_end_is_not_on_the_first_screen():
    """Disposing of personal data is nobody's first act."""
    end = replace(samples.act("report_written"), phase="recover", key="k2")
    document = card(acts=(end, samples.act("report_phone")))
    assert [line.key for line in section(document, "mine").lines] == [f"{samples.INSTANCE}/report_phone"]
    assert [line.key for line in section(document, "mine_rest").lines] == ["k2"]


def test_an_unsettled_report_with_the_nearer_clock_is_shown():
    """03:25 待核实 comes before 05:12 for certain."""
    sure = samples.act("report_phone", due=Due(at=samples.NOW + timedelta(hours=2)))
    near = Due(at=samples.NOW + timedelta(minutes=5))
    maybe = replace(samples.act("report_phone", due=near, certainty="unverified"), key="k2")
    line = section(card(acts=(sure, maybe)), "reports").lines[0]
    assert line.clock is not None
    assert line.clock.text == "03:25前"
    assert [badge.text for badge in line.badges] == ["待核实"]


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_the_short_message_always_names_a_number_to_call(locale):
    """However long the casualties, whom to call comes first."""
    many = tuple(replace(samples.fact_views()[0], text="很多人" * 40) for _ in range(3))
    assert "119" in to_sms(card(locale, facts=many))


def test_the_answers_that_a_question_allows_have_words():
    """是 and 否, never yes and no."""
    substance = replace(samples.response().questions[0], fact="substance", options=("ammonia", "yes"))
    assert "液氨、是" in words_of(card(questions=(substance,)), "questions")


def test_a_number_that_is_not_called_for_is_marked_if_needed():
    """The tick stays on the strip; the number is not the next one to dial."""
    acts = tuple(
        replace(act, certainty="if_turns_out") if act.dispatch == "119" else act for act in samples.response().acts
    )
    lines = section(card(acts=acts), "dispatch").lines
    assert [(plain(line).partition(" ")[0], [badge.text for badge in line.badges]) for line in lines] == [
        ("119", ["视情"]),
        ("120", []),
        ("110", []),
    ]
    assert "119" not in words_of(card(acts=acts), "next_call")


def test_an_act_of_a_post_that_does_not_stand_yet_says_who_acts_until_then():
    """Nobody can call it, so the senior person on scene is named."""
    library = samples.library()
    agencies = library.vocabulary.agencies
    post = replace(agencies["police"], id="police", set_up_by="set_up_post")
    library = replace(library, vocabulary=replace(library.vocabulary, agencies={**agencies, "police": post}))
    response = samples.response(calls=())
    shown = response_card(library, samples.register(), response, samples.WORDS)
    everything = " ".join(words_of(shown, entry.id) for entry in shown.sections)
    assert "设立前由先到场的最高职务者负责" in everything


def test_two_places_stand_side_by_side_with_the_words_that_name_them():
    """Nobody drives to the wrong county because the card chose one."""
    other = "990122"
    library = samples.library()
    named = replace(
        next(iter(library.divisions.values())), code=other, name="乙岭县", tier="county", parent=samples.CITY
    )
    library = replace(library, divisions={**library.divisions, other: named})
    start = samples.REPORT.index("丙桥")
    response = samples.response(
        conflicts=(Conflict("place", (samples.COUNTY, other)),),
        place=ReadPlace(code=samples.COUNTY, candidates=(samples.COUNTY, other)),
        place_words=((samples.COUNTY, "r1", Span(start, start + 2)), (other, "r2", Span(0, 3))),
        questions=(Question("place", (), None, (), 1, options=(samples.COUNTY, other)),),
    )
    texts = {**samples.WORDS, "r1": samples.REPORT, "r2": "乙岭县那边"}
    shown = response_card(library, samples.register(), response, texts)
    assert "另一说乙岭县" in words_of(shown, "header")
    conflict = words_of(shown, "conflicts")
    assert "地点说法不一" in conflict
    quoted = conflict.split("核清前", 1)[1]
    assert "丙桥" in quoted
    assert "乙岭县" in quoted
    assert "到底在" in words_of(shown, "questions")


def test_a_single_possible_answer_is_not_offered_as_a_choice():
    """One option is no list to choose from."""
    one = replace(samples.response().questions[0], options=("yes",))
    assert "可能" not in [field.label for field in section(card(questions=(one,)), "questions").lines[0].fields]


def test_the_callers_own_words_for_a_place_are_repeated():
    """A mall that is in no table is still where the crew must go."""
    start = samples.REPORT.index("液氨罐")
    report = next(iter(samples.WORDS))
    said = words_of(card(place=ReadPlace(), place_words=(("", report, Span(start, start + 3)),)), "header")
    assert "报告提到的地点：液氨罐" in said


def test_how_long_ago_it_happened_stands_in_the_head():
    """Also where it happened only a while before the call."""
    ago = samples.RECEIVED - timedelta(hours=6, minutes=30)
    assert "接报前6小时30分钟" in words_of(card(occurred=(ago, ago)), "header")


def test_a_late_report_lists_the_clocks_that_were_past_and_those_that_may_have_been():
    """What was past for certain is told apart from what hangs on when others knew."""
    ago = samples.RECEIVED - timedelta(hours=6)
    first, second, *rest = samples.response().acts
    late = replace(first, due=Due(at=ago, seconds=60, moment="occurred", late_at_receipt=True))
    below = replace(second, due=Due(seconds=3600, moment="received", past_if_known=True))
    said = words_of(card(acts=(late, below, *rest), occurred=(ago, ago)), "late")
    assert "相隔6小时" in said
    assert "接报时已过" in said
    assert "及时获悉的话" in said


def test_a_report_in_good_time_has_no_line_about_lateness():
    """An occurrence a minute ago makes no clock past."""
    ago = samples.RECEIVED - timedelta(minutes=1)
    assert "late" not in [entry.id for entry in card(occurred=(ago, ago)).sections]


def test_the_sentence_to_say_holds_the_callers_own_words_for_the_place():
    """Who is dialled next cannot see the card."""
    start = samples.REPORT.index("液氨罐")
    report = next(iter(samples.WORDS))
    said = words_of(card(place=ReadPlace(), place_words=(("", report, Span(start, start + 3)),)), "next_call")
    assert "报告称“液氨罐”" in said


def test_a_level_that_only_uncounted_people_reach_is_not_called_possible():
    """It is not hidden either: the head and the levels say that it is not excluded, and why."""
    levels = replace(samples.level_set(), possible=("III", "II", "I"), uncounted=("II", "I"), not_excluded=())
    document = card(plans=(samples.plan_view(levels=levels, proposed=("III",), working=("III",)),))
    for part in ("header", "levels"):
        said = words_of(document, part)
        assert "市级Ⅰ级响应" in said
        assert "尚不能排除" in said
        assert "可能升到市级Ⅰ级响应" not in said


def test_the_grade_names_what_only_uncounted_people_reach():
    """Also the event grade."""
    view = samples.response().grade
    levels = replace(view.levels, possible=("ordinary", "larger", "major"), uncounted=("major",), not_excluded=())
    said = words_of(card(grade=replace(view, levels=levels)), "grade")
    assert "可能：一般或较大" in said
    assert "重大尚不能排除" in said


def test_what_happened_at_all_is_asked_in_plain_words():
    """A caller does not choose between categories of the law; between two hazards in question they do."""
    one = Question("hazard", (), None, (), 1, options=("hazchem", "fire"))
    assert "看到、听到、闻到什么" in words_of(card(hazards=(), questions=(one,)), "questions")
    assert "到底是哪种情况" in words_of(card(questions=(one,)), "questions")
