"""Fills the keys of all names anew: the folding knows more spellings, and who is stored must be found by them."""

from django.db import migrations

from residents.models.keys import keys_of


def fill(apps, schema_editor):
    """Per name, not per person: many bear the same. The key of a name is a name, and folds to the same."""
    people = apps.get_model("residents", "Resident").objects.using(schema_editor.connection.alias).order_by()
    for name in list(people.values_list("name_key", flat=True).distinct()):
        people.filter(name_key=name).update(**keys_of(name))


class Migration(migrations.Migration):
    dependencies = [("residents", "0011_moving_on")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
