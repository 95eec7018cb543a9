"""Pages of frozen figures: laid out once per language, kept while what they are made of stays the same."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from django.core.cache import caches
from django.db import connection
from django.utils.translation import get_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from aandeslag.teams.models import Team
    from reports.periods import Period

# By hand: it is asked at every look, and the ORM takes longer to write it down than to ask.
MADE_OF: Final = """
    SELECT 'published', id, 0, 0 FROM reports_publication WHERE team_id = %(team)s OR team_id IS NULL
    UNION ALL SELECT 'released', id, 0, 0 FROM reports_release WHERE team_id = %(team)s
    UNION ALL SELECT measure, id, value, 0 FROM reports_target WHERE team_id = %(team)s
    UNION ALL SELECT 'counted', id, people, women FROM reports_centrecount WHERE team_id = %(team)s
    ORDER BY 1, 2
"""

Parts = dict[str, str]


def laid_out(team: Team, period: Period, page: str, lay_out: Callable[[], Parts | None]) -> Parts | None:
    """Give the parts of a page by name. Two queries where they are kept; None is not kept."""
    key = _key(team, period, page)
    kept: Parts | None = caches["pages"].get(key)
    if kept is None and (kept := lay_out()) is not None:
        caches["pages"].set(key, kept)
    return kept


def _key(team: Team, period: Period, page: str) -> str:
    """Changes with every publication, release, target and count, with the name and with the language."""
    with connection.cursor() as cursor:
        cursor.execute(MADE_OF, {"team": team.pk})
        made_of = cursor.fetchall()
    said = (made_of, team.pk, team.name, period.span, period.first, page, get_language())
    return sha256(repr(said).encode()).hexdigest()
