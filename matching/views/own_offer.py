"""*Aanbod* on a supporter's phone: what there is to do, to tell their own people about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.paginator import Paginator
from django.utils import timezone
from django.views.decorators.http import require_safe

from aandeslag.phrases.phone import book_of, phone_page
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from activities.models import Activity
from matching.cards.mine.offer import offered

if TYPE_CHECKING:
    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest

PER_PAGE: Final = 12


@require_safe
@requires(Capability.SEE_ENTRUSTED)
def own_offer(request: TeamRequest) -> HttpResponse:
    book, today = book_of(request, families=()), timezone.localdate()
    shown = Activity.objects.for_team(request.team).published().select_related("organisation")
    rows = shown.prefetch_related("slots__pauses", "own_texts").order_by("title", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "offered": [offered(one, today, book) for one in page]}
    return phone_page(request, "phone/offer", book, context)
