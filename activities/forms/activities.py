"""One form for an activity: what is known may be chosen, what is new may be typed beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.forms import OnceForm
from aandeslag.teams.forms.choices import PublicChoiceField
from aandeslag.vocabulary import LanguageLevel, MeetingPlace, PhysicalLoad
from activities.details import ActivityDetails, ContactDetails, NewOffer, OrganisationDetails
from activities.forms.organisations import WHERE_TO_READ_IT, coordinate
from activities.forms.style import AskedField, YesNoField, in_own_form, part, row
from activities.models import Activity, KindOfWork, Organisation, SiteContact

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from activities.details import SlotDetails

WHAT = ("title", "purpose", "theme", "kind")
WHERE = ("meeting_place", "meeting_point", "minutes_earlier", "address", "latitude", "longitude")
ASKED = (
    "dutch_needed",
    "physical_load",
    "minimum_age",
    "with_dutch_volunteers",
    "conduct_certificate",
    "women_only",
    "children_welcome",
    "bring",
    "to_bring",
    "group_size",
    "travel_paid_by",
    "travel_cost",
)
WORK = ("is_additional", "is_non_profit", "kind_of_work", "new_kind_of_work")
PLAIN = (*WHAT, *WHERE, *ASKED, "is_additional", "is_non_profit", "site_contact", "kind_of_work")
OF_ANOTHER = _("%(part)s belongs to %(theirs)s. Choose one of %(mine)s, or type a new one.")
OF_KNOWN = _("%(part)s belongs to %(theirs)s. For a new organisation, type a new one.")


class OfOrganisationField(PublicChoiceField):
    """Says of which organisation a contact or kind of work is."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj} ({obj.organisation})"


