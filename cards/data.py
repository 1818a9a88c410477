"""The card as data: the response itself in canonical plain form, nothing derived, nothing in words."""

from __future__ import annotations

from typing import Any

from engine.respond.model import IncidentResponse
from engine.values.canonical import plain


def to_json(response: IncidentResponse) -> dict[str, Any]:
    """Plain data of a response, keys stable: strings, ints, lists, dicts; fractions as ``"a/b"``, times in UTC."""
    data = plain(response)
    if not isinstance(data, dict):
        raise TypeError("a response is an object of its fields")
    return data
