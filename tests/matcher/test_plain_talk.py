"""What people say in plain talk and what it is not: idioms, wishes to die, calls that broke off, things foretold."""

from __future__ import annotations

import pytest

from tests.matcher.reading import bounds, fact, heard, primary


@pytest.mark.parametrize("words", ["呛死人了", "吓死人了", "热死人了", "臭死人了", "急死人了", "吵死人了"])
def test_a_manner_of_speaking_kills_nobody(words: str) -> None:
    """呛死人了 tells how it feels; 死人了 alone still tells of the dead."""
    assert fact(f"化工厂旁边冒白烟，{words}", "deaths") is None
    assert bounds("化工厂爆炸，死人了", "deaths") == (1, None)


@pytest.mark.parametrize(
    "text",
    [
        "乙岭那个冷库 冒白烟 呛死人了 眼睛睁不开 还有几个工人没跑出来",
        "冻库那边味道刺鼻 喘不过气",
        "制冰厂往外冒白雾 大家咳个不停",
        "厂里飘出来黄烟 辣眼睛",
        "氮肥厂那边又漏了 大家关窗",
    ],
)
def test_what_stings_and_drifts_is_a_chemical(text: str) -> None:
    """Vapour that stings, a cold store, a fertiliser works that leaks: the chemical plan, not a fire or a tunnel."""
    assert primary(text) == "hazchem"


@pytest.mark.parametrize("text", ["有人要跳楼 中样商场楼顶", "有个女的想不开 要跳桥", "老板不给钱他扬言跳楼"])
def test_who_threatens_to_jump_is_no_fire(text: str) -> None:
    """A person in crisis is a matter of the police and the rescuers, not of a fire plan."""
    assert primary(text) == "public_security"
    assert fact(text, "injured") is None


def test_seems_to_be_dying_is_perhaps_dead() -> None:
    """好像不行了 leaves both open, and 七八个 taken to hospital are counted."""
    text = "氮肥厂那边漏了，听说已经送了七八个去县医院，有一个好像不行了"
    assert bounds(text, "deaths") == (0, 1)
    assert bounds(text, "hospitalized") == (7, 8)


def test_who_was_aboard_and_not_taken_out_is_missing() -> None:
    """十几个人 aboard less three taken out: the rest are missing, and three are rescued."""
    text = "渡船翻了 拟水河 船上十几个人 捞上来三个"
    assert bounds(text, "rescued") == (3, 3)
    assert bounds(text, "missing") == (8, 16)


@pytest.mark.parametrize("text", ["油罐车翻了 在取水口上面一点", "货车翻在桥下面一点", "离学校近一点那家着火了"])
def test_a_little_way_off_is_no_hour(text: str) -> None:
    """上面一点 says where, not when."""
    assert heard(text).occurred is None


def test_a_service_that_was_called_is_not_yet_at_work() -> None:
    """119打过了 says that it was dialled, never that a brigade is there."""
    begun = dict(heard("119打过了 120也叫了 网吧着火 里面还有人").began)
    assert set(begun) == {"119", "120"}
    assert "fire_rescue" in dict(heard("网吧着火，消防已到场").began)


def test_people_brought_out_bring_no_hazard_of_their_own() -> None:
    """被困2人已救出 says nothing of what they were in."""
    assert heard("被困2人已救出，均无大碍").hazards == ()


@pytest.mark.parametrize("text", ["喂？喂？……（挂断）", "在吗", "有人吗", "（无声，挂断）", "救命", "（只听到哭声）"])
def test_a_call_that_broke_off_is_no_nothing(text: str) -> None:
    """Nobody knows what a fragment is about, so it is never filed as needing nothing."""
    assert heard(text).message.kind == "emergency"


@pytest.mark.parametrize(
    "text",
    [
        "省地震局预报：乙岭县今晚可能有7级地震 网上传的",
        "听说明天要有大地震，是真的吗",
        "群里都在说今晚有8级地震",
    ],
)
def test_an_earthquake_foretold_by_hearsay_is_a_rumour(text: str) -> None:
    """No duty room can know an earthquake beforehand: hearsay of one warns of nothing."""
    assert heard(text).message.kind == "rumour"


def test_an_earthquake_felt_is_none_foretold() -> None:
    """刚才震了 beside talk of tonight stays an emergency."""
    assert heard("刚才震了，房子晃得厉害，群里说今晚还有大地震").message.kind == "emergency"


@pytest.mark.parametrize(
    "text",
    ["群众在市政府门口聚集 一百多人 讨薪 拉横幅", "一百多人堵路 讨薪", "几十个业主围堵大门 要说法 拉横幅"],
)
def test_a_crowd_before_the_gate_is_no_complaint(text: str) -> None:
    """Many people with banners in the road are a mass incident of now, whatever they ask for."""
    reading = heard(text)
    assert reading.message.kind == "emergency"
    assert reading.hazards[0].hazard == "mass_gathering"


@pytest.mark.parametrize("text", ["工地欠薪，要求劳动局处理", "去年几十个业主围堵大门，请提供当年资料"])
def test_wages_owed_alone_are_no_mass_incident(text: str) -> None:
    """Without a crowd of now it stays what it was."""
    assert heard(text).message.kind != "emergency"


@pytest.mark.parametrize(
    ("text", "name", "word"),
    [
        ("水库坝上有个洞在冒浑水", "dam", "serious_danger"),
        ("河堤上冒浑水", "dyke", "major_danger"),
        ("拟水涨水 大堤快漫堤了 群众还没转移", "dyke", "major_danger"),
    ],
)
def test_muddy_water_and_overtopping_are_grave(text: str, name: str, word: str) -> None:
    """Water that carries soil, and water about to go over the top, are grave dangers of the works."""
    found = fact(text, name)
    assert found is not None
    assert word in found.cell.may


def test_smoke_and_trampling_in_the_metro_are_read() -> None:
    """The metro stays first; who was trodden on is hurt and the crush stands beside it."""
    reading = heard("1号线中样广场站有烟 地铁停了 人都在往外跑 踩到人了")
    assert [hazard.hazard for hazard in reading.hazards][:2] == ["rail_transit", "stampede"]
    assert bounds("1号线中样广场站有烟 地铁停了 踩到人了", "injured") == (1, None)


def test_a_real_fall_inside_an_exercise_is_the_only_harm() -> None:
    """The three of the exercise belong to it; who really fell is hurt."""
    text = "演练：丙桥化工园液氨泄漏，3人中毒。注意：刚才真的有人从罐上摔下来了，不是演练！"
    assert heard(text).message.kind == "emergency"
    poisoned, injured = fact(text, "poisoned"), fact(text, "injured")
    assert poisoned is not None
    assert poisoned.framed
    assert injured is not None
    assert not injured.framed
    assert bounds(text, "injured") == (1, None)


@pytest.mark.parametrize("text", ["🔥🔥🔥😭😭 丙桥🏭💥 🚒快来🙏", "🔥🔥🔥 🆘🆘", "我家🔥了快来"])
def test_a_cry_in_pictures_is_a_call_for_help(text: str) -> None:
    """Fire and explosion in pictures are read as the words that they stand for."""
    assert heard(text).message.kind == "emergency"


@pytest.mark.parametrize("text", ["省厅来电问：现在死亡到底几人？", "市里问受伤的有几个？", "上级问：失踪几人？"])
def test_a_question_for_a_number_states_none(text: str) -> None:
    """Whoever asks how many does not say how many."""
    assert [found for found in heard(text).facts if found.fact in ("deaths", "injured", "missing")] == []
