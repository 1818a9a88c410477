"""Weighs runs of characters by the sentences of the tests, and writes them into the lexicon (``tones.yaml``).

Run in a checkout: ``python -m tocsin.tones`` after sentences were added. Equal sentences give equal weights.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp, sqrt
from pathlib import Path

from engine.plans.files import load_library
from matcher.lexicon import lexicon_of
from matcher.normalise import normalise
from matcher.tone import runs

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = ("messages", "hazards", "reports", "corpus")
TARGET = ROOT / "plans_yaml" / "vocabulary" / "lexicon" / "tones.yaml"
_ROUNDS, _STEP, _DECAY, _SCALE = 80, 0.25, 0.02, 500
_OFTEN, _LEAST = 3, 8
"""a run must stand in so many sentences, and weigh so many hundredths"""
_HEAD = """# How far runs of characters belong to calls for help (above 0) or to everything else (below), in hundredths.
# Learnt from the sentences of tests/matcher by `python -m tocsin.tones`; not to be edited by hand.
tocsin: 1
runs:
"""


def learn(sentences: Sequence[tuple[str, bool]]) -> dict[str, int]:
    """Weights in hundredths of the runs of normalised sentences; True stands for a call for help."""
    often = Counter(run for text, _ in sentences for run in set(runs(text)))
    known = sorted(run for run, count in often.items() if count >= _OFTEN and "|" not in run)
    place = {run: at for at, run in enumerate(known)}
    seen = [([place[run] for run in sorted(set(runs(text))) if run in place], help_) for text, help_ in sentences]
    weights = _descend([(held, help_) for held, help_ in seen if held], len(known))
    rounded = {run: round(100 * weight) for run, weight in zip(known, weights, strict=True)}
    return {run: weight for run, weight in rounded.items() if abs(weight) >= _LEAST}


def _descend(seen: Sequence[tuple[list[int], bool]], size: int) -> list[float]:
    """Logistic regression by gradient, both sides of equal weight, steps that shrink by what was already moved."""
    share = {side: _SCALE / sum(help_ is side for _, help_ in seen) for side in (True, False)}
    weights, moved = [0.0] * size, [1e-8] * size
    for _ in range(_ROUNDS):
        slope = [_DECAY * weight for weight in weights]
        for held, help_ in seen:
            root = sqrt(len(held))
            chance = 1 / (1 + exp(-sum(weights[at] for at in held) / root))
            push = share[help_] * (help_ - chance) / root
            for at in held:
                slope[at] -= push
        for at, value in enumerate(slope):
            moved[at] += value * value
            weights[at] -= _STEP * value / sqrt(moved[at])
    return weights


def written(weights: Mapping[str, int]) -> str:
    """The lexicon file: one line a weight (rounded to fours), its runs with a bar between them."""
    groups: dict[int, list[str]] = defaultdict(list)
    for run in sorted(weights):
        groups[4 * round(weights[run] / 4)].append(run)
    lines = (f'  "{weight}": {json.dumps("|".join(groups[weight]), ensure_ascii=False)}\n' for weight in sorted(groups))
    return _HEAD + "".join(lines)


def sentences(root: Path = ROOT) -> Iterator[tuple[str, bool]]:
    """The sentences of the tests, normalised, and whether each is a call for help."""
    library = load_library(root / "plans_yaml").library
    if library is None:
        raise ValueError("the library of this checkout does not load")
    lexicon = lexicon_of(library)
    for name in SENTENCES:
        for said in _said((root / "tests" / "matcher" / f"{name}.jsonl").read_text("utf-8").splitlines()):
            text = normalise(said["text"], lexicon.characters, lexicon.slip, lexicon.meant)
            yield text, said.get("kind", "emergency") in ("emergency", "warning")


def _said(lines: Iterable[str]) -> Iterator[dict[str, str]]:
    yield from (json.loads(line) for line in lines)


if __name__ == "__main__":
    TARGET.write_text(written(learn(list(sentences()))), encoding="utf-8")