class _ActivityForm(forms.ModelForm[Activity]):
    dutch_needed = AskedField(label=_("How much Dutch is needed?"), choices=LanguageLevel.choices)
    physical_load = AskedField(label=_("How heavy is the work?"), choices=PhysicalLoad.choices)
    with_dutch_volunteers = YesNoField(label=_("Do Dutch volunteers take part too?"))
    conduct_certificate = YesNoField(label=_("Is a certificate of conduct (VOG) needed?"))
    women_only = YesNoField(label=_("Is it a women's group?"))
    children_welcome = YesNoField(label=_("Are children welcome?"))
    is_additional = YesNoField(label=_("Is it additional, so that nobody loses paid work?"))
    is_non_profit = YesNoField(label=_("Is it without aim of profit?"))
    travel_paid_by = AskedField(label=_("Who pays the travel cost?"), choices=Activity.TravelPaidBy.choices)
    travel_cost = forms.DecimalField(
        label=_("What does the way there and back cost, in euros?"),
        help_text=_("For one person, such as a bus ticket. Leave empty when nobody knows."),
        min_value=0,
        max_digits=5,
        decimal_places=2,
        localize=True,
        required=False,
    )
    group_size = forms.IntegerField(
        label=_("How many people in one group at most?"), min_value=1, max_value=99, required=False
    )
    latitude = coordinate(_("Latitude"), 50, 54, WHERE_TO_READ_IT)
    longitude = coordinate(_("Longitude"), 3, 8)
    minimum_age = forms.IntegerField(label=_("From which age?"), min_value=0, max_value=99, required=False)
    site_contact = OfOrganisationField(
        SiteContact.objects.none(),
        label=_("Who receives people on site?"),
        required=False,
        empty_label=_("not known yet"),
    )
    new_contact = forms.CharField(label=_("Or a new contact: name"), max_length=60, required=False)
    new_contact_phone = forms.CharField(label=_("Telephone"), max_length=20, required=False)
    kind_of_work = OfOrganisationField(
        KindOfWork.objects.none(),
        label=_("Kind of work in the volunteer declaration"),
        required=False,
        empty_label=_("not known yet"),
        help_text=_("Only for volunteering."),
    )
    new_kind_of_work = forms.CharField(label=_("Or a new kind of work"), max_length=120, required=False)

    class Meta:
        model = Activity
        fields = PLAIN
        help_texts = {
            "title": _("As residents hear it: short and plain."),
            "meeting_place": _("On the slip in everybody's own language."),
            "meeting_point": _(
                "Only when the choice above does not say it. On the slip as you write it here."
            ),
            "minutes_earlier": _(
                "How long before the start people have to be there. The slip shows that hour."
            ),
            "bring": _("On the slip in everybody's own language."),
            "to_bring": _("On the slip as you write it here."),
        }

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = [("", _("not known yet")), *Activity.Purpose.choices]  # type: ignore[attr-defined]  # a choice
        elsewhere = ("", _("somewhere else: type it below"))
        self.fields["meeting_place"].choices = [elsewhere, *MeetingPlace.choices]  # type: ignore[attr-defined]  # a choice
        contacts = SiteContact.objects.filter(organisation__in=organisations, ended_on=None)
        kinds = KindOfWork.objects.filter(organisation__in=organisations)
        for name, rows in (("site_contact", contacts), ("kind_of_work", kinds)):
            in_order = rows.select_related("organisation").order_by("organisation__name", "pk")
            self.fields[name].queryset = in_order  # type: ignore[attr-defined]  # a choice among rows
            if self.instance.pk:
                self.initial[name] = getattr(self.instance, name)
        self.helper = in_own_form(*self.parts())

    def parts(self) -> list[Any]:
        return [
            part(_("What is it?"), *WHAT),
            part(
                _("Where?"),
                row("meeting_place", "minutes_earlier"),
                "meeting_point",
                "address",
                row("latitude", "longitude"),
            ),
            part(_("Who receives people?"), "site_contact", row("new_contact", "new_contact_phone")),
            part(_("What should people know?"), *ASKED),
            part(_("For the volunteer declaration"), *WORK),
        ]

    def organisation_chosen(self) -> Organisation | None:
        """The one that contact and kind of work must belong to; None while it is still new."""
        return self.instance.organisation

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if (cleaned.get("latitude") is None) != (cleaned.get("longitude") is None):
            self.add_error("longitude", _("Fill in both latitude and longitude, or neither."))
        if cleaned.get("new_contact_phone") and not cleaned.get("new_contact"):
            self.add_error("new_contact", _("Fill in the name of the new contact too."))
        self._refuse_of_others(cleaned)
        return cleaned

    def _refuse_of_others(self, cleaned: dict[str, Any]) -> None:
        """Both lists hold what all organisations have: without JavaScript nothing narrows them."""
        mine = self.organisation_chosen()
        for name in ("site_contact", "kind_of_work"):
            row = cleaned.get(name)
            if row is not None and row.organisation != mine:
                names = {"part": str(row), "theirs": str(row.organisation), "mine": str(mine or "")}
                self.add_error(name, (OF_ANOTHER if mine else OF_KNOWN) % names)

    def offer(self, slot: SlotDetails | None = None) -> NewOffer:
        typed = self.cleaned_data
        contact = (
            ContactDetails(name=typed["new_contact"], phone=typed["new_contact_phone"])
            if typed["new_contact"]
            else None
        )
        return NewOffer(
            activity=ActivityDetails(
                **{name: typed[name] for name in PLAIN if name != "bring"},
                # Nothing ticked is *not asked yet*: for nothing to bring there is a box of its own.
                bring=typed["bring"] or None,
            ),
            organisation=self.organisation_details(),
            contact=contact,
            kind_of_work=typed["new_kind_of_work"],
            slot=slot,
        )

    def organisation_details(self) -> Organisation | OrganisationDetails:
        return self.instance.organisation


class NewActivityForm(OnceForm, _ActivityForm):
    """Adding one, at an organisation that is known or new."""

    organisation = PublicChoiceField(
        Organisation.objects.none(), label=_("Organisation"), required=False, empty_label=_("a new one")
    )
    new_organisation = forms.CharField(
        label=_("Name of the new organisation"), max_length=120, required=False
    )

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, organisations=organisations, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]  # a choice among rows

    def parts(self) -> list[Any]:
        return [
            part(_("At which organisation?"), "organisation", "new_organisation"),
            *super().parts(),
            "token",
        ]

    def organisation_chosen(self) -> Organisation | None:
        chosen: Organisation | None = self.cleaned_data.get("organisation")
        return chosen

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        known, new = cleaned.get("organisation"), cleaned.get("new_organisation")
        if known is None and not new and "organisation" not in self.errors:
            self.add_error("organisation", _("Choose an organisation, or type the name of a new one."))
        if known is not None and new:
            self.add_error("new_organisation", _("You also chose an organisation: choose one of the two."))
        return cleaned

    def organisation_details(self) -> Organisation | OrganisationDetails:
        chosen = self.organisation_chosen()
        if chosen is not None:
            return chosen
        typed = self.cleaned_data
        return OrganisationDetails(name=typed["new_organisation"], address=typed["address"])


class ChangeActivityForm(_ActivityForm):
    """Changing one; `revision` says what it was based on."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["revision"] = self.instance.revision

    def parts(self) -> list[Any]:
        return [*super().parts(), "revision"]
