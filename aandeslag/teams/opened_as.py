"""As what someone opened a form: in another tab they may have switched to another membership since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.shortcuts import render
from django.template.backends.utils import csrf_input
from django.utils import timezone

from aandeslag.htmx import among_messages, wants_fragment
from aandeslag.teams.choosing import memberships_of
from aandeslag.teams.http import CONFLICT
from aandeslag.written import written

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.utils.safestring import SafeString

    from aandeslag.teams.http import MemberRequest
    from aandeslag.teams.models import Membership

# Stands beside the token in every form that posts (see templatetags/opened_as.py).
FIELD: Final = "opened_as"
HIDDEN: Final = '{token}<input type="hidden" name="{name}" value="{value}">'
# Where a form is sent again, besides all that was typed.
BACK: Final = "send_again_to"

OURS: Final = frozenset({"csrfmiddlewaretoken", BACK})


def hidden_fields(request: HttpRequest) -> SafeString:
    """What `{% csrf_token %}` puts into a form, for a page that makes it once for all of its forms."""
    return with_membership(csrf_input(request), request)


def with_membership(token: SafeString, request: HttpRequest | None) -> SafeString:
    """Beside the token of a form, as what it is opened."""
    membership = getattr(request, "membership", None)
    if membership is None:
        return token
    return written(HIDDEN, token=token, name=FIELD, value=membership.public_id)


def was_opened_as_another(request: MemberRequest) -> bool:
    """Say whether a form that is sent was opened under another membership than the one of now."""
    opened_as = request.POST.get(FIELD)
    return opened_as is not None and opened_as != str(request.membership.public_id)


def membership_of_form(request: MemberRequest) -> Membership | None:
    """Give the membership under which a form was opened; None where it holds no longer, or is another's."""
    mine = memberships_of(request.user, timezone.localdate())
    return next((one for one in mine if str(one.public_id) == request.POST.get(FIELD)), None)


def form_of_another(request: MemberRequest) -> HttpResponse:
    """Nothing is stored: say so, and offer to send it under the membership that opened it.

    All that was typed stands in the answer, so that one press is enough; a file must be chosen again.
    """
    context = {
        "opened_as": membership_of_form(request),
        "sent": [(name, values) for name, values in request.POST.lists() if name not in OURS],
        "back": request.get_full_path(),
        "has_files": bool(request.FILES),
    }
    template = "teams/_other_membership.html" if wants_fragment(request) else "teams/other_membership.html"
    return among_messages(render(request, template, context, status=CONFLICT))
