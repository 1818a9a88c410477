"""我来办: the acts of this seat, the report clocks, the next number to dial, the questions, what the report lacks."""

from __future__ import annotations

from cards.acts import act_line, because
from cards.desk import DONE, LATER, Desk, emergency, levelled, live_plans, my_acts, name_of
from cards.dialling import dial_order
from cards.document import Clock, Field, Line, Section, Span, words
from cards.names import division_name, fact_name, hazard_name, question_name
from cards.sections.levels import settled_by
from cards.sentences import first_sentence, question_sentence
from cards.telephone import listed
from cards.values import word_name
from cards.voice import Voice, listing, name, say
from engine.respond.model import ActView, Question

FIRST = 10
"""lines of 我来办 on the first screen"""
CALLER_FIRST = 2
"""questions to the one on the line that stand before all others"""
ASKED = 3
"""questions that are spelled out"""
SILENT = ("complaint", "old_news", "nothing")
"""messages for which nobody is telephoned at night"""


def mine(desk: Desk) -> Section | None:
    """The first acts of this seat, open ones before done ones, in the order of the walk."""
    first, rest = _split(desk)
    lines = tuple(act_line(desk, act, performer=False, number=place) for place, act in enumerate(first, start=1))
    note = say(desk.voice, "mine.more", n=len(rest)) if rest else ""
    return Section("mine", say(desk.voice, "section.mine"), lines, area="main", note=note) if lines else None


def mine_rest(desk: Desk) -> Section | None:
    """The other acts of this seat, below the fold, numbered on."""
    first, rest = _split(desk)
    lines = tuple(act_line(desk, act, performer=False, number=place) for place, act in enumerate(rest, len(first) + 1))
    return Section("mine_rest", say(desk.voice, "section.mine_rest"), lines) if lines else None


def _split(desk: Desk) -> tuple[tuple[ActView, ...], tuple[ActView, ...]]:
    """Acts of the first screen, and the others; what belongs to the end of a response is never on the first screen."""
    acts = ordered(my_acts(desk))
    now = tuple(act for act in acts if act.phase not in LATER)
    later = tuple(act for act in acts if act.phase in LATER)
    return now[:FIRST], now[FIRST:] + later


def ordered(acts: tuple[ActView, ...]) -> tuple[ActView, ...]:
    """Open acts first; otherwise as the engine walked them."""
    return tuple(sorted(acts, key=lambda act: act.status in DONE))


def reports(desk: Desk) -> Section | None:
    """The clock of the phone report and the clock of the written report."""
    if not levelled(desk):
        return None
    lines = [line for channel in ("phone", "written") for line in _report_lines(desk, channel)]
    return Section("reports", say(desk.voice, "section.reports"), tuple(lines), area="side") if lines else None


def _report_lines(desk: Desk, channel: str) -> list[Line]:
    """The nearest report of a channel that this seat owes, or that none is owed yet."""
    owed = [
        act for act in desk.response.acts if act.column == "mine" and act.channel == channel and act.phase == "report"
    ]
    still = [act for act in owed if act.status not in DONE and act.certainty != "if_turns_out"]
    label = say(desk.voice, f"report.{channel}")
    if not owed:
        return [Line(words(say(desk.voice, "report.not_owed", report=label), "muted"), mark="none")]
    if not still:
        return [_settled_report(desk, label, owed)]
    act = min(still, key=_urgency)
    line = act_line(desk, act, performer=False)
    shown = line.clock or Clock(say(desk.voice, "due.none"))
    return [
        Line(
            words(label, "strong"),
            mark="tick",
            badges=line.badges,
            clock=shown,
            clause=line.clause,
            key=act.key,
        )
    ]


def _settled_report(desk: Desk, label: str, owed: list[ActView]) -> Line:
    """A report that is done, or owed only if something turns out so."""
    waiting = [act for act in owed if act.status not in DONE]
    if not waiting:
        return Line(words(say(desk.voice, "report.done", report=label)), mark="done")
    return Line(words(say(desk.voice, "report.if", report=label)), mark="tick", fields=because(desk.voice, waiting[0]))


def _urgency(act: ActView) -> tuple[int, float, bool]:
    """The clock that runs out first, certain or not: a report never waits for verification. 立即 has no clock."""
    if act.due is None or act.due.at is None:
        return (1 if act.due and act.due.at_once else 2), 0, act.certainty != "holds"
    return 0, act.due.at.timestamp(), act.certainty != "holds"


