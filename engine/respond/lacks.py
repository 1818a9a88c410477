"""What the first report still lacks: required fields of the form that nothing fills yet."""

from __future__ import annotations

from engine.incident.situation import Situation
from engine.plans.vocabulary import ReportField
from engine.respond.scene import Scene

GIVEN = ("stated", "open", "not_applicable")


def report_lacks(scene: Scene) -> tuple[str, ...]:
    """Ids of required report fields that nothing fills, in the order of the form."""
    fields = scene.library.vocabulary.report_fields
    if not fields:
        return ()
    spoken = frozenset(view.fact for view in scene.known.facts if view.state in GIVEN)
    families = frozenset(name for hazard in scene.hazards for name in scene.lineage(hazard))
    held = held_by(scene.situation)
    return tuple(
        key
        for key, field in fields.items()
        if field.required and _asked(field, families) and not (spoken.intersection(field.facts) or held.get(key, False))
    )


def _asked(field: ReportField, families: frozenset[str]) -> bool:
    return not field.hazards or bool(families.intersection(field.hazards))


def held_by(situation: Situation) -> dict[str, bool]:
    """Fields that the situation itself fills, by id."""
    place = situation.place
    where = bool(place.code or place.county or place.township or place.site)
    return {
        "time": "occurred" in situation.moments,
        "occurred": "occurred" in situation.moments,
        "received": situation.received is not None,
        "place": where,
        "location": where,
        "hazard": bool(situation.hazards),
        "kind": bool(situation.hazards),
        "source": bool(situation.reports),
    }
