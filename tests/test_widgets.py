"""The quick list says the same as Django's."""

from __future__ import annotations

import pytest
from django import forms

from aandeslag.widgets import QuickSelect

CHOICES = [("", "alles"), ("a", "<b>vet</b>"), ('"b"', "“aanhaling” & meer")]


@pytest.mark.parametrize("value", ["", None, "a", '"b"', "x"])
def test_the_same_choices_with_the_same_one_chosen(value: str | None) -> None:
    quick = QuickSelect(choices=CHOICES).render("keuze", value, {"id": "id_keuze"})
    plain = forms.Select(choices=CHOICES).render("keuze", value, {"id": "id_keuze"})

    assert _options(quick) == _options(plain)
    assert quick.startswith('<select class="form-select" id="id_keuze" name="keuze">')


def _options(markup: str) -> list[str]:
    return [part.split("</option>")[0] for part in markup.split("<option ")[1:]]
