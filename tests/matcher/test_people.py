"""What numbers of persons count."""

from __future__ import annotations

import pytest

from engine.values.cells import Range
from tests.matcher.reading import bounds, fact, heard


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("爆炸致3人死亡5人受伤", {"deaths": 3, "injured": 5}),
        ("爆炸死亡3人受伤5人", {"deaths": 3, "injured": 5}),
        ("桥塌了，3死5伤", {"deaths": 3, "injured": 5}),
        ("车祸，死3伤5", {"deaths": 3, "injured": 5}),
        ("踩踏受伤12人，其中3人重伤", {"injured": 12, "seriously_injured": 3}),
        ("火灾，受伤10人（重伤4人）", {"injured": 10, "seriously_injured": 4}),
        ("滑坡掩埋民房，找到3具遗体，还有2人失联", {"deaths": 3, "missing": 2}),
        ("煤矿透水，当班23人，15人升井，其余被困", {"trapped": 8}),
        ("煤矿透水，16人被困，已救出11人", {"trapped": 5}),
        ("煤矿透水，16人被困，已全部救出", {"trapped": 0}),
        ("工地塌方，1名工人被埋，救出后抢救无效死亡", {"deaths": 1, "buried": 0}),
        ("火灾，27名消防员和3名群众牺牲", {"deaths": 30}),
        ("火灾死亡由3人更正为5人", {"deaths": 5}),
        ("火灾38名老人遇难（后续1人不治，共39人）", {"deaths": 39}),
        ("车祸，3人当场死亡，另有2人送医后死亡", {"deaths": 5}),
        ("大巴翻车，司机当场身亡", {"deaths": 1}),
        ("游船翻沉，5人落水，救起4人", {"missing": 1}),
        ("火灾，抬出来5个人：2个当场就没了，1个送到医院没救过来", {"deaths": 3}),
        ("车祸：甲车3人死亡，乙车2人死亡", {"deaths": 5}),
        ("企业最初上报7人死亡，经核查实际13人死亡，烟花厂爆炸", {"deaths": 13}),
        ("矿难又找到9名矿工遗体。至此10人死亡，1人失踪", {"deaths": 10, "missing": 1}),
        ("矿井透水，14名矿工没能出来，至17时全部找到，无一生还", {"deaths": 14, "trapped": 0}),
        ("冒顶堵住9个人，扒出来7个，都是皮外轻伤，还剩2个", {"trapped": 2, "lightly_injured": 7}),
        ("塌方，挖出来1个，没气了", {"deaths": 1}),
        ("22名工人被堵在井下，11人获救升井，10人遇难，1人失联", {"trapped": 0, "missing": 1}),
        ("车祸，2名乘客和1名司机死亡", {"deaths": 3}),
        ("地震一共148条人命，伤者979", {"deaths": 148, "injured": 979}),
        ("仓库着火，看门的老汉被烧死了", {"deaths": 1}),
        ("铁矿停电，罐笼卡住，三十三个人困在井下，刚刚全部升井", {"trapped": 0, "rescued": 33}),
        ("渔船沉了，船上13人，捞上来4个活的，2具遗体，7个没影", {"deaths": 2, "missing": 7}),
        ("食堂的卤鸡腿，一班12个，二班9个，三班14个，都在拉稀", {"illness_count": 35}),
        ("霍乱病例，甲县3例、乙县2例", {"illness_count": 5}),
        ("水库垮坝，人傍晚就都撤了，380人", {"evacuated": 380}),
        ("电缆井下去仨人，一个都没上来", {"trapped": 3}),
        ("地震，甘肃117人遇难；青海31人遇难", {"deaths": 148}),
        ("雪灾，3名牧民冻亡，1人失联，牲畜死亡1.1万头", {"deaths": 3, "missing": 1}),
        ("矿难，尚有38人没有音讯", {"missing": 38}),
        ("塌方，把下面27户103口人接到村委会住下", {"evacuated": 103}),
        ("爆炸伤120人，其中危重17、重伤23", {"seriously_injured": 40}),
        ("厂里漏了，两名操作工灼伤，一轻一重", {"seriously_injured": 1, "lightly_injured": 1}),
        ("10人遇难，1人没找到，矿井透水", {"deaths": 10, "missing": 1}),
        ("车祸，司机当场没了，副驾那个也没救回来", {"deaths": 2}),
        ("房子着火，老两口没跑出来，人已经没了", {"deaths": 2, "trapped": 0}),
        ("矿上出水，底下十一个人，上来六个，还有五个在下头", {"trapped": 5}),
        ("工地塌了，压底下四个，扒出来一个，没气了，剩下仨够不着", {"deaths": 1, "trapped": 3}),
        ("污水井里三个人，捞上来都没有呼吸了", {"deaths": 3}),
        ("卡车翻下崖，车斗里七个人，走了三个，剩下四个在县医院", {"deaths": 3}),
        ("化工厂着火，3名工人当时在装置上，到现在没找到人", {"missing": 3}),
        ("渔船失联，船上12名船员", {"missing": 12}),
        ("冰裂了，掉下去三个，拉上来一个，河上还在捞", {"missing": 2}),
        ("滑坡，被埋的两个人刨出来了，都活着", {"buried": 0}),
        ("翻船，之前失联的5个人都联系上了，平安", {"missing": 0}),
        ("山洪，沟口村2人遇难，沟里村3人失联、1人遇难", {"deaths": 3, "missing": 3}),
        ("刚才报的死亡3人数字不对，实际是5人，塌方", {"deaths": 5}),
        ("泥石流，失联由6人降为5人", {"missing": 5}),
        ("火灾，受伤的人里有一个没挺过来，死亡人数升至8人", {"deaths": 8}),
        ("居民楼着火，困了1大2小", {"trapped": 3}),
        ("坡上裂了大缝，下面住了520人，现在往外搬", {"threatened": 520}),
        ("山洪要来，半夜撤离，共涉及3个村共计816人", {"evacuated": 816}),
        ("矿难，井下29个，现在上来15个", {"trapped": 14}),
        ("旅社着火，登记住了31个，跑出来28个，剩下的还没对上人", {"missing": 3}),
        ("飞机失事，机上乘客5名机组2名，均无生还迹象", {"deaths": 7}),
        ("煤气罐炸了，媳妇和孙子烫伤", {"injured": 2}),
        ("塌方，最后一名失联者的遗体抬出，至此6名失联者全部找到，均遇难", {"deaths": 6, "missing": 0}),
        ("两艘冲锋舟翻了，两个人没了踪影", {"missing": 2}),
        ("塌方，死亡人数不变，仍为2人", {"deaths": 2}),
        ("遇险渔民12名，吊起9名，余3名还在冰排上", {"trapped": 3}),
        ("Two of the five climbers are confirmed dead", {"deaths": 2}),
        ("Lost contact with a tug carrying six crew", {"missing": 6}),
        ("Twenty-two miners are still below", {"trapped": 22}),
        ("Six workers were in the pit when it caved in. Two didn't make it, one is still down there.", {"deaths": 2}),
        ("Bus plunge: 17 dead, 21 hurt - six of them seriously", {"deaths": 17, "injured": 21}),
        ("客车翻沟，连司机在内12人身故，31人受伤", {"deaths": 12, "injured": 31}),
        ("燃爆，事故夺去8条生命，另有35人受伤", {"deaths": 8, "injured": 35}),
        ("搜救告终，19名失联人员全数寻获，无一幸存", {"deaths": 19, "missing": 0}),
        ("铝粉炸了，八个走了，八个轻伤", {"deaths": 8, "lightly_injured": 8}),
        ("瓦斯突出，七个兄弟都抬上来了，全走了，还有一个在县医院", {"deaths": 7}),
        ("困在井下的18人中13人全数带回地面，另5人升井时已无生命迹象，确认死亡", {"deaths": 5}),
        ("塌方，埋在里面的二十六人全部刨出，十六人身故，十人受伤", {"deaths": 16, "injured": 10, "buried": 0}),
        ("山洪，5人被冲走，找到3人均已遇难，另外2人还在搜", {"deaths": 3, "missing": 2}),
        ("冒顶把巷子堵了，喊不应，里头9个人，死活都还不晓得", {"trapped": 9}),
        ("坍塌，送医39人均无生命危险", {"hospitalized": 39}),
        ("面粉厂爆了，死的三个是外地工，伤的那五个送省城了", {"deaths": 3, "injured": 5}),
        ("桥断了，车栽河里，人一个都没找到，一共有三个", {"missing": 3}),
        ("锅炉爆了，老张当场没命", {"deaths": 1}),
    ],
)
def test_persons_are_counted_under_the_right_head(text: str, counts: dict[str, int]) -> None:
    """Both orders, parts, remainders, corrections and later totals."""
    assert {name: bounds(text, name) for name in counts} == {name: (value, value) for name, value in counts.items()}


