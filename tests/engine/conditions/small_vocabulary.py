"""A vocabulary small enough to count through, with every kind of fact that a condition can read."""

from engine.plans.vocabulary import FactDef, Word
from engine.values.cells import NO, Members, Range, Words, point
from engine.values.names import Names


def _number(id, zh, dimension, *, whole=True, units=(), aliases=()):
    return FactDef(
        id, Names(zh, id, aliases), "number", Range(0, None), point(0), dimension=dimension, whole=whole, units=units
    )


def _words(*pairs):
    return tuple(Word(id, Names(zh, id)) for id, zh in pairs)


def _word(id, zh, words, **kind):
    ids = frozenset(word.id for word in words)
    whole = Members(frozenset(), ids) if kind.get("many") else Words(ids)
    quiet = Members(frozenset(), frozenset()) if kind.get("many") else Words(frozenset({words[0].id}))
    return FactDef(id, Names(zh, id), "word", whole, quiet, words=words, **kind)


GRADES = _words(
    ("none", "未达"), ("ordinary", "一般"), ("larger", "较大"), ("major", "重大"), ("extremely_major", "特别重大")
)

_FACTS = (
    _number("deaths", "死亡人数", "person", aliases=("死亡",)),
    _number("missing", "失踪人数", "person"),
    _number("injured", "受伤人数", "person", aliases=("受伤",)),
    _number("hospitalized", "住院人数", "person", aliases=("受伤",)),
    _number("deaths_incl_missing", "死亡（含失踪）人数", "person"),
    _number("evacuated", "转移人数", "person"),
    _number("direct_loss", "直接经济损失", "money", units=("元",)),
    _number("area_burned", "过火面积", "area", whole=False, units=("公顷",)),
    _number("rainfall", "24小时降雨量", "length", whole=False, units=("毫米",)),
    _number("load_loss_ratio", "减供负荷比例", "ratio", whole=False),
    _number("magnitude", "震级", "magnitude", whole=False),
    _number("basins", "流域数", None),
    _word("grade", "事件等级", GRADES, ordered=True, derived="grade"),
    _word("dam", "大坝、堤防状况", _words(("safe", "无险情"), ("crack", "裂缝"), ("breach", "溃决"))),
    _word("places", "涉及场所", _words(("school", "学校"), ("hospital", "医院"), ("metro", "地铁")), many=True),
    _word("superior_level", "上级响应", _words(("none", "无"), ("IV", "IV"), ("III", "III"), ("II", "II"), ("I", "I")),
          ordered=True),
    FactDef("leak", Names("泄漏", "leak"), "yes_no", Words(frozenset({"yes", "no"})), NO),
    FactDef("substance_text", Names("物质描述", "substance"), "text", Words(frozenset()), Words(frozenset())),
)  # fmt: skip

FACTS = {fact.id: fact for fact in _FACTS}
