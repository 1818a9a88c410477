"""The call-down list."""

from engine.incident.situation import ActState, CallState, PlanState
from engine.plans.model import Post
from engine.plans.vocabulary import AgencyDef
from engine.respond.respond import respond
from engine.values.cells import Range, point
from engine.values.names import Names
from tests.engine.respond.builders import (
    AGENCIES,
    COUNTY,
    ELSEWHERE,
    ELSEWHERE_COUNTY,
    HOME,
    HOUR,
    MINUTE,
    OTHER_COUNTY,
    PROVINCE,
    RECEIVED,
    TOWN,
    act,
    call_of,
    call_rule,
    called,
    command,
    contact,
    dead,
    general,
    incident,
    ladder,
    leader,
    library,
    of,
    plan,
    register,
    said,
    unclear,
)

FIRE = f"city.fire@{HOME}"
LEADER = "roster:带班领导"


def card(*actions, situation=None, book=None, now=RECEIVED, calls=(), **more):
    """The response of a fire plan with these acts."""
    lib = library(plan("city.fire", *actions, **more), calls=calls)
    return respond(lib, book or register(), situation or incident(dead(1)), now)


def test_the_list_is_in_the_order_in_which_to_dial():
    """Savers of life, the place, the leader on duty, the duty room, the lead department, support, the garrison."""
    response = card(
        act("out", dispatch="119", tells=("fire_rescue",)),
        act("troops", by="police", tells=("garrison",), within=of("received")),
        act("school", by="education"),
        act("phone", phase="report", tells=("gov_office",)),
        book=register(roster=(leader(),)),
        hazards=("fire", "gas"),
        situation=incident(dead(1), hazards=("gas",)),
    )
    assert [(call.rank, call.agency) for call in response.calls] == [
        ("life", "fire_rescue"),
        ("local", "county_gov"),
        ("local", "township_gov"),
        ("leader", LEADER),
        ("superior", "gov_office"),
        ("lead", "housing"),
        ("support", "police"),
        ("support", "education"),
        ("neighbour", "garrison"),
    ]
    assert [call.order for call in response.calls] == list(range(1, 10))


def test_who_has_been_sent_out_is_no_longer_first():
    """Once 119 is ticked, the fire brigade stands with its other reasons."""
    out = act("out", dispatch="119", tells=("fire_rescue",))
    done = incident(dead(1), acts={f"{FIRE}/out": ActState("done", (RECEIVED,))})
    assert call_of(card(out), "fire_rescue").rank == "life"
    assert call_of(card(out, situation=done), "fire_rescue").rank == "lead"


def test_each_agency_stands_once_with_every_reason_and_its_earliest_deadline():
    """Told by two acts and by the hazard: one line, three reasons, the stricter clock."""
    response = card(
        act("one", tells=("health",), within=of("received", minutes=30)),
        act("two", tells=("health",), within=of("received", minutes=10)),
    )
    line = call_of(response, "health")
    assert line.reasons == ((f"{FIRE}/two", "two"), (f"{FIRE}/one", "one"), ("hazard:fire", ""))
    assert line.due.at == RECEIVED + 10 * MINUTE
    assert called(response).count("health") == 1


def test_who_does_an_act_of_others_is_told_and_who_helps():
    """The performer and its helpers, but nobody for an act of this seat."""
    assert {"police", "education"} <= set(called(card(act("close", by="police", with_=("education",)))))
    assert "education" not in called(card(act("write", with_=("education",))))


def test_nobody_is_called_for_an_act_that_a_leader_has_not_ordered():
    """The schools are told of a closure once it is ordered."""
    close = act("close", by="education", ordered_by=Post("mayor"))
    assert "education" not in called(card(close))
    ordered = incident(dead(1), acts={f"{FIRE}/close": ActState("started")})
    assert "education" in called(card(close, situation=ordered))


def test_nobody_is_called_at_night_for_what_comes_afterwards():
    """Recovery does not ring telephones."""
    assert "education" not in called(card(act("repair", by="education", phase="recover")))


