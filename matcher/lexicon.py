"""The lexicon, compiled once per library: an automaton of words, a pattern of numbers, the slips of the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from engine.plans.model import Library
from engine.plans.vocabulary import FactDef, Vocabulary
from engine.values.exact import Exact, exact
from engine.values.kept import kept
from matcher.entries import automaton_of, entries, low
from matcher.hazard_rules import Figured, Rule, figured, rules_by_class, strong_words
from matcher.learnt import by_run, hazards_by_run
from matcher.normalise import character_table, slip_pattern, slips
from matcher.numerals import MARK, NUMBER, NUMBER_STARTS
from matcher.plight_words import Plight, plights_of


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that reading needs of the library's words; equal libraries give equal lexicons."""

    data: Mapping[str, Any]
    automaton: Any
    characters: Mapping[int, str]
    slip: re.Pattern[str]
    meant: Mapping[str, str]
    quantity: re.Pattern[str]
    unit_kind: Mapping[str, str]
    bases: Mapping[str, Exact]
    hedges_before: Mapping[str, str]
    hedges_after: Mapping[str, str]
    filler: re.Pattern[str]
    negation_gap: re.Pattern[str]
    facts: frozenset[str]
    traits: Mapping[str, frozenset[str]]
    """hazard -> what it makes of the words (traits.yaml)"""
    befell: tuple[tuple[str, re.Pattern[str]], ...]
    """what befell a machine -> the machine and its mishap in one sentence"""
    many: frozenset[str]
    """facts that are lists of words"""
    tones: Mapping[str, int]
    """run of characters -> how far it belongs to a call for help (matcher/tone.py)"""
    rules: Mapping[str, tuple[Rule, ...]]
    """class of words -> the rules that ask for it first"""
    patterns: tuple[Figured, ...]
    denied_after: re.Pattern[str]
    """what takes back a word of a hazard that stands before it"""
    taken_back: re.Pattern[str]
    """what behind a fate of people denies it or asks"""
    no_number: re.Pattern[str]
    """the nought of a form, behind its word: 死亡无"""
    strong: Mapping[str, str]
    """strong words of three characters and more -> their hazard"""
    likeness: Mapping[str, tuple[tuple[str, int], ...]]
    """run of characters -> (hazard, how far it belongs to reports of it) (matcher/likeness.py)"""
    plights: tuple[tuple[Plight, ...], re.Pattern[str]]
    """people in a plight, told in plain words, and what makes a question of them (matcher/plights.py)"""


PARTS = (
    "began",
    "borders",
    "classes",
    "contacts",
    "counts",
    "hazards",
    "hedges",
    "intake",
    "likeness",
    "measures",
    "messages",
    "negation",
    "places",
    "plights",
    "states",
    "storms",
    "tones",
    "traits",
    "typos",
    "units",
    "unknown",
)
"""files of vocabulary/lexicon that reading needs"""


def has_words(library: Library) -> bool:
    """True where the library holds every part of the lexicon; a deployment just begun may hold none."""
    return all(part in library.vocabulary.lexicon for part in PARTS)


def lexicon_of(library: Library) -> Lexicon:
    """The compiled lexicon of ``library``; compiled at the first use of its vocabulary."""
    return _compiled(library.vocabulary)


@kept
def _compiled(vocabulary: Vocabulary) -> Lexicon:
    return compile_lexicon(vocabulary.lexicon, vocabulary.facts)


def compile_lexicon(lexicon: Mapping[str, object], facts: Mapping[str, FactDef]) -> Lexicon:
    """Compile plain data (file stem -> content) into a Lexicon; ``facts`` are what a Reading may state."""
    data: dict[str, Any] = dict(lexicon)
    typos, units, hedges = data["typos"], data["units"], data["hedges"]
    meant = slips(typos["pairs"], typos["sounds"], typos["words"], typos["never"])
    unit_kind = {low(word): kind for kind, spec in units["kinds"].items() for word in spec["words"]}
    before = {low(word): effect for effect, words in hedges["before"].items() for word in words}
    after = {low(word): effect for effect, words in hedges["after"].items() for word in words}
    return Lexicon(
        data=data,
        automaton=automaton_of(entries(data)),
        characters=character_table(typos["chars"]),
        slip=slip_pattern(meant),
        meant=meant,
        quantity=_quantity_pattern(_unit_pattern(unit_kind, units["never_before"]), before, after),
        unit_kind=unit_kind,
        bases={low(word): exact(Fraction(str(factor))) for word, factor in units["bases"].items()},
        hedges_before=before,
        hedges_after=after,
        filler=re.compile("|".join(_longest(data["counts"]["fillers"]))),
        negation_gap=re.compile("(?:" + "|".join(_longest(data["negation"]["fillers"])) + ")*"),
        facts=frozenset(facts),
        traits={hazard: frozenset(names) for hazard, names in data["traits"]["traits"].items()},
        befell=tuple((word, _befell(spec)) for word, spec in data["states"]["befell"].items()),
        many=frozenset(fact.id for fact in facts.values() if fact.many),
        tones=by_run(data["tones"]["runs"]),
        rules=rules_by_class(data["classes"]["rules"]),
        patterns=figured(data["hazards"]["patterns"]),
        denied_after=re.compile(data["hazards"]["denied_after"]),
        taken_back=re.compile(data["negation"]["behind"]["taken_back"]),
        no_number=re.compile(data["negation"]["behind"]["none"]),
        strong=strong_words(data["hazards"]["words"]),
        likeness=hazards_by_run(data["likeness"]["runs"]),
        plights=plights_of(data["plights"]),
    )


def _befell(spec: Mapping[str, Any]) -> re.Pattern[str]:
    machine, mishap = ("|".join(_longest(spec[key])) for key in ("machine", "befell"))
    return re.compile(rf"(?:{machine})[^。;!?\n]{{0,16}}?(?:{mishap})")


def _longest(words: Iterable[object]) -> list[str]:
    return [re.escape(word) for word in sorted({low(word) for word in words}, key=lambda word: (-len(word), word))]


def _bounded(words: Iterable[str]) -> list[str]:
    """Longest first; an English word must end where it ends (16 missing are no 16 m)."""
    return [f"{word}(?![a-z])" if word[-1:].isascii() and word[-1:].isalpha() else word for word in _longest(words)]


def _unit_pattern(units: Iterable[str], never_before: Mapping[str, str]) -> str:
    """Units, longest first; 天 is none before 太冷."""
    return "|".join(f"{word}(?![{never_before[word]}])" if word in never_before else word for word in _bounded(units))


def _quantity_pattern(unit: str, before: Iterable[str], after: Iterable[str]) -> re.Pattern[str]:
    """Hedge, number, mark, unit, hedge; a range has a second number."""
    hedge = "|".join(_longest(before))
    suffix = "|".join(_bounded(after))
    million = r"(?P<en>\s?(?:million|thousand|billion|hundred))?"
    starts = {word[0] for word in before} | set(NUMBER_STARTS)
    first = "".join(sorted(re.escape(mark) for mark in starts))
    return re.compile(
        rf"(?=[{first}])(?:(?P<pre>{hedge})\s?(?:有|为|达|的|共)?)?(?P<num>{NUMBER})(?:\s?(?:-|~|至|到|、|or|to)\s?(?P<num2>{NUMBER})(?=\s?{MARK}?(?:{unit})))?{million}"
        rf"(?P<mark>{MARK})?\s?(?P<unit>{unit})?(?P<half>半(?!数)|(?<=成)[一二三四五六七八九](?![人名个]))?(?P<post>{suffix})?"
    )
