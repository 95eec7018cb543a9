"""The auditor's page: the log in words, looked up by id, account, team, action, result and day."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from aandeslag.audit.actions import record, record_read, record_refusal
from aandeslag.audit.context import Acting, acting_as
from aandeslag.audit.models import Line
from aandeslag.phrases.files import codes as codes_of_texts
from aandeslag.teams.access import Role
from reports.wording import ACTIONS, action_in_words, kind_in_words
from tests.factories import ResidentFactory
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client

    from aandeslag.teams.models import Membership
    from tests.world import Town

    SignedIn = Callable[[Membership], Client]

pytestmark = pytest.mark.django_db
LOG = "/log/"
SOME_ID = "00000000-0000-4000-8000-000000000000"
CODE = re.compile(r"[a-z-]+\.[a-z-]+")
APPS = ("aandeslag", "activities", "matching", "reports", "residents")


@pytest.fixture
def auditor(national: dict[str, Membership], signed_in: SignedIn) -> Client:
    return signed_in(national[Role.AUDITOR])


def acts(membership: Membership) -> Any:
    """Who does what follows, as the middleware would say it."""
    return acting_as(
        Acting(
            actor_id=membership.user_id,
            role=membership.role,
            team_id=membership.team_id,
            origin="192.0.2.1",
        )
    )


def codes(auditor: Client, **asked: str) -> list[str]:
    return [line.code for line in auditor.get(LOG, asked).context["lines"]]


def test_a_line_says_in_words_who_did_what(town: Town, auditor: Client) -> None:
    desk = town.member(Role.DESK)
    resident = ResidentFactory.create(team=town.team)
    with acts(desk):
        record(action="resident.changed", on=resident, changed=["phone"])

    line = auditor.get(LOG).context["lines"][0]

    assert (line.action, line.kind, line.result) == ("deelnemer: gewijzigd", "deelnemer", "gelukt")
    assert (line.actor, line.account) == (desk.user.name, str(desk.user_id))
    assert line.standing.split(" · ")[:2] == ["balie", town.team.name]
    assert (line.code, line.changed, line.id, line.other_ids) == (
        *("resident.changed", "phone"),
        *(str(resident.public_id), []),
    )


def test_nobody_is_named_who_was_seen(town: Town, auditor: Client) -> None:
    resident = ResidentFactory.create(
        team=town.team, first_name="Kanarie", phone="+31612345678", number=987654
    )
    record_read(action="resident.card", on=[resident])

    page = auditor.get(LOG).content.decode()

    assert str(resident.public_id) in page
    assert [word for word in ("Kanarie", "612345678", "987654") if word in page] == []


def test_all_lines_about_one_person_are_found_by_the_id(
    town: Town, other_town: Town, auditor: Client
) -> None:
    mine, theirs = ResidentFactory.create(team=town.team), ResidentFactory.create(team=other_town.team)
    record(action="resident.registered", on=mine)
    record(action="resident.registered", on=theirs)
    record_read(action="resident.list", on=[theirs, mine])

    assert codes(auditor, object=str(mine.public_id)) == ["resident.list", "resident.registered"]
    assert codes(auditor, object=SOME_ID) == []


def test_looking_up_by_account_team_action_and_result(town: Town, other_town: Town, auditor: Client) -> None:
    here, there = town.member(Role.DESK), other_town.member(Role.DESK)
    with acts(here):
        record(action="walk-in.opened")
    with acts(there):
        record_refusal(action="refused:residents:list")

    for asked in (
        {"account": str(here.user_id)},
        {"account": str(here.user.public_id)},
        {"team": str(town.team.pk)},
        {"action": "walk-in.opened"},
    ):
        assert codes(auditor, **asked) == ["walk-in.opened"]
    for asked in ({"action": "refused:"}, {"result": "refused"}, {"team": str(other_town.team.pk)}):
        assert codes(auditor, **asked) == ["refused:residents:list"]


def test_looking_up_by_day_takes_the_days_of_amsterdam(auditor: Client) -> None:
    moments = {
        "2026-11-22T22:59:59Z": "walk-in.added",  # one second before midnight
        "2026-11-22T23:00:00Z": "walk-in.opened",
        "2026-11-24T22:59:59Z": "walk-in.closed",
        "2026-11-24T23:00:00Z": "walk-in.cancelled",
    }
    for moment, action in moments.items():
        with time_machine.travel(moment, tick=False):
            record(action=action)

    found = codes(auditor, since="2026-11-23", until="2026-11-24")

    assert found == ["walk-in.closed", "walk-in.opened"]


@pytest.mark.parametrize(
    "asked",
    [
        {"object": "Kanarie"},
        {"account": "kanarie@elders.test"},
        {"team": "x"},
        {"action": "x"},
        {"result": "x"},
        {"since": "gisteren"},
    ],
)
def test_a_question_that_makes_no_sense_is_marked_and_shows_nothing(
    auditor: Client, asked: dict[str, str]
) -> None:
    record(action="walk-in.opened")

    answer = auditor.get(LOG, asked)

    assert (answer.status_code, list(answer.context["form"].errors)) == (200, list(asked))
    assert answer.context["lines"] == []


def test_the_log_is_read_in_pages_that_keep_the_question(auditor: Client) -> None:
    for number in range(40):
        record_refusal(action=f"refused:{number}")

    first = auditor.get(LOG, {"result": "refused"})
    second = auditor.get(LOG, {"result": "refused", "before": first.context["older"]})

    shown = [line.code for line in [*first.context["lines"], *second.context["lines"]]]
    assert shown == [f"refused:{number}" for number in reversed(range(40))]
    assert second.context["older"] is None
    assert f"?result=refused&amp;before={first.context['older']}" in first.content.decode()


def test_reading_it_is_a_line_that_names_the_questions_but_no_answer(auditor: Client) -> None:
    auditor.get(LOG)
    auditor.get(LOG, {"object": SOME_ID, "since": "2026-11-24"})

    lines = Line.objects.filter(action="log.read").order_by("sequence")
    assert [(line.object_ids, line.changed) for line in lines] == [("", ""), ("", "object since")]


@pytest.mark.parametrize("count", [1, 50])
def test_queries_for_any_number_of_lines(count: int, town: Town, other_town: Town, auditor: Client) -> None:
    people = ResidentFactory.create_batch(3, team=town.team)
    for number in range(count):
        with acts((town, other_town)[number % 2].member((Role.DESK, Role.COA)[number // 2 % 2])):
            record_read(action="resident.list", on=people)

    # The session, who it is and as what; the teams, the lines, the names of accounts; the line of reading it.
    with exactly(7):
        answer = auditor.get(LOG, {"action": "resident.list"})

    assert len(answer.context["lines"]) == min(count, 25)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PROGRAMME])
def test_the_log_is_for_the_auditor(national: dict[str, Membership], signed_in: SignedIn, role: Role) -> None:
    assert signed_in(national[role]).get(reverse("reports:log")).status_code == 403


def test_every_action_of_the_code_has_words() -> None:
    texts = {*codes_of_texts(), "slip.pdf"}  # look the same: codes of texts for residents, and a file
    assert [code for code in sorted(set(_codes_in_the_code()) - texts) if code not in ACTIONS] == []


@override("nl")
def test_what_has_no_words_stands_as_it_is() -> None:
    assert action_in_words("iets.nieuws") == "iets.nieuws"
    assert kind_in_words("IetsNieuws") == "IetsNieuws"
    assert str(action_in_words("refused:residents:list")) == "pagina: geweigerd"


def _codes_in_the_code() -> Iterator[str]:
    """Whatever looks like a code about the same things as those that have words, or is called an action."""
    about = {code.split(".")[0] for code in ACTIONS}
    for app in APPS:
        for file in (settings.BASE_DIR / app).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                said = _text(node)
                if CODE.fullmatch(said) and said.split(".")[0] in about:
                    yield said
                if (
                    isinstance(node, ast.keyword)
                    and node.arg == "action"
                    and CODE.fullmatch(_text(node.value))
                ):
                    yield _text(node.value)


def _text(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
