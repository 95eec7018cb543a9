"""The set-up compiles catalogues that changed; the check names every text without a Dutch one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aandeslag.translations import compile_catalogues, gaps

if TYPE_CHECKING:
    from pathlib import Path

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
TEXTS = ("Week", "Offer", "Today", "Log")


def _catalogue(folder: Path, *lines: str) -> Path:
    path = folder / "nl" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + "\n".join(lines) + "\n")
    return path


def test_compile_catalogues_skips_what_did_not_change(tmp_path: Path) -> None:
    path = _catalogue(tmp_path, 'msgid "Sign up"\nmsgstr "Meld aan"')

    assert compile_catalogues(tmp_path) == [path]
    assert compile_catalogues(tmp_path) == []

    later = path.stat().st_mtime + 10
    os.utime(path, (later, later))
    assert compile_catalogues(tmp_path) == [path]


def test_gaps_names_missing_empty_and_guessed_texts(tmp_path: Path) -> None:
    ours = _catalogue(
        tmp_path / "ours",
        'msgid "Week"\nmsgstr "Week"\n',
        '#, fuzzy\nmsgid "Offer"\nmsgstr "Offerte"\n',
        'msgid "Today"\nmsgstr ""',
    )
    texts = [f'#: a.py:{line}\nmsgid "{text}"\nmsgstr ""\n' for line, text in enumerate(TEXTS, 1)]
    code = _catalogue(tmp_path / "code", *texts)

    assert gaps(ours, code) == [
        "a guess: 'Offer' (a.py:2)",
        "untranslated: 'Today' (a.py:3)",
        "missing: 'Log' (a.py:4)",
    ]
