"""The host file: an organisation, who receives people there, and its kinds of work."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.forms import OnceForm, details
from aandeslag.teams.forms.days import DayInput
from activities.details import ContactDetails, OrganisationDetails
from activities.forms.style import YesNoField, in_own_form, part, row
from activities.models import KindOfWork, Organisation, SiteContact

EIGHT_DIGITS = RegexValidator(r"^\d{8}\Z", _("Write eight digits."))


WHERE_TO_READ_IT: Final = _(
    "Both numbers stand on any map on the web. Without them nobody can say how far it is."
)


def coordinate(label: Any, low: int, high: int, help_text: Any = "") -> forms.FloatField:
    """A coordinate in or near the Netherlands; anything else is a slip of the pen."""
    return forms.FloatField(
        label=label,
        required=False,
        validators=[MinValueValidator(low), MaxValueValidator(high)],
        help_text=help_text,
    )


class _OrganisationForm(forms.ModelForm[Organisation]):
    latitude = coordinate(_("Latitude"), 50, 54, WHERE_TO_READ_IT)
    longitude = coordinate(_("Longitude"), 3, 8)
    is_insured = YesNoField(label=_("Does the insurance of the municipality cover the volunteers?"))
    has_quality_mark = YesNoField(label=_("Does it have a quality mark (NOV Goed Geregeld)?"))

    class Meta:
        model = Organisation
        fields = (
            "name",
            "kind",
            "address",
            "phone",
            "email",
            "commerce_number",
            "latitude",
            "longitude",
            "is_insured",
            "insurance_checked_on",
            "has_quality_mark",
            "quality_mark_until",
            "note",
        )
        widgets = {"insurance_checked_on": DayInput, "quality_mark_until": DayInput}
        help_texts = {
            "note": _("Nothing about people. It is deleted after six months."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["commerce_number"].validators.append(EIGHT_DIGITS)
        self.helper = in_own_form(
            part(_("The organisation"), "name", "kind"),
            part(_("How to reach it"), "address", row("phone", "email")),
            part(_("For figures and the map"), "commerce_number", row("latitude", "longitude")),
            part(
                _("Insurance and quality"),
                "is_insured",
                "insurance_checked_on",
                "has_quality_mark",
                "quality_mark_until",
            ),
            part(_("Anything else"), "note"),
            *(name for name in ("token", "revision") if name in self.fields),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if (cleaned.get("latitude") is None) != (cleaned.get("longitude") is None):
            self.add_error("longitude", _("Fill in both latitude and longitude, or neither."))
        return cleaned

    def details(self) -> OrganisationDetails:
        return OrganisationDetails(**details(self, "revision"))


class NewOrganisationForm(OnceForm, _OrganisationForm):
    """Adding one."""


class ChangeOrganisationForm(_OrganisationForm):
    """Changing one; `revision` says what it was based on."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["revision"] = self.instance.revision


class _ContactForm(forms.ModelForm[SiteContact]):
    class Meta:
        model = SiteContact
        fields = ("name", "phone", "email")

    def details(self) -> ContactDetails:
        return ContactDetails(**details(self))


class NewContactForm(OnceForm, _ContactForm):
    """Adding one."""


class ChangeContactForm(_ContactForm):
    """Changing one."""


class KindOfWorkForm(OnceForm, forms.ModelForm[KindOfWork]):
    class Meta:
        model = KindOfWork
        fields = ("description", "details")
        widgets = {"details": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "description": _(
                "As it stands in the application to UWV: other work needs a declaration of its own."
            )
        }


class DescribeWorkForm(forms.ModelForm[KindOfWork]):
    """For the application; the description itself is what UWV decides on, and stays."""

    class Meta:
        model = KindOfWork
        fields = ("details",)
        widgets = {"details": forms.Textarea(attrs={"rows": 4})}
