"""Which languages are spoken by the supporters who go along, date by date."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db.models import F, Q

from matching.models import Accompaniment
from matching.part_tables import Company

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from matching.profiles import OneOccurring
    from residents.models import Resident


def company_of(residents: Iterable[Resident], dates: Iterable[OneOccurring], today: date) -> Company:
    """Of everybody; to the score it means nothing for who did not ask for it. One query."""
    speaks = {one.pk: one.languages for one in residents}
    return Company(speaks, languages_there((one.pk for one in dates), today))


def languages_there(occurrences: Iterable[int], today: date) -> Mapping[int, frozenset[str]]:
    """By occurrence, of supporters who are members of its team today; other members have none. One query."""
    on = Q(supporter__memberships__valid_until__isnull=True) | Q(
        supporter__memberships__valid_until__gte=today
    )
    rows = (
        Accompaniment.objects.filter(
            on,
            occurrence__in=list(occurrences),
            supporter__memberships__team=F("team"),
            supporter__memberships__valid_from__lte=today,
        )
        .order_by()
        .values_list("occurrence", "supporter__memberships__languages")
    )
    found: dict[int, set[str]] = defaultdict(set)
    for occurrence, languages in rows:
        found[occurrence].update(languages)
    return {occurrence: frozenset(languages) for occurrence, languages in found.items()}
