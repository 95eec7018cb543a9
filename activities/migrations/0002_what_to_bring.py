"""What to bring as ticks, which the slip says in every language; what was typed stays beside it."""

from django.db import migrations, models

import aandeslag.code_sets


class Migration(migrations.Migration):
    dependencies = [("activities", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="activity",
            name="bring",
            field=aandeslag.code_sets.CodeSetField(
                blank=True, default=None, null=True, verbose_name="what to bring or wear"
            ),
        ),
        migrations.AlterField(
            model_name="activity",
            name="to_bring",
            field=models.CharField(blank=True, max_length=120, verbose_name="else to bring or wear"),
        ),
    ]