def next_call(desk: Desk) -> Section | None:
    """The next number to dial, large, with the sentence to say; below it the one after."""
    voice = desk.voice
    ahead = dial_order(desk)
    if not ahead or desk.response.message.kind in SILENT:
        return None
    first = ahead[0]
    fields = [Field(say(voice, "say.this"), (Span(first_sentence(desk), quote=True),))]
    for then in ahead[1:2]:
        fields.append(
            Field(say(voice, "call.then"), (Span(f"{then.who} "), Span(then.phone, "strong", phone=then.phone)))
        )
    head = (Span(first.phone, "strong", phone=first.phone), Span(f"  {first.who}"))
    line = Line(head, mark="none", clock=first.due, fields=tuple(fields))
    return Section("next_call", say(voice, "section.next_call"), (line,), area="side")


def questions(desk: Desk) -> Section | None:
    """The best three questions with the sentence to say and what each settles."""
    asked = _ranked(desk)[:ASKED]
    lines = tuple(_question(desk, place, entry) for place, entry in enumerate(asked, start=1))
    return Section("questions", say(desk.voice, "section.questions"), lines, area="side") if lines else None


def _ranked(desk: Desk) -> tuple[Question, ...]:
    """Questions as the engine ranks them; those that only bring in a plan that is not on the card come last."""
    known = {view.instance for view in desk.response.plans}
    absent = known - {view.instance for view in live_plans(desk)}
    found = sorted(desk.response.questions, key=lambda one: bool(one.settles) and absent.issuperset(one.settles))
    wanted = {fact: place for place, fact in enumerate(_of_the_caller(desk))}
    first = sorted((one for one in found if one.fact in wanted), key=lambda one: wanted[one.fact])[:CALLER_FIRST]
    return (*first, *(one for one in found if one not in first))


def _of_the_caller(desk: Desk) -> tuple[str, ...]:
    """What only the one on the line can say, most needed first; nobody is on the line after the first report."""
    return listed(desk, "caller_answers") if emergency(desk) and desk.response.message.turn == "first" else ()


def questions_rest(desk: Desk) -> Section | None:
    """The other questions, named only."""
    rest = _ranked(desk)[ASKED:]
    if not rest:
        return None
    text = listing(desk.voice, (question_name(desk.voice, entry.fact) for entry in rest))
    return Section("questions_rest", say(desk.voice, "section.questions_rest"), (Line(words(text), mark="none"),))


def _question(desk: Desk, place: int, entry: Question) -> Line:
    voice = desk.voice
    fields: list[Field] = []
    offices = [name_of(desk, who) for who in entry.who]
    if entry.fact in _of_the_caller(desk):
        offices.insert(0, say(voice, "ask.caller"))
    if offices:
        fields.append(Field(say(voice, "ask.who"), words(listing(voice, offices))))
    if len(entry.options) > 1:
        options = listing(voice, (_option(voice, entry.fact, option) for option in entry.options))
        fields.append(Field(say(voice, "ask.options"), words(options)))
    settles = say(voice, "ask.place_settles") if entry.fact == "place" else settled_by(desk, entry)
    if settles:
        fields.append(Field(say(voice, "ask.settles"), words(settles)))
    return Line(
        words(question_sentence(desk, entry), "strong"),
        mark="number",
        number=place,
        fields=tuple(fields),
        key=entry.fact,
    )


def _option(voice: Voice, fact: str, option: str) -> str:
    """One possible answer: a kind of message, a hazard, or a word of the fact."""
    if fact == "message":
        return say(voice, f"kind.{option}")
    if fact == "place":
        return division_name(voice, option)
    known = voice.library.vocabulary.facts.get(fact)
    return word_name(voice, known, option) if known else hazard_name(voice, option)


def lacks(desk: Desk) -> Section | None:
    """What the first report still lacks; unknown is written 正在核实, never zero."""
    voice, missing = desk.voice, desk.response.report_lacks
    if not emergency(desk) or not missing:
        return None
    text = listing(voice, (field_name(desk, field) for field in missing))
    line = Line(words(text), mark="none")
    return Section(
        "lacks", say(voice, "section.lacks", n=len(missing)), (line,), area="side", note=say(voice, "lacks.note")
    )


def field_name(desk: Desk, field: str) -> str:
    """The name of a field of the first report: the catalogue's, else that of the fact of this id."""
    known = desk.voice.library.vocabulary.report_fields.get(field)
    if known:
        return name(desk.voice, known.term.names)
    return desk.voice.messages.get(f"field.{field}") or fact_name(desk.voice, field)
