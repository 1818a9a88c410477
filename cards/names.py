"""Names of things on a card: agencies, hazards, facts, plans, levels, clauses, places, posts."""

from __future__ import annotations

import re

from cards.voice import Voice, either, name, say
from engine.incident.reading import ReadPlace
from engine.plans.ladder import GRADES
from engine.plans.model import Contact, Plan, PostHolder, Statute

ROMAN = {"I": "Ⅰ", "II": "Ⅱ", "III": "Ⅲ", "IV": "Ⅳ"}
ARTICLE = re.compile(r"^([0-9]+(?:[、,，][0-9]+)*)((?:\([^)]*\))*)$")
"""``11``, ``3(1)``, ``62、64`` of a statute: articles and their parts"""
WORDS = re.compile(r"^[^\W\d_第]")
"""a clause that is a phrase and no number"""
GENERIC = re.compile(r"^(?:县（市、区）|乡镇|街道|省|市|县|区)")
"""what stands for the name of a division in the generic name of an agency: 县（市、区）人民政府"""
SEAT = "duty_officer"
BELOW_COUNTY = ("township", "village")


def agency_name(voice: Voice, agency: str, area: str = "") -> str:
    """An agency's name; in another area than home its counterpart there, with the area's name before it."""
    if agency == SEAT:
        return say(voice, "seat.officer")
    if agency.startswith("roster:"):
        return watch_name(voice, agency.removeprefix("roster:"))
    found = voice.library.vocabulary.agencies.get(agency)
    if found is None:
        return agency
    plain_name = name(voice, found.names)
    home = voice.library.deployment.home
    division = voice.library.divisions.get(area) if area and area != home else None
    if division is None:
        return plain_name
    if voice.locale == "en":
        return f"{plain_name}, {english_place(voice, division.name)}"
    there = found.counterparts.get(division.tier, found.names.zh).removeprefix(division.name)
    return division.name + GENERIC.sub("", there).split("、")[0]


def watch_name(voice: Voice, role: str) -> str:
    """A role of the roster (带班领导), in English where the catalogue knows it."""
    return voice.messages.get(f"watch.{role}", role)


def hazard_name(voice: Voice, hazard: str) -> str:
    """A hazard's name, or its id where the library does not know it."""
    found = voice.library.vocabulary.hazards.get(hazard)
    return name(voice, found.names) if found else hazard


def fact_name(voice: Voice, fact: str) -> str:
    """A fact's name, or its id where the library does not know it."""
    found = voice.library.vocabulary.facts.get(fact)
    return name(voice, found.names) if found else fact


def phase_name(voice: Voice, phase: str) -> str:
    """A phase's name."""
    found = voice.library.vocabulary.phases.get(phase)
    return name(voice, found.names) if found else phase


def moment_name(voice: Voice, moment: str) -> str:
    """A moment's name; ``done:<action>`` reads as the end of that act."""
    if moment.startswith("done:"):
        return say(voice, "moment.done", act=moment.removeprefix("done:"))
    found = voice.library.vocabulary.moments.get(moment)
    return name(voice, found.names) if found else moment


def grade_word(voice: Voice, grade: str) -> str:
    """An event grade in words (较大), never a roman figure."""
    return say(voice, f"grade.{grade}") if grade in GRADES else grade


def grade_words(voice: Voice, grades: tuple[str, ...]) -> str:
    """Alternatives of an event grade."""
    return either(voice, (grade_word(voice, grade) for grade in grades))


def level_word(voice: Voice, tier: str, level: str, scale: tuple[str, ...]) -> str:
    """A response level with its owner: 市级Ⅲ级响应; the lowest value is 未达Ⅳ级."""
    if level == scale[0]:
        return say(voice, "level.below", level=figure(voice, scale[1]) if len(scale) > 1 else "")
    return say(voice, "level.full", tier=say(voice, f"tier.{tier}"), level=figure(voice, level))


def level_words(voice: Voice, tier: str, levels: tuple[str, ...], scale: tuple[str, ...]) -> str:
    """Several levels of one owner; a run without holes as from–to."""
    if not levels:
        return say(voice, "level.none")
    if len(levels) == 1:
        return level_word(voice, tier, levels[0], scale)
    first = scale.index(levels[0])
    if first > 0 and len(levels) > 2 and scale[first : first + len(levels)] == levels:
        ends = (figure(voice, levels[0]), figure(voice, levels[-1]))
        return say(voice, "level.range", tier=say(voice, f"tier.{tier}"), low=ends[0], high=ends[1])
    return either(voice, (level_word(voice, tier, level, scale) for level in levels))


def figure(voice: Voice, level: str) -> str:
    """The figure of a level: Ⅲ in Chinese, III in English."""
    return level if voice.locale == "en" else ROMAN.get(level, level)


def short_title(voice: Voice, plan: Plan) -> str:
    """A plan's title in the voice's language, without book marks."""
    title = plan.title
    if voice.locale == "en":
        english = plan.english.get("title")
        title = english[0] if english else f"{plan.title} [zh]"
    return title.strip("《》")


