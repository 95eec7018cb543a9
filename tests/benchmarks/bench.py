"""What a benchmark works with: the data, someone signed in, and a stopwatch beside the standard page."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from functools import partial
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final

from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode

from aandeslag.teams.access import Role
from tests.benchmarks.forms import form_of
from tests.benchmarks.registry import PAGES, SAVES

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponseBase

    from aandeslag.teams.models import Membership
    from tests.benchmarks.forms import Filled

    Answers = Callable[[int, Filled], dict[str, Any]]

WARM_UP: Final = 3
FOUND: Final = 200


class BenchmarkError(Exception):
    """What was to be measured did not happen."""


@dataclass(frozen=True)
class Bench:
    members: dict[str, Membership]

    def signed_in(self, role: Role = Role.COORDINATOR) -> Client:
        client = Client(SERVER_NAME="localhost")
        client.force_login(self.members[role].user)
        return client

    def standard_page(self) -> float:
        """Give the median of the standard page in milliseconds."""
        standard = self.standard()
        return median([_timed(standard) for _ in range(WARM_UP + PAGES)][WARM_UP:]) * 1000

    def page(self, url: str, role: Role = Role.COORDINATOR) -> float:
        """Give how many times the standard page it takes to show a page."""
        client = self.signed_in(role)

        def show() -> None:
            expect(client.get(url), FOUND)

        return self.compared(show)

    def compared(self, act: Callable[[], object]) -> float:
        """Do both in turns, so that what else the machine does hits both, and compare the medians."""
        standard = self.standard()
        for _ in range(WARM_UP):
            standard()
            act()
        gc.collect()
        pairs = [(_timed(act), _timed(standard)) for _ in range(PAGES)]
        return median(one for one, _ in pairs) / median(other for _, other in pairs)

    def saved(self, url: str, answers: Answers, role: Role) -> float:
        """Give how many times the standard page it takes to save a form; opening it is not counted."""
        client, standard = self.signed_in(role), self.standard()
        saves, standards = [], []
        for turn in range(WARM_UP + SAVES):
            form = form_of(client.get(url))
            filled = form.values | answers(turn, form)
            saves.append(_timed(partial(_post, client, url, filled)))
            standards.append(_timed(standard))
        return median(saves[WARM_UP:]) / median(standards[WARM_UP:])

    def standard(self) -> Callable[[], None]:
        client, url = self.signed_in(), reverse("standard-page")

        def show() -> None:
            expect(client.get(url), FOUND)

        return show


def expect(response: HttpResponseBase, *statuses: int) -> None:
    """A page that answers something else is not faster, it is wrong."""
    if response.status_code not in statuses:
        answer = getattr(response, "content", b"")[:600]
        raise BenchmarkError(f"answered {response.status_code}: {answer!r}")


def _post(client: Client, url: str, filled: dict[str, Any]) -> None:
    # As a browser sends a form without files.
    sent = urlencode(filled, doseq=True)
    expect(client.post(url, sent, content_type="application/x-www-form-urlencoded"), 302, 303)


def _timed(act: Callable[[], object]) -> float:
    started = perf_counter()
    act()
    return perf_counter() - started
