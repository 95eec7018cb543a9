"""Finds on a page what is left in Dutch or English where a translation should stand."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from typing import Final

import polib
from django.conf import settings

from aandeslag.phrases.files import texts_of

CATALOGUE: Final = settings.BASE_DIR / "locale" / "nl" / "LC_MESSAGES" / "django.po"
SAID_ALOUD: Final = ("aria-label", "alt", "title", "placeholder", "content")
WITHOUT_END: Final = frozenset({"br", "hr", "img", "input", "link", "meta", "use", "wbr"})
UNSEEN: Final = frozenset({"script", "style"})
OTHER_SCRIPTS: Final = frozenset({"ar", "fa", "ti", "uk", "ru"})
# Words that give a sentence away in any of the languages that are written with our letters.
DUTCH: Final = "het een niet naar voor deze geen wordt mensen druk vraag terug bewaar inloopuur"
ENGLISH: Final = "the and you your people press ask back save this again somebody"
TELLING: Final = {"nl": frozenset(DUTCH.split(" ")), "en": frozenset(ENGLISH.split(" "))}
HOLE: Final = re.compile(r"\{\w+\}|%\(\w+\)[sd]")


class _Texts(HTMLParser):
    """All that is read or heard of a page, but for what says of itself that it is in another language."""

    def __init__(self) -> None:
        super().__init__()
        self.page = ""
        self.open: list[tuple[str, str]] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.page = known["lang"]
        language = known.get("lang") or (self.open[-1][1] if self.open else self.page)
        if language == self.page and known.get("name") != "viewport":
            self.found.extend(known[one] for one in SAID_ALOUD if one in known and tag != "link")
        if tag not in WITHOUT_END:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][1] == self.page and self.open[-1][0] not in UNSEEN:
            self.found.append(data)


def leftovers(page: str, language: str, data: frozenset[str]) -> list[str]:
    """`data`: what people typed, and what languages call themselves; the rest is in `language`."""
    reader = _Texts()
    reader.feed(page)
    assert reader.page == language
    texts = [_without(text, data) for text in reader.found]
    return [text for text in texts if text and _is_left(text, language)]


def _without(text: str, data: frozenset[str]) -> str:
    text = " ".join(text.split())
    for one in sorted(data, key=len, reverse=True):
        text = text.replace(one, "")
    return re.sub(r"#\w{6}\b", "", text).strip(" ·–,.:✓←→")


def _is_left(text: str, language: str) -> bool:
    if language in OTHER_SCRIPTS:
        return re.search(r"[A-Za-z]{2}", text) is not None
    others = {"nl", "en"} - {language}
    words = set(re.findall(r"[a-z']+", text.casefold()))
    told = any(words & TELLING[one] for one in others)
    return told or any(text in _sentences(one) - _sentences(language) for one in others)


@cache
def _sentences(language: str) -> frozenset[str]:
    """All that the site says in a language, without values."""
    said = [text for text in texts_of(language).values() if not HOLE.search(text)]
    if language in TELLING:
        entries = polib.pofile(str(CATALOGUE))
        said += [entry.msgstr if language == "nl" else entry.msgid for entry in entries]
    return frozenset(" ".join(text.split()).strip(" ·–,.:✓←→") for text in said)
