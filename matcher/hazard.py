"""Hazard hypotheses: weighted words, rules over classes of words, denied words left out; ranked, with roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.incident.reading import ReadHazard, Span
from matcher.hazard_rules import STRONG, Rule
from matcher.negation import denial_before
from matcher.page import Page
from matcher.scan import Mark

_NEAREST = 12
"""so many of the strong words that a text is most like are looked at"""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one hazard: weight and the marks."""

    weight: int
    marks: tuple[Mark, ...]


def hazards(page: Page, known: Mapping[str, object]) -> tuple[ReadHazard, ...]:
    """The hazards of the report, primary first, then chained ones in the order of the text, then rivals."""
    evidence = _words(page)
    scores = {hazard: held.weight for hazard, held in evidence.items()}
    _apply_rules(page, scores)
    if max(scores.values(), default=0) < _limit(page, "weak"):
        fuzzy = _fuzzy(page)
        if fuzzy is not None:
            scores[fuzzy.key] = fuzzy.weight
            evidence[fuzzy.key] = Evidence(fuzzy.weight, (fuzzy,))
    ranked = sorted(
        ((hazard, score) for hazard, score in scores.items() if score > 0 and hazard in known),
        key=lambda item: (-item[1], _first(evidence, item[0]), item[0]),
    )
    return _roles(page, ranked, evidence)


def _limit(page: Page, name: str) -> int:
    return int(page.lexicon.data["hazards"]["limits"][name])


def _patterns(page: Page) -> Iterator[tuple[Mark, Sequence[str]]]:
    """What figures and letters say (6.1级, G1234次), with the classes to which it belongs."""
    for spec in page.lexicon.patterns:
        found = spec.pattern.search(page.text)
        if found is not None:
            yield Mark(found.start(), found.end(), spec.hazard, spec.weight), spec.classes


def _first(evidence: Mapping[str, Evidence], hazard: str) -> int:
    held = evidence.get(hazard)
    return min((mark.start for mark in held.marks), default=10**6) if held else 10**6


def _words(page: Page) -> dict[str, Evidence]:
    """Each word once; words near the head of the report a little more."""
    held: dict[str, dict[str, Mark]] = {}
    for mark, _ in _patterns(page):
        held.setdefault(mark.key, {})[page.text[mark.start : mark.end]] = mark
    for mark in page.of("hz"):
        if mark.key == "none" or _denied(page, mark):
            continue
        held.setdefault(mark.key, {}).setdefault(page.text[mark.start : mark.end], mark)
    return {
        hazard: Evidence(
            _sum([mark.weight for mark in words.values()]), tuple(sorted(words.values(), key=lambda mark: mark.start))
        )
        for hazard, words in held.items()
    }


def _sum(weights: list[int]) -> int:
    """The strongest word in full, further ones with less and less."""
    ordered = sorted(weights, reverse=True)
    return sum(weight if at == 0 else (weight * 6) // (10 + 4 * (at - 1)) for at, weight in enumerate(ordered))


def _denied(page: Page, mark: Mark) -> bool:
    """Denied, supposed, or after such a word: 没有着火, 不是燃气, 以为漏罐, 排除爆炸, 无爆破."""
    if denial_before(page, mark.start) is not None:
        return True
    return bool(page.lexicon.denied_after.match(page.text[mark.end : mark.end + 6]))


def _present(page: Page) -> dict[str, list[Mark]]:
    """Classes of words that the report holds, denied ones left out."""
    held: dict[str, list[Mark]] = {}
    for pattern, classes in _patterns(page):
        for name in classes:
            held.setdefault(name, []).append(pattern)
    blocked = {mark.start: mark.end for mark in page.of("hz") if mark.key == "none"}
    for mark in page.of("cls"):
        if any(start <= mark.start and mark.end <= end for start, end in blocked.items()) or _denied(page, mark):
            continue
        held.setdefault(mark.key, []).append(mark)
    return held


def _apply_rules(page: Page, scores: dict[str, int]) -> None:
    present = _present(page)
    less: dict[str, int] = {}
    names = frozenset(present)
    for rule in (rule for name in present for rule in page.lexicon.rules.get(name, ())):
        if not rule.all <= names or rule.none & names or (rule.near and not _together(page, rule, present)):
            continue
        for hazard, weight in rule.adds:
            scores[hazard] = scores.get(hazard, 0) + weight
        for hazard, weight in rule.less:
            less[hazard] = less.get(hazard, 0) + weight
    for hazard, weight in less.items():
        if hazard in scores:
            scores[hazard] = max(0, scores[hazard] - weight)


def _together(page: Page, rule: Rule, present: Mapping[str, list[Mark]]) -> bool:
    sentences = [{page.sentence(mark.start) for mark in present[name]} for name in sorted(rule.all)]
    return bool(set.intersection(*sentences))


def _roles(page: Page, ranked: list[tuple[str, int]], evidence: Mapping[str, Evidence]) -> tuple[ReadHazard, ...]:
    if not ranked:
        return ()
    first, top = ranked[0]
    limits = page.lexicon.data["classes"]["chained"]
    kin = {member for family in page.lexicon.data["classes"]["families"] if first in family for member in family}
    found = [ReadHazard(first, top, "primary", _spans(evidence, first))]
    chained = [
        (hazard, score)
        for hazard, score in ranked[1:]
        if hazard not in kin
        and score >= int(str(limits["least"]))
        and score * 100 >= top * int(str(limits["share"]))
        and hazard in evidence
    ]
    chained.sort(key=lambda item: (_first(evidence, item[0]), item[0]))
    found.extend(ReadHazard(hazard, score, "secondary", _spans(evidence, hazard)) for hazard, score in chained[:4])
    taken = {hazard for hazard, _ in chained} | {first}
    found.extend(
        ReadHazard(hazard, score, "rival", _spans(evidence, hazard))
        for hazard, score in ranked[1:]
        if hazard not in taken and score * 100 >= top * _limit(page, "rival")
    )
    return tuple(found)


def _spans(evidence: Mapping[str, Evidence], hazard: str) -> tuple[Span, ...]:
    held = evidence.get(hazard)
    return tuple(Span(mark.start, mark.end) for mark in held.marks) if held else ()


def _fuzzy(page: Page) -> Mark | None:
    """The nearest strong word, where none stands in the text: only then, only one, and enough of it."""
    from rapidfuzz import fuzz, process

    strong, least = page.lexicon.strong, _limit(page, "fuzzy")
    if len(page.text.strip()) < STRONG:
        return None
    found = process.extract(page.text, strong.keys(), scorer=fuzz.partial_ratio, score_cutoff=least, limit=_NEAREST)
    for word, _, _ in found:
        where = fuzz.partial_ratio_alignment(word, page.text) if len(word) <= len(page.text) else None
        if where and _enough(page, word, page.text[where.dest_start : where.dest_end]):
            return Mark(where.dest_start, where.dest_end, strong[word], _limit(page, "weak"))
    return None


def _enough(page: Page, word: str, said: str) -> bool:
    """As many characters in common as a strong word has at least, those of people and their fates left out."""
    plain = page.lexicon.data["hazards"]["of_people"]
    return len({letter for letter in word if letter in said and letter.isalpha() and letter not in plain}) >= STRONG