@pytest.mark.parametrize(
    "text",
    [
        "车上51人，高速上追尾，车牌豫E·3K720",
        "着火层为28层住宅的12层，120已到",
        "报告人手机13800000417，厂房着火",
        "56岁男子所在的5号楼着火，出动消防员80人",
    ],
)
def test_numbers_that_count_nobody_harm_nobody(text: str) -> None:
    """Plates, floors, telephones, ages, those on board and rescuers are no casualties."""
    harmed = {"deaths", "injured", "missing", "trapped", "buried", "poisoned"}
    assert not harmed & {found.fact for found in heard(text).facts}


def test_casualties_without_a_split_leave_the_dead_open() -> None:
    """30余人伤亡 may all be dead, and a split that is said stands."""
    assert bounds("爆炸致30余人伤亡", "deaths") == (0, 39)
    assert bounds("爆炸造成12人伤亡（7死5伤）", "deaths") == (7, 7)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("工地出了人命了，快来", "deaths"),
        ("车撞了，好像有人没了，现场乱", "deaths"),
        ("楼塌了，工人压在下面，几个不知道", "buried"),
        ("雪崩，两个回来了，其余人马全无音讯", "missing"),
        ("翻船了，孩子被冲走，快来人", "missing"),
        ("工棚着火，烧死", "deaths"),
    ],
)
def test_a_fate_without_a_number_is_at_least_one(text: str, name: str) -> None:
    """Nothing is worse than reading nobody where somebody is."""
    assert bounds(text, name) == (1, None)


