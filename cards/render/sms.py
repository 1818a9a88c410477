"""A Document as a short message: at most three parts of 70 characters, the most needed first, no personal data."""

from __future__ import annotations

from cards.document import Document
from cards.render.flow import clean

PART = 70
PARTS = 3


def to_sms(document: Document, limit: int = PART * PARTS) -> str:
    """The core of a card in at most ``limit`` characters. Whole pieces are left out, never half a number;
    only a first piece that is too long by itself is cut, with an ellipsis."""
    text = ""
    for piece in (clean(entry) for entry in document.core):
        joined = piece if not text or document.locale.startswith("zh") else " " + piece
        if not text:
            text = piece if len(piece) <= limit else piece[: limit - 1] + "…"
        elif len(text) + len(joined) <= limit:
            text += joined
    return text


def to_notice(document: Document) -> str:
    """The short message without casualties, level or place, for a channel that may carry none of them."""
    return clean(document.notice)
