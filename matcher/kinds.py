"""Which facts count people, and which of them fall as people are found."""

from __future__ import annotations

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
