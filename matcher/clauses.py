"""Numbers and fates that stand alone: a second look, clause by clause, at what the pairing left over."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from matcher.claims import Claim, from_quantity
from matcher.counts import Pair
from matcher.kinds import AFLOAT, CURRENT, WITHIN
from matcher.negation import denial_before
from matcher.page import Page
from matcher.quantities import Quantity
from matcher.scan import Mark

_GRAVITY = (
    "deaths",
    "missing",
    "buried",
    "trapped",
    "status_unknown",
    "seriously_injured",
    "poisoned",
    "injured",
    "lightly_injured",
    "illness_count",
    "hospitalized",
    "evacuated",
    "rescued",
    "threatened",
)
"""gravest first: of two fates told of one number the graver is the one to know"""
_WEAK = frozenset({"onboard", "found", "missing", "silent", "walked"})
"""a number paired with one of these may have told no fact"""
_HARM = frozenset(_GRAVITY[:9])
_FAR = 26
_STILL = re.compile(
    r"(?:还有|还剩下?|剩下?的?|剩余|仍有|尚有|另有|另外|余下的?|里[面头]?还有|差|缺|(?<![\d十百千万])余)\s?(?:的|那|这)?$"
)
_ALSO = re.compile(r"(?:也有|也是|也死了|也伤了)\s?$")
_BEFORE = re.compile(
    r"(?:仍[为是]|还是|依然是|现为|共计?|一共|总共|合计|累计|涉及|包括|约|大概|有|差不多|计|\d+个[村组镇乡县社]|[，,、\s])*"
)
_AHEAD = frozenset({"evacuated", "missing", "trapped", "buried", "threatened", "injured", "poisoned", "illness_count"})
_TAKEN_ILL = frozenset({"poisoned", "illness_count"})
_UNSURE_HEAD = re.compile(
    r"(?:如果|万一|可能|怕|防止|避免|以免|会不会|是否|有没有|有无|担心|预防|假如|要是)[^，。;]{0,8}$"
)
_CARED_FOR = re.compile(
    r"伤|医院|送[了去到医]|抢救|治|轻|重|没事|平安|稳定|比对|住院|呼吸机|插管|[烧烫砸]伤|吓|安置|回家|hospital|safe"
)
_CAUGHT = re.compile(
    r"下去|下井|进去|入井|井下|井里|掉|落|埋|困|压|塌|卷|冲|堵|陷|沉|翻|fell|trapped|buried|collapsed|sank|capsized"
)
_HOLDS = re.compile(r"卡住|卡了|困|关着|堵|冒顶|垮塌|坍塌|着火|起火")
_VESSEL = re.compile(r"(?:船|艇|筏|直升机|飞机|客机|航班|渡轮|轮|队|车)[^，。;]{0,4}$")


def clauses(page: Page, pairs: tuple[Pair, ...], claims: Iterable[Claim]) -> list[Claim]:
    """Claims of numbers that no word was paired with, and of fates in a clause beside their number."""
    left = _Left(page, pairs, claims)
    found: list[Claim] = []
    for number in left.numbers:
        claim = (
            _still(page, number, left)
            or _also(page, number, left)
            or _told_later(page, number, left)
            or _told_before(page, number, left)
        )
        if claim is not None:
            found.append(claim)
            left.take(claim)
    found.extend(_out_again(page, left))
    found.extend(_then_treated(page, left))
    found.extend(_not_out(page, left))
    found.extend(_lost_vessel(page, left))
    return found


class _Left:
    """What is still unread: numbers of persons, and words of fate that count nothing yet."""

    def __init__(self, page: Page, pairs: tuple[Pair, ...], claims: Iterable[Claim]) -> None:
        """Sort the numbers and words of ``page`` into read and unread."""
        self.claims = sorted(claims, key=lambda claim: claim.start)
        self.paired = {pair.quantity.start: pair for pair in pairs}
        spoken = {claim.start for claim in self.claims if claim.fact != "onboard"}
        spoken |= {start for claim in self.claims for start, _ in claim.more}
        weak = {pair.quantity.start for pair in pairs if pair.word.key in _WEAK}
        self.numbers = [
            one
            for one in page.quantities
            if one.kind == "person" and one.start not in spoken and (one.start not in self.paired or one.start in weak)
        ]
        self.persons = [
            one.start for one in page.quantities if one.kind in ("person", "animal") or one.start in self.paired
        ]
        self.used = {pair.word.start for pair in pairs} | spoken
        self.words = [
            mark
            for mark in page.of("count")
            if mark.start not in self.used and mark.key in _GRAVITY and denial_before(page, mark.start) is None
        ]

    def take(self, claim: Claim) -> None:
        """A claim found here speaks from now on."""
        self.claims.append(claim)
        self.used |= {start for start, _ in claim.more}
        self.words = [mark for mark in self.words if mark.start not in self.used]

    def person_between(self, start: int, end: int) -> bool:
        """Another number of persons or animals begins from ``start`` up to ``end``."""
        return bisect_left(self.persons, start) < bisect_left(self.persons, end)

    def before(self, at: int) -> list[Claim]:
        """The claims with a number that begin before ``at``."""
        return [claim for claim in self.claims if claim.start < at and claim.low is not None]


def _still(page: Page, number: Quantity, left: _Left) -> Claim | None:
    """出来俩，还有一个; 上来六个，剩五个在那边: who is left is where they all were."""
    head = page.text[max(0, number.start - 8) : number.start]
    if not _STILL.search(head):
        return None
    own = [mark for mark in left.words if number.end <= mark.start < page.clause(number.end)[1]]
    if own or number.start in left.paired:
        return None
    if number.low != number.high or _CARED_FOR.search(page.text[number.end : page.clause(number.end)[1]]):
        return None
    left_over = re.search(r"剩|差|缺|余", head[-4:])
    earlier = left.before(number.start)
    current = [claim for claim in earlier if claim.fact in (*CURRENT, "stranded", "status_unknown")]
    out = any(claim.fact in ("rescued", "evacuated", "onboard", "deaths") for claim in earlier)
    if not current and not out and not (left_over and earlier):
        return None
    fact = current[-1].fact if current else _where(page)
    return from_quantity(fact, number, "left", role="still")


def _where(page: Page) -> str:
    """Those not yet out are missing on the water, else trapped."""
    return "missing" if AFLOAT.search(page.text) else "trapped"


def _also(page: Page, number: Quantity, left: _Left) -> Claim | None:
    """吐了17个，老师也有2个: more of those just counted."""
    start = page.sentence(number.start)[0]
    if not _ALSO.search(page.text[max(start, number.start - 6) : number.start]):
        return None
    earlier = [claim for claim in left.before(number.start) if claim.start >= start and claim.fact in _GRAVITY]
    return from_quantity(earlier[-1].fact, number, "also", role="added") if earlier else None


def _told_later(page: Page, number: Quantity, left: _Left) -> Claim | None:
    """井里三个人，捞上来都没有呼吸了: the gravest fate told of a number before the next number."""
    end = page.sentence(number.start)[1]
    words = [
        mark
        for mark in left.words
        if number.end <= mark.start < min(end, number.end + _FAR) and not left.person_between(number.end, mark.start)
    ]
    words = [
        mark
        for mark in words
        if not _unsure(page, mark) and not _of_one(page, number, mark) and mark.end not in left.persons
    ]
    if number.start in left.paired:
        words = [mark for mark in words if mark.key in ("deaths", "rescued") and _of_all(page, number, mark)]
    if not words:
        return _within(page, number, left)
    word = min(words, key=lambda mark: (_GRAVITY.index(mark.key), mark.start))
    return from_quantity(word.key, number, "told_later", more=((word.start, word.end),))


def _within(page: Page, number: Quantity, left: _Left) -> Claim | None:
    """罐笼卡了，罐里头15个下夜班的: who is counted inside of what holds people is shut in."""
    held = WITHIN.search(page.text[: number.start]) and _HOLDS.search(page.text[: number.start])
    return from_quantity("trapped", number, "within") if held and number.start not in left.paired else None


def _of_one(page: Page, number: Quantity, mark: Mark) -> bool:
    """爷俩，爷死了，娃腿折了: told of one of them, or of the others."""
    if re.search(r"那个|其中|有个|一个|有的", page.text[number.end : mark.start]):
        return True
    return bool(page.near("one_person", number.end, mark.start) or page.near("rest", number.end, mark.start))


def _of_all(page: Page, number: Quantity, mark: Mark) -> bool:
    """车上19人，都自己爬出来了: said of everyone on board."""
    return bool(re.search(r"都|全|均|悉数|all", page.text[number.end : mark.start] + page.text[mark.start]))


def _told_before(page: Page, number: Quantity, left: _Left) -> Claim | None:
    """半夜撤离，共涉及3个村共计816人: a fate without a number in the clause before."""
    if number.start in left.paired:
        return None
    clause, start = page.clause(number.start)[0], page.sentence(number.start)[0]
    head = page.text[clause : number.start].strip()
    if not _BEFORE.fullmatch(head) and len(head) > 4:
        return None
    words = [mark for mark in left.words if max(start, clause - _FAR) <= mark.start and mark.end <= clause]
    ahead = _AHEAD if _BEFORE.fullmatch(head) else _TAKEN_ILL
    ahead = ahead | {"deaths"} if head in ("仍为", "仍是", "还是", "依然是") else ahead
    words = [
        mark
        for mark in words
        if mark.key in ahead and not left.person_between(page.clause(mark.start)[0], number.start)
    ]
    if not words or _unsure(page, words[-1]):
        return None
    return from_quantity(words[-1].key, number, "told_before", more=((words[-1].start, words[-1].end),))


def _unsure(page: Page, mark: Mark) -> bool:
    """可能被困, 防止溺亡: feared, asked or warned of, not told."""
    return bool(_UNSURE_HEAD.search(page.text[max(0, mark.start - 14) : mark.start]))


def _out_again(page: Page, left: _Left) -> list[Claim]:
    """被埋的两个人刨出来了: those just counted as inside are out, where nobody else is counted."""
    found = []
    for word in left.words:
        if word.key != "rescued":
            continue
        clause = page.clause(word.start)[0]
        held = [claim for claim in left.before(word.start) if claim.fact in CURRENT and claim.is_point]
        near = held and held[-1].start >= clause and held[-1].end <= word.start
        if not near or left.person_between(held[-1].end, page.sentence(word.start)[1]):
            continue
        if re.search(r"陆续|正|将|待|等|没|未|难|怎么|想|要|不", page.text[held[-1].end : word.end]):
            continue
        inside = held[-1]
        more = ((word.start, word.end),)
        found.append(Claim("rescued", inside.start, inside.end, inside.low, inside.high, rule="out_again", more=more))
    return found


def _then_treated(page: Page, left: _Left) -> list[Claim]:
    """抱出来12个人都送医院了: those taken out are patients too."""
    found = []
    for claim in [claim for claim in left.claims if claim.fact == "rescued" and claim.is_point]:
        end = page.clause(claim.end)[1]
        words = [mark for mark in left.words if mark.key == "hospitalized" and claim.end <= mark.start < end]
        if words and not left.person_between(claim.end, words[0].start):
            more = ((words[0].start, words[0].end),)
            found.append(
                Claim("hospitalized", claim.start, claim.end, claim.low, claim.high, rule="then_treated", more=more)
            )
    return found


def _not_out(page: Page, left: _Left) -> list[Claim]:
    """掉冰窟窿里，三个，拉上来一个: of a number that nothing else explains, some are out, so the others are not."""
    out = [claim for claim in left.claims if claim.low is not None and claim.fact != "onboard"]
    if not out or any(claim.fact != "rescued" or not claim.is_point for claim in out) or page.of("all_out"):
        return []
    whole = [number for number in left.numbers if number.start < out[0].start and number.high is not None]
    whole = [number for number in whole if not page.text[: number.start].endswith(("不是", "说", "说的"))]
    count = sum(int(claim.low or 0) for claim in out)
    if len(whole) != 1 or not _CAUGHT.search(page.text[: out[0].start]) or int(whole[0].low) <= count:
        return []
    more = tuple((claim.start, claim.end) for claim in out)
    low, high = int(whole[0].low) - count, int(whole[0].high or 0) - count
    return [Claim(_where(page), whole[0].start, whole[0].end, low, high, role="still", rule="not_out", more=more)]


def _lost_vessel(page: Page, left: _Left) -> list[Claim]:
    """渔船失联，船上12名船员: who is on board of what is missing is missing too."""
    aboard = [claim for claim in left.claims if claim.fact == "onboard" and claim.low is not None]
    if not aboard or any(claim.fact in ("missing", "rescued", "deaths") for claim in left.claims):
        return []
    for word in left.words:
        head = page.text[max(0, word.start - 8) : word.start]
        vessel = _VESSEL.search(head) or page.text.startswith("lost contact", word.start)
        if word.key == "missing" and vessel and abs(word.start - aboard[0].start) <= 40:
            whole = aboard[0]
            more = ((word.start, word.end),)
            return [Claim("missing", whole.start, whole.end, whole.low, whole.high, rule="lost_vessel", more=more)]
    return []
