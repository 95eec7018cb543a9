"""A page without an entry does not pass the check, and is refused if it is there all the same."""

from __future__ import annotations

import pytest
from django.test import override_settings

from aandeslag.teams.access import THIRD_PARTY
from aandeslag.teams.checks import every_page, every_view_declares_an_entry


def test_every_page_of_the_site_is_declared() -> None:
    assert every_view_declares_an_entry() == []


@override_settings(ROOT_URLCONF="tests.audit.pages")
def test_a_page_without_an_entry_is_found() -> None:
    found = every_view_declares_an_entry()
    assert [(one.id, "undeclared" in one.msg) for one in found] == [("teams.E001", True)]


@override_settings(ROOT_URLCONF="aandeslag.teams.account_urls")
def test_a_name_that_is_not_there_any_more_is_found() -> None:
    gone = {"set_language", *(name for name in THIRD_PARTY if name.startswith("api:"))}
    assert {(one.id, one.msg) for one in every_view_declares_an_entry()} == {
        ("teams.E002", f"access.py opens {name}, which is not there.") for name in gone
    }


def test_the_walk_knows_names_and_parameters_through_all_levels() -> None:
    pages = {page.name: page.parameters for page in every_page()}
    assert pages["teams:change-team"] == ("team_id",)
    assert pages["residents:at-desk"] == ("walk_in_session_id", "resident_id")
    assert "" not in pages


@pytest.mark.parametrize("name", ["account_email", "account_set_password", "mfa_trust"])
def test_pages_that_would_weaken_signing_in_do_not_exist(name: str) -> None:
    assert name not in {page.name for page in every_page()}
