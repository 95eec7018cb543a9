"""Opens the log's context for each request and writes what must survive a roll-back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import uuid4

from django.conf import settings

from aandeslag.audit.actions import keeping_refusals, record_refusal
from aandeslag.audit.context import Acting
from aandeslag.audit.models import Result

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

SERVER_ERROR: Final = 500


class AuditContextMiddleware:
    """Outermost of all that touch the database: its lines are written after every transaction has ended."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id = str(uuid4())
        with keeping_refusals(Acting(origin=origin_of(request), request_id=request_id)):
            response = self.get_response(request)
            if response.status_code >= SERVER_ERROR:
                match = request.resolver_match
                record_refusal(action=f"failed:{match.view_name if match else ''}", result=Result.FAILED)
        response["X-Request-ID"] = request_id
        return response


def origin_of(request: HttpRequest) -> str:
    """Give the address of whoever asks; behind our own proxies, what the outermost of those saw."""
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    passed_on = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if proxies and len(passed_on) >= proxies and passed_on[-proxies].strip():
        return str(passed_on[-proxies].strip())
    return str(request.META.get("REMOTE_ADDR", ""))
