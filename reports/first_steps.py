"""What a new team does first: shown on the home page until there is a walk-in hour to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from aandeslag.teams.models import Team, TeamCentre
from activities.models import Organisation
from reports.worklist import Item
from residents.models import WalkInHour

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet


def first_steps(team: Team, today: date) -> list[Item]:
    """Give the steps that were not taken yet, in order; one query."""
    has_centre, has_hour, has_organisation = _taken(team, today)
    steps = [
        (has_centre, _("This team serves no centre yet. Ask the administrator to add one."), ""),
        (has_hour, _("Plan the weekly walk-in hour."), reverse("residents:walk-in-hours")),
        (has_organisation, _("Enter the first organisation."), reverse("activities:organisations")),
    ]
    return [Item(sentence, url) for taken, sentence, url in steps if not taken]


def _taken(team: Team, today: date) -> tuple[bool, bool, bool]:
    def exists(rows: QuerySet[TeamCentre] | QuerySet[WalkInHour] | QuerySet[Organisation]) -> Exists:
        return Exists(rows.filter(team=OuterRef("pk")))

    taken: tuple[bool, bool, bool] = (
        Team.objects.filter(pk=team.pk)
        .annotate(
            has_centre=exists(TeamCentre.objects.on(today)),
            has_hour=exists(WalkInHour.objects.on(today)),
            has_organisation=exists(Organisation.objects.all()),
        )
        .values_list("has_centre", "has_hour", "has_organisation")
        .get()
    )
    return taken
