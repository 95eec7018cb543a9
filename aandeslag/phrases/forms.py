"""Corrects one text; what stands between braces must stay, for the site fills it in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aandeslag.phrases.filling import has_stray_brace, names_in
from aandeslag.phrases.languages import direction_of

if TYPE_CHECKING:
    from aandeslag.phrases.models import Phrase


class GoodForm(forms.Form):
    """Which text somebody found good, in which wording."""

    phrase = forms.UUIDField()
    seen = forms.IntegerField()


class CorrectionForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Text"),
        max_length=400,
        error_messages={"required": _("Write a text: without one nothing would stand there.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, phrase: Phrase, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update({"seen": phrase.revision, "text": phrase.text})
        self.names = names_in(phrase.text)
        self.fields["text"].label = phrase.get_language_display()
        self.fields["text"].widget.attrs |= {
            "lang": phrase.language,
            "dir": direction_of(phrase.language),
        }
        if self.names:
            self.fields["text"].help_text = _("Leave in, with the braces: %(names)s.") % {
                "names": self.in_braces
            }

    def clean_text(self) -> str:
        text = " ".join(str(self.cleaned_data["text"]).split())
        if names_in(text) != self.names or has_stray_brace(text):
            wanted = self.in_braces or _("none")
            raise forms.ValidationError(
                _("Between braces must stand exactly: %(names)s.") % {"names": wanted}, code="names"
            )
        return text

    @property
    def in_braces(self) -> str:
        """The values that must stay, as they stand in the text."""
        return " ".join(f"{{{name}}}" for name in sorted(self.names))


class RemarkForm(CorrectionForm):
    """A speaker of a team would say it otherwise; it starts from the text as it is."""

    def clean_text(self) -> str:
        text = super().clean_text()
        if text == self.initial["text"]:
            raise forms.ValidationError(_("This is the text as it is: change it, or go back."), code="same")
        return text
