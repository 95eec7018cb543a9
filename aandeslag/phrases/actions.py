"""Corrects a text, and records that a speaker has looked at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from aandeslag.phrases.errors import ChangedMeanwhileError
from aandeslag.phrases.models import Phrase, PhraseRemark

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from aandeslag.teams.models import User


@transaction.atomic
def correct_phrase(*, phrase: Phrase, text: str, seen: int, by: User, today: date) -> Phrase:
    """Store another wording; until someone looks at that one, it counts as not checked."""
    stored = Phrase.objects.select_for_update().get(pk=phrase.pk)
    if stored.text == text:
        return stored
    if stored.revision != seen:
        raise ChangedMeanwhileError(stored)
    stored.text, stored.revision = text, stored.revision + 1
    stored.corrected_by, stored.corrected_on = by, today
    stored.checked_by = stored.checked_on = None
    stored.save()
    _settle(stored, today)
    record(action="phrase.corrected", on=stored, changed=["text"])
    return stored


@transaction.atomic
def check_phrases(*, seen: Mapping[UUID, int], by: User, today: date) -> int:
    """Record that a speaker found these wordings good; leave out what has another wording by now.

    Gives how many are checked now, of those that were seen.
    """
    rows = Phrase.objects.select_for_update().filter(public_id__in=seen).order_by("pk")
    good = [row for row in rows if row.revision == seen[row.public_id]]
    new = [row for row in good if row.checked_on is None]
    for row in new:
        row.checked_by, row.checked_on = by, today
    Phrase.objects.bulk_update(new, ["checked_by", "checked_on"])
    if new:
        record(action="phrase.checked", on=new)
    return len(good)


@transaction.atomic
def uncheck_phrase(*, phrase: Phrase) -> Phrase:
    """Take a check back: it was pressed by mistake, or the text is not good after all."""
    stored = Phrase.objects.select_for_update().get(pk=phrase.pk)
    if stored.checked_on is not None:
        stored.checked_by = stored.checked_on = None
        stored.save(update_fields=["checked_by", "checked_on"])
        record(action="phrase.unchecked", on=stored)
    return stored


@transaction.atomic
def remark_on_phrase(*, phrase: Phrase, text: str, seen: int, by: User, today: date) -> PhraseRemark:
    """A speaker would say it otherwise. One open remark for each speaker: the last word counts."""
    stored = Phrase.objects.select_for_update().get(pk=phrase.pk)
    if stored.revision != seen:
        raise ChangedMeanwhileError(stored)
    remark, _is_new = PhraseRemark.objects.update_or_create(
        phrase=stored,
        by=by,
        settled_on=None,
        defaults={"text": text, "revision": seen, "on": today},
    )
    record(action="phrase.remarked", on=stored)
    return remark


@transaction.atomic
def settle_remarks(*, phrase: Phrase, today: date) -> None:
    """The text stays as it is: the programme looked at what speakers said of it."""
    stored = Phrase.objects.select_for_update().get(pk=phrase.pk)
    if _settle(stored, today):
        record(action="phrase.remarks-settled", on=stored)


def _settle(stored: Phrase, today: date) -> int:
    return PhraseRemark.objects.filter(phrase=stored, settled_on=None).update(settled_on=today)
