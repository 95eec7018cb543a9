"""Asking about an activity, and answering."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.forms import OnceForm
from activities.models import Concern


class ConcernForm(OnceForm, forms.ModelForm[Concern]):
    class Meta:
        model = Concern
        fields = ("kind", "text")
        widgets = {"kind": forms.RadioSelect, "text": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "text": _(
                "About the activity. No names, and nothing by which a person is known: "
                "the coordinator reads it, and it is deleted after six months."
            )
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as a form takes them
        # Without the empty choice of a list: among buttons it is one more to press, and says nothing.
        self.fields["kind"].choices = Concern.Kind.choices  # type: ignore[attr-defined]  # a choice


class AnswerForm(forms.ModelForm[Concern]):
    class Meta:
        model = Concern
        fields = ("decision", "answer")
        widgets = {"decision": forms.RadioSelect, "answer": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"answer": _("Who asked reads this. No names of people.")}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as a form takes them
        self.fields["decision"].choices = Concern.Decision.choices  # type: ignore[attr-defined]  # a choice
        self.fields["decision"].required = True
