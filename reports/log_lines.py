"""The lines of the log as the auditor reads them: codes in words, accounts and teams by their names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from aandeslag.audit.models import Result
from aandeslag.teams.access import Role
from aandeslag.teams.models import User
from reports.wording import action_in_words, kind_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from django_stubs_ext import StrOrPromise

    from aandeslag.audit.models import Line
    from aandeslag.teams.models import Team


@dataclass(frozen=True)
class LogLine:
    """Of a person only the id is here: who it is, the log does not know and this page does not ask."""

    sequence: int
    at: datetime
    account: int | None
    actor: str
    role: StrOrPromise
    team: str
    origin: str
    code: str
    action: StrOrPromise
    changed: str
    kind: StrOrPromise
    ids: list[str]
    result: str
    result_in_words: StrOrPromise


def in_words(lines: Sequence[Line], teams: Mapping[int, Team]) -> list[LogLine]:
    """One query, for the names of the accounts."""
    numbers = {line.actor_id for line in lines if line.actor_id is not None}
    names = dict(User.objects.filter(pk__in=numbers).values_list("pk", "name"))
    return [_in_words(line, names, teams) for line in lines]


def _in_words(line: Line, names: Mapping[int, str], teams: Mapping[int, Team]) -> LogLine:
    return LogLine(
        sequence=line.sequence,
        at=line.at,
        account=line.actor_id,
        actor=_actor(line, names),
        role=Role(line.role).label if line.role in Role.values else line.role,
        team=_team(line.team_id, teams),
        origin=line.origin,
        code=line.action,
        action=action_in_words(line.action),
        changed=line.changed,
        kind=kind_in_words(line.object_type),
        ids=line.object_ids.split(),
        result=line.result,
        result_in_words=Result(line.result).label,
    )


def _actor(line: Line, names: Mapping[int, str]) -> str:
    if line.actor_id is None:
        return _("the site itself") if line.origin == "command" else _("somebody who is not signed in")
    return names.get(line.actor_id, _("an account that is gone"))


def _team(number: int | None, teams: Mapping[int, Team]) -> str:
    if number is None:
        return ""
    return teams[number].name if number in teams else _("team %(number)d") % {"number": number}
