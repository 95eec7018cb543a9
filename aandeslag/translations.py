"""Turns catalogues (.po) into the form that Django reads (.mo), without a tool from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib

if TYPE_CHECKING:
    from pathlib import Path


def compile_catalogues(folder: Path) -> list[Path]:
    """Compile each catalogue that is newer than its compiled form; give the ones that were."""
    compiled = []
    for catalogue in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = catalogue.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= catalogue.stat().st_mtime:
            continue
        fresh = target.with_suffix(".mo.new")
        polib.pofile(str(catalogue)).save_as_mofile(str(fresh))
        fresh.replace(target)
        compiled.append(catalogue)
    return compiled


def gaps(catalogue: Path, template: Path) -> list[str]:
    """Name each text of the code that the catalogue lacks, leaves empty, or marks as a guess."""
    known = {_key(entry): entry for entry in polib.pofile(str(catalogue))} if catalogue.exists() else {}
    found = []
    for entry in polib.pofile(str(template)):
        ours = known.get(_key(entry))
        if ours is None or ours.obsolete:
            found.append(f"missing: {entry.msgid!r} ({_places(entry)})")
        elif not ours.translated():
            found.append(f"{'a guess' if ours.fuzzy else 'untranslated'}: {entry.msgid!r} ({_places(entry)})")
    return found


def _key(entry: polib.POEntry) -> tuple[str | None, str, str]:
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def _places(entry: polib.POEntry) -> str:
    return ", ".join(f"{name}:{line}" for name, line in entry.occurrences[:2])
