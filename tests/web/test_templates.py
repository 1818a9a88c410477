"""The page of the duty desk: it escapes, it works without script, and it asks no other host for anything."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from cards.card import response_card
from cards.catalogue import messages
from cards.reading import Piece
from cards.render import to_fragment
from tests.cards import samples

WEB = Path(__file__).parents[2] / "web"


def page(lang: str = "zh-CN", name: str = "desk.html.j2", **context: object) -> str:
    """The page with the sample card."""
    environment = Environment(loader=FileSystemLoader(WEB / "templates"), autoescape=True, undefined=StrictUndefined)
    document = response_card(samples.library(), samples.register(), samples.response(), samples.WORDS, lang)
    given = {
        "lang": lang,
        "t": messages(lang),
        "text": samples.REPORT,
        "at": "",
        "area": "home",
        "pieces": (Piece("液氨", "hazard", "危险化学品"), Piece("罐")),
        "card": Markup(to_fragment(document)),  # noqa: S704  # escaped by the renderer
        "error": "",
    }
    return environment.get_template(name).render(**given | context)


@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_the_page_stands_in_both_languages(lang):
    """Form, underlined report and card."""
    html = page(lang)
    assert f'<html lang="{lang}">' in html
    assert '<form class="report" id="report" method="post" action="/"' in html
    assert '<mark class="read-hazard"' in html
    assert 'id="card-mine"' in html


def test_the_page_keeps_a_strict_content_policy():
    """No inline script, no inline style, no handler, no other host."""
    html = page()
    assert re.findall(r"<script(?![^>]*src=)", html) == []
    assert re.findall(r"\s(?:style|on[a-z]+)=", html) == []
    assert re.findall(r"(?:src|href|action)=\"(?:https?:)?//", html) == []


def test_without_a_report_the_page_says_what_to_do():
    """An empty desk is no error."""
    html = page(text="", pieces=(), card=None)
    assert messages("zh-CN")["page.empty"] in html


def test_the_live_part_is_the_same_as_in_the_page():
    """What the script fetches is what the page would show."""
    part = page(name="result.html.j2").strip()
    assert part in page()


def test_every_control_has_a_label():
    """Nothing is named by its place alone."""
    html = page()
    for control in re.findall(r"<(?:textarea|select|input)[^>]*>", html):
        if 'type="hidden"' not in control:
            ident = re.search(r'id="([^"]+)"', control)
            assert ident
            assert f'for="{ident[1]}"' in html
