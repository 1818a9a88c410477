"""Equal values, equal bytes."""

import hashlib
import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.conditions.tree import And, In, Not, Or, Sum
from engine.values.canonical import canonical, digest, plain, read_time, time_text
from engine.values.cells import Members, Range, Words


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Range(3, None), '{"high":null,"high_open":false,"low":3,"low_open":false}'),
        (Range(Fraction(2000, 3), Fraction(4, 2)), '{"high":2,"high_open":false,"low":"2000/3","low_open":false}'),
        (Words(frozenset({"yes", "no"})), '{"may":["no","yes"]}'),
        (Members(frozenset(), frozenset("ba")), '{"known":[],"may":["a","b"]}'),
        ({"b": 1, "a": True, ("x", "y"): None}, '{"a":true,"b":1,"x|y":null}'),
        (datetime(2026, 1, 6, 6, 41, tzinfo=timezone(timedelta(hours=8))), '"2026-01-05T22:41:00Z"'),
        (date(2026, 1, 6), '"2026-01-06"'),
        (2**60, '"1152921504606846976"'),
        ("警钟", '"警钟"'),
        (Sum(("deaths",), ">=", 3), '{"compare":">=","facts":["deaths"],"value":3}'),
    ],
)
def test_values_have_one_text(value, text):
    """Fields by name, sets in order, times in UTC, fractions as text."""
    assert canonical(value).decode() == text
    assert json.loads(text) == plain(value)
    assert digest(value) == hashlib.sha256(text.encode()).hexdigest()


def test_conditions_that_differ_only_in_kind_differ_in_bytes():
    """``a and b`` is not ``a or b``."""
    parts = (Sum(("deaths",), ">=", 3), In("leak", frozenset({"yes"})))
    assert canonical(And(parts)) != canonical(Or(parts))
    assert plain(Not(parts[1])) == {"is": "Not", "inner": {"fact": "leak", "words": ["yes"]}}


@pytest.mark.parametrize("value", [0.5, object(), {"a": 1.0}, {"a": b"x"}, {None: 1}, Range])
def test_what_has_no_exact_form_is_refused(value):
    """No float ever gets into a hash."""
    with pytest.raises(TypeError, match="no canonical form"):
        plain(value)


def test_a_time_without_offset_is_refused():
    """A naive time has no instant."""
    with pytest.raises(ValueError, match="offset"):
        plain(datetime(2026, 1, 6))  # noqa: DTZ001 - the fault under test
    with pytest.raises(ValueError, match="offset"):
        read_time("2026-01-06T06:41:00")


@given(st.datetimes(timezones=st.timezones()))
def test_an_instant_survives_its_text(instant):
    """Written in UTC, read back to the same instant."""
    try:
        text = time_text(instant)
    except OverflowError:
        return
    assert text.endswith("Z")
    assert read_time(text) == instant.astimezone(UTC)


def test_bytes_do_not_depend_on_the_hash_seed():
    """Two processes that order their sets differently write the same digest."""
    script = (
        "from engine.values.canonical import digest; from engine.values.cells import Words;"
        "print(digest(Words(frozenset(map(str, range(50))))))"
    )
    found = set()
    for seed in ("1", "2", "3"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, check=True, text=True
        )
        found.add(run.stdout)
    assert len(found) == 1
