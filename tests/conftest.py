"""What every test finds: a database of its own, a browser, and no tolerance for a silent server error."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as django_settings
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from aandeslag.translations import compile_catalogues

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from _pytest.terminal import TerminalReporter

pytest_plugins = ["tests.databases", "tests.browser", "tests.workers", "tests.world"]

# Playwright runs an event loop in the thread of the test; the ORM calls beside it are plain calls.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

_CALM: dict[str, Any] = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
}
hypothesis.register_profile("usual", max_examples=40, derandomize=True, **_CALM)
hypothesis.register_profile("long", max_examples=1000, print_blob=True, **_CALM)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run at full size: make test-long")


def pytest_configure(config: pytest.Config) -> None:
    hypothesis.load_profile("long" if config.getoption("--long") else "usual")
    # Argon2 is slow on purpose; here only the adding up of many tests would be.
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if not hasattr(config, "workerinput"):
        for folder in django_settings.LOCALE_PATHS:
            compile_catalogues(folder)


@pytest.fixture(scope="session")
def long_run(pytestconfig: pytest.Config) -> bool:
    """Whether this is `make test-long`."""
    return bool(pytestconfig.getoption("--long"))


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[[str, object], None]:
    """Give a function that has a measured figure printed at the end of the run."""

    def note(name: str, value: object) -> None:
        request.node.user_properties.append(("figure", f"{name}: {value}"))

    return note


class _Collector(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.sentences: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.sentences.append(f"server error: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _in_dutch() -> Iterator[None]:
    """What a test asked for last in another language is not the language of the next one."""
    translation.activate(django_settings.LANGUAGE_CODE)
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _no_server_errors(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test during which an answer of 500 was logged, whatever the test itself looked at."""
    handler = _Collector(logging.ERROR)
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    yield
    logger.removeHandler(handler)
    if handler.sentences and not request.node.get_closest_marker("expects_server_error"):
        pytest.fail("\n".join(handler.sentences))


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    reports = [report for found in terminalreporter.stats.values() for report in found]
    figures = [
        value
        for report in reports
        if getattr(report, "when", "") == "call"
        for name, value in report.user_properties
        if name == "figure"
    ]
    if figures:
        terminalreporter.section("figures")
        for line in sorted(set(figures)):
            terminalreporter.line(line)
