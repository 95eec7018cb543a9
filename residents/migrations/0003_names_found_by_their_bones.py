"""Adds the keys by which a name is found in any spelling, and fills them for everybody who is known."""

from django.db import migrations, models

import residents.models.keys
from residents.models.keys import SKELETONS
from residents.names import fold, skeletons

_BEGINNINGS = ["int8_ops", "varchar_pattern_ops", "varchar_pattern_ops"]


def fill(apps, schema_editor):
    """Per name, not per person: many bear the same."""
    people = apps.get_model("residents", "Resident").objects.using(schema_editor.connection.alias).order_by()
    for name in list(people.values_list("name_key", flat=True).distinct()):
        keys = (*skeletons(name), *[""] * len(SKELETONS))
        columns = dict(zip(SKELETONS, keys, strict=False))
        # What a name sounds like has been sharpened as well.
        people.filter(name_key=name).update(**columns, sound_key=fold(name))


def _index(columns, name):
    return migrations.AddIndex(
        model_name="resident",
        index=models.Index(fields=["team", *columns], name=name, opclasses=_BEGINNINGS[: len(columns) + 1]),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("residents", "0002_what_a_desk_shares"),
        ("teams", "0001_initial"),
    ]

    operations = [
        *(
            migrations.AddField(
                model_name="resident",
                name=name,
                field=residents.models.keys.SkeletonField(
                    default="", editable=False, max_length=60, place=place
                ),
                preserve_default=False,
            )
            for place, name in enumerate(SKELETONS)
        ),
        _index(["name_key"], "residents_by_name"),
        _index(["skeleton", "name_key"], "residents_by_bones"),
        _index(["skeleton_2", "name_key"], "residents_by_bones_2"),
        _index(["skeleton_3", "name_key"], "residents_by_bones_3"),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
