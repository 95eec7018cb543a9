"""The lines of the log as the auditor reads them: codes in words, accounts and teams by their names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aandeslag.audit.models import Result
from aandeslag.prepared import Prepared
from aandeslag.teams.access import Role
from aandeslag.teams.models import User
from reports.wording import action_in_words, kind_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, datetime

    from django.db.models import QuerySet

    from aandeslag.audit.models import Line


@dataclass(frozen=True)
class LogLine:
    """Of a person only the id is here: who it is, the log does not know and this page does not ask.

    Everything is text: a page has many lines, and a template takes its time for each part of them.
    """

    sequence: str
    when: str
    account: str
    actor: str
    # The role, the team and from where.
    standing: str
    action: str
    code: str
    changed: str
    kind: str
    id: str
    other_ids: list[str]
    result: str
    is_done: bool


def in_words(lines: Sequence[Line], teams: Mapping[int, str]) -> list[LogLine]:
    """One query, for the names of the accounts."""
    numbers = {line.actor_id for line in lines if line.actor_id is not None}
    names = dict(_names(numbers))
    # Most lines of a page are of one day and of a few kinds: each is put into words once.
    day = cache(lambda one: date_format(one, "j N Y"))
    action = cache(lambda code: str(action_in_words(code)))
    kind = cache(lambda name: str(kind_in_words(name)))
    role = cache(lambda code: str(Role(code).label) if code in Role.values else code)
    result = cache(lambda code: str(Result(code).label))
    return [
        LogLine(
            sequence=str(line.sequence),
            when=_when(line.at, day),
            account="" if line.actor_id is None else str(line.actor_id),
            actor=_actor(line, names),
            standing=_standing(line, role(line.role), teams),
            action=action(line.action),
            code=line.action,
            changed=line.changed,
            kind=kind(line.object_type),
            id=ids[0] if ids else "",
            other_ids=ids[1:],
            result=result(line.result),
            is_done=line.result == Result.DONE,
        )
        for line, ids in ((line, line.object_ids.split()) for line in lines)
    ]


@Prepared
def _names(numbers: set[int]) -> QuerySet[User, tuple[int, str]]:
    return User.objects.filter(pk__in=numbers).order_by().values_list("pk", "name")


def _when(moment: datetime, day: Callable[[date], str]) -> str:
    local = timezone.localtime(moment)
    return f"{day(local.date())} {local.hour}:{local:%M:%S}"


def _standing(line: Line, role: str, teams: Mapping[int, str]) -> str:
    # A command has no address: the name of the actor says already that it was one.
    origin = "" if line.actor_id is None and line.origin == "command" else line.origin
    return " · ".join(part for part in (role, _team(line.team_id, teams), origin) if part)


def _actor(line: Line, names: Mapping[int, str]) -> str:
    if line.actor_id is None:
        return _("the site itself") if line.origin == "command" else _("somebody who is not signed in")
    return names.get(line.actor_id, _("an account that is gone"))


def _team(number: int | None, teams: Mapping[int, str]) -> str:
    if number is None:
        return ""
    return teams[number] if number in teams else _("team %(number)d") % {"number": number}
