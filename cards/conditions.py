"""Conditions as people read them: ids become names, operators become words or signs."""

from __future__ import annotations

import re

from cards.names import fact_name, grade_word
from cards.values import quantity, word_name
from cards.voice import Voice, say
from engine.plans.ladder import GRADES
from engine.plans.vocabulary import FactDef
from engine.values.exact import exact

TOKEN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*|>=|<=|[<>=+()\[\],]|[^\sA-Za-z_<>=+()\[\],]+|\s+")
SIGNS = {">=": "≥", "<=": "≤"}
KEYWORDS = ("and", "or", "not", "is", "in", "has")
NUMBER = re.compile(r"[0-9]+(?:/[0-9]+)?(?:\.[0-9]+)?")


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


def _token(voice: Voice, token: str, fact: FactDef | None) -> str:
    if token in KEYWORDS:
        return say(voice, f"condition.{token}")
    if token in GRADES:
        return grade_word(voice, token)
    if fact and fact.dimension and NUMBER.fullmatch(token):
        return quantity(voice, fact, exact(token))
    if fact and any(word.id == token for word in fact.words):
        return word_name(voice, fact, token)
    if token in ("yes", "no"):
        return say(voice, f"word.{token}")
    return SIGNS.get(token) or voice.library.deployment.parameters.get(token, token)
