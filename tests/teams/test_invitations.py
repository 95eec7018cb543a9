"""An invitation: made by who may, mailed to one person, shown once, used once, within 72 hours."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aandeslag.audit.models import Line, Result
from aandeslag.teams.access import Role
from aandeslag.teams.actions import NewAccount, Offer, accept_invitation, invite, withdraw_invitation
from aandeslag.teams.errors import InvitationUnusableError, SomeoneElseError
from aandeslag.teams.models import Invitation, Membership, User
from tests.factories import MembershipFactory, UserFactory
from tests.factories.teams import PASSWORD
from tests.teams.conftest import Phone, is_signed_in, set_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django.fixtures import Settings

    from aandeslag.teams.actions import Invited
    from tests.world import Town

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "een-zelfgekozen-lang-wachtwoord"


@pytest.fixture
def invited(coordinator: Membership) -> Invited:
    """Someone without an account, invited to the desk."""
    return invite_to(coordinator, Role.DESK, "sara@voorbeeld.test")


def invite_to(by: Membership, role: Role, email: str, *, centres: tuple[object, ...] = ()) -> Invited:
    return invite(
        offer=Offer(role=role, team=by.team, centres=centres),  # type: ignore[arg-type]  # centres of a town
        email=email,
        name="Sara",
        by=by.user,
        now=timezone.now(),
        token=uuid4(),
    )


def link(invited: Invited) -> str:
    return reverse("teams:invitation", args=[invited.secret])


def roles_of(email: str) -> list[tuple[str, int | None]]:
    return list(Membership.objects.filter(user__email=email).values_list("role", "team_id"))


def test_a_newcomer_chooses_a_password_and_is_in(client: Client, invited: Invited, town: Town) -> None:
    page = client.get(link(invited))
    assert page.status_code == 200
    done = client.post(link(invited), {"name": "Sara", "password": NEW_PASSWORD})
    assert done["Location"] == reverse("reports:today")
    user = User.objects.get(email="sara@voorbeeld.test")
    assert (user.name, user.check_password(NEW_PASSWORD)) == ("Sara", True)
    assert roles_of(user.email) == [(Role.DESK, town.team.pk)]
    assert is_signed_in(client)


def test_looking_changes_nothing(invited: Invited) -> None:
    """Scanners of mail open every link."""
    before = Invitation.objects.values().get()
    for _ in range(3):
        assert Client().get(link(invited)).status_code == 200
        assert Client().head(link(invited)).status_code == 200
    assert Invitation.objects.values().get() == before
    assert not User.objects.filter(email="sara@voorbeeld.test").exists()


def test_a_link_works_once(invited: Invited) -> None:
    given = {"name": "Sara", "password": NEW_PASSWORD}
    assert Client().post(link(invited), given).status_code == 302
    again = Client()
    assert again.get(link(invited)).status_code == 410
    assert again.post(link(invited), given).status_code == 410
    assert not is_signed_in(again)
    assert len(roles_of("sara@voorbeeld.test")) == 1


@pytest.mark.parametrize(("hours", "status"), [(71, 200), (73, 410)])
def test_a_link_works_for_72_hours(invited: Invited, hours: int, status: int) -> None:
    with time_machine.travel(timezone.now() + timedelta(hours=hours)):
        assert Client().get(link(invited)).status_code == status


def test_used_withdrawn_old_and_unknown_look_the_same(invited: Invited) -> None:
    withdraw_invitation(invitation=invited.invitation, now=timezone.now())
    withdrawn = Client().get(link(invited))
    unknown = Client().get(reverse("teams:invitation", args=["bestaat-niet"]))
    for one in (withdrawn, unknown):
        assert (one.status_code, one["Cache-Control"]) == (410, "no-store")
    assert withdrawn.templates[0].name == unknown.templates[0].name == "teams/invitation_gone.html"


def test_only_a_digest_of_the_secret_is_kept(invited: Invited) -> None:
    assert invited.secret is not None
    kept = [str(value) for row in Invitation.objects.values() for value in row.values()]
    logged = [str(value) for row in Line.objects.values() for value in row.values()]
    assert not any(invited.secret in text for text in kept + logged)


def test_the_secret_stays_out_of_title_caches_and_what_the_next_page_is_told(invited: Invited) -> None:
    page = Client().get(link(invited))
    title = page.content.decode().partition("<title>")[2].partition("</title>")[0]
    assert str(invited.secret) not in title
    assert (page["Cache-Control"], page["Referrer-Policy"]) == ("no-store", "strict-origin")


def test_the_same_form_twice_is_one_invitation(coordinator: Membership) -> None:
    token = uuid4()
    offer = Offer(role=Role.DESK, team=coordinator.team)
    both = [
        invite(offer=offer, email="s@b.test", name="S", by=coordinator.user, now=timezone.now(), token=token)
        for _ in range(2)
    ]
    assert both[0].invitation == both[1].invitation
    assert (both[0].secret is None, both[1].secret) == (False, None)


def test_a_new_invitation_for_the_same_ends_the_earlier_one(coordinator: Membership) -> None:
    first = invite_to(coordinator, Role.DESK, "sara@voorbeeld.test")
    other_role = invite_to(coordinator, Role.SUPPORTER, "sara@voorbeeld.test")
    second = invite_to(coordinator, Role.DESK, "Sara@Voorbeeld.test")
    usable = set(Invitation.objects.usable(timezone.now()))
    assert usable == {other_role.invitation, second.invitation}
    assert first.invitation not in usable


# --- Somebody who has an account already ---


@pytest.fixture
def known() -> User:
    user: User = UserFactory.create(email="omar@voorbeeld.test", name="Omar")
    return user


def test_who_has_an_account_shows_the_own_password(
    client: Client, coordinator: Membership, known: User
) -> None:
    invited = invite_to(coordinator, Role.SUPPORTER, "Omar@voorbeeld.test")
    wrong = client.post(link(invited), {"name": "Iemand", "password": NEW_PASSWORD})
    assert wrong.status_code == 422
    assert roles_of(known.email) == []
    right = client.post(link(invited), {"password": PASSWORD})
    assert right["Location"] == reverse("reports:today")
    assert roles_of(known.email) == [(Role.SUPPORTER, coordinator.team_id)]
    known.refresh_from_db()
    assert (known.name, known.check_password(PASSWORD)) == ("Omar", True)


def test_guessing_that_password_is_counted(coordinator: Membership, known: User) -> None:
    invited = invite_to(coordinator, Role.SUPPORTER, known.email)
    for number in range(10):
        Client(REMOTE_ADDR=f"10.0.0.{number}").post(link(invited), {"password": "mis"})
    answer = Client(REMOTE_ADDR="10.0.1.1").post(link(invited), {"password": PASSWORD})
    assert answer.status_code == 422
    assert roles_of(known.email) == []
    assert Line.objects.filter(action="account.too-many-guesses", result=Result.REFUSED).exists()


def test_who_has_a_second_factor_is_asked_for_it(
    client: Client, coordinator: Membership, known: User, phone: Phone
) -> None:
    set_up(known, phone)
    invited = invite_to(coordinator, Role.SUPPORTER, known.email)
    answer = client.post(link(invited), {"password": PASSWORD})
    assert answer["Location"] == reverse("mfa_authenticate")
    assert not is_signed_in(client)


def test_who_is_signed_in_accepts_with_one_press(
    client: Client, coordinator: Membership, known: User
) -> None:
    client.force_login(known)
    invited = invite_to(coordinator, Role.SUPPORTER, known.email)
    assert client.post(link(invited))["Location"] == reverse("reports:today")
    assert roles_of(known.email) == [(Role.SUPPORTER, coordinator.team_id)]


def test_somebody_else_cannot_accept_it(
    coordinator: Membership, invited: Invited, known: User, signed_in: Callable[[Membership], Client]
) -> None:
    """The coordinator who hands over the link on the own screen, for one."""
    client = signed_in(coordinator)
    assert client.get(link(invited)).status_code == 200
    answer = client.post(link(invited), {"name": "Sara", "password": NEW_PASSWORD})
    assert answer.status_code == 409
    assert not User.objects.filter(email="sara@voorbeeld.test").exists()
    with pytest.raises(SomeoneElseError):
        accept_invitation(
            secret=invited.secret or "", account=known, today=timezone.localdate(), now=timezone.now()
        )


def test_an_account_that_came_meanwhile_is_not_taken_over(coordinator: Membership, invited: Invited) -> None:
    UserFactory.create(email="sara@voorbeeld.test")
    with pytest.raises(SomeoneElseError):
        accept_invitation(
            secret=invited.secret or "",
            account=NewAccount("Sara", NEW_PASSWORD),
            today=timezone.localdate(),
            now=timezone.now(),
        )


def test_of_two_who_accept_at_once_the_second_gets_nothing(invited: Invited) -> None:
    when = {"today": timezone.localdate(), "now": timezone.now()}
    secret = invited.secret or ""
    accept_invitation(secret=secret, account=NewAccount("Sara", NEW_PASSWORD), **when)  # type: ignore[arg-type]
    with pytest.raises(InvitationUnusableError):
        accept_invitation(secret=secret, account=NewAccount("Dief", NEW_PASSWORD), **when)  # type: ignore[arg-type]


def test_a_weak_password_is_refused_with_a_sentence(client: Client, invited: Invited) -> None:
    answer = client.post(link(invited), {"name": "Sara", "password": "kort"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["password"]


def test_the_first_page_after_accepting_is_setting_up_the_second_factor(
    client: Client, invited: Invited, settings: Settings
) -> None:
    settings.MFA_REQUIRED = True
    client.post(link(invited), {"name": "Sara", "password": NEW_PASSWORD})
    assert client.get(reverse("reports:today"))["Location"] == reverse("mfa_activate_totp")
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


# --- The pages of whoever invites ---


def form_of(**given: object) -> dict[str, object]:
    return {"token": str(uuid4()), "name": "Sara", "email": "sara@voorbeeld.test", **given}


def test_a_coordinator_invites_and_sees_the_link_once(
    coordinator: Membership, signed_in: Callable[[Membership], Client], town: Town
) -> None:
    client = signed_in(coordinator)
    given = form_of(role=Role.DESK)
    answer = client.post(reverse("teams:invite-member"), given)
    shown = answer.context["link"]
    assert shown.startswith("http://testserver/teams/invitation/")
    assert Client().get(shown).status_code == 200
    (message,) = mail.outbox
    assert (message.to, message.cc, message.bcc) == (["sara@voorbeeld.test"], [], [])
    assert shown in message.body
    again = client.post(reverse("teams:invite-member"), given)
    assert again.context["link"] is None
    assert len(mail.outbox) == 1
    assert Invitation.objects.get().team == town.team


def test_when_the_mail_cannot_be_sent_the_link_is_still_there(
    coordinator: Membership, signed_in: Callable[[Membership], Client], settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    answer = signed_in(coordinator).post(reverse("teams:invite-member"), form_of(role=Role.DESK))
    assert (answer.status_code, answer.context["is_mailed"]) == (200, False)
    assert answer.context["link"]


@pytest.mark.parametrize("role", [Role.PROGRAMME, Role.ADMINISTRATOR, Role.AUDITOR, Role.OFFICIAL])
def test_a_coordinator_invites_to_the_team_only(
    coordinator: Membership, signed_in: Callable[[Membership], Client], role: Role
) -> None:
    answer = signed_in(coordinator).post(reverse("teams:invite-member"), form_of(role=role))
    assert answer.status_code == 422
    assert not Invitation.objects.exists()


def test_coa_staff_get_centres_of_this_team(
    coordinator: Membership, signed_in: Callable[[Membership], Client], town: Town, other_town: Town
) -> None:
    client = signed_in(coordinator)
    page = reverse("teams:invite-member")
    for wrong in ([], [str(other_town.centre.public_id)]):
        assert client.post(page, form_of(role=Role.COA, centres=wrong)).status_code == 422
    right = [str(town.centre.public_id)]
    assert client.post(page, form_of(role=Role.COA, centres=right)).status_code == 200
    assert list(Invitation.objects.get().centres.all()) == [town.centre]


def test_whoever_is_a_member_already_is_not_invited_for_the_same(
    coordinator: Membership, signed_in: Callable[[Membership], Client]
) -> None:
    member = MembershipFactory.create(team=coordinator.team, role=Role.DESK)
    given = form_of(role=Role.DESK, email=member.user.email.upper())
    assert signed_in(coordinator).post(reverse("teams:invite-member"), given).status_code == 422


def test_a_coordinator_withdraws_the_own_invitations_only(
    coordinator: Membership, other_town: Town, signed_in: Callable[[Membership], Client]
) -> None:
    mine = invite_to(coordinator, Role.DESK, "a@b.test").invitation
    theirs = invite_to(other_town.member(Role.COORDINATOR), Role.DESK, "a@b.test").invitation
    client = signed_in(coordinator)
    answers = [
        client.post(reverse("teams:withdraw-invitation", args=[one.public_id])).status_code
        for one in (mine, theirs)
    ]
    assert answers == [302, 404]
    assert list(Invitation.objects.usable(timezone.now())) == [theirs]


def test_an_administrator_invites_the_first_coordinator_and_above_teams(
    town: Town, national: dict[str, Membership], signed_in: Callable[[Membership], Client]
) -> None:
    client = signed_in(national[Role.ADMINISTRATOR])
    client.post(reverse("teams:invite-coordinator", args=[town.team.public_id]), form_of())
    page = reverse("teams:invite-above-teams")
    official = form_of(role=Role.OFFICIAL, email="o@b.test")
    assert client.post(page, official).status_code == 422
    client.post(page, {**official, "municipality": str(town.municipality.public_id)})
    client.post(
        page, form_of(role=Role.AUDITOR, email="c@b.test", municipality=str(town.municipality.public_id))
    )
    assert set(Invitation.objects.values_list("role", "team", "municipality")) == {
        (Role.COORDINATOR, town.team.pk, None),
        (Role.OFFICIAL, None, town.municipality.pk),
        (Role.AUDITOR, None, None),
    }


def test_nobody_becomes_administrator_through_a_page(
    national: dict[str, Membership], signed_in: Callable[[Membership], Client]
) -> None:
    client = signed_in(national[Role.ADMINISTRATOR])
    given = form_of(role=Role.ADMINISTRATOR)
    assert client.post(reverse("teams:invite-above-teams"), given).status_code == 422
