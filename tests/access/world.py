"""The world of the access test: two equal towns full of canaries, and everybody who might come by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Q

from aandeslag.phrases.models import Phrase, PhraseRemark
from aandeslag.teams.access import NATIONAL_ROLES, Role
from aandeslag.teams.models import (
    BlockedTime,
    Duty,
    Invitation,
    Membership,
    Municipality,
    ReceptionCentre,
    Team,
    TeamCentre,
    User,
    VolunteerCentre,
)
from activities.models import DeclarationRule
from matching.models import Contact, Participation, Placement, Proposal
from reports.models import FiguresKey
from residents.models import Referral, Resident
from tests.access.canaries import Aviary, row_id
from tests.access.importing import NAME_IN_FILE, a_row_of, bring_in
from tests.access.populating import Populated, populate
from tests.access.visitors import with_factor
from tests.factories import MembershipFactory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db import models
    from django.db.models import QuerySet

# What all towns may know of each other: the list of municipalities, and the texts, are public.
PUBLIC_MODELS = frozenset({DeclarationRule, Municipality, Phrase, PhraseRemark})


@dataclass(frozen=True)
class World:
    a: Populated
    b: Populated
    national: dict[str, Membership]
    aviary: Aviary
    # Each id of town A → the id of the same thing in town B.
    twins: dict[str, str]
    # The people of town A whom COA staff and a supporter at home may see.
    near: dict[str, frozenset[int]]
    # What ties the people of a supporter to times: its ids stand in the buttons of the supporter's phone.
    followed: frozenset[tuple[type[models.Model], int]]
    # The referrals of town A that COA staff made themselves.
    referred: frozenset[int]

    def rows(self, letter: str) -> dict[type[models.Model], list[models.Model]]:
        populated = self.a if letter == "A" else self.b
        return {model: list(rows) for model, rows in rows_of(populated)}


def team_models() -> Iterator[type[models.Model]]:
    """Give every model whose rows belong to a team, also those that come later."""
    for model in apps.get_models():
        names = {field.name for field in model._meta.concrete_fields}
        if {"team", "public_id"} <= names and model not in (Invitation, Membership, TeamCentre):
            yield model


def rows_of(populated: Populated) -> Iterator[tuple[type[models.Model], QuerySet[Any]]]:
    """Give all rows of one town, by model, the oldest first."""
    team, municipality = populated.town.team, populated.town.municipality
    here = Q(team=team) | Q(municipality=municipality)
    centres = ReceptionCentre.objects.filter(served__team=team)
    memberships = Membership.objects.filter(here)
    structure: dict[type[models.Model], QuerySet[Any]] = {
        Municipality: Municipality.objects.filter(pk=municipality.pk),
        ReceptionCentre: centres,
        DeclarationRule: DeclarationRule.objects.all(),
        Phrase: Phrase.objects.filter(language="ti", code__in=("slip.when", "slip.time")),
        BlockedTime: BlockedTime.objects.filter(centre__in=centres),
        VolunteerCentre: VolunteerCentre.objects.filter(teams=team),
        Team: Team.objects.filter(pk=team.pk),
        TeamCentre: TeamCentre.objects.filter(team=team),
        Membership: memberships,
        User: User.objects.filter(memberships__in=memberships),
        Duty: Duty.objects.filter(membership__in=memberships),
        Invitation: Invitation.objects.filter(here),
        FiguresKey: FiguresKey.objects.filter(municipality=municipality),
    }
    for model, rows in structure.items():
        yield model, rows.order_by("pk")
    for model in team_models():
        yield model, model._default_manager.filter(team=team).order_by("pk")


def build_world() -> World:
    national: dict[str, Membership] = {
        role: MembershipFactory.create(role=role, team=None) for role in sorted(NATIONAL_ROLES)
    }
    a, b = populate("A"), populate("B")
    for populated in (a, b):
        bring_in(populated)
    with_factor(User.objects.filter(memberships__team=a.town.team).earliest("pk"))
    aviary = Aviary()
    twins: dict[str, str] = {}
    for (model, of_a), (_, of_b) in zip(rows_of(a), rows_of(b), strict=True):
        if model in PUBLIC_MODELS:
            continue
        twins |= {row_id(one): row_id(other) for one, other in zip(of_a, of_b, strict=True)}
        for letter, rows in (("A", of_a), ("B", of_b)):
            for row in rows:
                aviary.plant(letter, row)
    for populated in (a, b):
        word = NAME_IN_FILE[populated.letter]
        aviary.know(populated.letter, a_row_of(populated), "cells", word)
    at_centre = Resident.objects.filter(centre=a.town.centre).values_list("pk", flat=True)
    near: dict[str, frozenset[int]] = {
        Role.COA: frozenset(at_centre),
        Role.SUPPORTER: frozenset({a.people["entrusted"].pk}),
    }
    sent = Referral.objects.filter(by=a.town.member(Role.COA).user).values_list("pk", flat=True)
    followed = _followed(near[Role.SUPPORTER])
    return World(a, b, national, aviary, twins, near, followed, frozenset(sent))


def _followed(people: frozenset[int]) -> frozenset[tuple[type[models.Model], int]]:
    kinds = (Contact, Participation, Placement, Proposal)
    return frozenset(
        (kind, pk)
        for kind in kinds
        for pk in kind._default_manager.filter(resident__in=people).values_list("pk", flat=True)
    )
