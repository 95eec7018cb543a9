"""Stores one filled form: an activity with its organisation, contact, kind of work and first moment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction

from activities.actions.activities import change_activity, draft_activity
from activities.actions.organisations import add_contact, add_kind_of_work, save_organisation
from activities.actions.slots import add_slot
from activities.actions.writing import make_once
from activities.details import OrganisationDetails
from activities.models import Activity

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from aandeslag.teams.models import Team, User
    from activities.details import ActivityDetails, NewOffer
    from activities.models import Organisation


@transaction.atomic
def add_offer(*, team: Team, offer: NewOffer, by: User, today: date, token: UUID | None = None) -> Activity:
    """Draft an activity together with everything on the form that is new."""

    def make() -> Activity:
        organisation = (
            save_organisation(team=team, details=offer.organisation)
            if isinstance(offer.organisation, OrganisationDetails)
            else offer.organisation
        )
        activity = draft_activity(
            organisation=organisation, details=_with_new_parts(organisation, offer), by=by
        )
        if offer.slot is not None:
            add_slot(activity=activity, details=offer.slot, today=today)
        return activity

    return make_once(team=team, token=token, model=Activity, make=make)


@transaction.atomic
def change_offer(
    *, activity: Activity, offer: NewOffer, revision: int, today: date, by: User | None = None
) -> Activity:
    """Change an activity, adding a contact or kind of work of its organisation that is new."""
    return change_activity(
        activity=activity,
        details=_with_new_parts(activity.organisation, offer),
        revision=revision,
        today=today,
        by=by,
    )


def _with_new_parts(organisation: Organisation, offer: NewOffer) -> ActivityDetails:
    details = offer.activity
    if offer.contact is not None:
        contact = add_contact(organisation=organisation, details=offer.contact)
        details = replace(details, site_contact=contact)
    if offer.kind_of_work:
        kind = add_kind_of_work(organisation=organisation, description=offer.kind_of_work)
        details = replace(details, kind_of_work=kind)
    return details
