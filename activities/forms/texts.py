"""Choosing ready sentences for residents, and translating by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from aandeslag.phrases.files import codes
from aandeslag.phrases.languages import direction_of
from activities.details import TextChoice
from activities.forms.style import in_own_form, part
from activities.rules.texts import phrases_for
from activities.texts import facts_that_are_there

if TYPE_CHECKING:
    from aandeslag.phrases.book import Phrasebook
    from activities.models import Activity, OwnText

FAMILIES: Final = {
    "title_phrase": ("title", _("What is it called?")),
    "do_phrase": ("do", _("What do we do?")),
    "with_phrase": ("with", _("Where and with whom?")),
    "know_phrase": ("know", _("What must people know?")),
}


class ChooseTextsForm(forms.Form):
    """`book` is that of the screen: staff choose in their own language."""

    def __init__(self, *args: Any, activity: Activity, book: Phrasebook, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        usual = phrases_for(facts_that_are_there(activity, book))
        now = {
            "title_phrase": usual.title,
            "do_phrase": usual.do,
            "with_phrase": usual.with_whom,
            "know_phrase": usual.know,
        }
        for name, (family, label) in FAMILIES.items():
            chosen = getattr(activity, name)
            said = _("by itself: %(sentence)s") % {"sentence": book.say(now[name])}
            choices = [("", _("by itself") if chosen else said), *_sentences(family, book)]
            self.fields[name] = forms.ChoiceField(
                label=label, choices=choices, required=False, initial=chosen
            )
        self.helper = in_own_form(part(_("Ready sentences"), *FAMILIES))

    def choice(self) -> TextChoice:
        return TextChoice(**self.cleaned_data)


class OwnTextForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=80)
    text = forms.CharField(
        label=_("Text"),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Three short sentences. No names of people."),
    )

    def __init__(self, *args: Any, language: str, own: OwnText | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if own is not None:
            self.initial = {"title": own.title, "text": own.text}
        for field in self.fields.values():
            field.widget.attrs |= {"lang": language, "dir": direction_of(language)}


def _sentences(family: str, book: Phrasebook) -> list[tuple[str, str]]:
    return [(code, book.say(code)) for code in codes() if code.split(".")[0] == family]
