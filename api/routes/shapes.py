"""Bodies of the interface: strict, bounded, with examples."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StrictBool, StrictInt, StrictStr

from api.desk.bench import LONGEST_REPORT
from api.desk.times import plausible

REPORT = "甲溪县丙桥镇丙桥化工园一台液氨罐阀门漏，白雾往镇上飘，2个工人呛倒送医院，里面可能还有人没出来。"

Instant = Annotated[AwareDatetime, AfterValidator(plausible)]
Area = Annotated[str, Field(pattern=r"^(home|any|[0-9]{6,12})$", description="home、any（只按灾种匹配）或区划代码")]
FactValue = StrictStr | StrictInt | StrictBool | list[StrictStr]


class ReportIn(BaseModel):
    """One report."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"text": REPORT}]})

    text: Annotated[StrictStr, Field(min_length=1, max_length=LONGEST_REPORT, description="报告原文")]
    received: Instant | None = Field(default=None, description="接报时间，须带时区；不写则为收到请求的时间")


class UnderstandIn(ReportIn):
    """A report to be read."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"text": REPORT, "received": "2026-11-21T03:12:00+08:00", "area": "home"}]},
    )

    area: Area = "home"


class RespondIn(BaseModel):
    """What is known: reports in any order (of one instant the later one is newer), and facts that a person enters."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"reports": [{"text": REPORT, "received": "2026-11-21T03:12:00+08:00"}]},
                {"facts": {"deaths": 3, "missing": "2..5", "injured": "?"}},
            ]
        },
    )

    reports: Annotated[list[ReportIn], Field(max_length=200)] = []
    facts: Annotated[
        dict[str, FactValue], Field(max_length=200, description='例如 {"deaths": 3, "missing": "2..5"}')
    ] = {}
    now: Instant | None = Field(default=None, description="按哪一时刻计算，须带时区；不写则为最晚一份报告的接报时间")
    area: Area = "home"
    silence_is_open: StrictBool = True


class ProblemOut(BaseModel):
    """RFC 9457 problem details."""

    type: str
    title: str
    title_zh: str
    title_en: str
    status: int
    detail: str | None = None
    errors: list[dict[str, Any]] = []


class Health(BaseModel):
    """The service answers, and with which library."""

    status: str
    engine: str
    library: str
    now: datetime
