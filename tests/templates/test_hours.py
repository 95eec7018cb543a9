"""Hours stay together on a narrow screen, and what was typed stays text."""

from __future__ import annotations

import pytest
from django.template import engines

from aandeslag.templatetags.hours import whole_hours


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "donderdag 17 december 12:00–13:30",
            'donderdag 17 december <span class="hours">12:00–13:30</span>',
        ),
        ("elke dinsdag vanaf 9:30", "elke dinsdag vanaf 9:30"),
        ("<b> 9:30–12:00", '&lt;b&gt; <span class="hours">9:30–12:00</span>'),
    ],
)
def test_only_hours_from_until_are_kept_together(text: str, written: str) -> None:
    assert whole_hours(text) == written
    page = engines["django"].from_string("{% load hours %}{{ text|whole_hours }}")
    assert page.render({"text": text}) == written
