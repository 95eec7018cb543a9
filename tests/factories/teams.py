"""Makes municipalities, centres, teams, users and memberships."""

from __future__ import annotations

from datetime import date

import factory
from factory.django import DjangoModelFactory

from aandeslag.teams.access import Role
from aandeslag.teams.models import Membership, Municipality, ReceptionCentre, Team, TeamCentre, User

START = date(2025, 1, 1)
PASSWORD = "een-lang-wachtwoord-voor-de-proef"


class MunicipalityFactory(DjangoModelFactory[Municipality]):
    class Meta:
        model = Municipality

    # Above the codes of real municipalities, which every test database holds as reference data.
    code = factory.Sequence(lambda n: f"GM{9000 + n % 1000}")
    name = factory.Sequence(lambda n: f"Gemeente {n}")
    province = "Gelderland"
    latitude = 51.84
    longitude = 5.86


class CentreFactory(DjangoModelFactory[ReceptionCentre]):
    class Meta:
        model = ReceptionCentre

    name = factory.Sequence(lambda n: f"azc Dorp {n}")
    municipality = factory.SubFactory(MunicipalityFactory)
    latitude = 51.84
    longitude = 5.86


class TeamFactory(DjangoModelFactory[Team]):
    class Meta:
        model = Team
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Team {n}")
    slug = factory.Sequence(lambda n: f"team-{n}")
    product_name = "Meedoenbalie"
    status = Team.Status.ACTIVE
    phone = "024 000 00 00"
    started_on = START

    @factory.post_generation
    def municipalities(self, create: object, extracted: list[Municipality] | None, **_: object) -> None:
        if create and extracted:
            self.municipalities.set(extracted)


class TeamCentreFactory(DjangoModelFactory[TeamCentre]):
    """A team together with a centre that it serves."""

    class Meta:
        model = TeamCentre

    team = factory.SubFactory(TeamFactory)
    centre = factory.SubFactory(CentreFactory)
    valid_from = START


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"iemand{n}@voorbeeld.test")
    name = factory.Sequence(lambda n: f"Medewerker {n}")
    password = factory.django.Password(PASSWORD)


class MembershipFactory(DjangoModelFactory[Membership]):
    """Of a team role by default; give `team=None` with a municipality or nothing for the others."""

    class Meta:
        model = Membership
        skip_postgeneration_save = True

    user = factory.SubFactory(UserFactory)
    role = Role.DESK
    team = factory.SubFactory(TeamFactory)
    valid_from = START

    @factory.post_generation
    def centres(self, create: object, extracted: list[ReceptionCentre] | None, **_: object) -> None:
        if create and extracted:
            self.centres.set(extracted)
