"""The certificate: what somebody took part in, how often and for how long; in their language and in Dutch."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count, Max, Min, Q, Sum
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from aandeslag.paper.pictures import drawings
from aandeslag.paper.typesetting import typeset
from aandeslag.vocabulary import TextLanguage
from matching.models import Participation

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.phrases.book import Phrasebook
    from residents.models import Resident

WORDS: Final = ("took-part", "activity", "period", "times", "hours", "together", "thanks", "team")
DAY: Final = "d-m-Y"
NO_HOURS: Final = "–"


@dataclass(frozen=True)
class Taken:
    """One activity: of how many times the hours are known, so that none are made up."""

    title: str
    organisation: str
    theme: str
    first: date
    last: date
    times: int
    times_with_hours: int
    minutes: int


def taken_part_in(resident: Resident) -> list[Taken]:
    """Where they were at least once, the earliest first. One query."""
    present = Participation.objects.filter(resident=resident, status=Participation.Status.PRESENT)
    titles = ("placement__activity__title", "placement__activity__organisation__name")
    rows = present.values("placement__activity", *titles, "placement__activity__theme").annotate(
        first=Min("occurrence__date"),
        last=Max("occurrence__date"),
        times=Count("pk"),
        times_with_hours=Count("pk", filter=Q(minutes__isnull=False)),
        minutes=Sum("minutes", default=0),
    )
    return [
        Taken(
            title=row[titles[0]],
            organisation=row[titles[1]],
            theme=row["placement__activity__theme"],
            **{name: row[name] for name in ("first", "last", "times", "times_with_hours", "minutes")},
        )
        for row in rows.order_by("first", "placement__activity")
    ]


def certificate(resident: Resident, taken: list[Taken], book: Phrasebook, today: date) -> bytes:
    """One A4, to sign."""
    name = {"name": f"{resident.first_name} ({resident.number_shown})"}
    data = {
        "product": resident.team.product_name,
        "heading": asdict(book.line("certificate.heading")),
        "words": {code: asdict(book.line(f"certificate.{code}", name)) for code in WORDS},
        "lines": [_line(one, book) for one in taken],
        "times": str(sum(one.times for one in taken)),
        "hours": _hours(sum(one.minutes for one in taken)),
        "pictures": drawings({one.theme for one in taken}),
    }
    with override(TextLanguage.DUTCH):
        data["day"] = date_format(today, "j F Y")
        return typeset("certificate", data, title=_("Certificate"), language=book.language)


def _line(one: Taken, book: Phrasebook) -> dict[str, Any]:
    return {
        "picture": one.theme,
        "theme": asdict(book.line(f"theme.{one.theme}")),
        "title": one.title,
        "organisation": one.organisation,
        "period": f"{date_format(one.first, DAY)} – {date_format(one.last, DAY)}",
        "times": str(one.times),
        "hours": _hours(one.minutes) if one.times_with_hours == one.times else NO_HOURS,
    }


def _hours(minutes: int) -> str:
    """Whole hours and quarters, as a Dutch reader writes them."""
    quarters = round(minutes / 15)
    return f"{quarters / 4:.2f}".rstrip("0").rstrip(".").replace(".", ",")
