"""A question on a form says what is asked, what may stay empty and what is wrong, to everybody."""

from __future__ import annotations

import re

from crispy_forms.templatetags.crispy_forms_filters import as_crispy_form
from django import forms
from django.utils.translation import override


class Questions(forms.Form):
    name = forms.CharField(help_text="As they say it")
    note = forms.CharField(required=False)
    days = forms.MultipleChoiceField(
        choices=[("mo", "Monday"), ("tu", "Tuesday")],
        widget=forms.CheckboxSelectMultiple(attrs={"class": "week"}),
    )
    explained = forms.BooleanField()


def rendered(data: dict[str, object] | None = None) -> str:
    with override("en"):
        html: str = as_crispy_form(Questions(data))
    return re.sub(r"\s+", " ", html)


def test_only_what_may_stay_empty_is_marked() -> None:
    assert rendered().count("(not required)") == 1


def test_a_hint_and_a_mistake_are_tied_to_their_field() -> None:
    html = rendered({"name": ""})
    field = re.search(r'<input type="text" name="name"[^>]*>', html)

    assert field is not None
    assert 'aria-describedby="id_name_helptext id_name_error"' in field[0]
    assert 'aria-invalid="true"' in field[0]
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html


def test_several_choices_are_one_group_with_its_question() -> None:
    html = rendered()

    assert html.count("<fieldset") == 1
    assert re.search(r'<legend class="form-label"> Days </legend>', html) is not None
    assert 'class="choices week"' in html


def test_what_was_ticked_stays_ticked() -> None:
    html = rendered({"days": ["tu"], "explained": "on"})
    ticked = [box for box in re.findall(r"<input[^>]*>", html) if "checked" in box]

    assert [re.findall(r'name="(\w+)"', box) for box in ticked] == [["days"], ["explained"]]
