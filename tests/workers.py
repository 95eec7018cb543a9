"""Divides the tests over the processes: a file that builds one costly world goes to one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from xdist.scheduler import LoadScopeScheduling

if TYPE_CHECKING:
    from xdist.remote import Producer

# pytest 9 no longer lets `xdist_group` change the name by which xdist knows a test, so files are named here.
TOGETHER: Final = frozenset({"tests/test_access.py", "tests/matching/demo/test_fill.py"})


class _ByWorld(LoadScopeScheduling):  # type: ignore[misc]  # untyped
    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return file if file in TOGETHER else nodeid


@pytest.hookimpl
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    return _ByWorld(config, log)
