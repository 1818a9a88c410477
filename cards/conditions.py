"""Conditions as people read them: ids become names, operators become words or signs."""

from __future__ import annotations

import re

from cards.names import fact_name, grade_word
from cards.values import quantity, word_name
from cards.voice import Voice, say
from engine.plans.ladder import GRADES
from engine.plans.vocabulary import FactDef
from engine.values.units import parse_quantity

TOKEN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*|>=|<=|[<>=+()\[\],]|[^\sA-Za-z_<>=+()\[\],]+|\s+")
SIGNS = {">=": "≥", "<=": "≤"}
KEYWORDS = ("and", "or", "not", "is", "in", "has")


def condition_text(voice: Voice, text: str) -> str:
    """A canonical condition in the voice's language: ``deaths >= 3`` becomes 死亡人数≥3人."""
    out: list[str] = []
    fact: FactDef | None = None
    for token in TOKEN.findall(text):
        found = voice.library.vocabulary.facts.get(token)
        if found:
            fact = found
            out.append(fact_name(voice, token))
        else:
            out.append(_token(voice, token, fact))
    joined = "".join(out)
    return joined if voice.locale == "en" else re.sub(r"\s*([≥≤<>=+])\s*", r"\1", joined)


def _quantity(voice: Voice, fact: FactDef, token: str) -> str:
    """A bare count or a literal with its unit, as the language writes it."""
    try:
        return quantity(voice, fact, parse_quantity(token, fact.dimension).value)
    except ValueError:
        return token


def _word(fact: FactDef | None, token: str) -> str | None:
    """The id of the word that a condition names by id or by Chinese name."""
    found = (word.id for word in fact.words if token in (word.id, word.names.zh)) if fact else iter(())
    return next(found, None)


def _token(voice: Voice, token: str, fact: FactDef | None) -> str:
    if token in KEYWORDS:
        return say(voice, f"condition.{token}")
    if token in GRADES:
        return grade_word(voice, token)
    if fact and fact.dimension and token[0].isdigit():
        return _quantity(voice, fact, token)
    word = _word(fact, token)
    if fact and word:
        return word_name(voice, fact, word)
    if token in ("yes", "no"):
        return say(voice, f"word.{token}")
    return SIGNS.get(token) or voice.library.deployment.parameters.get(token, token)
