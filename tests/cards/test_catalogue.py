"""The catalogues of both languages say the same things."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from cards.catalogue import LOCALES, MESSAGES, known_locale, messages

CARDS = Path(__file__).parents[2] / "cards"
TEMPLATES = Path(__file__).parents[2] / "web" / "templates"


def fields(text: str) -> set[str]:
    """Names in braces."""
    return {field for _, field, _, _ in Formatter().parse(text) if field}


def spoken_keys() -> set[str]:
    """Literal keys of every ``say(…)`` in the package."""
    keys: set[str] = set()
    for file in CARDS.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
                keys |= {part.value for part in node.args[1:2] if isinstance(part, ast.Constant)}
    return keys


def test_every_key_stands_in_both_languages():
    """A word that one language has, the other has too."""
    assert set(MESSAGES["zh-CN"]) == set(MESSAGES["en"])


@pytest.mark.parametrize("key", sorted(MESSAGES["zh-CN"]))
def test_both_languages_fill_the_same_fields(key):
    """A translation drops no number and no name."""
    assert fields(MESSAGES["zh-CN"][key]) == fields(MESSAGES["en"][key])


def test_no_english_message_holds_chinese():
    """English is complete."""
    assert [key for key, text in MESSAGES["en"].items() if re.search(r"[\u4e00-\u9fff]", text)] == []


def test_every_word_that_a_card_says_is_in_the_catalogue():
    """No card asks for a message that is not there."""
    assert len(spoken_keys()) > 100
    assert spoken_keys() - set(MESSAGES["zh-CN"]) == set()


def test_every_word_of_a_page_is_in_the_catalogue():
    """No page asks for a message that is not there."""
    used = {
        key
        for file in TEMPLATES.glob("*.j2")
        for key in re.findall(r"t\[[\"']([^\"']+)[\"']\]", file.read_text("utf-8"))
    }
    assert used
    assert used - set(MESSAGES["zh-CN"]) == set()


@pytest.mark.parametrize(("written", "known"), [("zh", "zh-CN"), ("zh_CN", "zh-CN"), ("en-GB", "en"), ("EN", "en")])
def test_a_locale_is_known_by_its_language(written, known):
    """People write locales in many ways."""
    assert known_locale(written) == known


def test_a_language_without_a_catalogue_is_refused():
    """A card never falls silently into another language."""
    with pytest.raises(ValueError, match="no catalogue"):
        messages("fr")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_words_of_practice_are_kept(locale):
    """A level that is only proposed is never called declared or in force, and a change card has its proper name."""
    said = MESSAGES[locale]
    assert not re.search(r"declare|in force", said["head.preparing"] + said["level.propose"])
    assert said["change.title"] in ("情况变化提示单", "Change card")
