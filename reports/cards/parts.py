"""What the parts of each dimension are called, in the order in which they stand."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Final

from django.db.models import F
from django.utils.translation import gettext as _

from aandeslag.teams.models import Municipality, ReceptionCentre
from aandeslag.vocabulary import Gender, LegalStatus, Theme
from activities.models import Activity
from reports.figures.counts import AGES, UNKNOWN, Dimension

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import TextChoices

CLOSED_LISTS: Final[dict[str, type[TextChoices]]] = {
    Dimension.GENDER: Gender,
    Dimension.THEME: Theme,
    Dimension.KIND: Activity.Kind,
    Dimension.PURPOSE: Activity.Purpose,
    Dimension.LEGAL_STATUS: LegalStatus,
}


def titles() -> dict[str, str]:
    return {
        Dimension.THEME: _("Theme"),
        Dimension.GENDER: _("Gender"),
        Dimension.AGE: _("Age"),
        Dimension.KIND: _("One-off or regular"),
        Dimension.PURPOSE: _("Purpose"),
        Dimension.LEGAL_STATUS: _("Status"),
        Dimension.CENTRE: _("Centre"),
        # The last one: below it the year of its division is chosen.
        Dimension.MUNICIPALITY: _("Municipality"),
    }


def labels_of(dimension: str, codes: Sequence[str] = ()) -> dict[str, str]:
    """Code → words, in order. Centres and municipalities are asked for by the codes that occur."""
    if dimension == Dimension.CENTRE:
        rows = ReceptionCentre.objects.filter(public_id__in=[code for code in codes if code])
        return {str(one.public_id): one.name for one in rows} | {"": _("no centre")}
    if dimension == Dimension.MUNICIPALITY:
        # A code keeps its name after the municipality is gone; of two the one that exists, or did last.
        places = Municipality.objects.filter(code__in=codes).order_by(F("valid_until").asc(nulls_last=True))
        names = dict(places.values_list("code", "name"))
        return dict(sorted(names.items(), key=itemgetter(1))) | {"": _("not known")}
    return fixed_labels(dimension)


def fixed_labels(dimension: str) -> dict[str, str]:
    """Of a closed list."""
    if dimension == Dimension.AGE:
        words = (_("up to 24"), _("25 to 44"), _("45 and over"), _("not known"))
        return dict(zip((*AGES, UNKNOWN), words, strict=True))
    return {str(one.value): str(one.label) for one in CLOSED_LISTS[dimension]}
