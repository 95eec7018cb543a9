"""What must hold of any database, however it was filled: by hand, by import or by the demo."""

from __future__ import annotations

from django.apps import apps
from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce

from aandeslag.teams.rows import TeamRow
from activities.models import Occurrence


def rows_with_another_team_than_their_parent() -> list[str]:
    """Name every foreign key of which some row belongs to another team than the row it points to."""
    wrong = []
    for model in _rows_of_teams():
        for field in model._meta.concrete_fields:
            parent = field.related_model
            if not isinstance(parent, type) or not issubclass(parent, TeamRow):
                continue
            strays = model._default_manager.exclude(**{f"{field.name}__isnull": True})
            if strays.exclude(team=F(f"{field.name}__team")).exists():
                wrong.append(f"{model.__name__}.{field.name}")
    return wrong


def overbooked_occurrences() -> list[int]:
    taking = Q(participations__status__in=("signed-up", "present"))
    taken = Occurrence.objects.annotate(
        taken=Count("participations", filter=taking & Q(participations__placement__is_imported=False)),
        places=Coalesce("own_capacity", "slot__capacity"),
    )
    return list(taken.filter(taken__gt=F("places")).values_list("pk", flat=True))


def _rows_of_teams() -> list[type[TeamRow]]:
    return [model for model in apps.get_models() if issubclass(model, TeamRow)]
