"""Message catalogues (Babel .po) of both languages. Read once at import: afterwards a card needs no file."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from io import BytesIO
from types import MappingProxyType

from babel.messages.pofile import read_po

LOCALES = ("zh-CN", "en")
"""Locales of the cards; the first is the one that has every word"""


def _load(locale: str) -> Mapping[str, str]:
    folder = locale.replace("-", "_")
    data = files("cards").joinpath("locale", folder, "LC_MESSAGES", "tocsin.po").read_bytes()
    catalog = read_po(BytesIO(data), locale=folder)
    return MappingProxyType({str(message.id): str(message.string) for message in catalog if message.id})


MESSAGES: Mapping[str, Mapping[str, str]] = MappingProxyType({locale: _load(locale) for locale in LOCALES})


def messages(locale: str) -> Mapping[str, str]:
    """The catalogue of a locale (``zh``, ``zh-CN``, ``zh_CN``, ``en``, ``en-GB`` …).

    Raises ``ValueError`` for a language without a catalogue.
    """
    return MESSAGES[known_locale(locale)]


def known_locale(locale: str) -> str:
    """The catalogue's own name for a locale as people write it. Raises ``ValueError`` if there is none."""
    language = locale.replace("_", "-").split("-")[0].lower()
    for known in LOCALES:
        if known.split("-")[0] == language:
            return known
    raise ValueError(f"no catalogue for {locale!r}; there are {', '.join(LOCALES)}")