def test_a_chained_hazard_calls_its_first_core_agency_and_a_rival_all_to_be_verified():
    """Pollution after the fire: ecology only; pollution instead of the fire: ecology and water, unverified."""
    chained = card(situation=incident(dead(1), hazards=("fire", "pollution")))
    assert ("ecology" in called(chained), "water" in called(chained)) == (True, False)
    rival = card(situation=incident(dead(1), hazards=("fire", "pollution?")))
    assert [call_of(rival, name).certainty for name in ("ecology", "water")] == ["unverified"] * 2


def test_a_hazard_without_agencies_of_its_own_takes_those_of_its_parent():
    """No emergency has an empty call-down list."""
    response = respond(library(), register(), incident(hazards=("accident",), code=None, inside=None), RECEIVED)
    assert called(response) == ["police"]


def test_rules_for_any_emergency_hold_or_may_hold():
    """Health where anyone is hurt; unverified where someone may be; not for the hazards that the rule leaves out."""
    rule = call_rule("hurt", "injured >= 1", "education")
    assert call_of(card(calls=(rule,), situation=incident(said("injured", point(2)))), "education").certainty == "holds"
    open_ = incident(said("injured", Range(0, 5), open_=True))
    assert call_of(card(calls=(rule,), situation=open_), "education").certainty == "unverified"
    assert "education" not in called(card(calls=(rule,)))
    spared = call_rule("hurt", "injured >= 1", "education", unless_hazards=("accident",))
    assert "education" not in called(card(calls=(spared,), situation=incident(said("injured", point(2)))))


def test_the_command_chart_is_called_once_a_level_is_announced():
    """At a proposed level its office only; then its members too."""
    proposed = card(command=command(IV="mayor"), situation=incident(dead(1), hazards=("unrest",)), hazards=("unrest",))
    assert (call_of(proposed, "hq").certainty, "health" in called(proposed)) == ("unverified", False)
    state = {FIRE: PlanState("confirmed", announced="IV", announced_at=RECEIVED)}
    announced = card(
        command=command(IV="mayor"), situation=incident(dead(1), hazards=("unrest",), plans=state), hazards=("unrest",)
    )
    assert call_of(announced, "health").reasons == (("command:city.fire", "C"),)


def test_acts_of_a_countys_plan_are_told_to_its_government():
    """The city phones the county, not each of the county's agencies."""
    lib = library(plan("county.fire", act("close", by="education"), tier="county", area="each county"))
    response = respond(lib, register(), incident(dead(1)), RECEIVED)
    assert "education" not in called(response)
    assert (f"handed:county.fire@{COUNTY}", "") in call_of(response, "county_gov").reasons
    assert call_of(response, "county_gov").area == COUNTY


def test_the_number_is_the_one_of_the_agencys_own_place():
    """The county's government answers in its county; after it the duty rooms of the place and above it."""
    book = register(
        contact("county_gov", COUNTY, "0990-5550021"),
        contact("gov_office", COUNTY, "0990-5550022"),
        contact("gov_office", HOME, "0990-5550001"),
        contact("township_gov", HOME, "0990-5550099"),
    )
    response = card(book=book)
    county = call_of(response, "county_gov")
    assert county.phones == ("0990-5550021",)
    assert county.fallback == (("gov_office duty", "0990-5550022"), ("gov_office duty", "0990-5550001"))
    town = call_of(response, "township_gov")
    assert (town.area, town.contact, town.phones) == (TOWN, None, ())


def test_a_contact_out_of_validity_is_marked_from_the_end_of_its_day():
    """Valid until 1 March: the local day ends at 16:00 UTC."""
    book = register(contact("fire_rescue", valid_until="2026-03-01"))
    assert call_of(card(book=book), "fire_rescue").stale
    still = incident(dead(1), received=RECEIVED - 4 * HOUR)
    assert not call_of(card(book=book, situation=still, now=RECEIVED - 4 * HOUR), "fire_rescue").stale


def test_an_agency_that_was_told_is_no_longer_overdue():
    """Its line keeps status and deadline without a red mark."""
    told = incident(dead(1), calls={"health": CallState("told", RECEIVED)})
    response = card(
        act("one", tells=("health",), within=of("received", minutes=1)), situation=told, now=RECEIVED + HOUR
    )
    assert (call_of(response, "health").status, call_of(response, "health").due.overdue) == ("told", False)


def test_an_open_condition_makes_an_open_call():
    """Told only where the leak is confirmed."""
    response = card(act("one", tells=("education",), if_="leak is yes"), situation=incident(unclear("leak")))
    assert call_of(response, "education").certainty == "unverified"


