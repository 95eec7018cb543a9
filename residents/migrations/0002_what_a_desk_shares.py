from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("residents", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="visit",
            name="party",
            field=models.UUIDField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="walkinsession",
            name="revision",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
    ]
