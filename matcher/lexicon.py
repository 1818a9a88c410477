"""The lexicon, compiled once per library: an automaton of words, a pattern of numbers, the slips of the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Any

import ahocorasick

from engine.plans.model import Library
from engine.plans.vocabulary import FactDef, Vocabulary
from engine.values.exact import Exact, exact
from engine.values.kept import kept
from matcher.hazard_rules import Figured, Rule, figured, rules_by_class, strong_words
from matcher.learnt import by_run, hazards_by_run
from matcher.normalise import character_table, slip_pattern, slips
from matcher.numerals import MARK, NUMBER, NUMBER_STARTS
from matcher.plight_words import Plight, plights_of

Entry = tuple[str, str, int]
"""(kind of word, what it speaks for, weight)"""


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
    "classes",
    "contacts",
    "counts",
    "hazards",
    "hedges",
    "likeness",
    "measures",
    "messages",
    "negation",
    "places",
    "plights",
    "states",
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
        automaton=_automaton(_entries(data)),
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


def low(word: object) -> str:
    """A lexicon word in the form of normalised text."""
    return str(word).lower()


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


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    for hazard, by_weight in data["hazards"]["words"].items():
        for weight, words in by_weight.items():
            yield from ((low(word), ("hz", hazard, int(str(weight)))) for word in words)
    for fact, spec in data["counts"]["persons"].items():
        yield from ((low(word), ("count", fact, int(spec["weight"]))) for word in spec["words"])
        yield from ((low(word), ("tight", fact, 0)) for word in spec.get("tight", ()))
    yield from _formed_entries(data["counts"])
    for kind in (
        "still",
        "total",
        "added",
        "other_source",
        "parts",
        "all_out",
        "all_found",
        "all_well",
        "rest",
        "somebody",
    ):
        yield from ((low(word), (kind, kind, 0)) for word in data["counts"][kind])
    held = data["counts"]["held"]
    for person in held["people"]:
        for fact, verbs in held["verbs"].items():
            yield from ((low(f"{person}{verb}"), ("somebody_in", fact, 0)) for verb in verbs)
    for fact, words in data["counts"]["somebody_in"].items():
        yield from ((low(word), ("somebody_in", fact, 0)) for word in words)
    for fact, words in data["counts"]["houses"].items():
        yield from ((low(word), ("house", fact, 0)) for word in words)
    for role, words in data["counts"]["livestock"].items():
        yield from ((low(word), ("livestock", role, 0)) for word in words)
    yield from _plain_entries(data)


def _formed_entries(counts: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    """Fates formed of parts (没 + 抢救 + 过来); a word that the lists above know keeps what they say of it."""
    known = {low(word) for spec in counts["persons"].values() for word in spec["words"]}
    for fact, forms in counts["formed"].items():
        weight = int(counts["persons"][fact]["weight"])
        for parts in forms:
            words = {low("".join(map(str, chosen))) for chosen in product(*parts)}
            yield from ((word, ("count", fact, weight)) for word in sorted(words - known))
    for kind, forms in counts["formed_states"].items():
        for parts in forms:
            yield from ((low("".join(map(str, chosen))), (kind, kind, 0)) for chosen in product(*parts))
    yield from ((low(word), ("one_person", "1", 0)) for word in counts["one_person"])
    for surname in counts["surnames"]:
        yield from ((f"{age}{surname}{end}", ("one_person", "1", 0)) for age in "老小" for end in ("", "头"))
    yield from ((low(word), ("one_person", "2", 0)) for word in counts["two_persons"])
    yield from ((low(word), ("official", "official", 0)) for word in counts["officials"])
    for fact, words in counts["unnumbered"].items():
        yield from ((low(word), ("unnumbered", fact, 0)) for word in words)


def _plain_entries(data: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    for kind in ("before", "neither", "doubt", "groundless", "said"):
        yield from ((low(word), (f"neg_{kind}", kind, 0)) for word in data["negation"][kind])
    unknown = data["unknown"]
    yield from ((low(word), ("unk_state", "state", 0)) for word in unknown["states"])
    yield from ((low(word), ("unk_silent", "silent", 0)) for word in unknown["silent"])
    yield from ((low(word), ("unk_number", "number", 0)) for word in unknown["weather_of_number"])
    for at, subject in enumerate(unknown["subjects"]):
        asked = {way for word in subject["words"] for way in _ways(low(word))}
        yield from ((way, ("unk_subject", str(at), 0)) for way in sorted(asked))
    yield from ((low(word), ("rising", "rising", 0)) for word in data["hedges"]["rising"])
    messages = data["messages"]
    for kind, by_weight in messages["kinds"].items():
        for weight, words in by_weight.items():
            yield from ((low(word), ("msg", kind, int(str(weight)))) for word in words)
    for weight, words in messages["event"].items():
        yield from ((low(word), ("event", "event", int(str(weight)))) for word in words)
    for name in ("earlier", "weak_colours", "strong_colours", "relay", "office"):
        yield from ((low(word), (name, name, 0)) for word in messages[name])
    for name, words in messages["marks"].items():
        yield from ((low(word), (name, name, 0)) for word in words)
    for turn, words in messages["turns"].items():
        yield from ((low(word), ("turn", turn, 0)) for word in words)
    yield from _more_entries(data)


def _more_entries(data: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    for least, words in data["counts"]["many"].items():
        yield from ((low(word), ("many", "many", int(str(least)))) for word in words)
    for name, words in data["classes"]["classes"].items():
        yield from ((low(word), ("cls", name, 0)) for word in words)
    for name, words in data["measures"]["words"].items():
        yield from ((low(word), ("measure", name, 0)) for word in words)
    yield from _state_entries(data)
    yield from _began_entries(data["began"])
    for kind, words in data["contacts"]["labels"].items():
        yield from ((low(word), ("contact", kind, 0)) for word in words)


def _ways(word: str) -> tuple[str, ...]:
    """重伤几个, 重伤几名, 重伤几人: a question of how many in each unit of persons."""
    return (
        (word, *(word.replace("几个", unit) for unit in ("几名", "几人", "几位"))) if word.endswith("几个") else (word,)
    )


def _state_entries(data: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    for fact, by_word in data["states"]["words"].items():
        for word_id, words in by_word.items():
            yield from ((low(word), ("state", f"{fact}={word_id}", 0)) for word in words)
    for name, word_id in data["states"]["substances"].items():
        yield low(name), ("substance", str(word_id), 0)
    for answer in ("yes", "no"):
        for fact, words in data["states"][answer].items():
            yield from ((low(word), ("yes", f"{fact}={answer}", 0)) for word in words)


def _began_entries(began: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    kinds = (("began_who", "agencies"), ("began_act", "acts"), ("called", "called"))
    for kind, listed in kinds:
        for key, words in began[listed].items():
            yield from ((low(word), (kind, str(key), 0)) for word in words)
    for kind, listed in (("began_mark", "marks"), ("called_mark", "called_marks")):
        yield from ((low(word), (kind, "mark", 0)) for word in began[listed])


def _automaton(entries: Iterable[tuple[str, Entry]]) -> Any:  # noqa: ANN401 - the library has no types
    by_word: dict[str, list[Entry]] = {}
    for word, entry in entries:
        held = by_word.setdefault(word, [])
        if entry not in held:
            held.append(entry)
    automaton = ahocorasick.Automaton()
    for word, held in by_word.items():
        automaton.add_word(word, (len(word), word[0].isascii() and word[0].isalpha(), tuple(held)))
    automaton.make_automaton()
    return automaton