@pytest.mark.parametrize(
    "text",
    [
        "养殖场死了40头猪，人没事",
        "天太热，防止溺亡事故，加强巡查",
        "门卡住了，车进不去，现场着火",
        "矿井透水，矿长联系不上",
        "燃气泄漏，阀门关了",
    ],
)
def test_words_of_fate_about_things_harm_nobody(text: str) -> None:
    """Beasts, doors, valves, warnings and an absent manager are no victims."""
    harmed = {found.fact for found in heard(text).facts if not found.denied}
    assert not harmed & {"deaths", "missing", "trapped", "buried", "injured"}


def test_a_question_is_no_denial() -> None:
    """有没有重的我们也不知道 opens the seriously injured, it does not make them zero."""
    found = fact("车祸，12人受伤，里面有没有重的我们也不知道", "seriously_injured")
    assert found is not None
    assert (found.state, found.denied) == ("open", False)


def test_doubt_about_a_number_opens_it() -> None:
    """现场数着不止 keeps more dead possible."""
    assert bounds("爆炸，报了1死1伤，可是现场数着不止，人还在清", "deaths") == (1, None)


def test_a_correction_says_so() -> None:
    """Figures behind 更正 are marked, so that they may fall."""
    found = fact("更正：医院报重了，死的还是2个，煤气爆炸", "deaths")
    assert found is not None
    assert found.corrected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("隧道塌方，14人困在里面，14人生命体征平稳", "deaths"),
        ("楼塌了，打通一条生命通道，挽回3条生命", "deaths"),
        ("氯瓶漏气，下风头两个组喊走了85个人", "deaths"),
        ("冷库火灾，15名工人遇害的消息不实", "deaths"),
        ("前年这沟里淹死过两个，今天又透水了", "deaths"),
        ("防汛撤离，30人都走了，没有伤亡", "deaths"),
        ("冲突，3名嫌疑人带到派出所", "evacuated"),
        ("爆炸，2人转至市二医院", "evacuated"),
        ("航班川航8633重庆飞拉萨风挡裂了", "seriously_injured"),
    ],
)
def test_what_only_looks_like_a_count_counts_nobody(text: str, name: str) -> None:
    """Lives saved, people moved out, an old story, a rumour called false, the name of a flight."""
    assert bounds(text, name) in (None, (0, 0))


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("仓库火灾，无人员伤亡", {"deaths", "injured"}),
        ("仓库火灾，未造成人员伤亡", {"deaths", "injured"}),
        ("暴雪，无人员死亡失踪", {"deaths", "missing"}),
        ("爆炸，没有失联人员", {"missing"}),
        ("地铁清客，没有人受伤", {"injured"}),
        ("车祸，没人伤", {"injured"}),
    ],
)
def test_what_the_text_denies_is_zero(text: str, facts: set[str]) -> None:
    """A denial states zero for what it reaches, and for nothing else."""
    denied = {found.fact for found in heard(text).facts if found.denied}
    assert denied == facts


def test_not_heard_of_is_neither_zero_nor_open() -> None:
    """未收到人员伤亡报告 states nothing."""
    assert fact("地震5.1级，未收到人员伤亡报告", "deaths") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("地震6.0级，伤亡正在了解", "deaths"),
        ("爆炸53人受伤，重伤多少医院还没报上来", "seriously_injured"),
        ("草原着火，过火面积还没量", "area_damaged"),
        ("楼里着火，被困人数不详", "trapped"),
    ],
)
def test_what_is_being_checked_is_open(text: str, name: str) -> None:
    """A subject with a word of not knowing is open without a number."""
    found = fact(text, name)
    assert found is not None
    assert (found.state, found.cell) == ("open", None)


def test_a_loss_that_is_being_worked_out_is_silent() -> None:
    """损失正在核算 does not open the loss."""
    assert fact("仓库火灾，无人员伤亡，损失正在核算", "direct_loss") is None


