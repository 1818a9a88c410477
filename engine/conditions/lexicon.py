"""Names that a condition may use: ids and Chinese names of facts, words and parameters; the longest one wins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from engine.values import words

if TYPE_CHECKING:
    from engine.values.facts import FactDef

YES_NO = {word: words.YES_NO[word] for word in ("yes", "no", "是", "否")}
"""The language takes these; 有 and 无 would be read out of the middle of names."""
_ROMAN = {level: (wide, f"{wide}级", f"{level}级", f"{han}级") for level, (wide, han) in words.NUMERALS.items()}
_NEAR = 60
"""rapidfuzz score from which a name is offered instead of an unknown one."""


@dataclass(frozen=True, slots=True)
class Index:
    """Names of facts and words by first character, longest first; ``facts`` gives the ids that a name may mean."""

    entries: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that a condition may name."""

    facts: Mapping[str, FactDef]
    parameters: Mapping[str, str]
    names: Index

    def match(self, text: str, start: int) -> int:
        """End of the longest known name at ``start``; ``start`` where there is none."""
        known = _longest(self.names.entries.get(text[start], ()), text, start)
        return max(known, *(_longest((name,), text, start) for name in self.parameters)) if self.parameters else known


def build_lexicon(facts: Mapping[str, FactDef], parameters: Mapping[str, str]) -> Lexicon:
    """The names for one condition. The index of a vocabulary is made once and kept for its other conditions."""
    defined = tuple(facts.values())
    key = tuple(id(fact) for fact in defined)
    held = _MEMO.get(key)
    if held is None:
        while len(_MEMO) >= _MEMO_SIZE:
            _MEMO.pop(next(iter(_MEMO)), None)
        held = _MEMO[key] = (defined, _index(facts))
    return Lexicon(facts, parameters, held[1])


_MEMO: dict[tuple[int, ...], tuple[tuple[FactDef, ...], Index]] = {}
"""Identity of all facts of a vocabulary -> these facts (held, so that the identities stay theirs) and their index."""

_MEMO_SIZE = 4


def _index(facts: Mapping[str, FactDef]) -> Index:
    by_first: dict[str, set[str]] = {}
    for name in _all_names(facts):
        by_first.setdefault(name[0], set()).add(name)
    entries = {first: tuple(sorted(names, key=lambda name: (-len(name), name))) for first, names in by_first.items()}
    return Index(entries, _facts_named(facts))


def _longest(entries: Iterable[str], text: str, start: int) -> int:
    for entry in entries:
        end = start + len(entry)
        if text.startswith(entry, start) and not _runs_on(text, end):
            return end
    return start


def words_named(fact: FactDef) -> Mapping[str, str]:
    """Every way to write a value of a fact -> word id. Ids win over names, names over aliases."""
    if fact.type == "yes_no":
        return YES_NO
    table: dict[str, str] = {word.id: word.id for word in fact.words}
    for word in fact.words:
        table.setdefault(word.names.zh, word.id)
        table.setdefault(word.names.en, word.id)
    for word in fact.words:
        for alias in (*word.names.aliases, *_ROMAN.get(word.id, ())):
            table.setdefault(alias, word.id)
    return table


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like ``name``; None where nothing is close. Ties go to the first in sorted order."""
    ranked = process.extract(name, sorted(set(known)), scorer=fuzz.WRatio, limit=3, score_cutoff=_NEAR)
    return min(ranked, key=lambda hit: (-hit[1], abs(len(hit[0]) - len(name)), hit[0]))[0] if ranked else None


def fact_names(facts: Mapping[str, FactDef]) -> Iterator[str]:
    """Ids and names of all facts."""
    for fact in facts.values():
        yield from (name for name in (fact.id, fact.names.zh, *fact.names.aliases) if name)


def _all_names(facts: Mapping[str, FactDef]) -> Iterator[str]:
    yield from fact_names(facts)
    yield from YES_NO
    for fact in facts.values():
        if fact.words:
            yield from (name for name in words_named(fact) if name)


def _facts_named(facts: Mapping[str, FactDef]) -> Mapping[str, tuple[str, ...]]:
    """Ids win over Chinese names, these over aliases; only names of one rank can clash."""
    named: dict[str, tuple[str, ...]] = {id: (id,) for id in facts}
    for rank in (lambda fact: (fact.names.zh,), lambda fact: fact.names.aliases):
        found: dict[str, list[str]] = {}
        for fact in facts.values():
            for name in rank(fact):
                if fact.id not in found.setdefault(name, []):
                    found[name].append(fact.id)
        for name, ids in found.items():
            named.setdefault(name, tuple(ids))
    return named


def _runs_on(text: str, end: int) -> bool:
    """True where an ASCII name would end inside a longer one."""
    return end < len(text) and is_ascii_name(text[end - 1]) and is_ascii_name(text[end])


def is_ascii_name(mark: str) -> bool:
    """True for the characters of an English id."""
    return mark.isascii() and (mark.isalnum() or mark in "_.")
