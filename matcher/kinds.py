"""Which facts count people, and which of them fall as people are found."""

from __future__ import annotations

import re

STATED = (
    "deaths",
    "deaths_incl_missing",
    "missing",
    "trapped",
    "buried",
    "seriously_injured",
    "lightly_injured",
    "injured",
    "hospitalized",
    "poisoned",
    "illness_count",
    "rescued",
    "evacuated",
    "threatened",
    "stranded",
    "affected_population",
    "relief_population",
    "status_unknown",
    "onboard",
)
CURRENT = ("trapped", "buried", "missing")

AFLOAT = re.compile(
    r"船|艇|筏|落水|溺|游泳|游野泳|洗澡|冲走|卷走|冰[窟裂面]|河上|捞|水里|掉[进到下]?[水江河海湖]|江[里面]|海[上里]|河[里边]|水库|capsiz|boat"
)
"""events on the water, where who does not come back is missing"""
HARMED = re.compile(r"医院|抢救|伤|危重|icu|断气|遗体|命|翻|撞|塌|炸|中毒|捅|砍")
"""somebody came to harm, so that 走了 may mean died"""
MOVED = re.compile(r"转移|疏散|撤离|安置|劝离|转走|撤走")
"""people were moved, so that 走了 means left"""
WITHIN = re.compile(r"(?<![的当])(?:[里下]头|[里下]面|底下|井下|屋里|洞里)(?:还?有)?$")
"""里头9个人，死活都还不晓得: whose fate is open inside are shut in"""