def test_hearsay_inside_a_real_event_counts_nobody() -> None:
    """A rumoured number that the report itself calls groundless is left out."""
    text = "化工厂爆炸，5人死亡，外面传的死了好几十没有依据"
    assert bounds(text, "deaths") == (5, 5)
    assert heard(text).message.kind == "emergency"


MANY = {
    "多人": 3,
    "多名工人": 3,
    "好多人": 3,
    "很多人": 3,
    "许多人": 3,
    "不少人": 3,
    "一些人": 3,
    "好些人": 3,
    "若干人": 3,
    "一船人": 3,
    "一车人": 3,
    "全村人": 3,
    "全班学生": 3,
    "很多村民": 3,
    "大批群众": 10,
    "大量人员": 10,
    "整个村": 1,
}
FATES = {
    "死亡": "deaths",
    "死了": "deaths",
    "遇难": "deaths",
    "没了": "deaths",
    "受伤": "injured",
    "被困": "trapped",
    "被埋": "buried",
    "失联": "missing",
    "失踪": "missing",
    "重伤": "seriously_injured",
    "中毒": "poisoned",
}


@pytest.mark.parametrize("told", FATES)
@pytest.mark.parametrize("many", MANY)
def test_many_people_of_any_fate_are_at_least_three_and_nobody_guesses_how_many(many: str, told: str) -> None:
    """A word of many with any fate gives its least number, open upwards and without a usual upper end."""
    found = [one for one in heard(f"化工厂爆炸，{many}{told}").facts if one.fact == FATES[told]]
    assert [(one.state, one.cell.low, one.cell.high, one.usual) for one in found if isinstance(one.cell, Range)] == [
        ("open", MANY[many], None, None)
    ]


@pytest.mark.parametrize("fate", ["killed", "dead", "injured", "trapped", "missing"])
@pytest.mark.parametrize(
    ("many", "least"),
    [
        ("dozens", 10),
        ("scores of workers", 20),
        ("hundreds of people", 100),
        ("several people", 3),
        ("many workers", 3),
    ],
)
def test_english_words_of_many_are_open_upwards(many: str, least: int, fate: str) -> None:
    """Dozens, scores, hundreds and several are at least so many, and no upper end is guessed."""
    name = "deaths" if fate in ("killed", "dead") else fate
    found = fact(f"Explosion at the works, {many} {fate}", name)
    assert found is not None
    assert isinstance(found.cell, Range)
    assert (found.cell.low, found.cell.high, found.usual, found.state) == (least, None, None, "open")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("河里死了很多鱼", "deaths"),
        ("鱼大批死亡", "deaths"),
        ("好多车被埋", "buried"),
        ("没有造成大量人员伤亡，火灾", "injured"),
        ("大批房屋被埋", "buried"),
    ],
)
def test_many_of_something_else_are_no_people(text: str, name: str) -> None:
    """Words of many beside fish, cars and houses count nobody."""
    assert not (bounds(text, name) or (0, 0))[0]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("游船翻沉，船上四五十人，无一生还", (40, 50)),
        ("沉船，船上至少30人，无一生还", (30, None)),
        ("沉船，船上30多名乘客和3名船员，无一生还", (33, 42)),
        ("矿井透水，四五十人被困，无一生还", (40, 50)),
        ("爆炸，3人死亡，另有数人死亡", (5, 12)),
        ("爆炸，30余人死亡，另有2人死亡", (32, 41)),
        ("司机和3名乘客死亡，车祸", (4, 4)),
        ("3名乘客和司机死亡，车祸", (4, 4)),
        ("车祸，司机死亡，3名乘客死亡", (4, 4)),
        ("车祸，司机死亡，事故造成3人死亡", (3, 3)),
        ("车祸，4人死亡，其中司机和3名乘客", (4, 4)),
        ("车祸，先后有3人、2人、4人死亡", (9, 9)),
        ("车祸，司机死了，副驾死了，后排两个也死了", (4, 4)),
        ("2 kids and 3 adults dead in a house fire", (5, 5)),
        ("车祸，夫妻双亡", (2, 2)),
        ("火灾，死亡无，受伤2人", (0, 0)),
        ("火灾，人员伤亡：死亡无、受伤无", (0, 0)),
        ("车祸，司机死亡无人受伤", (1, 1)),
        ("刚才爆炸了，有人死亡吗", None),
        ("爆炸，死人了没", None),
    ],
)
def test_the_dead_of_a_list_a_range_and_a_form_count(text: str, counts: tuple[int, int | None] | None) -> None:
    """Sums keep both ends and leave out nobody; the nought of a form and a question count nobody."""
    assert bounds(text, "deaths") == counts
