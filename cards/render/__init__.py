"""Renderers: a Document as terminal text, Markdown, HTML or a short message. Each escapes what its format needs."""

from __future__ import annotations

from cards.render.html import to_fragment, to_html
from cards.render.markdown import to_markdown
from cards.render.sms import to_notice, to_sms
from cards.render.text import to_text

__all__ = ["to_fragment", "to_html", "to_markdown", "to_notice", "to_sms", "to_text"]
