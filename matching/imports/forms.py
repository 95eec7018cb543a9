"""The forms of an import: the file, its columns, the questions about it as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from aandeslag.spreadsheets.errors import UnreadableCode
from aandeslag.spreadsheets.limits import MAX_BYTES
from aandeslag.teams.forms import OnceForm
from aandeslag.teams.models import ReceptionCentre
from matching.imports.answers import ELSEWHERE, Answers, FileQuestion
from matching.imports.mapping import FIXED
from matching.imports.wording.columns import LABELS
from matching.imports.wording.files import unreadable_code
from matching.models import Import

if TYPE_CHECKING:
    from datetime import date

EARLIEST_YEAR: Final = 2010
_YES_NO: Final = [("yes", _("yes")), ("no", _("no"))]


class UploadForm(OnceForm):
    kind = forms.ChoiceField(label=_("What is in it?"), choices=Import.Kind.choices, widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("XLSX, ODS or CSV, at most 5 MB. The file itself is not kept."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.ods,.csv,.txt"}),
        allow_empty_file=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise ValidationError(unreadable_code(UnreadableCode.TOO_LARGE))
        return file


class ColumnsForm(forms.Form):
    """One choice per column of the file."""

    def __init__(self, *args: Any, imported: Import, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = [("", _("not taken over")), *LABELS[imported.kind].items()]
        for index, column in enumerate(imported.columns):
            # What was in these was never kept, so they cannot become anything else.
            choices = [one for one in every if one[0] in {"", column}] if column in FIXED else every
            self.fields[f"column-{index}"] = forms.ChoiceField(
                choices=choices,
                initial=column,
                required=False,
                label=imported.header[index] or _("no heading"),
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    @property
    def columns(self) -> list[str]:
        return [self.cleaned_data[name] for name in self.fields]


class AnswersForm(forms.Form):
    """Only the questions that this file raises."""

    centre = forms.ChoiceField(label=_("Where do the people in this file live?"), widget=forms.RadioSelect)
    year = forms.IntegerField(
        label=_("Some dates have no year. Which year is it?"),
        help_text=_("Of people who left, it is the first such day after they were registered."),
        min_value=EARLIEST_YEAR,
    )
    registered_on = forms.DateField(
        label=_("Some rows do not say since when. Which date for those?"),
        help_text=_("Leave empty to leave those rows out."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    phone_asked = forms.ChoiceField(
        label=_("Was everybody asked whether the team may call and send messages?"),
        help_text=_("If not, telephone numbers and e-mail addresses are left out and counted."),
        choices=_YES_NO,
        widget=forms.RadioSelect,
    )
    whole_year = forms.ChoiceField(
        label=_("Declarations “valid until” a year without a day: are they valid until its last day?"),
        help_text=_("If not, or if you are not sure, the date is still to be asked."),
        choices=_YES_NO,
        widget=forms.RadioSelect,
    )
    all_present = forms.ChoiceField(
        label=_("No column says who was there. Was everybody in the list there?"),
        help_text=_("If not, attendance is still to be marked."),
        choices=_YES_NO,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, imported: Import, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {
            question.name.lower(): self.fields[question.name.lower()]
            for question in FileQuestion
            if question in imported.asks
        }
        if "centre" in self.fields:
            self._offer_centres(imported)
        if "year" in self.fields:
            self.fields["year"].initial = imported.year_hint
            self.fields["year"].validators.append(MaxValueValidator(today.year))
        self.helper = FormHelper()
        self.helper.form_tag = False

    @property
    def answers(self) -> Answers:
        given = self.cleaned_data
        return Answers(
            centre=given.get("centre"),
            year=given.get("year"),
            registered_on=given.get("registered_on"),
            phone_asked=given.get("phone_asked") == "yes",
            whole_year=given.get("whole_year") == "yes",
            all_present=given.get("all_present") == "yes",
        )

    def _offer_centres(self, imported: Import) -> None:
        centres = ReceptionCentre.objects.filter(served__team=imported.team).distinct()
        field = self.fields["centre"]
        field.choices = [  # type: ignore[attr-defined]  # a ChoiceField
            *((str(one.public_id), one.name) for one in centres),
            (ELSEWHERE, _("not all at one centre: still to ask")),
        ]
