"""Serves a list of files out of node_modules under names of our own: this list, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.checks import Error
from django.core.files.storage import FileSystemStorage

from aandeslag.pictograms import ALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.core.checks import CheckMessage

_BOOTSTRAP: Final = (
    "bootstrap.min.css",
    "bootstrap.min.css.map",
    "bootstrap.rtl.min.css",
    "bootstrap.rtl.min.css.map",
)
_REGULAR, _BOLD = 400, 700
# Family, subset, weights. Ethiopic in one weight: two are more than a page may load. What Turkish and Polish
# add to Latin comes from the Ethiopic package: the same letters, without a thousand that nobody here writes,
# an eighth of the weight.
_FONTS: Final = (
    *(("noto-sans", subset, (_REGULAR, _BOLD)) for subset in ("latin", "cyrillic")),
    ("noto-sans-ethiopic", "latin-ext", (_REGULAR, _BOLD)),
    ("noto-sans-arabic", "arabic", (_REGULAR, _BOLD)),
    ("noto-sans-ethiopic", "ethiopic", (_REGULAR,)),
)


def _fonts() -> Iterator[tuple[str, str]]:
    for family, subset, weights in _FONTS:
        for weight in weights:
            name = f"{family}-{subset}-{weight}-normal.woff2"
            yield f"vendor/fonts/{name}", f"@fontsource/{family}/files/{name}"


# The name in `{% static %}` → the file in node_modules.
SERVED: Final[dict[str, str]] = {
    **{f"vendor/{name}": f"bootstrap/dist/css/{name}" for name in _BOOTSTRAP},
    **dict(_fonts()),
    # Side by side under their own names: one imports the other.
    **{f"vendor/qr/{name}": f"qr/{name}" for name in ("decode.js", "index.js")},
    **{
        f"vendor/pictograms/{colour}/{code}.svg": f"openmoji/{colour}/svg/{code}.svg"
        for code in sorted(ALL)
        for colour in ("color", "black")
    },
}


class _NodeModules(FileSystemStorage):
    """Reads by the name that is served."""

    def path(self, name: str) -> str:
        return super().path(SERVED[name])


class VendorFinder(BaseFinder):
    """Finds the files of the list."""

    def __init__(self, *_args: Any, **_kwargs: Any) -> None:
        self.storage = _NodeModules(location=settings.BASE_DIR / "node_modules")

    def check(self, **_kwargs: Any) -> list[CheckMessage]:
        missing = [name for name in SERVED if not self.storage.exists(name)]
        if not missing:
            return []
        return [Error(f"Not in node_modules: {', '.join(missing)}.", hint="make assets", id="site.E004")]

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:  # noqa: FBT001, FBT002 - Django's
        if path not in SERVED or not self.storage.exists(path):
            return [] if find_all else None
        found = self.storage.path(path)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        ignored = list(ignore_patterns or ())
        for name in SERVED:
            if not matches_patterns(name, ignored):
                yield name, self.storage
