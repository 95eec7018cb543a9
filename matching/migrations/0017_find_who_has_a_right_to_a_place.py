from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0014_answer_seen"),
        ("matching", "0016_what_was_agreed_and_told"),
        ("residents", "0012_names_folded_with_french_and_polish_spellings"),
        ("teams", "0005_languages_of_supporters"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(
                condition=models.Q(("is_standing", True)), fields=["slot"], name="standing_places_of_a_slot"
            ),
        ),
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(
                condition=models.Q(("held_until__isnull", False)),
                fields=["slot"],
                name="held_places_of_a_slot",
            ),
        ),
    ]
