"""Only the files of the list come out of node_modules, under names of our own."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from aandeslag.pictograms import ALL
from aandeslag.staticfiles import SERVED, VendorFinder


@pytest.mark.parametrize("name", sorted(SERVED))
def test_every_file_of_the_list_is_there(name: str) -> None:
    assert finders.find(name) == str(settings.BASE_DIR / "node_modules" / SERVED[name])


def test_every_pictogram_is_served_in_colour_and_black() -> None:
    wanted = {f"vendor/pictograms/{colour}/{code}.svg" for code in ALL for colour in ("color", "black")}

    assert {name for name in SERVED if name.startswith("vendor/pictograms/")} == wanted


@pytest.mark.parametrize("name", ["openmoji/package.json", "vendor/../package.json", "vendor/other.css"])
def test_nothing_else_is_served(name: str) -> None:
    assert VendorFinder().find(name) is None


MAPS = {name for name in SERVED if name.endswith(".map")}


def test_collecting_lists_the_same_files() -> None:
    assert {name for name, _ in VendorFinder().list(["*.map"])} == {
        n for n in SERVED if not n.endswith(".map")
    }
