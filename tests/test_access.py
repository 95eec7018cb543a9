"""Who sees and changes what: every address of the site × every method × everybody × own and other town.

Nobody adds an address here. Each one that the resolver knows is visited with ids found by the names of its
parameters, its forms are read off its pages and sent, and the answers are searched for words that were
planted in every text of both towns. What fails is a sentence: who asked what, and what was wrong with it.
"""

from __future__ import annotations

import logging
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction

from aandeslag.teams.access import THIRD_PARTY, Role
from aandeslag.teams.models import Team, User
from tests.access.addresses import Fillers, every_address
from tests.access.populating import NOW
from tests.access.walk import Visit, Walk, may_open
from tests.access.world import build_world, rows_of, team_models

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_django import DjangoDbBlocker

    from tests.access.canaries import Canary

pytestmark = pytest.mark.slow
# Show nothing that somebody typed: a day, a choice, a number, or a municipality, which everybody may know.
WITHOUT_TEXT = frozenset(
    {
        "phrases:correct",  # a text that everybody may read
        "activities:change-declaration-rule",  # a rule that everybody may read
        "matching:import-read",  # only how far it is
        "matching:refuse-declaration",
        "matching:rounds-beside",  # numbers only
        "phrases:better",  # a text that everybody may read
        "reports:any-team-file",  # packed
        "reports:team-file",  # packed
        "residents:consent",
        "residents:explain",
        "teams:end-municipality",
    }
)


@pytest.fixture(scope="module")
def walk(django_db_setup: None, django_db_blocker: DjangoDbBlocker, *, long_run: bool) -> Iterator[Walk]:
    """Give one walk through one world, for the whole module; nothing of it stays."""
    with ExitStack() as stack:
        stack.enter_context(django_db_blocker.unblock())
        stack.enter_context(time_machine.travel(NOW, tick=False))
        stack.enter_context(transaction.atomic())
        # Thousands of refusals, each a line that nobody reads.
        logging.disable(logging.CRITICAL)
        stack.callback(logging.disable, logging.NOTSET)
        # An earlier test in this process may have emptied all tables.
        call_command("load_reference_data", verbosity=0)
        walk = Walk(build_world(), is_thorough=long_run)
        for visitor in walk.visitors:
            walk.look_around(visitor)
        for visitor in walk.visitors:
            walk.press_everything(visitor)
            walk.try_the_other_town(visitor)
            walk.follow_links(visitor)
            walk.use_strange_methods(visitor)
        yield walk
        transaction.set_rollback(True)


def test_every_model_of_a_team_has_rows_in_both_towns(walk: Walk) -> None:
    """A new model without rows in `populating.py` could leak unseen."""
    filled = {
        (letter, model)
        for letter, town in (("A", walk.world.a), ("B", walk.world.b))
        for model, rows in rows_of(town)
        if rows.exists()
    }
    wanted = {(letter, model) for letter in "AB" for model in team_models()}
    assert {f"{letter} {model.__name__}" for letter, model in wanted - filled} == set()


def test_every_parameter_is_named_after_what_stands_there(walk: Walk) -> None:
    fillers = Fillers(walk.world)
    names = {name for address in every_address() for name in address.parameters}
    assert {name for name in names if not fillers.knows(name)} == set()


@pytest.mark.expects_server_error  # the sentences say where
def test_nobody_sees_or_changes_what_is_not_theirs(walk: Walk, figure: Callable[[str, object], None]) -> None:
    figure("questions of the access test", len(walk.visits))
    wrong = sorted(str(visit) for visit in walk.visits if visit.complaints)
    assert "\n".join(wrong) == ""


def test_every_address_and_method_works_for_somebody(walk: Walk) -> None:
    """A page that is shut for everybody would pass every other test."""
    asked = [visit for visit in walk.visits if visit.method in ("GET", "POST")]
    absent = {(visit.address, visit.method) for visit in asked if visit.answer.status == 405}
    open_to = {(visit.address, visit.method) for visit in asked if may_open(visit.visitor, visit.address)}
    done = {(visit.address, visit.method) for visit in asked if visit.answer.is_done or _signs_out(visit)}
    assert sorted(f"{method} {address}" for address, method in open_to - absent - done) == []


def test_every_page_about_something_shows_it_to_somebody(walk: Walk) -> None:
    """Otherwise an answer without words of the other town would say nothing."""
    pages = [visit for visit in walk.visits if visit.method == "GET" and visit.answer.status == 200]
    showing = {
        visit.address
        for visit in pages
        if any(_tells(one, visit) for one in walk.world.aviary.seen_in(visit.answer.body))
    }
    silent = {visit.address.name for visit in pages if visit.address.of_rows and visit.address not in showing}
    assert silent - WITHOUT_TEXT == set()


@pytest.mark.parametrize(
    ("name", "models"),
    [
        ("coordinator", {"Resident", "Organisation", "Activity", "SiteContact", "ImportRow", "User"}),
        ("desk", {"Resident", "Organisation", "Activity", "SiteContact"}),
        ("coa", {"Resident", "Activity", "Referral"}),
        ("supporter at the desk", {"Resident", "Activity"}),
        ("supporter at home", {"Resident", "Activity"}),
        (Role.OFFICIAL, {"Team"}),
        (Role.PROGRAMME, {"Team"}),
        (Role.ADMINISTRATOR, {"Team", "ReceptionCentre", "VolunteerCentre", "User"}),
    ],
)
def test_each_role_sees_its_own(walk: Walk, name: str, models: set[str]) -> None:
    bodies = [visit.answer.body for visit in walk.visits if visit.visitor.name == name]
    seen = {
        canary.model.__name__
        for body in bodies
        for canary in walk.world.aviary.seen_in(body)
        if canary.town == "A" and canary.field
    }
    assert models - seen == set()


def test_forms_of_every_kind_were_sent(walk: Walk) -> None:
    """What is walked past is what there is: forms were found, and ids of the other town sent with them."""
    ours = {visit.address.name for visit in walk.visits if visit.method == "POST"} - THIRD_PARTY.keys()
    assert walk.forms.keys() - THIRD_PARTY.keys() <= ours
    assert len(walk.visits) > 5000


def _signs_out(visit: Visit) -> bool:
    return visit.address.name == "account_logout" and visit.answer.status == 302


def _tells(canary: Canary, visit: Visit) -> bool:
    """Whether this word says more than who is signed in and for which team, which stands on every page."""
    membership = visit.visitor.membership
    on_every_page = {
        (User, visit.visitor.user and visit.visitor.user.pk),
        (Team, membership and membership.team_id),
    }
    return canary.town == "A" and canary.field is not None and (canary.model, canary.pk) not in on_every_page
