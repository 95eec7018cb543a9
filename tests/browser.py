"""The browser of the tests: the system's Chromium, with a loud word where there is none."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.databases import on_postgresql

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

# Without a window it does the same work for less; with one it is just as good.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
FIXTURES = frozenset({"browser", "context", "new_context", "page"})
# On PostgreSQL only what the database could make a difference to.
ALSO_ON_POSTGRESQL = ("journey", "last_place", "two_desks")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
)
# A machine that does two things at once may take longer than the five seconds that are usual.
PATIENCE = 15_000
_skipped = pytest.StashKey[list[str]]()


def chromium() -> str | None:
    """Give the path of the browser: CHROMIUM, or what the system has."""
    named = os.environ.get("CHROMIUM", "")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


def _required() -> bool:
    return os.environ.get("REQUIRE_BROWSER") == "1"


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_skipped] = []
    expect.set_options(timeout=PATIENCE)
    if _required() and chromium() is None:
        raise pytest.UsageError("REQUIRE_BROWSER=1, but there is no Chromium")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)
            if chromium() is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium"))
    if on_postgresql() and not config.getoption("--long"):
        left_out = [item for item in items if _only_on_sqlite(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def _only_on_sqlite(item: pytest.Item) -> bool:
    if item.get_closest_marker("browser") is None:
        return False
    return not any(item.get_closest_marker(name) for name in ALSO_ON_POSTGRESQL)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": chromium(), "args": list(QUIET)}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "locale": "nl-NL",
        "timezone_id": "Europe/Amsterdam",
        "viewport": {"width": 1280, "height": 800},
    }


class _Watch:
    """Remembers in the leading process which browser tests were skipped."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped and "browser" in report.keywords:
            self.config.stash[_skipped].append(report.nodeid)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if _required() and self.config.stash[_skipped]:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    if not hasattr(session.config, "workerinput"):
        session.config.pluginmanager.register(_Watch(session.config))


def pytest_terminal_summary(terminalreporter: TerminalReporter, config: pytest.Config) -> None:
    skipped = config.stash[_skipped]
    if skipped:
        terminalreporter.section("NOT TESTED IN A BROWSER", sep="!", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} browser tests did not run: no Chromium was found.")
        terminalreporter.line("Install it (apt install chromium) or name it: CHROMIUM=/path make test")
