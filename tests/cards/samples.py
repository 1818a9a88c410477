"""A small made-up library and responses in it, built by hand, so that cards are judged without the engine's run."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from engine.conditions.tree import Sum
from engine.incident.reading import Message, ReadPlace, Span
from engine.incident.situation import HazardView
from engine.plans.ladder import GRADES, LEVELS, AnyOf, Criterion, Judge, Ladder, Step
from engine.plans.model import (
    Action,
    Command,
    Contact,
    Deployment,
    Division,
    Instance,
    LevelRule,
    Library,
    Plan,
    Post,
    PostHolder,
    Register,
    Source,
    Statute,
    StatutoryDuty,
)
from engine.plans.vocabulary import AgencyDef, Asking, FactDef, HazardDef, Moment, Term, Vocabulary, Word
from engine.respond.model import (
    ActView,
    CallView,
    CriterionTrace,
    Due,
    FactView,
    GradeView,
    IncidentResponse,
    JudgeView,
    LevelSet,
    PlanView,
    Question,
    TestTrace,
)
from engine.values.cells import Range, Words, point
from engine.values.names import Names

NOW = datetime(2026, 11, 20, 19, 20, tzinfo=UTC)
RECEIVED = NOW - timedelta(minutes=8)
REPORT = "丙桥化工园液氨罐漏了，死了3个，还有几个没出来，具体不清楚。电话19000001234"
CITY, COUNTY = "990100", "990121"
PLAN, INSTANCE = "city.hazchem", "city.hazchem@990100"
WHOLE = Range(0, None)


def people(id: str, zh: str, en: str, ask: Asking | None = None) -> FactDef:
    """A fact that counts people."""
    return FactDef(id, Names(zh, en), "number", WHOLE, point(0), dimension="person", units=("人",), ask=ask)


def facts() -> dict[str, FactDef]:
    """Four facts of people and one word."""
    ask = Asking("现在一共还有多少人没有出来？", "How many people are still inside?", ("enterprise",), 1)
    words = (Word("ammonia", Names("液氨", "ammonia")), Word("chlorine", Names("液氯", "chlorine")))
    substance = FactDef(
        "substance",
        Names("物质", "substance"),
        "word",
        Words(frozenset({"ammonia", "chlorine"})),
        Words(frozenset()),
        words=words,
    )
    return {
        "deaths": people("deaths", "死亡人数", "deaths"),
        "trapped": people("trapped", "被困人数", "trapped", ask),
        "substance": substance,
    }


def agency(id: str, zh: str, en: str, kind: str = "core", **counterparts: str) -> AgencyDef:
    """An agency with its counterparts by tier."""
    return AgencyDef(id, Names(zh, en), kind, counterparts)


def agencies() -> dict[str, AgencyDef]:
    """The agencies that the sample plan speaks of."""
    listed = (
        agency("em_bureau", "市应急管理局", "Emergency Management Bureau"),
        agency("gov_office", "市委市政府总值班室", "Municipal Duty Room"),
        agency("fire_rescue", "市消防救援支队", "Fire and Rescue", county="县消防救援大队"),
        agency("police", "市公安局", "Public Security Bureau"),
        agency("county_gov", "县（市、区）人民政府", "County Government", county="人民政府"),
        agency("enterprise", "事发单位", "the unit concerned"),
    )
    return {entry.id: entry for entry in listed}


def action(id: str, do: str, by: str, clause: str, **more: object) -> Action:
    """One action of the sample plan."""
    return Action(id, do, by, str(more.pop("phase", "report")), clause=clause, **more)  # type: ignore[arg-type]


def actions() -> tuple[Action, ...]:
    """What the sample plan asks for."""
    return (
        action("fire_119", "转119出警", "em_bureau", "4.1", dispatch="119", life=True),
        action("report_phone", "电话报告总值班室（不等核实）", "em_bureau", "4.2", channel="phone"),
        action(
            "report_written",
            "书面首报，签发后报送并确认收到",
            "em_bureau",
            "4.2",
            channel="written",
            document="first_report",
        ),
        action(
            "cordon",
            "划定警戒区，疏散${isolation.distance}范围内人员",
            "police",
            "5.3.2",
            phase="first_response",
            life=True,
        ),
        action("close_school", "下风向学校停课", "em_bureau", "5.3.4", ordered_by=Post("市长")),
        action("monitor", "监测周边水体", "police", "5.3.5", phase="respond"),
    )


def criterion(path: str, text: str, clause: str, fact: str = "deaths", value: int = 3) -> Criterion:
    """A criterion on one count."""
    return Criterion(path, Sum((fact,), ">=", value), text, clause)


def plan() -> Plan:
    """The sample plan 危险化学品."""
    judge = Judge("levels.I.any[1]", "远超市级处置能力", "gov_city", "5.1.1(3)")
    ladder = Ladder(
        PLAN,
        LEVELS,
        (
            Step("I", AnyOf((criterion("levels.I.any[0]", "deaths >= 30", "5.1.1(1)", value=30), judge))),
            Step("II", criterion("levels.II", "deaths >= 10", "5.1.2", value=10)),
            Step("III", criterion("levels.III", "deaths >= 3", "5.1.3")),
            Step("IV", None, otherwise=True, clause="5.1.4"),
        ),
    )
    return Plan(
        id=PLAN,
        title="拟州市危险化学品生产安全事故应急预案",
        tier="city",
        area="home.city",
        edition="2026",
        status="in_force",
        hazards=("hazchem",),
        levels=ladder,
        level_rules={"II": LevelRule("II", "em_bureau", Post("市长"), "gov_office", "5.1.2")},
        grades="cn.sc493",
        applies_clause="1.3",
        actions=actions(),
        command=Command(commander={"II": "市长"}),
        english={
            "title": ("Hazardous chemicals accident plan", "0"),
            "actions.report_phone.do": (
                "Report by phone to the municipal duty room (do not wait for verification)",
                "0",
            ),
        },
    )


def statute() -> Statute:
    """The sample grading statute."""
    ladder = Ladder("cn.sc493", GRADES, (Step("larger", criterion("grades.larger", "deaths >= 3", "3(3)")),))
    return Statute("cn.sc493", "生产安全事故报告和调查处理条例", "law", ladder, Source(number="国务院令第493号"))


def library() -> Library:
    """A library with one plan and one statute."""
    vocabulary = Vocabulary(
        facts=facts(),
        hazards={
            "hazchem": HazardDef(
                "hazchem", Names("危险化学品事故", "hazardous chemicals accident"), None, "accident", "cn.sc493"
            )
        },
        agencies=agencies(),
        moments={"arrived": Moment("arrived", Names("到场", "arrival"), ("arrived",))},
        phases={"report": Term("report", Names("报告", "report"))},
        duties={},
        capabilities={},
    )
    duty = action("law_level", "向上一级应急管理部门报告", "em_bureau", "11", channel="phone")
    return Library(
        hash="a" * 64,
        vocabulary=vocabulary,
        plans={PLAN: plan()},
        statutes={"cn.sc493": statute()},
        duties=(StatutoryDuty(duty, ("hazchem",), ("city",), "cn.sc493"),),
        divisions={
            CITY: Division(CITY, "拟州市", "city", None),
            COUNTY: Division(COUNTY, "甲溪县", "county", CITY),
        },
        deployment=Deployment("em_bureau", CITY, "city", "Asia/Shanghai"),
        index={("hazchem", "city", CITY): (Instance(INSTANCE, PLAN, CITY),)},
    )


def register() -> Register:
    """A register with two contacts and one post."""
    return Register(
        hash="b" * 64,
        contacts=(
            Contact("gov_office", CITY, "总值班室", ("0990-5550001",)),
            Contact("police", CITY, "指挥中心", ("0990-5550110",)),
        ),
        posts=(PostHolder("市长", "甲某", ("190-0000-0001",)), PostHolder("分管副市长", "乙某", ("190-0000-0002",))),
    )


def act(id: str, column: str = "mine", by: str = "em_bureau", **more: object) -> ActView:
    """One act of the sample plan as the engine shows it."""
    given = next(entry for entry in (*actions(),) if entry.id == id)
    base = ActView(
        key=f"{INSTANCE}/{id}",
        action=id,
        plan=PLAN,
        instance=INSTANCE,
        column=column,  # type: ignore[arg-type]
        phase=given.phase,
        by=by,
        with_=(),
        tells=(),
        certainty="holds",
        status="to_do",
        due=None,
        clauses=((PLAN, given.clause),),
        life=given.life,
        channel=given.channel,
        document=given.document,
        dispatch=given.dispatch,
    )
    return replace(base, **more)  # type: ignore[arg-type]


def level_set() -> LevelSet:
    """Certain III, II still possible, I not excluded."""
    test = TestTrace(("deaths",), "deaths >= 3", True)
    return LevelSet(
        LEVELS,
        "III",
        "III",
        ("III", "II"),
        ("I",),
        traces=(
            CriterionTrace(
                "levels.II", "II", "5.1.2", "deaths >= 10", None, (replace(test, text="deaths >= 10", result=None),)
            ),
            CriterionTrace("levels.III", "III", "5.1.3", "deaths >= 3", True, (test,)),
        ),
    )


def plan_view(**more: object) -> PlanView:
    """The sample plan as a candidate, prepared for at level III."""
    base = PlanView(
        instance=INSTANCE,
        plan=PLAN,
        tier="city",
        area=CITY,
        state="candidate",
        reasons=("hazard:hazchem",),
        applies=True,
        grade=None,
        levels=level_set(),
        proposed=("III",),
        approved=None,
        announced=None,
        working=("III",),
        approver="分管副市长",
        acting=None,
        proposer="em_bureau",
        announcer="hq_office",
        level_clause="5.1.3",
        judges=(JudgeView(f"{PLAN}#levels.I.any[1]", "I", "gov_city", "5.1.1(3)", None),),
        commander="市长",
    )
    return replace(base, **more)  # type: ignore[arg-type]


def grade_view() -> GradeView:
    """较大 for sure, 重大 possible."""
    test = TestTrace(("deaths",), "deaths >= 3", True)
    traces = (CriterionTrace("grades.larger", "larger", "3(3)", "deaths >= 3", True, (test,)),)
    return GradeView("cn.sc493", "law", LevelSet(GRADES, "larger", "larger", ("larger", "major"), (), traces=traces))


def acts() -> tuple[ActView, ...]:
    """Acts of all three columns, in the order of the walk."""
    phone_due = Due(at=RECEIVED + timedelta(minutes=20), seconds=1200, moment="received")
    written_due = Due(at=RECEIVED + timedelta(minutes=60), seconds=3600, moment="received")
    return (
        act("fire_119"),
        act("report_phone", due=phone_due, tells=("gov_office",)),
        act("report_written", due=written_due, certainty="unverified"),
        act("close_school", ordered_by="市长"),
        act("cordon", "handed", "police", due=Due(at_once=True), fills={"isolation.distance": ("300米", "150米")}),
        act(
            "monitor",
            "handed",
            "police",
            certainty="if_turns_out",
            because=(TestTrace(("substance",), "substance is ammonia", None),),
        ),
    )


def calls() -> tuple[CallView, ...]:
    """Three calls: who saves lives, the county, the superior duty room."""
    return (
        CallView(
            1,
            "fire_rescue",
            CITY,
            "life",
            "指挥中心",
            ("119",),
            (),
            Due(at_once=True),
            ((f"{INSTANCE}/fire_119", "4.1"),),
            "holds",
        ),
        CallView(
            2,
            "county_gov",
            COUNTY,
            "local",
            "值班室",
            ("0990-5551210",),
            (("县应急局", "0990-5551211"),),
            None,
            (("hazard:hazchem", ""),),
            "holds",
        ),
        CallView(
            3,
            "gov_office",
            CITY,
            "superior",
            None,
            ("0990-5550001",),
            (),
            None,
            ((f"{INSTANCE}/report_phone", "4.2"),),
            "unverified",
            stale=True,
        ),
    )


def fact_views() -> tuple[FactView, ...]:
    """Three dead as read, trapped without a number, the substance by name."""
    return (
        FactView("deaths", "stated", point(3), sources=(("r1", Span(11, 15)),), as_of=RECEIVED),
        FactView("trapped", "open", WHOLE, sources=(("r1", Span(16, 23)),)),
        FactView("substance", "stated", Words(frozenset({"ammonia"})), sources=(("r1", Span(5, 7)),)),
    )


def response(**more: object) -> IncidentResponse:
    """The response to the sample report eight minutes after receipt."""
    base = IncidentResponse(
        incident="i1",
        engine="0.1.0",
        library="a" * 64,
        register="b" * 64,
        head="c" * 64,
        now=NOW,
        received=RECEIVED,
        next_change_at=None,
        message=Message("emergency", "emergency"),
        place=ReadPlace(county="甲溪县", township="丙桥镇", code="990121101", site="丙桥化工园", inside=True),
        inside=True,
        hazards=(HazardView("hazchem", 10, "primary", (("r1", Span(0, 10)),)),),
        facts=fact_views(),
        grade=grade_view(),
        plans=(plan_view(),),
        acts=acts(),
        calls=calls(),
        questions=(Question("trapped", (INSTANCE,), "II", ("enterprise",), 1),),
        report_lacks=("occurred_at", "trapped", "measures"),
        sensitive=(),
        conflicts=(),
        roster=(("带班领导", "丙某", ("190-0000-0003",)), ("主班", "丁某", ("190-0000-0004",))),
    )
    return replace(base, **more)  # type: ignore[arg-type]


WORDS = {"r1": REPORT}
