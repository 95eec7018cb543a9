"""The choice between the facts of two participants: one question per fact on which they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.forms import OnceForm
from matching.merging.comparing import Fact, Which

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.forms import BoundField


class MergeForm(OnceForm):
    def __init__(self, *args: Any, facts: Sequence[Fact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.facts = facts
        for fact in facts:
            if fact.differs:
                self.fields[fact.name] = _question(fact)

    def lines(self) -> list[tuple[Fact, BoundField | None]]:
        """Each fact, with its question where there is something to choose."""
        return [(fact, self[fact.name] if fact.differs else None) for fact in self.facts]

    @property
    def choices(self) -> dict[str, str]:
        return {fact.name: self.cleaned_data[fact.name] for fact in self.facts if fact.differs}


def _question(fact: Fact) -> forms.ChoiceField:
    nothing = _("not asked")
    choices = [(Which.KEPT.value, fact.of_kept or nothing), (Which.OTHER.value, fact.of_other or nothing)]
    if fact.may_be_both:
        choices.append((Which.BOTH.value, _("both together")))
    return forms.ChoiceField(
        label=fact.label, choices=choices, initial=fact.usual.value, widget=forms.RadioSelect
    )
