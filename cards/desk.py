"""What every section reads: the voice, the response and the words of the reports; and the questions they share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cards.names import agency_name, cite, contact_of
from cards.voice import Voice, listing
from engine.incident.reading import Span
from engine.plans.model import Plan
from engine.respond.model import ActView, CallView, FactView, IncidentResponse, PlanView

DONE = ("done", "not_applicable")
HAND_OVER = "hand_over_not_ours"
"""the duty of passing on what is not ours"""
LATER = ("stand_down", "recover")
"""phases whose acts are not for the first screen"""


@dataclass(frozen=True, slots=True)
class Desk:
    """One response in one voice. ``words`` maps the event id of a report to its text, where it still exists."""

    voice: Voice
    response: IncidentResponse
    words: Mapping[str, str]


def emergency(desk: Desk) -> bool:
    """True where the message is an emergency, by its proposed outcome."""
    return desk.response.message.outcome == "emergency"


def elsewhere(desk: Desk) -> bool:
    """True where the event is known to lie outside our area: our own crews do not serve it."""
    return desk.response.inside is False


def hand_over_clause(desk: Desk) -> str:
    """The clause by which an event elsewhere is passed on; empty where no plan of ours says so."""
    plans = (desk.voice.library.plans[plan] for plan in sorted(desk.voice.library.plans))
    found = ((plan.id, one.clause) for plan in plans for one in plan.actions if one.duty == HAND_OVER)
    return next((cite(desk.voice, plan, clause) for plan, clause in found), "")


def levelled(desk: Desk) -> bool:
    """True where levels are worked out: an emergency, or a warning of one."""
    return desk.response.message.outcome in ("emergency", "warning")


def quote(desk: Desk, sources: tuple[tuple[str, Span], ...]) -> tuple[str, ...]:
    """The words of the reports at these spans, each once; what was destroyed is left out."""
    found: dict[str, None] = {}
    for report, span in sources:
        text = desk.words.get(report, "")[span.start : span.end].strip()
        if text:
            found.setdefault(text)
    return tuple(found)


def known_facts(desk: Desk) -> tuple[FactView, ...]:
    """Facts that somebody spoke of: first those of a first report in its order, then as the vocabulary has them."""
    vocabulary = desk.voice.library.vocabulary
    reported = (fact for field in vocabulary.report_fields.values() for fact in field.facts)
    order = {fact: place for place, fact in enumerate(dict.fromkeys((*reported, *vocabulary.facts)))}
    spoken = (view for view in desk.response.facts if view.state in ("stated", "open", "not_applicable"))
    return tuple(sorted(spoken, key=lambda view: (order.get(view.fact, len(order)), view.fact)))


def people_facts(desk: Desk) -> tuple[FactView, ...]:
    """Facts that count people, as the report opens with them."""
    facts = desk.voice.library.vocabulary.facts
    return tuple(
        view
        for view in known_facts(desk)
        if view.fact in facts and facts[view.fact].dimension == "person" and view.state != "not_applicable"
    )


def plan_of(desk: Desk, view: PlanView) -> Plan | None:
    """The plan behind a view."""
    return desk.voice.library.plans.get(view.plan)


def live_plans(desk: Desk) -> tuple[PlanView, ...]:
    """Plans that are walked: neither declined nor stood down, and not known to be out of place."""
    return tuple(
        view for view in desk.response.plans if view.state in ("candidate", "confirmed") and view.applies is not False
    )


def lead_plan(desk: Desk) -> PlanView | None:
    """The plan that the header speaks of: ours by tier, announced before proposed, the one that asks for the highest
    level, specific before general."""

    def rank(entry: tuple[int, PlanView]) -> tuple[bool, bool, int, bool, int]:
        place, view = entry
        plan = plan_of(desk, view)
        ours = view.tier == desk.voice.library.deployment.tier
        asked = view.levels.scale.index((view.working or view.proposed)[0])
        return (not ours, view.announced is None, -asked, not (plan and plan.hazards), place)

    ranked = sorted(enumerate(live_plans(desk)), key=rank)
    return ranked[0][1] if ranked else None


def tracked(desk: Desk, view: PlanView) -> bool:
    """True where the level is what the plan gives to every event of its kind: and none above it is open."""
    plan = plan_of(desk, view)
    if plan is None or view.approved or view.announced or view.levels.possible != view.proposed:
        return False
    return any(step.otherwise and step.value == view.proposed[0] for step in plan.levels.steps)


def my_acts(desk: Desk) -> tuple[ActView, ...]:
    """Acts of this seat that hold or may hold, without the three dispatch ticks."""
    return tuple(act for act in desk.response.acts if act.column == "mine" and not act.dispatch and _shown(act))


def _shown(act: ActView) -> bool:
    return act.certainty != "if_turns_out" or act.status == "started"


def column(desk: Desk, which: str) -> tuple[ActView, ...]:
    """Acts of one column that hold or may hold, without the dispatch ticks."""
    return tuple(act for act in desk.response.acts if act.column == which and not act.dispatch and _shown(act))


def call_to(desk: Desk, agency: str, area: str = "") -> CallView | None:
    """The call-down line of an agency: that of an area where it has several, else the first."""
    lines = [call for call in desk.response.calls if call.agency == agency]
    return next((call for call in lines if call.area == area), lines[0] if lines else None)


def calls_by(desk: Desk, agency: str, act: ActView) -> tuple[CallView, ...]:
    """The call-down lines of an agency that an act asks for: several while several places are in question."""
    return tuple(
        call
        for call in desk.response.calls
        if call.agency == agency and any(reason == act.key for reason, _clause in call.reasons)
    )


def name_of(desk: Desk, agency: str, area: str = "") -> str:
    """An agency's name on this incident: of an area, or of the county of the event, as the call-down list names it."""
    call = call_to(desk, agency, area)
    return agency_name(desk.voice, agency, call.area if call else "")


def names_of(desk: Desk, agencies: tuple[str, ...]) -> str:
    """Several agencies by name, each once."""
    return listing(desk.voice, dict.fromkeys(name_of(desk, agency) for agency in agencies))


def phones_for(desk: Desk, agency: str) -> tuple[str, ...]:
    """Numbers of an agency: of the area that the call-down list names, else (it is not on the list) of home."""
    call = call_to(desk, agency)
    if call:
        return call.phones
    found = contact_of(desk.voice, agency, desk.voice.library.deployment.home)
    return found.phones if found else ()
