"""What went wrong, for a program and for whoever reads its log: RFC 9457, in plain words."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.defaults import page_not_found
from django.views.defaults import server_error as server_error_page
from ninja import Field, Schema

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest
    from ninja.errors import ValidationError

CONTENT_TYPE: Final = "application/problem+json"
API: Final = "/api/"


class WrongValue(Schema):
    name: str = Field(description="Which parameter.")
    reason: str


class Problem(Schema):
    """RFC 9457."""

    status: int
    title: str
    detail: str = Field(description="What to do about it, in the language of the site.")
    errors: list[WrongValue] = Field(default=[], description="Which parameters are wrong, and why.")


def problem(status: HTTPStatus, detail: str, wrong: Sequence[WrongValue] = ()) -> HttpResponse:
    said = Problem(status=status, title=status.phrase, detail=detail, errors=list(wrong))
    response = HttpResponse(json.dumps(said.model_dump()), status=status, content_type=CONTENT_TYPE)
    response["Cache-Control"] = "no-store"
    return response


def unknown() -> HttpResponse:
    return problem(HTTPStatus.NOT_FOUND, _("There is nothing at this address."))


def without_key() -> HttpResponse:
    detail = _("This needs a key that works. Ask the team for one; send it as: Authorization: Bearer …")
    response = problem(HTTPStatus.UNAUTHORIZED, detail)
    response["WWW-Authenticate"] = "Bearer"
    return response


def read_only(allowed: str) -> HttpResponse:
    response = problem(HTTPStatus.METHOD_NOT_ALLOWED, _("Here one can only read, with GET."))
    response["Allow"] = allowed
    return response


def wrong_values(error: ValidationError) -> HttpResponse:
    wrong = [WrongValue(name=str(one["loc"][-1]), reason=str(one["msg"])) for one in error.errors]
    detail = _("A parameter has a value that cannot be used.")
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail, wrong)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer for the whole site: a program gets no page."""
    return unknown() if request.path.startswith(API) else page_not_found(request, exception)


def server_error(request: HttpRequest, *args: Any) -> HttpResponse:
    """Answer for the whole site, whatever it was that failed."""
    if not request.path.startswith(API):
        return server_error_page(request, *args)
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, _("Something went wrong here. Try again later."))
