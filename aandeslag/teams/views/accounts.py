"""People with an account, for the administrator: as what they work, and a lost second factor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from aandeslag.audit.actions import record_refusal
from aandeslag.teams.access import Capability
from aandeslag.teams.actions import end_membership, reset_second_factor
from aandeslag.teams.decorators import requires
from aandeslag.teams.errors import NoSecondFactorError, OwnSecondFactorError
from aandeslag.teams.http import CONFLICT, PAGE_AND_FORM
from aandeslag.teams.models import Invitation, Membership, User
from aandeslag.teams.second_factor import FACTORS
from aandeslag.teams.views.form_page import Words, sure_page

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet
    from django.http import HttpResponse

    from aandeslag.teams.http import MemberRequest

PER_PAGE = 25


def _users() -> QuerySet[User]:
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
    current = Membership.objects.on(timezone.localdate()).select_related("team", "municipality")
    told = current.only("public_id", "user", "role", "valid_from", "team__name", "municipality__name")
    return User.objects.annotate(has_factor=Exists(factors)).prefetch_related(
        Prefetch("memberships", queryset=told, to_attr="current")
    )


@require_safe
@requires(Capability.KEEP_TEAMS)
def list_accounts(request: MemberRequest) -> HttpResponse:
    sought = request.GET.get("q", "").replace("\0", "").strip()[:80]
    found = _users()
    if sought:
        found = found.filter(Q(name__icontains=sought) | Q(email__icontains=sought))
    page = Paginator(found.order_by("name", "pk"), PER_PAGE).get_page(request.GET.get("page"))
    open_ones = Invitation.objects.usable(timezone.now()).select_related("team", "municipality")
    context = {"page": page, "sought": sought, "invitations": open_ones}
    return render(request, "teams/accounts.html", context)


@require_safe
@requires(Capability.KEEP_TEAMS)
def show_account(request: MemberRequest, user_id: UUID) -> HttpResponse:
    return _account_page(request, user_id)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_TEAMS)
def reset_factor(request: MemberRequest, user_id: UUID) -> HttpResponse:
    user = get_object_or_404(User, public_id=user_id)
    back = reverse("teams:account", args=[user_id])
    words = Words(
        heading=_("Take away the second factor of %(name)s?") % {"name": user},
        save=_("Take it away"),
        cancel=back,
        lead=_("Only after you have seen or called this person yourself. All sessions end at once."),
    )
    if request.method != "POST":
        return sure_page(request, words)
    try:
        reset_second_factor(user=user, by=request.user)
    except OwnSecondFactorError:
        record_refusal(action="account.second-factor-reset", on=[user])
        messages.error(request, _("Your own second factor you remove under Sign-in and safety."))
        return sure_page(request, words, status=CONFLICT)
    except NoSecondFactorError:
        record_refusal(action="account.second-factor-reset", on=[user])
        messages.error(request, _("This person has no second factor: there is nothing to take away."))
        return _account_page(request, user_id, status=CONFLICT)
    messages.success(request, _("At the next sign-in this person sets up the authenticator app again."))
    return redirect(back)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_TEAMS)
def end_any_membership(request: MemberRequest, membership_id: UUID) -> HttpResponse:
    current = Membership.objects.on(timezone.localdate()).select_related("user", "team")
    membership = get_object_or_404(current, public_id=membership_id)
    back = reverse("teams:account", args=[membership.user.public_id])
    names = {"role": membership, "name": membership.user}
    words = Words(
        heading=_("End %(role)s of %(name)s?") % names,
        save=_("End membership"),
        cancel=back,
        lead=_("From the next page on, this person cannot work in this role any more."),
    )
    if request.method != "POST":
        return sure_page(request, words)
    today, now = timezone.localdate(), timezone.now()
    end_membership(membership=membership, today=today, now=now, may_leave_none=True)
    messages.success(request, _("The membership has ended."))
    return redirect(back)


def _account_page(request: MemberRequest, user_id: UUID, status: int = 200) -> HttpResponse:
    user = get_object_or_404(_users(), public_id=user_id)
    return render(request, "teams/account.html", {"account": user}, status=status)
