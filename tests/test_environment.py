"""What comes from outside is read strictly: nonsense stops the start with a sentence."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from aandeslag import environment


@pytest.mark.parametrize(("value", "expected"), [("1", "yes"), ("true", "yes"), ("0", "no"), ("off", "no")])
def test_flag_understands_yes_and_no(monkeypatch: pytest.MonkeyPatch, value: str, expected: str) -> None:
    monkeypatch.setenv("LIGHT", value)

    assert environment.flag("LIGHT", default=True) is (expected == "yes")


def test_flag_that_is_empty_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIGHT", "")

    assert (environment.flag("LIGHT", default=True), environment.flag("LIGHT", default=False)) == (
        True,
        False,
    )


@pytest.mark.parametrize("value", ["ja", "2", "tru"])
def test_flag_refuses_nonsense(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("LIGHT", value)

    with pytest.raises(ImproperlyConfigured, match="LIGHT must be 1 or 0"):
        environment.flag("LIGHT", default=True)


def test_number_refuses_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTS", "many")

    with pytest.raises(ImproperlyConfigured, match="PORTS must be a whole number"):
        environment.number("PORTS", 3)


def test_key_refuses_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_KEY", "short")

    with pytest.raises(ImproperlyConfigured, match="SOME_KEY is missing or shorter than 50"):
        environment.key("SOME_KEY", default="never used", at_least=50)


def test_names_are_split_and_demanded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOSTS", "a.example, b.example,")

    assert environment.names("HOSTS") == ["a.example", "b.example"]
    monkeypatch.setenv("HOSTS", " ")
    with pytest.raises(ImproperlyConfigured, match="HOSTS is missing"):
        environment.names("HOSTS")


def test_postgresql_address_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADDRESS", "postgresql://site:p%40ss@db.example:5433/work?sslmode=require")

    found = environment.postgresql("ADDRESS", {"options": "-c lock_timeout=1s"})

    assert found == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "work",
        "USER": "site",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": 5433,
        "OPTIONS": {"options": "-c lock_timeout=1s", "sslmode": "require"},
        "CONN_HEALTH_CHECKS": True,
    }


@pytest.mark.parametrize(
    "value", ["mysql://a@b/c", "postgresql://a@b", "nonsense", "postgresql://a@b:many/c"]
)
def test_postgresql_address_refuses_nonsense(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("ADDRESS", value)

    with pytest.raises(ImproperlyConfigured, match="ADDRESS"):
        environment.postgresql("ADDRESS")


def test_an_empty_address_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADDRESS", "")

    assert environment.postgresql("ADDRESS") is None
