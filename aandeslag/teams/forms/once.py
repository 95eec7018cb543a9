"""What every form that creates something carries: a token that works once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms

if TYPE_CHECKING:
    from uuid import UUID


class OnceForm(forms.Form):
    """Mix into a form that creates; `form.token` goes to the action."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    @property
    def token_sent(self) -> UUID:
        token: UUID = self.cleaned_data["token"]
        return token


def details(form: forms.BaseForm, *leave_out: str) -> dict[str, Any]:
    """The cleaned values without the token and without `leave_out`: what an action stores."""
    return {name: value for name, value in form.cleaned_data.items() if name not in {"token", *leave_out}}
