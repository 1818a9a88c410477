"""Weighs runs of characters by hazard, from the sentences of the tests, and writes them into the lexicon.

Run in a checkout: ``python -m tocsin.likeness`` after sentences were added. Equal sentences give equal weights.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log, sqrt
from pathlib import Path

from engine.plans.files import load_library
from matcher.lexicon import lexicon_of
from matcher.likeness import shingles
from matcher.normalise import normalise

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = ("hazards", "reports", "incidents", "corpus")
TARGET = ROOT / "plans_yaml" / "vocabulary" / "lexicon" / "likeness.yaml"
_LEAST, _KEPT, _PRIOR = 0.5, 1000, 0.1
"""a run must weigh so much; so many are kept of each hazard, of each as many, lest the one told of most be likest of
all; what was never seen counts so much"""
_HEAD = """# How far runs of characters belong to reports of a hazard, in hundredths: hazard, weight, runs.
# Learnt from the sentences of tests/matcher by `python -m tocsin.likeness`; not to be edited by hand.
tocsin: 1
runs:
"""


def learn(sentences: Sequence[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """Hazard -> run -> weight in hundredths, from normalised sentences with their hazards.

    The weight is how much oftener (as a logarithm) a run stands in sentences of the hazard than in all others.
    """
    held = [(shingles(text), hazard) for text, hazard in sentences]
    often = Counter(run for runs, _ in held for run in runs)
    sizes = Counter(hazard for _, hazard in held)
    own: dict[str, Counter[str]] = defaultdict(Counter)
    for runs, hazard in held:
        own[hazard].update(runs)
    return {hazard: _weighed(own[hazard], often, sizes[hazard], len(held)) for hazard in sorted(own)}


def _weighed(own: Mapping[str, int], often: Mapping[str, int], size: int, total: int) -> dict[str, int]:
    """The runs that tell most: far from the others, and in more sentences; of equals the shorter, oftener met."""
    weights = {}
    for run, count in own.items():
        here = (count + _PRIOR) / (size + 2 * _PRIOR)
        elsewhere = (often[run] - count + _PRIOR) / (total - size + 2 * _PRIOR)
        weight = log(here) - log(elsewhere)
        if weight >= _LEAST:
            weights[run] = weight
    ranked = sorted(weights, key=lambda run: (-round(weights[run] * sqrt(own[run]), 6), len(run), run))
    return {run: round(100 * weights[run]) for run in ranked[:_KEPT]}


def written(weights: Mapping[str, Mapping[str, int]]) -> str:
    """The lexicon file: of each hazard one line a weight (rounded to tens), its runs with a bar between them."""
    lines = []
    for hazard in sorted(weights):
        groups: dict[int, list[str]] = defaultdict(list)
        for run in sorted(weights[hazard]):
            groups[10 * round(weights[hazard][run] / 10)].append(run)
        lines.append(f"  {hazard}:\n")
        lines.extend(
            f'    "{weight}": {json.dumps("|".join(groups[weight]), ensure_ascii=False)}\n' for weight in sorted(groups)
        )
    return _HEAD + "".join(lines)


def sentences(root: Path = ROOT) -> Iterator[tuple[str, str]]:
    """The sentences of the tests that tell of an emergency, normalised, with their hazards.

    Raises ``ValueError`` where the library of the checkout does not load.
    """
    library = load_library(root / "plans_yaml").library
    if library is None:
        raise ValueError("the library of this checkout does not load")
    lexicon = lexicon_of(library)
    for name in SENTENCES:
        for line in (root / "tests" / "matcher" / f"{name}.jsonl").read_text("utf-8").splitlines():
            said = json.loads(line)
            if said.get("kind", "emergency") == "emergency" and said["hazard"] in library.vocabulary.hazards:
                yield normalise(said["text"], lexicon.characters, lexicon.slip, lexicon.meant), said["hazard"]


if __name__ == "__main__":
    TARGET.write_text(written(learn(list(sentences()))), encoding="utf-8")
