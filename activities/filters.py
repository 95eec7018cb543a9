"""The questions above the lists of the offer; all of them stand in the address, so that it can be shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import django_filters
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from aandeslag.vocabulary import DayPart, Theme, Weekday
from aandeslag.widgets import QuickInput
from activities.looking import WALKS
from activities.models import Activity, SiteContact
from activities.rules.looking import YES, Ask, Asked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import QueryDict

    from activities.querysets import OrganisationQuerySet

LONGEST: Final = 80
# What can be chosen; anything else in the address asks nothing.
ANSWERS: Final[Mapping[str, frozenset[str]]] = {
    Ask.DAY: frozenset(Weekday.values),
    Ask.PART: frozenset(DayPart.values),
    Ask.THEME: frozenset(Theme.values),
    Ask.PURPOSE: frozenset(Activity.Purpose.values),
    Ask.NO_DUTCH: frozenset({YES}),
    Ask.WOMEN: frozenset({YES}),
    Ask.CHILDREN: frozenset({YES}),
    Ask.WALK: frozenset(str(one) for one in WALKS),
    Ask.STATE: frozenset(Activity.Status.values),
}
# Of these one answer says it all.
ONE_ANSWER: Final = frozenset({Ask.WALK, Ask.STATE})


def asked_in(query: QueryDict, *, keeps: bool) -> Asked:
    """Read what the address asks; who does not keep the offer cannot ask for drafts."""
    chosen: dict[str, frozenset[str]] = {}
    for question, answers in ANSWERS.items():
        given = [one for one in query.getlist(question) if one in answers]
        if given and (keeps or question != Ask.STATE):
            chosen[question] = frozenset(given[-1:] if question in ONE_ANSWER else given)
    words = words_in(query)
    if words:
        chosen[Ask.WORDS] = frozenset({YES})
    return Asked(chosen, words)


def words_in(query: QueryDict) -> str:
    """What was typed, without what no database takes."""
    return query.get(Ask.WORDS, "").replace("\0", "").strip()[:LONGEST]


def _words(label: Any) -> Any:
    field = QuickInput({"type": "search", "autocomplete": "off", "class": "form-control"})
    return django_filters.CharFilter(label=label, method="with_words", widget=field)


class OrganisationFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter brings no types
    q = _words(_("Search by name, contact or address"))

    def with_words(
        self, rows: OrganisationQuerySet[Any], _name: str, words: str
    ) -> OrganisationQuerySet[Any]:
        contacts = SiteContact.objects.filter(name__icontains=words, organisation=OuterRef("pk"))
        return rows.filter(Q(name__icontains=words) | Q(address__icontains=words) | Exists(contacts))
