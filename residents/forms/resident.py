"""Asks the facts of a person: few at the first meeting, the rest whenever it comes up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.forms import OnceForm, details
from aandeslag.teams.models import ReceptionCentre, TeamCentre
from aandeslag.vocabulary import (
    Condition,
    Gender,
    Language,
    LanguageLevel,
    LegalStatus,
    Skill,
    Theme,
    TravelMode,
    Wish,
)
from residents.details import ResidentDetails
from residents.forms.fields import (
    AskedSetField,
    LivesField,
    NoteField,
    Place,
    WeekField,
    choices_of,
    no_digits,
    phone_number,
)
from residents.forms.languages import LanguageTiles
from residents.names import clean_name
from residents.rules import possible_birth_years
from residents.wording import NOTHING_NAMED

if TYPE_CHECKING:
    from datetime import date

    from django.forms import BoundField

    from aandeslag.teams.models import Team

NO_AUTOFILL = {"autocomplete": "off"}
UNKNOWN = [("", _("not asked yet"))]

# By hand: each save asks it, and the ORM takes longer to write it than a database to answer.
SERVED: Final = f"""
    SELECT centre.id, centre.public_id, centre.name FROM {ReceptionCentre._meta.db_table} AS centre
    JOIN {TeamCentre._meta.db_table} AS serving ON serving.centre_id = centre.id
    WHERE serving.team_id = %s AND serving.valid_from <= %s
    AND (serving.valid_until IS NULL OR serving.valid_until >= %s) ORDER BY centre.name