def test_the_seat_does_not_call_itself():
    """Neither the duty officer nor the bureau that runs this copy stands on the list."""
    response = card(
        act("one", by="police", tells=("em_bureau", "duty_officer")), situation=incident(hazards=("accident",))
    )
    assert {"em_bureau", "duty_officer"}.isdisjoint(called(response))


def test_the_general_plan_calls_like_any_other():
    """Its acts put agencies on the list too."""
    lib = library(general(act("phone", phase="report", tells=("gov_office",))))
    assert "gov_office" in called(respond(lib, register(), incident(), RECEIVED))


def test_a_number_is_only_that_of_the_area_in_which_the_event_lies():
    """The register knows the government of one county; an event in the other, elsewhere or nowhere has no number."""
    book = register(contact("county_gov", COUNTY, "0990-5550001"), contact("gov_office", HOME, "0990-5550002"))
    acts = (act("first", phase="receive", tells=("county_gov",)),)
    lib = library(general(*acts), plan("city.fire", *acts))
    places = {
        "here": (TOWN, True),
        "other": (OTHER_COUNTY, True),
        "nowhere": (None, None),
        "away": (ELSEWHERE_COUNTY, False),
    }
    found = {}
    for name, (code, inside) in places.items():
        response = respond(lib, book, incident(dead(1), code=code, inside=inside), RECEIVED)
        line = call_of(response, "county_gov")
        found[name] = (line.area, line.phones, line.fallback)
    assert found == {
        "here": (COUNTY, ("0990-5550001",), (("gov_office duty", "0990-5550002"),)),
        "other": (OTHER_COUNTY, (), (("gov_office duty", "0990-5550002"),)),
        "nowhere": ("", (), ()),
        "away": (ELSEWHERE_COUNTY, (), ()),
    }


def test_an_event_elsewhere_is_handed_to_our_superior_and_to_a_neighbour_whose_number_is_known():
    """The province's room by its number; the other city with a number only where the register has one for it."""
    provinces = {**AGENCIES, "gov_province": AgencyDef("gov_province", Names("p", "p"), "government:province")}
    lib = library(general(act("log", phase="receive")), agencies=provinces)
    away = incident(dead(1), code=ELSEWHERE_COUNTY, inside=False)
    province = contact("gov_province", PROVINCE, "0990-5550003")
    response = respond(lib, register(province), away, RECEIVED)
    assert call_of(response, "gov_province").phones == ("0990-5550003",)
    assert [(call.rank, call.area, call.phones) for call in response.calls if call.agency == "gov_city"] == [
        ("local", ELSEWHERE, ())
    ]
    known = respond(lib, register(province, contact("gov_city", ELSEWHERE, "0980-5550004")), away, RECEIVED)
    assert call_of(known, "gov_city").phones == ("0980-5550004",)


def test_an_agency_that_home_knows_only_above_it_is_reached_there():
    """A department of the province stands in the register under the province."""
    response = card(
        act("up", phase="report", tells=("em_province",)),
        book=register(contact("em_province", PROVINCE, "0990-5550005")),
    )
    assert call_of(response, "em_province").phones == ("0990-5550005",)


def test_of_an_event_elsewhere_nothing_of_ours_is_levelled_or_sent_out():
    """Neither levels nor judgements nor 119; first the rooms of the place, then our superior, then our leader."""
    lib = library(
        general(
            act("log", phase="receive"),
            act("out", phase="receive", dispatch="119", tells=("fire_rescue",)),
            levels=ladder("g", I="judge:mayor", II="deaths >= 10", IV="deaths >= 1"),
        ),
        agencies={**AGENCIES, "gov_province": AgencyDef("gov_province", Names("p", "p"), "government:province")},
    )
    away = incident(dead(12), code=ELSEWHERE_COUNTY, inside=False)
    response = respond(lib, register(roster=(leader(),)), away, RECEIVED)
    (shown,) = response.plans
    assert (shown.levels.possible, shown.levels.not_excluded, shown.proposed) == (("none",), (), ("none",))
    assert (shown.judges, shown.advice, [one.action for one in response.acts]) == ((), (), ["log"])
    assert [one.rank for one in response.calls] == ["local", "local", "superior", "leader"]
