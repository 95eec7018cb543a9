"""Two desks give away the same place at the same moment: one gets it, the other hears it politely."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.utils import timezone

from aandeslag.teams.access import Role
from matching.models import Participation
from tests.factories import ActivityFactory, OccurrenceFactory, ResidentFactory, SlotFactory
from tests.world import make_town

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client

    from aandeslag.teams.models import Membership
    from activities.models import Occurrence
    from residents.models import Resident
    from tests.world import Town

pytestmark = [pytest.mark.slow, pytest.mark.last_place, pytest.mark.django_db(transaction=True)]

ROUNDS, LONG_ROUNDS = 60, 200
RIVALS = 2


@contextmanager
def desk(environment: dict[str, str], *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A process of its own, ready to be asked."""
    command = [sys.executable, "-m", "tests.matching.rivals", *arguments]
    process = subprocess.Popen(  # noqa: S603 - our own module, with a session key of our own
        command,
        env=environment,
        cwd=settings.BASE_DIR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert answer_of(process) == "ready"
    yield process
    if process.stdin is not None:
        process.stdin.close()
    process.wait(timeout=30)
    if process.stdout is not None:
        process.stdout.close()


def ask(process: subprocess.Popen[str], resident: Resident, occurrence: Occurrence) -> None:
    asked = {"resident": str(resident.public_id), "occurrence": str(occurrence.public_id)}
    assert process.stdin is not None
    process.stdin.write(json.dumps(asked) + "\n")
    process.stdin.flush()


def answer_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def one_place_a_day(town: Town, rounds: int) -> list[Occurrence]:
    slot = SlotFactory.create(activity=ActivityFactory.create(organisation__team=town.team), capacity=1)
    tomorrow = timezone.localdate() + timedelta(days=1)
    return [
        OccurrenceFactory.create(slot=slot, date=tomorrow + timedelta(days=number))
        for number in range(rounds)
    ]


def rivalry(
    town: Town, occurrences: list[Occurrence], environment: dict[str, str], *arguments: str
) -> Counter[tuple[str, ...]]:
    """Let both press in every round; gives how often which pair of answers was heard."""
    heard: Counter[tuple[str, ...]] = Counter()
    people = [ResidentFactory.create(team=town.team, centre=town.centre) for _ in range(RIVALS)]
    with ExitStack() as open_desks:
        desks = [open_desks.enter_context(desk(environment, *arguments)) for _ in people]
        for occurrence in occurrences:
            for one, resident in zip(desks, people, strict=True):
                ask(one, resident, occurrence)
            heard[tuple(sorted(answer_of(one) for one in desks))] += 1
    return heard


def taken(occurrences: list[Occurrence]) -> Counter[int]:
    """How many occurrences have how many people."""
    rows = Participation.objects.taking_a_place().filter(occurrence__in=occurrences)
    people = Counter(rows.values_list("occurrence_id", flat=True))
    return Counter(people[one.pk] for one in occurrences)


def test_through_the_action(
    *, long_run: bool, database_environment: dict[str, str], figure: Callable[[str, object], None]
) -> None:
    rounds = LONG_ROUNDS if long_run else ROUNDS
    town = make_town("Aarle")
    occurrences = one_place_a_day(town, rounds)
    heard = rivalry(town, occurrences, database_environment)
    figure("last place, through the action", dict(heard))
    assert (heard, taken(occurrences)) == (Counter({("lost", "placed"): rounds}), Counter({1: rounds}))


def test_through_the_browser(
    *,
    long_run: bool,
    database_environment: dict[str, str],
    signed_in: Callable[[Membership], Client],
    figure: Callable[[str, object], None],
) -> None:
    rounds = LONG_ROUNDS if long_run else ROUNDS
    town = make_town("Aarle")
    occurrences = one_place_a_day(town, rounds)
    session = signed_in(town.member(Role.DESK)).cookies[settings.SESSION_COOKIE_NAME].value
    heard = rivalry(town, occurrences, database_environment, session)
    figure("last place, through the browser", dict(heard))
    assert (heard, taken(occurrences)) == (Counter({("lost", "placed"): rounds}), Counter({1: rounds}))
