"""What goes to a terminal: no control or direction character of a report, a file or an argument gets there."""

from __future__ import annotations

import json
import re

UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Controls but for tab and line feed, line and paragraph separators, and what turns the direction of writing."""


def visible(text: str) -> str:
    """The text with each unsafe character as its escape: ``\\x1b``, ``\\u202e``."""
    return UNSAFE.sub(lambda found: repr(found[0])[1:-1], text)


def json_text(value: object) -> str:
    """Indented JSON with sorted keys; unsafe characters are escaped as JSON does it, so that no value changes."""
    text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True)
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
