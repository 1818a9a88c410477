"""What is learnt from the sentences of the tests is up to date, and holds for sentences that it was not learnt from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

import pytest
import yaml

from matcher.learnt import by_run, hazards_by_run
from matcher.lexicon import lexicon_of
from matcher.likeness import likeness
from matcher.page import open_page
from matcher.tone import tone
from tests.matcher.reading import library
from tocsin import likeness as likenesses
from tocsin import tones

PARTS = 10
T = TypeVar("T")


def is_held_out(text: str) -> bool:
    """A tenth of the sentences, by their own letters: which ones does not depend on their order or number."""
    return hashlib.sha256(text.encode()).digest()[0] % PARTS == 0


def split(sentences: Iterable[tuple[str, T]]) -> tuple[list[tuple[str, T]], list[tuple[str, T]]]:
    """Sentences to learn from, and those held out."""
    said = list(dict.fromkeys(sentences))
    return [one for one in said if not is_held_out(one[0])], [one for one in said if is_held_out(one[0])]


@pytest.mark.parametrize("learner", [likenesses, tones], ids=["likeness", "tones"])
def test_the_learnt_file_is_what_the_sentences_give(learner) -> None:
    """After a sentence was added or changed, ``make learnt`` writes both files anew."""
    assert learner.TARGET.read_text("utf-8") == learner.written(learner.learn(list(learner.sentences())))


def test_new_reports_resemble_those_of_their_hazard() -> None:
    """By runs of characters alone, of reports that nothing was learnt from, the right hazard is the likest for most."""
    told, held_out = split(likenesses.sentences())
    runs = yaml.safe_load(likenesses.written(likenesses.learn(told)))["runs"]
    lexicon = replace(lexicon_of(library()), likeness=hazards_by_run(runs))
    ranked = [(likeness(open_page(text, lexicon)), hazard) for text, hazard in held_out]
    right = [bool(likes) and likes[0].hazard == hazard for likes, hazard in ranked]
    assert len(right) > 100
    assert sum(right) / len(right) >= 0.70


def test_new_messages_sound_like_what_they_are() -> None:
    """By tone alone, of messages that nothing was learnt from, most calls sound like calls, most others do not."""
    told, held_out = split(tones.sentences())
    lexicon = replace(lexicon_of(library()), tones=by_run(yaml.safe_load(tones.written(tones.learn(told)))["runs"]))
    calls = [tone(open_page(text, lexicon)) > 0 for text, calls in held_out if calls]
    others = [tone(open_page(text, lexicon)) <= 0 for text, calls in held_out if not calls]
    assert min(len(calls), len(others)) > 20
    assert sum(calls) / len(calls) >= 0.80
    assert sum(others) / len(others) >= 0.80
