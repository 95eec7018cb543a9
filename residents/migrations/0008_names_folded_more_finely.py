"""Fills the keys of all names anew: the folding became finer, and who is stored must be found by it."""

from django.db import migrations

from residents.models.keys import keys_of


def fill(apps, schema_editor):
    """Per name, not per person: many bear the same. The key of a name is a name, and folds to the same."""
    people = apps.get_model("residents", "Resident").objects.using(schema_editor.connection.alias).order_by()
    for name in list(people.values_list("name_key", flat=True).distinct()):
        people.filter(name_key=name).update(**keys_of(name))


class Migration(migrations.Migration):
    dependencies = [("residents", "0007_newest_who_are_here_first")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
