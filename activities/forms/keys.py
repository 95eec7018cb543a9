"""Asks for which website or system a key is."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from activities.models import OfferKey


class KeyForm(forms.Form):
    used_by = forms.CharField(
        label=_("Which website or system will read the offer?"),
        help_text=_("So that you know later which key to revoke. Not the name of a person."),
        max_length=OfferKey._meta.get_field("used_by").max_length,
        widget=forms.TextInput({"class": "form-control", "autocomplete": "off"}),
    )
    token = forms.UUIDField(widget=forms.HiddenInput)
