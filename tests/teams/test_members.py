"""Members of a team: who is there, who leaves at once, who stays the last coordinator."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone

from aandeslag.audit.models import Line, Result
from aandeslag.teams.access import Role
from aandeslag.teams.actions import change_centres, change_languages, end_membership
from aandeslag.teams.errors import LastCoordinatorError
from aandeslag.teams.models import Duty, Membership
from tests.factories import MembershipFactory, TeamCentreFactory

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from tests.world import Town

pytestmark = pytest.mark.django_db


def end(membership: Membership, *, may_leave_none: bool = False) -> None:
    end_membership(
        membership=membership,
        today=timezone.localdate(),
        now=timezone.now(),
        may_leave_none=may_leave_none,
    )


def test_the_page_shows_who_is_in_the_team_and_nobody_else(
    town: Town, other_town: Town, coordinator: Membership, signed_in: Callable[[Membership], Client]
) -> None:
    left = MembershipFactory.create(team=town.team, valid_until=timezone.localdate() - timedelta(days=1))
    page = signed_in(coordinator).get(reverse("teams:members"))
    shown = set(page.context["memberships"])
    assert shown == {one for role, one in town.members.items() if role != Role.OFFICIAL}
    assert left not in shown
    assert other_town.member(Role.DESK).user.email not in page.content.decode()


def test_who_leaves_is_refused_on_the_next_page(
    town: Town, coordinator: Membership, desk: Membership, signed_in: Callable[[Membership], Client]
) -> None:
    leaving = signed_in(desk)
    assert leaving.get(reverse("activities:offer")).status_code == 200
    signed_in(coordinator).post(reverse("teams:end-membership", args=[desk.public_id]))
    assert leaving.get(reverse("activities:offer"))["Location"] == reverse("teams:choose-membership")
    assert "membership.ended" in set(Line.objects.values_list("action", flat=True))


def test_asking_comes_before_ending(
    coordinator: Membership, desk: Membership, signed_in: Callable[[Membership], Client]
) -> None:
    assert (
        signed_in(coordinator).get(reverse("teams:end-membership", args=[desk.public_id])).status_code == 200
    )
    desk.refresh_from_db()
    assert desk.valid_until is None


def test_who_leaves_is_not_at_the_desk_any_more(desk: Membership) -> None:
    duty = Duty.objects.create(membership=desk, since=timezone.now())
    end(desk)
    duty.refresh_from_db()
    assert duty.until is not None


def test_the_last_coordinator_stays(
    coordinator: Membership, other_town: Town, signed_in: Callable[[Membership], Client]
) -> None:
    MembershipFactory.create(
        team=coordinator.team, role=Role.COORDINATOR, valid_until=timezone.localdate() - timedelta(days=1)
    )
    MembershipFactory.create(team=coordinator.team, role=Role.COORDINATOR, user__is_active=False)
    answer = signed_in(coordinator).post(reverse("teams:end-membership", args=[coordinator.public_id]))
    assert answer.status_code == 409
    assert Line.objects.get(action="membership.ended").result == Result.REFUSED
    with pytest.raises(LastCoordinatorError):
        end(coordinator)


def test_a_coordinator_may_leave_when_there_is_another(
    coordinator: Membership, signed_in: Callable[[Membership], Client]
) -> None:
    MembershipFactory.create(team=coordinator.team, role=Role.COORDINATOR)
    answer = signed_in(coordinator).post(reverse("teams:end-membership", args=[coordinator.public_id]))
    assert answer["Location"] == reverse("teams:choose-membership")


def test_an_administrator_may_end_the_last_one_too(coordinator: Membership) -> None:
    end(coordinator, may_leave_none=True)
    assert not Membership.objects.on(timezone.localdate()).filter(pk=coordinator.pk).exists()


def test_someone_of_coa_gets_other_centres_of_the_team(
    town: Town, other_town: Town, coordinator: Membership, signed_in: Callable[[Membership], Client]
) -> None:
    second = TeamCentreFactory.create(team=town.team).centre
    closed = TeamCentreFactory.create(
        team=town.team, valid_until=timezone.localdate() - timedelta(days=1)
    ).centre
    coa = town.member(Role.COA)
    client = signed_in(coordinator)
    page = reverse("teams:change-centres", args=[coa.public_id])
    for wrong in (other_town.centre, closed):
        assert client.post(page, {"centres": [str(wrong.public_id)]}).status_code == 422
    assert client.post(page, {}).status_code == 422
    assert client.post(page, {"centres": [str(second.public_id)]}).status_code == 302
    assert list(coa.centres.all()) == [second]


def test_only_coa_staff_have_centres(
    coordinator: Membership, desk: Membership, signed_in: Callable[[Membership], Client]
) -> None:
    page = reverse("teams:change-centres", args=[desk.public_id])
    assert signed_in(coordinator).get(page).status_code == 404


def test_the_same_centres_again_are_not_a_change(town: Town) -> None:
    change_centres(membership=town.member(Role.COA), centres=[town.centre])
    assert not Line.objects.exists()


def test_the_coordinator_notes_what_a_supporter_speaks(
    town: Town, coordinator: Membership, signed_in: Callable[[Membership], Client]
) -> None:
    supporter = town.member(Role.SUPPORTER)
    client, page = signed_in(coordinator), reverse("teams:change-languages", args=[supporter.public_id])

    wrong, right = (client.post(page, {"languages": codes}) for codes in (["klingon"], ["ti", "ar"]))

    supporter.refresh_from_db()
    assert (wrong.status_code, right.status_code) == (422, 302)
    assert supporter.languages == {"ti", "ar"}
    assert Line.objects.get(action="membership.languages-changed").changed == "languages"
    shown = client.get(reverse("teams:members")).content.decode()
    assert page in shown
    assert "Arabisch, Tigrinya" in shown


@pytest.mark.parametrize("role", [Role.DESK, Role.COA, Role.COORDINATOR])
def test_of_other_members_no_languages_are_kept(
    town: Town, coordinator: Membership, signed_in: Callable[[Membership], Client], role: Role
) -> None:
    page = reverse("teams:change-languages", args=[town.member(role).public_id])
    assert signed_in(coordinator).get(page).status_code == 404


def test_the_same_languages_again_are_not_a_change(town: Town) -> None:
    supporter = town.member(Role.SUPPORTER)
    for _ in range(2):
        change_languages(membership=supporter, languages=frozenset({"ti"}))
    assert Line.objects.filter(action="membership.languages-changed").count() == 1
