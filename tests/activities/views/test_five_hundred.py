"""With five hundred activities each page of the offer asks the database as much as with one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest

from aandeslag.teams.link_secrets import digest_of
from activities.models import (
    Activity,
    CalendarFeed,
    KindOfWork,
    Occurrence,
    Organisation,
    SiteContact,
    Slot,
    VolunteerDeclaration,
)
from tests.activities.conftest import NOW, TODAY
from tests.activities.queries import queries_of
from tests.factories import (
    ActivityFactory,
    DeclarationFactory,
    KindOfWorkFactory,
    OccurrenceFactory,
    OrganisationFactory,
    SiteContactFactory,
    SlotFactory,
)

if TYPE_CHECKING:
    from django.test import Client

    from tests.activities.conftest import Garden

pytestmark = pytest.mark.usefixtures("on_monday")
MANY: Final = 499
SECRET: Final = "een-agenda-van-de-tuin"
PAGES: Final = (
    "/offer/",
    "/offer/?view=list",
    "/offer/?theme=green&day=tu&no_dutch=on",
    "/matching/offer/",
    "/offer/export/csv/?view=list",
    "/offer/print/",
    "/offer/print/offer.pdf?paper=a4",
    "/offer/print/offer.pdf?paper=cards",
    "/offer/to-keep/",
    "/offer/to-keep/?what=check",
    "/offer/to-keep/?what=ask",
    "/offer/to-keep/mails/",
    "/offer/to-call/",
    "/offer/organisations/",
    "/offer/declarations/",
    "/matching/holidays/",
    f"/offer/calendars/{SECRET}.ics",
)


@pytest.mark.slow
def test_five_hundred_activities_ask_no_more_than_one(garden: Garden, desk: Client) -> None:
    CalendarFeed.objects.create(team=garden.team, secret_digest=digest_of(SECRET), made_at=NOW)
    Activity.objects.update(**_to_keep(garden))
    Organisation.objects.update(spoken_on=TODAY - timedelta(days=61))
    one = {page: queries_of(desk, page) for page in PAGES}

    _add(garden, MANY)

    assert {page: queries_of(desk, page) for page in PAGES} == one
    assert desk.get("/offer/").context["page"].paginator.count == MANY + 1


def _to_keep(garden: Garden) -> dict[str, object]:
    """Not confirmed for long, looked at by nobody, with something to ask."""
    keeper = {"keeper": garden.desk, "written_by": garden.desk}
    return {"confirmed_on": TODAY - timedelta(days=61), "is_additional": None, **keeper}


def _add(garden: Garden, number: int) -> None:
    """Each at an organisation of its own, with a paper, a moment and a date."""
    team = garden.team
    hosts = Organisation.objects.bulk_create(OrganisationFactory.build_batch(number, team=team))
    works = KindOfWork.objects.bulk_create(
        [KindOfWorkFactory.build(organisation=one, team=team) for one in hosts]
    )
    VolunteerDeclaration.objects.bulk_create(
        [DeclarationFactory.build(kind_of_work=one, team=team) for one in works]
    )
    contacts = SiteContact.objects.bulk_create(
        [SiteContactFactory.build(organisation=one, team=team) for one in hosts]
    )
    activities = Activity.objects.bulk_create(
        ActivityFactory.build(
            organisation=host, team=team, kind_of_work=work, site_contact=contact, **_to_keep(garden)
        )
        for host, work, contact in zip(hosts, works, contacts, strict=True)
    )
    slots = Slot.objects.bulk_create([SlotFactory.build(activity=one, team=team) for one in activities])
    Occurrence.objects.bulk_create(
        [
            OccurrenceFactory.build(slot=one, activity=one.activity, team=team, date=garden.occurrence.date)
            for one in slots
        ]
    )
