"""Every address of the site, with its parameters filled in by their names."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from aandeslag.teams.access import THIRD_PARTY, Capability, Entry, Role
from aandeslag.teams.checks import every_page
from aandeslag.teams.decorators import entry_of
from aandeslag.teams.models import User
from activities.models import Activity, Occurrence
from activities.tickets import ticket_for
from matching.host_tickets import host_ticket_for
from tests.access.canaries import row_id
from tests.access.populating import TODAY
from tests.access.world import PUBLIC_MODELS, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.db import models

    from tests.access.populating import Populated
    from tests.access.world import World

# How many rows are tried for one parameter before a page counts as impossible to reach.
AT_MOST: Final = 7
NOBODY: Final = "00000000-0000-4000-8000-000000000000"


@dataclass(frozen=True)
class Address:
    """One pattern of the resolver."""

    name: str
    entry: Entry | None
    parameters: tuple[str, ...]

    def __str__(self) -> str:
        return self.name

    @property
    def is_ours(self) -> bool:
        return self.name not in THIRD_PARTY

    @property
    def of_rows(self) -> list[str]:
        return [one for one in self.parameters if one.endswith("_id")]

    def url(self, **kwargs: Any) -> str:
        return reverse(self.name, kwargs=kwargs)


def every_address() -> list[Address]:
    return [
        Address(page.name, entry_of(page.view) or THIRD_PARTY.get(page.name), page.parameters)
        for page in every_page()
    ]


def model_of(parameter: str) -> str:
    """`walk_in_session_id` is named after `WalkInSession`, and so is `other_walk_in_session_id`."""
    return parameter.removesuffix("_id").removeprefix("other_").replace("_", "")


class Fillers:
    """Knows, for the name of each parameter, what to put there for a town."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.rows = {letter: self._by_name(letter) for letter in "AB"}

    def _by_name(self, letter: str) -> dict[str, list[models.Model]]:
        populated = self._town(letter)
        return {model.__name__.lower(): list(rows) for model, rows in rows_of(populated)}

    def _town(self, letter: str) -> Populated:
        return self.world.a if letter == "A" else self.world.b

    def candidates(self, parameter: str, letter: str = "A") -> list[Any]:
        """Give what may stand there; raises KeyError for a name that nobody told this test about."""
        if parameter.endswith("_id"):
            return [row_id(row) for row in self.rows[letter][model_of(parameter)]][:AT_MOST]
        if parameter == "period":
            return ["2026-Q2", "2025"]  # a quarter and a year, both closed
        return [self._other(parameter, letter)]

    def knows(self, parameter: str) -> bool:
        try:
            return bool(self.candidates(parameter))
        except KeyError:
            return False

    def _other(self, parameter: str, letter: str) -> Any:
        town = self._town(letter)
        user = User.objects.get(pk=town.town.member(Role.DESK).user_id)
        makers: dict[str, Callable[[], Any]] = {
            "year": lambda: 2026,
            "month": lambda: 11,
            "question": lambda: "interests",
            "language": lambda: "ti",
            "secret": lambda: town.secret,
            "feed_secret": lambda: town.secret,
            "kind": lambda: "xlsx",
            "measure": lambda: "times",
            "ticket": lambda: ticket_for(_kept(town)),
            "host_ticket": lambda: host_ticket_for(_been(town)),
            "uidb36": lambda: user_pk_to_url_str(user),
            "key": lambda: token_for(user),
        }
        return makers[parameter]()

    def own(self, address: Address) -> Iterator[dict[str, Any]]:
        """Give fillings with rows of town A, the likeliest first; the first rows of all come first."""
        choices = [self.candidates(one) for one in address.parameters]
        fillings = itertools.product(*choices)
        for values in itertools.islice(fillings, AT_MOST**2):
            yield dict(zip(address.parameters, values, strict=True))

    def foreign(self, address: Address) -> Iterator[dict[str, Any]]:
        """Give the first filling with one id after the other taken from town B."""
        for own in itertools.islice(self.own(address), 1):
            for one in address.of_rows:
                if self.is_scoped(one):
                    yield {**own, one: self.candidates(one, "B")[0]}

    def is_scoped(self, parameter: str) -> bool:
        return model_of(parameter) not in {model.__name__.lower() for model in PUBLIC_MODELS}


def _kept(town: Populated) -> Activity:
    """An activity that is shown and that somebody of the desk keeps."""
    rows = Activity.objects.published().filter(team=town.town.team).select_related("keeper")
    return rows.filter(keeper=town.town.member(Role.DESK).user).earliest("pk")


def _been(town: Populated) -> Occurrence:
    """The last date that has begun."""
    return Occurrence.objects.filter(team=town.town.team, cancelled_at=None, date__lt=TODAY).latest(
        "date", "pk"
    )


def token_for(user: User) -> str:
    """What the link of a forgotten password holds."""
    return str(app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user))


def of_nobody(address: Address, filling: dict[str, Any]) -> dict[str, Any]:
    """Give the same filling with an id that does not exist, wherever that of town B stood."""
    return {name: NOBODY if name in address.of_rows else value for name, value in filling.items()}


def is_national(entry: Entry | None) -> bool:
    """Whether the page is for a role above teams, to whom both towns are open."""
    above = (
        Capability.KEEP_TEAMS,
        Capability.SEE_LOG,
        Capability.KEEP_DECLARATION_RULES,
        Capability.SEE_COUNTRY_FIGURES,
    )
    return isinstance(entry, Capability) and entry in above
