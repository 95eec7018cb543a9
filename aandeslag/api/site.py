"""The interface itself, version 1: its parts, its description, and what holds for every answer."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Final, cast

from django.http import Http404, HttpResponse
from django.urls import URLPattern
from django.views.decorators.http import conditional_page
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError
from ninja.responses import Response

from aandeslag.api import problems

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from ninja.openapi.schema import OpenAPISchema

    View = Callable[..., HttpResponse]

VERSION: Final = "1.0.0"
READING: Final = ("GET", "HEAD")
# Each app adds its own router here; by name, so that nothing is imported upwards.
PARTS: Final = ("activities.api.views.router", "reports.api.views.router")
TITLE: Final = "Offer and figures"
ABOUT: Final = (
    "What a team offers, for its own website and that of its municipality; and what it yields, for the "
    "dashboard of a municipality: each with a key of its own. Only published activities and protected "
    "figures, and never a person: no contact, no telephone number, nobody who takes part. Read-only. Every "
    "answer carries an ETag: ask with If-None-Match, and an unchanged answer is 304. Times are local, with "
    "their offset."
)


class Api(NinjaAPI):
    """Says that what goes wrong is told as RFC 9457."""

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**kwargs)
        for operations in schema["paths"].values():
            for operation in operations.values():
                for status, answer in operation["responses"].items():
                    if int(status) >= 400 and "application/json" in answer.get("content", {}):  # noqa: PLR2004
                        answer["content"][problems.CONTENT_TYPE] = answer["content"].pop("application/json")
        return schema


def _made() -> Api:
    api = Api(
        title="Offer and figures", version=VERSION, description=ABOUT, urls_namespace="api", docs_url=None
    )
    for part in PARTS:
        api.add_router("", part)
    api.add_exception_handler(AuthenticationError, lambda _request, _error: problems.without_key())
    api.add_exception_handler(Http404, lambda _request, _error: problems.unknown())
    api.add_exception_handler(ValidationError, _wrong_values)
    return api


def _wrong_values(_request: HttpRequest, error: Any) -> HttpResponse:
    return problems.wrong_values(error)


def served(view: View) -> View:
    """HEAD as GET, an ETag, and the version; everything else than reading is refused."""
    conditional = conditional_page(view)

    @wraps(view, updated=())
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in READING:
            return problems.read_only(", ".join(READING))
        method, request.method = request.method, "GET"
        response = conditional(request, *args, **kwargs)
        request.method = method  # by which the server knows whether to send the body
        response["API-Version"] = VERSION
        if "Cache-Control" not in response:
            response["Cache-Control"] = "private, no-cache"
        return response

    answer.csrf_exempt = True  # type: ignore[attr-defined]  # there is nothing to send
    return answer


def described(_request: HttpRequest) -> HttpResponse:
    """Open to anybody and from any page, so that tools can read it."""
    response = Response(API.get_openapi_schema())
    response["Access-Control-Allow-Origin"] = "*"
    return response


def beginning(request: HttpRequest) -> HttpResponse:
    """Says where the description is."""
    return Response({"description": request.build_absolute_uri("openapi.json"), "version": VERSION})


OWN: Final[dict[str, Any]] = {"openapi-json": described, "api-root": beginning}
API: Final = _made()
urlpatterns = [
    URLPattern(one.pattern, served(OWN.get(one.name or "", one.callback)), name=one.name)
    for one in cast("list[URLPattern]", API.urls[0])
]
app_name = "api"
