"""What the first report still lacks: required fields of the form that nothing fills yet, 不详 included."""

from __future__ import annotations

from engine.plans.vocabulary import ReportField
from engine.respond.contacts import on_watch
from engine.respond.scene import Scene

WARNING = "warning"
GIVEN = ("stated", "open", "not_applicable")


def report_lacks(scene: Scene) -> tuple[str, ...]:
    """Ids of required report fields that nothing fills, in the order of the form; a mere warning is no first report."""
    fields = scene.library.vocabulary.report_fields
    message = scene.situation.message
    if not fields or (message is not None and message.kind == WARNING):
        return ()
    given = frozenset(view.fact for view in scene.known.facts if view.state in GIVEN) - scene.known.blank
    families = frozenset(name for hazard in scene.hazards for name in scene.lineage(hazard))
    held = held_by(scene)
    return tuple(
        key
        for key, field in fields.items()
        if field.required and _asked(field, families) and not (given.intersection(field.facts) or held.get(key, False))
    )


def _asked(field: ReportField, families: frozenset[str]) -> bool:
    return not field.hazards or bool(families.intersection(field.hazards))


def held_by(scene: Scene) -> dict[str, bool]:
    """Fields that the system itself fills, by id: from the incident, the roster, the register."""
    situation = scene.situation
    place = situation.place
    return {
        "event_type": bool(situation.hazards),
        "occurred_at": "occurred" in situation.moments,
        "reported_at": situation.received is not None,
        "place": bool(place.code or place.county or place.township or place.site),
        "source": bool(situation.reports),
        "process": bool(situation.reports),
        "unit": scene.site_area is not None,
        "measures": bool(situation.began),
        "reporter_official": bool(on_watch(scene.register, scene.now)),
    }
