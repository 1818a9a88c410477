"""A Voice: the language, the library, the register and the hour in which a card speaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from cards.catalogue import known_locale, messages
from engine.plans.model import Library, Register
from engine.values.names import Names


@dataclass(frozen=True, slots=True)
class Voice:
    """Everything that turns an id into words. ``zone`` is the deployment's; ``now`` is the card's instant."""

    locale: str
    messages: Mapping[str, str]
    library: Library
    register: Register
    zone: tzinfo
    now: datetime


def voice_for(library: Library, register: Register, now: datetime, locale: str, zone: tzinfo | None = None) -> Voice:
    """The voice of a library in a locale; without ``zone`` the deployment's own. Raises ``ValueError`` (locale)."""
    known = known_locale(locale)
    return Voice(known, messages(known), library, register, zone or ZoneInfo(library.deployment.zone), now)


def say(voice: Voice, key: str, /, **fields: object) -> str:
    """A message of the catalogue with its fields filled. Raises ``KeyError`` for a key that is not there."""
    return voice.messages[key].format(**fields) if fields else voice.messages[key]


def name(voice: Voice, names: Names) -> str:
    """A name in the voice's language; a missing English name falls back to Chinese, marked."""
    if voice.locale != "en":
        return names.zh
    return names.en or f"{names.zh} [zh]"


def listing(voice: Voice, items: Iterable[str]) -> str:
    """Items of a list, joined as the language joins them."""
    return say(voice, "list.comma").join(items)


def either(voice: Voice, items: Iterable[str]) -> str:
    """Alternatives, joined as the language joins them."""
    return say(voice, "list.or").join(items)


def labelled(voice: Voice, label: str, text: str) -> str:
    """``label: text`` with the language's own colon."""
    return say(voice, "label.text", label=label, text=text)