"""  # noqa: S608 - our own tables


class ResidentForm(forms.Form):
    """Every fact that can be filled in, except how someone can be reached: that is asked apart."""

    first_name = forms.CharField(
        label=_("First name"),
        max_length=60,
        validators=[no_digits],
        widget=forms.TextInput(attrs={**NO_AUTOFILL, "dir": "auto"}),
    )
    gender = forms.ChoiceField(label=_("Gender"), choices=choices_of(Gender), widget=forms.RadioSelect)
    birth_year = forms.IntegerField(
        label=_("Year of birth"),
        required=False,
        widget=forms.TextInput(attrs={**NO_AUTOFILL, "inputmode": "numeric", "maxlength": 4}),
    )
    languages = forms.MultipleChoiceField(
        label=_("Speaks"), choices=choices_of(Language), required=False, widget=forms.CheckboxSelectMultiple
    )
    legal_status = forms.ChoiceField(
        label=_("Status"),
        choices=choices_of(LegalStatus),
        initial=LegalStatus.UNKNOWN,
        widget=forms.RadioSelect,
    )
    lives = LivesField(label=_("Lives at"))
    preferred_language = forms.ChoiceField(
        label=_("Language for slip and explanation"),
        choices=choices_of(Language, first=[("", _("choose a language"))]),
        required=False,
    )
    initial_letter = forms.CharField(
        label=_("First letter of the surname"),
        max_length=1,
        required=False,
        validators=[no_digits],
        widget=forms.TextInput(attrs=NO_AUTOFILL),
    )
    district = forms.CharField(
        label=_("District"),
        help_text=_("Only for who has a home of their own. Never a street."),
        max_length=40,
        required=False,
        validators=[no_digits],
        widget=forms.TextInput(attrs=NO_AUTOFILL),
    )
    dutch_level = forms.ChoiceField(
        label=_("Dutch"), choices=choices_of(LanguageLevel, first=UNKNOWN), required=False
    )
    english_level = forms.ChoiceField(
        label=_("English"), choices=choices_of(LanguageLevel, first=UNKNOWN), required=False
    )
    free = WeekField(label=_("Free on"))
    interests = AskedSetField(label=_("Likes"), codes=Theme)
    skills = AskedSetField(label=_("Is good at"), codes=Skill)
    conditions = AskedSetField(label=_("To take into account"), codes=Condition)
    travel_modes = AskedSetField(label=_("Travels"), codes=TravelMode, nothing=NOTHING_NAMED["travel_modes"])
    wishes = AskedSetField(label=_("Wishes"), codes=Wish)
    note = NoteField(label=_("Short note"))

    who: ClassVar[tuple[str, ...]] = ("first_name", "gender", "birth_year", "languages")
    where: ClassVar[tuple[str, ...]] = ("legal_status", "lives", "preferred_language")

    def __init__(self, *args: Any, team: Team, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.offer_places(team)

    def offer_places(self, team: Team) -> None:
        """Offer what the team serves and, when a person lives elsewhere by now, that place too."""
        lives = self.fields["lives"]
        assert isinstance(lives, LivesField)  # noqa: S101 - see above
        lives.offer(
            lambda: self.also(self._centres(team), "centre"),
            lambda: self.also(list(team.municipalities.all()), "housed_in"),
        )

    def _centres(self, team: Team) -> list[ReceptionCentre]:
        """Those that the team serves today, with what a choice shows and a registration stores of them."""
        today = self.today.isoformat()
        return list(ReceptionCentre.objects.raw(SERVED, [team.pk, today, today]))

    def also(self, offered: list[Place], name: str) -> list[Place]:
        now: Place | None = self.initial.get(name)
        return offered if now is None or now in offered else [*offered, now]

    @property
    def about_who(self) -> list[BoundField]:
        """What is asked of everybody at once: who they are."""
        return [self[name] for name in self.who]

    @property
    def about_where(self) -> list[BoundField]:
        """What is asked of everybody at once: where they live, and what they need to hear."""
        return [self[name] for name in self.where]

    @property
    def later(self) -> list[BoundField]:
        """What can come later."""
        return [one for one in self.visible_fields() if one.name not in (*self.who, *self.where)]

    @property
    def later_tiles(self) -> list[BoundField]:
        return [one for one in self.later if one.use_fieldset]

    @property
    def later_words(self) -> list[BoundField]:
        return [self["note"]]

    @property
    def later_short(self) -> list[BoundField]:
        return [one for one in self.later if not one.use_fieldset and one.name != "note"]

    @property
    def later_is_wrong(self) -> bool:
        return any(field.errors for field in self.later)

    def clean_first_name(self) -> str:
        return clean_name(self.cleaned_data["first_name"])

    def clean_birth_year(self) -> int | None:
        year: int | None = self.cleaned_data["birth_year"]
        possible = possible_birth_years(self.today)
        if year is not None and year not in possible:
            raise ValidationError(
                _("Write a year between %(first)s and %(last)s; younger children are not registered."),
                params={"first": str(possible[0]), "last": str(possible[-1])},
            )
        return year

    def clean_languages(self) -> frozenset[str]:
        return frozenset(self.cleaned_data["languages"])

    def clean_dutch_level(self) -> str | None:
        return self.cleaned_data["dutch_level"] or None

    def clean_english_level(self) -> str | None:
        return self.cleaned_data["english_level"] or None

    def filled_in(self, **more: Any) -> ResidentDetails:
        """The answers as they travel to the action."""
        told = details(self, "lives", "initial_letter", *self.apart)
        told["centre"], told["housed_in"] = self.cleaned_data["lives"]
        told["initial"] = self.cleaned_data["initial_letter"].upper()
        if told["housed_in"] is None:
            told["district"] = ""
        return ResidentDetails(**{**told, **more})

    # Fields that are no fact of the person.
    apart: ClassVar[tuple[str, ...]] = ()


class RegistrationForm(OnceForm, LanguageTiles, ResidentForm):
    """The first meeting."""

    explained_in = forms.ChoiceField(
        label=_("I have just explained it in"),
        choices=choices_of(Language, first=[("", _("not yet"))]),
        required=False,
        widget=forms.RadioSelect,
    )
    guardian_agrees = forms.ChoiceField(
        label=_("Under 18: does the parent or guardian (Nidos) agree?"),
        choices=[("no", _("not asked yet")), ("yes", _("yes, told us today"))],
        required=False,
        widget=forms.RadioSelect,
    )
    apart = ("explained_in", "guardian_agrees")
    where = ("legal_status", "lives", "explained_in")

    who = ("first_name", "gender", "birth_year")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.fields["first_name"].widget.attrs["autofocus"] = True

    @property
    def later(self) -> list[BoundField]:
        apart = {"guardian_agrees", "languages"}
        return [field for field in super().later if field.name not in apart]

    def clean(self) -> None:
        """The slip comes in the language of the explanation, or in the only one that someone speaks."""
        super().clean()
        languages = self.cleaned_data.get("languages") or frozenset()
        if not self.cleaned_data.get("preferred_language"):
            only = next(iter(languages)) if len(languages) == 1 else ""
            self.cleaned_data["preferred_language"] = self.cleaned_data.get("explained_in") or only

    @property
    def told_in(self) -> str | None:
        return self.cleaned_data["explained_in"] or None


class ChangeForm(ResidentForm):
    """All facts of someone, with the revision that the form shows."""

    guardian_agreed_on = forms.DateField(
        label=_("Parent or guardian agrees, on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=20,
        required=False,
        validators=[phone_number],
        widget=forms.TextInput(attrs={**NO_AUTOFILL, "inputmode": "tel"}),
    )
    email = forms.EmailField(label=_("E-mail"), required=False, widget=forms.EmailInput(attrs=NO_AUTOFILL))
    revision = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput)
    apart = ("revision", "seen")

    def __init__(self, *args: Any, may_be_reached: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_be_reached:
            del self.fields["phone"], self.fields["email"]

    def clean_guardian_agreed_on(self) -> date | None:
        agreed: date | None = self.cleaned_data["guardian_agreed_on"]
        if agreed is not None and agreed > self.today:
            raise ValidationError(_("This day is still to come."))
        return agreed


def shown_in_form(facts: ResidentDetails) -> dict[str, Any]:
    """The facts as the form wants them to begin with."""
    columns = facts.columns()
    return {
        **columns,
        "languages": sorted(facts.languages),
        "lives": facts.centre or facts.housed_in,
        "initial_letter": facts.initial,
    }
