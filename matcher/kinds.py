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
