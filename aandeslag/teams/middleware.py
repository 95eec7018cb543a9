"""Finds out as what someone is here, and refuses every view that was not declared for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from aandeslag.audit.actions import record_refusal
from aandeslag.audit.context import identify
from aandeslag.audit.middleware import SERVER_ERROR
from aandeslag.htmx import among_messages, wants_fragment
from aandeslag.teams.access import BEFORE_SECOND_FACTOR, THIRD_PARTY, WHILE_PRESENT, Entry, Open, Role, may
from aandeslag.teams.choosing import chosen_membership
from aandeslag.teams.decorators import entry_of
from aandeslag.teams.errors import TokenTakenError
from aandeslag.teams.http import CONFLICT, FORBIDDEN, redirect_whole_page, sign_in_first
from aandeslag.teams.opened_as import form_of_another, was_opened_as_another
from aandeslag.teams.presence import is_on_duty
from aandeslag.teams.second_factor import has_second_factor, showed_second_factor

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from aandeslag.teams.http import MemberRequest

    GetResponse = Callable[[HttpRequest], HttpResponse]
    View = Callable[..., Any]

SAFE_METHODS = frozenset({"GET", "HEAD"})


@dataclass(frozen=True)
class Unseen:
    """What somebody asked for by its id and did not get; perhaps it does not exist."""

    public_id: object


class MembershipMiddleware:
    """Puts the chosen membership and its team on the request, and the actor in the log's context.

    What a signed-in person was shown is kept by no cache, so that *back* after signing out shows nothing; and
    signing out empties what a supporter's phone kept to send.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        member = cast("MemberRequest", request)
        membership = chosen_membership(request, today=timezone.localdate())
        member.membership = membership  # type: ignore[assignment]  # None until AccessMiddleware has let it pass
        member.team = membership.team if membership else None
        member.present = False
        signed_in = request.user.is_authenticated
        if signed_in:
            identify(
                actor_id=request.user.pk,
                role=membership.role if membership else "",
                team_id=membership.team_id if membership else None,
            )
        response = self.get_response(request)
        if signed_in or request.user.is_authenticated:
            response["Cache-Control"] = "no-store"
        if signed_in and not request.user.is_authenticated:
            response["Clear-Site-Data"] = '"storage"'
        return response


class MfaRequiredMiddleware:
    """Lets nobody further who signed in to this session with a password alone."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, _args: object, _kwargs: object
    ) -> HttpResponse | None:
        if not settings.MFA_REQUIRED or not request.user.is_authenticated:
            return None
        name = _name_of(request)
        if _entry(view, name) in (Open.PUBLIC, Open.TOKEN) or name in BEFORE_SECOND_FACTOR:
            return None
        if showed_second_factor(request, request.user):
            return None
        if has_second_factor(request.user):
            return _signing_in(request, "mfa_reauthenticate")
        return redirect_whole_page(request, reverse("mfa_activate_totp"))


class AccessMiddleware:
    """Deny by default: a view without an entry, or for which the role has no capability, is refused."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, _args: object, _kwargs: object
    ) -> HttpResponse | None:
        name = _name_of(request)
        entry = _entry(view, name)
        if entry in (Open.PUBLIC, Open.TOKEN):
            return None
        if not request.user.is_authenticated:
            return _signing_in(request, "account_login")
        if entry == Open.SIGNED_IN:
            return None
        return self._judge(cast("MemberRequest", request), entry, name)

    def _judge(self, request: MemberRequest, entry: Entry | None, name: str) -> HttpResponse | None:
        if not _has_membership(request):
            return sign_in_first() if wants_fragment(request) else redirect("teams:choose-membership")
        if was_opened_as_another(request):
            record_refusal(action=f"refused:{name}")
            return form_of_another(request)
        request.present = _is_present(request, entry)
        if (
            entry is None
            or isinstance(entry, Open)
            or not may(request.membership.role, entry, present=request.present)
        ):
            record_refusal(action=f"refused:{name}")
            return _refused(request, entry)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Note who asked in vain for which id: another team's thing looks like one that does not exist.

        A form that was used before is answered here, for all forms alike.
        """
        if isinstance(exception, TokenTakenError):
            return among_messages(render(request, "409.html", status=CONFLICT))
        if isinstance(exception, Http404 | PermissionDenied) and request.user.is_authenticated:
            match = request.resolver_match
            kwargs = match.kwargs.values() if match else ()
            asked = [Unseen(value) for value in kwargs if isinstance(value, UUID)]
            record_refusal(action=f"refused:{_name_of(request)}", on=asked)
        return None


def _refused(request: MemberRequest, entry: Entry | None) -> HttpResponse:
    """A supporter whom nobody noted present, or whose session was closed, reads that instead."""
    if request.membership.role == Role.SUPPORTER and entry in WHILE_PRESENT:
        return render(request, "teams/not_at_the_desk.html", status=FORBIDDEN)
    raise PermissionDenied


def _name_of(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def _entry(view: View, name: str) -> Entry | None:
    return entry_of(view) or THIRD_PARTY.get(name)


def _signing_in(request: HttpRequest, page: str) -> HttpResponse:
    """Go to `page`, which returns to where someone was; what was posted is not repeated, but that is said.

    A page of which a piece was asked stays open with all that was typed in it.
    """
    if wants_fragment(request):
        return sign_in_first()
    back = request.get_full_path() if request.method in SAFE_METHODS else _page_of_the_form(request)
    return redirect(f"{reverse(page)}?{urlencode({'next': back})}" if back else reverse(page))


def _page_of_the_form(request: HttpRequest) -> str | None:
    """By way of the sentence that it must be pressed again. Only the address of a page of ours."""
    came_from = request.headers.get("Referer", "")
    hosts = {request.get_host()}
    if not url_has_allowed_host_and_scheme(came_from, hosts, require_https=request.is_secure()):
        return None
    page = urlsplit(came_from)._replace(scheme="", netloc="", fragment="").geturl()
    if not url_has_allowed_host_and_scheme(page, allowed_hosts=None):
        return None
    return f"{reverse('teams:press-again')}?{urlencode({'to': page})}"


def _has_membership(request: HttpRequest) -> bool:
    return getattr(request, "membership", None) is not None


def _is_present(request: MemberRequest, entry: Entry | None) -> bool:
    """Ask the database only when it can matter: one query for a supporter at the desk."""
    if request.membership.role != Role.SUPPORTER or entry not in WHILE_PRESENT:
        return False
    return is_on_duty(request.membership, timezone.now())


class TeamTransactionMiddleware:
    """On PostgreSQL: one transaction per request that knows the team, ready for row-level security.

    It has ended before the answer leaves, so what was read is in the log by then; an answer that is still
    being made while it is sent would escape both, and is refused. On SQLite there is no such transaction,
    so that no write lock lasts as long as a request.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response: HttpResponseBase = self._in_transaction(request)
        if response.streaming and not isinstance(response, FileResponse):
            raise TypeError("An answer is complete before it is sent; only a file may be streamed.")
        return response

    def _in_transaction(self, request: HttpRequest) -> HttpResponse:
        if connection.vendor != "postgresql":
            return self.get_response(request)
        team = cast("MemberRequest", request).team
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('app.team_id', %s, true)", [str(team.pk) if team else ""])
            response = self.get_response(request)
            if response.status_code >= SERVER_ERROR:
                transaction.set_rollback(True)
        return response
