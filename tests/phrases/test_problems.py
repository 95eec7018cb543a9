"""When everything fails there is still a page: in the language of the phone, or that of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import pytest
from django.conf import settings
from django.db import OperationalError
from django.utils.functional import SimpleLazyObject

from aandeslag.phrases.problems import server_error

if TYPE_CHECKING:
    from django.test import RequestFactory


def _nobody_answers() -> NoReturn:
    """As the user of a session, while the database is away."""
    raise OperationalError


@pytest.mark.parametrize(("chosen", "shown"), [("ar", 'lang="ar" dir="rtl"'), ("", 'lang="nl" dir="ltr"')])
def test_without_a_database_there_is_a_page(rf: RequestFactory, chosen: str, shown: str) -> None:
    rf.cookies[settings.PHONE_LANGUAGE_COOKIE_NAME] = chosen
    request = rf.get("/")
    request.user = SimpleLazyObject(_nobody_answers)  # type: ignore[assignment]

    answer = server_error(request)

    assert (answer.status_code, shown in answer.content.decode()) == (500, True)
