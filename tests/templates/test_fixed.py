"""What is the same for everybody is made once; what differs by a list, once for each."""

from __future__ import annotations

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils.translation import override

# That a name is not known there is what is tested.
pytestmark = pytest.mark.ignore_template_errors
LOAD = "{% load fixed i18n %}"


def test_it_is_made_once_per_language_and_knows_nothing() -> None:
    page = Template(LOAD + '{% fixed %}{% translate "Week" %}{{ name }}{% endfixed %} {{ name }}')
    shown = []
    for language, name in (("nl", "Selam"), ("en", "Yonas"), ("nl", "Dawit")):
        with override(language):
            shown.append(page.render(Context({"name": name})))
    assert shown == ["Week Selam", "Week Yonas", "Week Dawit"]


def test_per_list_it_knows_that_list_only_and_is_made_once_for_each() -> None:
    made: list[str] = []

    class Word(str):
        __slots__ = ()

        def upper(self) -> str:
            made.append(str(self))
            return str.upper(self)

    page = Template(
        LOAD + "{% fixed per menu %}{% for one in menu %}{{ one.upper }}{% endfor %}{{ name }}{% endfixed %}"
    )
    menus = [[Word("a"), Word("b")], [Word("a")], [Word("a"), Word("b")]]

    shown = [page.render(Context({"menu": menu, "name": "Selam"})) for menu in menus]

    assert shown == ["AB", "A", "AB"]
    assert made == ["a", "b", "a"]


@pytest.mark.parametrize("words", ["per", "by menu", "per menu too"])
def test_anything_else_is_a_mistake_of_ours(words: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        Template(LOAD + "{% fixed " + words + " %}{% endfixed %}")
