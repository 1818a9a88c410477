"""响应建议单: the response card as a Document. First screen in the order in which a duty officer needs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import tzinfo

from cards.core import core, notice
from cards.desk import Desk
from cards.document import Document, Section
from cards.names import watch_name
from cards.sections.below import advice, conflicts, handed, if_turns_out, later, law, onsite, plans, sensitive
from cards.sections.calls import calls, calls_rest
from cards.sections.facts import facts, hazards
from cards.sections.head import dispatch, header
from cards.sections.late import held, late
from cards.sections.levels import grade, levels, levels_other
from cards.sections.mine import lacks, mine, mine_rest, next_call, questions, questions_rest, reports
from cards.times import day_hour
from cards.voice import say, voice_for
from engine.plans.model import Library, Register
from engine.respond.model import IncidentResponse

ORDER: tuple[Callable[[Desk], Section | None], ...] = (
    header, dispatch, mine, held, late, reports, next_call, questions, lacks, levels, grade, calls,
    mine_rest, sensitive, conflicts, facts, hazards, calls_rest, onsite, handed, if_turns_out, law,
    levels_other, plans, advice, questions_rest, later,
)  # fmt: skip


def response_card(
    library: Library,
    register: Register,
    response: IncidentResponse,
    words: Mapping[str, str],
    locale: str = "zh-CN",
    zone: tzinfo | None = None,
) -> Document:
    """The response card (响应建议单) of a response.

    ``words`` maps the event id of a report to its text; reports whose words were destroyed may be missing.
    ``zone`` defaults to the deployment's. Raises ``ValueError`` for a locale without a catalogue.
    """
    desk = Desk(voice_for(library, register, response.now, locale, zone), response, words)
    sections = tuple(section for build in ORDER if (section := build(desk)) is not None)
    return Document(
        "response_card",
        desk.voice.locale,
        say(desk.voice, "card.title"),
        sections,
        foot(desk),
        core(desk),
        notice(desk),
    )


def foot(desk: Desk) -> tuple[str, ...]:
    """What the card was computed from, and that nothing in it is decided."""
    voice, response = desk.voice, desk.response
    roster = "  ".join(
        f"{watch_name(voice, role)} {name} {' '.join(phones[:1])}".strip() for role, name, phones in response.roster
    )
    lines = [say(voice, "foot.proposal")]
    if roster:
        lines.append(say(voice, "foot.roster", roster=roster))
    lines.append(
        say(
            voice,
            "foot.snapshot",
            at=day_hour(voice, response.now),
            library=response.library[:12],
            register=response.register[:12],
            head=response.head[:12] or "–",
            engine=response.engine,
        )
    )
    return tuple(lines)
