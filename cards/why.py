"""Why, and why not: the answer as a tree of rules, tests and the words that decided them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import tzinfo

from cards.acts import do_text
from cards.conditions import condition_text
from cards.document import Badge, Document, Field, Line, Section, Span, Tone, words
from cards.names import agency_name, cite, fact_name, figure, grade_word, hazard_name, short_title
from cards.reading import EPOCH
from cards.times import clock, day_hour
from cards.values import cell_text
from cards.voice import Voice, say, voice_for
from engine.incident.reading import Span as Cut
from engine.plans.ladder import GRADES
from engine.plans.model import Library, Plan, Register
from engine.respond.answer import Answer, CellView
from engine.values.cells import Range

HEAD = re.compile(r"[@/#:]")
LEVEL_PATH = re.compile(r"levels\.([^.\[]+)")
DEPTH_MARK = "\u3000"
"""one ideographic space a level of depth"""
TONES: Mapping[str, Tone] = {"yes": "ok", "maybe": "warn", "no": "alert"}


def why_card(
    library: Library, answer: Answer, words: Mapping[str, str], locale: str = "zh-CN", zone: tzinfo | None = None
) -> Document:
    """An answer in words, one line a node, indented. ``words`` maps report event ids to texts."""
    voice = voice_for(library, Register(), EPOCH, locale, zone)
    lines = tuple(_once(_lines(voice, answer, words, 0)))
    section = Section("why", subject_name(voice, answer), lines, area="main", layout="prose")
    return Document("why", voice.locale, say(voice, "why.title"), (section,))


def _once(lines: Iterator[Line]) -> Iterator[Line]:
    """Each line once: the hazards that a report speaks of stand under every plan that asks for them."""
    seen: set[Line] = set()
    for line in lines:
        if line not in seen:
            yield line
        seen.add(line)


def _lines(voice: Voice, answer: Answer, said: Mapping[str, str], depth: int) -> Iterator[Line]:
    verdict = Badge(say(voice, f"verdict.{answer.verdict}"), TONES[answer.verdict])
    clauses = say(voice, "list.semicolon").join(cite(voice, source, clause) for source, clause in answer.clauses)
    yield Line(
        (Span(DEPTH_MARK * depth), Span(subject_name(voice, answer), "strong"), Span(_note(voice, answer))),
        mark="dot",
        badges=(verdict,),
        clock=clock(voice, answer.due),
        clause=clauses,
        fields=tuple(_fields(voice, answer, said)),
        key=answer.subject,
    )
    for child in answer.children:
        yield from _lines(voice, child, said, depth + 1)


def _note(voice: Voice, answer: Answer) -> str:
    key = "note.read" if answer.kind == "hazard" and answer.verdict == "yes" else f"note.{answer.note}"
    text = voice.messages.get(key, "")
    return say(voice, "why.note", note=text) if text else ""


def _fields(voice: Voice, answer: Answer, said: Mapping[str, str]) -> Iterator[Field]:
    if answer.text:
        yield Field(say(voice, "why.rule_text"), words(condition_text(voice, answer.text)))
    for test in answer.tests:
        result = say(voice, f"result.{test.result}")
        yield Field(
            say(voice, "why.test"),
            words(say(voice, "why.tested", text=condition_text(voice, test.text), result=result)),
        )
    for cell in answer.cells:
        yield Field(fact_name(voice, cell.fact), (Span(_cell(voice, cell)), *_quotes(cell.sources, said)))
    if answer.spans:
        yield Field(say(voice, "fact.words"), _quotes(answer.spans, said))
    if answer.since:
        yield Field(say(voice, "why.since"), words(day_hour(voice, answer.since)))


def _cell(voice: Voice, view: CellView) -> str:
    fact = voice.library.vocabulary.facts.get(view.fact)
    counted = view.state == "stated" and isinstance(view.cell, Range) and not view.cell.is_point
    state = say(voice, "state.counted" if counted else f"state.{view.state}")
    return say(voice, "why.cell", value=cell_text(voice, fact, view.cell), state=state) if fact else state


def _quotes(sources: tuple[tuple[str, Cut], ...], said: Mapping[str, str]) -> tuple[Span, ...]:
    texts = dict.fromkeys(said.get(report, "")[cut.start : cut.end].strip() for report, cut in sources)
    return tuple(Span(text, quote=True) for text in texts if text)


def subject_name(voice: Voice, answer: Answer) -> str:
    """What a node is about, in words: a plan, an agency, an act, a fact, a level."""
    subject = answer.subject
    plan = _plan_of(voice, subject)
    if answer.kind == "hazard":
        return hazard_name(voice, subject)
    if answer.kind == "agency":
        return agency_name(voice, subject.split("@")[0])
    if answer.kind == "fact":
        return fact_name(voice, subject)
    if subject in GRADES:
        return grade_word(voice, subject)
    if plan is None:
        return _elsewhere(voice, answer)
    return _in_plan(voice, answer, plan)


def _elsewhere(voice: Voice, answer: Answer) -> str:
    """A node outside the plans: a grade of a statute, a rule of telling, a criterion by its place in the levels."""
    subject = answer.subject
    statute, _, grade = subject.partition(":")
    if grade in GRADES:
        return say(voice, "subject.grade", statute=cite(voice, statute, ""), grade=grade_word(voice, grade))
    rule = next((rule for rule in voice.library.vocabulary.calls if rule.id == subject), None)
    if rule:
        return rule.clause if rule.clause and voice.locale != "en" else subject.replace("_", " ")
    level = LEVEL_PATH.match(subject)
    if level:
        return say(voice, "subject.in_level", level=figure(voice, level[1]))
    return subject


def _plan_of(voice: Voice, subject: str) -> Plan | None:
    """The plan at the head of an address: ``plan``, ``plan@area/act``, ``plan#path``, ``plan:level``."""
    return voice.library.plans.get(HEAD.split(subject)[0])


def _in_plan(voice: Voice, answer: Answer, plan: Plan) -> str:
    """A node inside a plan: the words of its act, or its kind and the plan's title."""
    title = short_title(voice, plan)
    action_id = answer.subject.partition("/")[2]
    action = next((entry for entry in plan.actions if entry.id == action_id), None)
    if action:
        return do_text(voice, plan, action)
    return title if answer.kind == "plan" else say(voice, f"subject.{answer.kind}", plan=title)
