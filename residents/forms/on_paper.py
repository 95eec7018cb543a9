"""Asks of which day and where the sheets are, and what the head count was."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from aandeslag.vocabulary import Weekday
from residents.forms.walk_in import AtCentreForm, HeadCountForm
from residents.head_count import NAMES, NOBODY_COUNTED, HeadCount
from residents.models import WalkInHour, WalkInSession

if TYPE_CHECKING:
    import datetime as dt

    from aandeslag.teams.models import ReceptionCentre, Team

A_NEW_ONE: Final = "a-new-one"
KEEP: Final = "keep"
QUESTIONS: Final = ("which", "counted")


def _answer(label: Any) -> forms.CharField:
    """Its choices are known only when there is something to ask."""
    return forms.CharField(label=label, required=False, widget=forms.RadioSelect)


class SheetsForm(AtCentreForm, HeadCountForm):
    """A walk-in hour that was held on paper: today, or on an earlier day.

    What that day holds already is asked about, never assumed: which of its walk-in hours it was, and
    whether a count that stands there gives way. The answer names the count that was shown, so that one
    which changed meanwhile is asked about again.
    """

    date = forms.DateField(label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    which = _answer(_("Which walk-in hour of that day was it?"))
    counted = _answer(_("This walk-in hour was counted already. What is right?"))

    field_order = ("date", "centre", "starts", "ends", "which", "visitors", "women", "newcomers", "counted")

    def __init__(self, *args: Any, team: Team, **kwargs: Any) -> None:
        super().__init__(*args, team=team, **kwargs)
        self.team = team
        self.session: WalkInSession | None = None
        for name in ("starts", "ends", *HeadCountForm.base_fields):
            self.fields[name].required = False
        self.fields["starts"].help_text = _("Leave both times empty when it was as planned.")
        self.fields["visitors"].help_text = _("Leave the three numbers empty when nobody counted.")

    @property
    def boxes(self) -> list[forms.BoundField]:
        """Without the questions that need no answer."""
        return [
            box
            for box in self.visible_fields()
            if box.name not in QUESTIONS or getattr(box.field.widget, "choices", None)
        ]

    @property
    def heads(self) -> HeadCount | None:
        """What was typed; None when nothing was, or when the count is to stay as it is."""
        told = [self.cleaned_data.get(name) for name in NAMES]
        if told[0] is None or self.cleaned_data["counted"] == KEEP:
            return None
        return HeadCount(*(number or 0 for number in told))

    @property
    def instead_of(self) -> HeadCount | None:
        """The count that was shown, and that may be written over."""
        return HeadCount.read(self.cleaned_data["counted"])

    def clean_date(self) -> dt.date:
        day: dt.date = self.cleaned_data["date"]
        if day > self.today:
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def clean(self) -> None:
        super().clean()
        told = self.cleaned_data
        if told.get("visitors") is None and (told.get("women") or told.get("newcomers")):
            self.add_error("visitors", _("Write down all visitors too, not only a part of them."))
        if self.errors:
            return
        self._find_session()
        if self.session is not None and self.heads is not None:
            stands = HeadCount.of(self.session)
            if stands not in {NOBODY_COUNTED, self.heads, self.instead_of}:
                self.ask_about(stands, self.heads)

    def ask_about(self, stands: HeadCount, typed: HeadCount) -> None:
        """Another count stands there: nothing is saved before somebody says which one is right."""
        self._ask(
            "counted",
            [
                (KEEP, gettext("Leave what stands there: %(count)s") % {"count": _in_words(stands)}),
                (stands.code, gettext("Put in its place: %(count)s") % {"count": _in_words(typed)}),
            ],
        )

    def _find_session(self) -> None:
        """The one that began at that time, or the one that was chosen; more are asked about."""
        told = self.cleaned_data
        if bool(told["starts"]) != bool(told["ends"]):
            self.add_error("starts" if told["ends"] else "ends", _("Fill in both times, or none of them."))
            return
        that_day = WalkInSession.objects.for_team(self.team).on(told["date"]).filter(centre=told["centre"])
        known = {str(one.public_id): one for one in that_day.order_by("starts")}
        if not told["starts"]:
            self._as_planned(known)
            return
        same = next((one for one in known.values() if one.starts == told["starts"]), None)
        self.session = same or known.get(told["which"])
        if self.session is None and known and told["which"] != A_NEW_ONE:
            new = gettext("Another one, from %(time)s") % {"time": _times(told["starts"], told["ends"])}
            there = [(key, _times(one.starts, one.ends)) for key, one in known.items()]
            self._ask("which", [*there, (A_NEW_ONE, new)])

    def _as_planned(self, known: dict[str, WalkInSession]) -> None:
        """Without times: the one of that day, the one that was chosen, or the weekly hour of that day."""
        told = self.cleaned_data
        self.session = known.get(told["which"]) or (next(iter(known.values())) if len(known) == 1 else None)
        planned = self.session or self._weekly(told["date"], told["centre"])
        if self.session is None and known:
            self._ask("which", [(key, _times(one.starts, one.ends)) for key, one in known.items()])
        elif planned is None:
            self.add_error("starts", _("Nothing was planned on that day: from when until when was it?"))
        else:
            told["starts"], told["ends"] = planned.starts, planned.ends

    def _weekly(self, day: dt.date, centre: ReceptionCentre) -> WalkInHour | None:
        planned = WalkInHour.objects.for_team(self.team).on(day).filter(centre=centre)
        return planned.filter(weekday=Weekday.from_date(day)).order_by("starts").first()

    def _ask(self, name: str, choices: list[tuple[str, str]]) -> None:
        widget = self.fields[name].widget
        assert isinstance(widget, forms.RadioSelect)  # noqa: S101 - see above
        widget.choices = choices
        self.fields[name].required = True
        self.add_error(name, _("Choose one: nothing has been saved yet."))


def _times(starts: dt.time, ends: dt.time) -> str:
    return f"{starts:%H:%M} – {ends:%H:%M}"


def _in_words(count: HeadCount) -> str:
    visitors = ngettext("%(number)s visitor", "%(number)s visitors", count.visitors)
    parts = gettext("of whom %(women)s women and %(newcomers)s new")
    return f"{visitors % {'number': count.visitors}}, {parts % asdict(count)}"
