"""The words of the lexicon with what each is a word of, and the automaton that finds them all in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any

import ahocorasick

Entry = tuple[str, str, int]
"""(kind of word, what it speaks for, weight)"""


def low(word: object) -> str:
    """A lexicon word in the form of normalised text."""
    return str(word).lower()


def entries(data: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    """Every word of the lexicon in the form of normalised text, with what it is a word of."""
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


def automaton_of(found: Iterable[tuple[str, Entry]]) -> Any:  # noqa: ANN401 - the library has no types
    """An automaton that finds all words in one pass: (length, English word, entries) of each."""
    by_word: dict[str, list[Entry]] = {}
    for word, entry in found:
        held = by_word.setdefault(word, [])
        if entry not in held:
            held.append(entry)
    automaton = ahocorasick.Automaton()
    for word, held in by_word.items():
        automaton.add_word(word, (len(word), word[0].isascii() and word[0].isalpha(), tuple(held)))
    automaton.make_automaton()
    return automaton