def cited_title(voice: Voice, plan: Plan) -> str:
    """A plan's title as a clause cites it: without the name of the home city and the tail 应急预案."""
    home = voice.library.divisions.get(voice.library.deployment.home)
    title = short_title(voice, plan).removesuffix(" [zh]")
    title = title.removeprefix(home.name) if home else title
    title = title.removesuffix("应急预案") + "预案" if title.endswith("应急预案") else title
    return f"{title} [zh]" if voice.locale == "en" and "title" not in plan.english else title


def source_name(voice: Voice, source: str) -> str:
    """The name of a plan or statute as a clause cites it: 《预案》 or a short name of the law."""
    plan = voice.library.plans.get(source)
    if plan:
        return say(voice, "cite.plan", title=cited_title(voice, plan))
    statute = voice.library.statutes.get(source)
    if statute:
        return _statute_name(voice, statute)
    return source


def _statute_name(voice: Voice, statute: Statute) -> str:
    key = "cite.law" if statute.binding == "law" else "cite.convention"
    return say(voice, key, title=statute.source.number or statute.title.strip("《》"))


def cite(voice: Voice, source: str, clause: str) -> str:
    """A clause with its source: 《预案》5.3.2; a source without number stands alone."""
    if not clause:
        return source_name(voice, source) if source else ""
    if source and WORDS.match(clause) and not clause[:2].isascii():
        return say(voice, "cite.phrase", source=source_name(voice, source), clause=clause)
    phrase = clause[:1].isdigit() and not ARTICLE.match(clause)
    if phrase and source not in voice.library.plans:
        return say(voice, "cite.phrase", source=source_name(voice, source), clause=clause)
    words = clause_words(voice, source, clause)
    return say(voice, "cite.clause", source=source_name(voice, source), clause=words).strip()


def clause_words(voice: Voice, source: str, clause: str) -> str:
    """A clause alone: 5.1.3 of a plan, 第3条(1) of a statute."""
    if source in voice.library.plans:
        return clause
    return ARTICLE.sub(lambda match: say(voice, "cite.article", article=match[1], rest=match[2]), clause)


def site_name(voice: Voice, site: str | None) -> str | None:
    """The name of a site that the register knows by id; other sites as the report names them."""
    known = next((entry for entry in voice.register.sites if entry.id == site), None)
    return known.names[0] if known and known.names else site


def place_name(voice: Voice, place: ReadPlace) -> str:
    """Where it is, as far as the report tells; outside the known parts 地点待核实."""
    parts: dict[str, None] = {}
    for part in (place.city, place.county, place.township, site_name(voice, place.site)):
        if part and not any(part in other for other in parts):
            parts.setdefault(part)
    division = voice.library.divisions.get(place.code or "")
    if division and not any(division.name in part for part in parts):
        site = site_name(voice, place.site)
        outer = [part for part in parts if part != site]
        parts = dict.fromkeys((*outer, division.name, *(part for part in parts if part == site)))
    shown = [part for part in parts if not any(other != part and other.startswith(part) for other in parts)]
    text = ("" if voice.locale != "en" else ", ").join(english_place(voice, part) for part in shown)
    return text or say(voice, "place.unknown")


def english_place(voice: Voice, part: str) -> str:
    """A division's English name where the card is in English and the library knows one; else the part as it is."""
    if voice.locale != "en" or part.isascii():
        return part
    named = (entry for entry in voice.library.divisions.values() if entry.name == part)
    return next((alias for entry in named for alias in entry.aliases if alias.isascii()), part)


def division_name(voice: Voice, code: str) -> str:
    """The name of a division, with that of its county before a township's; its code where the library has none."""
    division = voice.library.divisions.get(code)
    if division is None:
        return code
    above = voice.library.divisions.get(division.parent or "")
    home = voice.library.deployment.home
    outer = above.name if above and home not in (above.code, code) and division.tier in BELOW_COUNTY else ""
    return english_place(voice, outer) + english_place(voice, division.name)


def question_name(voice: Voice, about: str) -> str:
    """What a question asks for: a fact, a moment, or where, what and whether."""
    key = f"question.{about}"
    if key in voice.messages:
        return say(voice, key)
    return moment_name(voice, about) if about in voice.library.vocabulary.moments else fact_name(voice, about)


def holders(voice: Voice, post: str, area: str) -> tuple[PostHolder, ...]:
    """Who holds a post in an area, and who acts in turn, by the register."""
    matching = (holder for holder in voice.register.posts if holder.post == post and holder.area in (area, ""))
    return tuple(sorted(matching, key=lambda holder: (holder.order, holder.name)))


def contact_of(voice: Voice, agency: str, area: str) -> Contact | None:
    """The register's line for an agency in exactly this area: another area's number is worse than none."""
    lines = (contact for contact in voice.register.contacts if (contact.agency, contact.area) == (agency, area))
    return next(lines, None)
