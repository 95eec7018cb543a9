"""What supporters did in a month: at the walk-in hour, elsewhere, and how many people they spoke to."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from residents.helping import first_of_month, help_of, hours_words, next_month

if TYPE_CHECKING:
    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_safe
@requires(Capability.SEE_HELP)
def help_of_supporters(request: TeamRequest) -> HttpResponse:
    """Exact numbers, of the own team only; `month` is its first day, and nonsense is the month of now."""
    today = timezone.localdate()
    month = _month(request.GET.get("month", ""), today)
    found = help_of(request.team, month)
    later = next_month(month)
    context = {
        "month": month,
        "rows": [
            (one, hours_words(one.desk_minutes), hours_words(one.minutes), hours_words(one.together))
            for one in found
        ],
        "people": sum(one.people for one in found),
        "hours": hours_words(sum(one.together for one in found)),
        "before": first_of_month(month - timedelta(days=1)),
        "later": later if later <= today else None,
    }
    return render(request, "residents/help.html", context)


def _month(text: str, today: date) -> date:
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        return first_of_month(today)
    return first_of_month(asked) if date(2000, 1, 1) <= asked <= today else first_of_month(today)
