"""Every screen of the offer, by who opens it: a town with one of everything that stands on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils import timezone

from aandeslag.teams.access import Role
from activities.models import Activity, DeclarationRule, VolunteerDeclaration
from activities.tickets import ticket_for
from tests import factories
from tests.world import make_town

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aandeslag.teams.models import Membership
    from activities.models import Concern, Occurrence, Slot
    from residents.models import Resident
    from tests.world import Town

OF_RESIDENTS: Final = ("ar", "ti")
ASKED: Final = {"state": "asked", "asked_on": date(2026, 11, 1), "granted_on": None, "valid_until": None}


@dataclass(frozen=True)
class Screens:
    town: Town
    programme: Membership
    slot: Slot
    occurrence: Occurrence
    concern: Concern
    resident: Resident
    draft: Activity

    def by_visitor(self) -> Iterator[tuple[Membership, list[str]]]:
        yield self.town.member(Role.COORDINATOR), [*self._offer(), *self._hosts(), *self._moments()]
        yield self.town.member(Role.COA), self._for_coa()
        yield self.town.member(Role.SUPPORTER), self._for_supporters()
        yield self.programme, self._for_the_programme()

    def _offer(self) -> list[str]:
        activity = self.slot.activity
        lists = ("offer", "print-offer", "calendars", "keys", "to-keep", "mails", "concerns", "add-activity")
        one = ("activity", "satisfaction", "change-keeper", "texts", "choose-texts")
        of_matching = ("ways", "bus-times", "turnout", "occurrences-of", "change-activity", "end-activity")
        return [
            *(reverse(f"activities:{name}") for name in lists),
            f"{reverse('activities:offer')}?view=list",
            f"{reverse('activities:calendars')}?occurrence={self.occurrence.public_id}",
            f"{reverse('activities:offer')}?theme=sport&q=zzz",
            *(f"{reverse('activities:to-keep')}?what={what}" for what in ("check", "ask")),
            *(reverse(f"activities:{name}", args=[activity.public_id]) for name in one),
            *(reverse("activities:translate", args=[activity.public_id, code]) for code in OF_RESIDENTS),
            *(reverse(f"matching:{name}", args=[activity.public_id]) for name in of_matching),
            reverse("activities:activity", args=[self.draft.public_id]),
            reverse("matching:offer-with-places"),
            reverse("matching:offer-for", args=[self.resident.public_id]),
            reverse("activities:answer-concern", args=[self.concern.public_id]),
            reverse("activities:still-right", args=[ticket_for(activity)]),
        ]

    def _hosts(self) -> list[str]:
        activity = self.slot.activity
        work, contact = activity.kind_of_work, activity.site_contact
        assert work is not None
        assert contact is not None
        lists = ("organisations", "add-organisation", "to-call", "declarations", "declaration-rules")
        of_host = ("organisation", "change-organisation", "add-contact", "add-kind-of-work")
        paper = VolunteerDeclaration.objects.get()
        return [
            *(reverse(f"activities:{name}") for name in lists),
            *(reverse(f"activities:{name}", args=[activity.organisation.public_id]) for name in of_host),
            reverse("activities:change-contact", args=[contact.public_id]),
            *(
                reverse(f"activities:{name}", args=[work.public_id])
                for name in ("ask-declaration", "application", "describe-work")
            ),
            reverse("matching:record-declaration", args=[work.public_id]),
            *(
                reverse(f"matching:{step}-declaration", args=[paper.public_id])
                for step in ("receive", "refuse", "correct")
            ),
        ]

    def _moments(self) -> list[str]:
        of_moment = ("add-occurrence", "end-slot", "change-slot", "pause-slot")
        of_date = ("move-occurrence", "places-on-date", "cancel-occurrence", "reinstate-occurrence")
        return [
            reverse("activities:add-slot", args=[self.slot.activity.public_id]),
            reverse("matching:holidays"),
            *(reverse(f"matching:{name}", args=[self.slot.public_id]) for name in of_moment),
            *(reverse(f"matching:{name}", args=[self.occurrence.public_id]) for name in of_date),
        ]

    def _for_coa(self) -> list[str]:
        activity = self.slot.activity.public_id
        return [
            reverse("activities:offer"),
            reverse("matching:offer-with-places"),
            reverse("activities:activity", args=[activity]),
            reverse("activities:raise-concern", args=[activity]),
            reverse("activities:concerns"),
        ]

    def _for_supporters(self) -> list[str]:
        return [
            reverse("activities:offer"),
            reverse("activities:activity", args=[self.slot.activity.public_id]),
            reverse("activities:texts", args=[self.slot.activity.public_id]),
            reverse("phrases:read-languages"),
            *(reverse("phrases:read-along", args=[code]) for code in OF_RESIDENTS),
        ]

    def _for_the_programme(self) -> list[str]:
        rule = DeclarationRule.objects.order_by("pk")[0]
        return [
            reverse("activities:declaration-rules"),
            reverse("activities:change-declaration-rule", args=[rule.public_id]),
            reverse("phrases:languages"),
            *(reverse("phrases:texts", args=[code]) for code in OF_RESIDENTS),
        ]


def make_screens() -> Screens:
    """The names are chosen so that none of them is a word of the screen."""
    town, today = make_town("Aarle"), timezone.localdate()
    desk = town.member(Role.DESK).user
    activity = factories.ActivityFactory.create(
        organisation__team=town.team,
        organisation__name="Wijktuin De Pol",
        title="Wijktuin onderhouden",
        meeting_point="Bij het rode hek",
        keeper=desk,
        written_by=desk,
        confirmed_on=today - timedelta(days=61),
        is_additional=None,
    )
    town.centre.latitude, town.centre.longitude = 51.84, 5.86
    town.centre.save()
    factories.DeclarationFactory.create(kind_of_work=activity.kind_of_work, **ASKED)
    slot = factories.SlotFactory.create(activity=activity)
    occurrence = factories.OccurrenceFactory.create(slot=slot, date=today + timedelta(days=7))
    draft = factories.ActivityFactory.create(
        organisation=activity.organisation,
        title="Kas vullen",
        meeting_point="Bij het rode hek",
        status=Activity.Status.DRAFT,
        published_at=None,
        kind_of_work=None,
    )
    coa = town.member(Role.COA).user
    return Screens(
        town=town,
        programme=factories.MembershipFactory.create(role=Role.PROGRAMME, team=None),
        slot=slot,
        occurrence=occurrence,
        concern=factories.ConcernFactory.create(activity=activity, asked_by=coa),
        resident=factories.ResidentFactory.create(team=town.team, centre=town.centre),
        draft=draft,
    )
