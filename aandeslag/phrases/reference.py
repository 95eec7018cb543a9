"""Brings the texts of the files into the database; what people corrected or checked stays theirs."""

from __future__ import annotations

from django.db import transaction

from aandeslag.phrases.files import codes, texts_of
from aandeslag.phrases.models import Phrase
from aandeslag.vocabulary import TextLanguage


@transaction.atomic
def load_phrases() -> int:
    """Add what is missing and say how many; better what nobody touched; take away what no page uses."""
    Phrase.objects.exclude(code__in=codes()).delete()
    known = {(one.language, one.code): one for one in Phrase.objects.all()}
    free = set(Phrase.objects.untouched().values_list("pk", flat=True))
    new, bettered = [], []
    for language in TextLanguage.values:
        for code, text in texts_of(language).items():
            one = known.get((language, code))
            if one is None:
                new.append(Phrase(language=language, code=code, text=text))
            elif one.pk in free and one.text != text:
                one.text, one.revision = text, one.revision + 1
                bettered.append(one)
    Phrase.objects.bulk_update(bettered, ["text", "revision"], batch_size=200)
    return len(Phrase.objects.bulk_create(new, batch_size=200))
