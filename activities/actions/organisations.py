"""Keeps organisations, who receives people there, and the kinds of work that a declaration is about."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from aandeslag.audit.actions import record
from activities.actions.writing import make_once, write_details
from activities.errors import ContactInUseError, NameTakenError, StaleRevisionError
from activities.models import Activity, KindOfWork, Organisation, SiteContact

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from aandeslag.teams.models import Team
    from activities.details import ContactDetails, OrganisationDetails


@transaction.atomic
def save_organisation(
    *, team: Team, details: OrganisationDetails, today: date | None = None, token: UUID | None = None
) -> Organisation:
    """Add an organisation to a team; one of that name is there only once. A note counts from `today`."""

    def make() -> Organisation:
        organisation = Organisation(team=team, **asdict(details))
        organisation.noted_on = today if details.note else None
        _save_under_free_name(organisation)
        record(action="organisation.added", on=organisation)
        return organisation

    return make_once(team=team, token=token, model=Organisation, make=make)


@transaction.atomic
def change_organisation(
    *, organisation: Organisation, details: OrganisationDetails, revision: int, today: date | None = None
) -> Organisation:
    """Save what was changed, unless someone else saved since `revision`."""
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if locked.revision != revision:
        raise StaleRevisionError
    if changed := write_details(locked, details):
        locked.revision += 1
        if "note" in changed:
            locked.noted_on = today if details.note else None
        _save_under_free_name(locked)
        record(action="organisation.changed", on=locked, changed=changed)
    return locked


@transaction.atomic
def add_contact(
    *, organisation: Organisation, details: ContactDetails, token: UUID | None = None
) -> SiteContact:
    def make() -> SiteContact:
        contact = SiteContact.objects.create(
            team_id=organisation.team_id, organisation=organisation, **asdict(details)
        )
        record(action="contact.added", on=contact)
        return contact

    return make_once(team=organisation.team, token=token, model=SiteContact, make=make)


@transaction.atomic
def change_contact(*, contact: SiteContact, details: ContactDetails) -> SiteContact:
    locked = SiteContact.objects.select_for_update().get(pk=contact.pk)
    if changed := write_details(locked, details):
        locked.save(update_fields=changed)
        record(action="contact.changed", on=locked, changed=changed)
    return locked


@transaction.atomic
def end_contact(*, contact: SiteContact, on: date) -> SiteContact:
    """No longer receives people. Refused while an activity that is shown has no other contact."""
    locked = SiteContact.objects.select_for_update().get(pk=contact.pk)
    mine = Activity.objects.filter(site_contact=locked)
    if shown := list(mine.published().values_list("title", flat=True)):
        raise ContactInUseError(shown)
    mine.drafts().update(site_contact=None)
    locked.ended_on = on
    locked.save(update_fields=["ended_on"])
    record(action="contact.ended", on=locked)
    return locked


@transaction.atomic
def add_kind_of_work(
    *, organisation: Organisation, description: str, details: str = "", token: UUID | None = None
) -> KindOfWork:
    """Describe work as it stands, or will stand, in an application for a declaration."""

    def make() -> KindOfWork:
        if organisation.kinds_of_work.filter(description__iexact=description).exists():
            raise NameTakenError
        kind_of_work = KindOfWork.objects.create(
            team_id=organisation.team_id, organisation=organisation, description=description, details=details
        )
        record(action="kind-of-work.added", on=kind_of_work)
        return kind_of_work

    return make_once(team=organisation.team, token=token, model=KindOfWork, make=make)


@transaction.atomic
def describe_work(*, kind_of_work: KindOfWork, details: str) -> KindOfWork:
    """Say what volunteers do there, and for whom: it goes into the application."""
    locked = KindOfWork.objects.select_for_update().get(pk=kind_of_work.pk)
    if locked.details != details:
        locked.details = details
        locked.save(update_fields=["details"])
        record(action="kind-of-work.described", on=locked, changed=("details",))
    return locked


def _save_under_free_name(organisation: Organisation) -> None:
    """Leave it to the database whether the name is free: two desks may type it at the same moment."""
    try:
        with transaction.atomic():
            organisation.save()
    except IntegrityError as error:
        raise NameTakenError from error
