"""Registers the texts that residents read."""

from django.apps import AppConfig


class PhrasesConfig(AppConfig):
    name = "aandeslag.phrases"
    label = "phrases"
    default_auto_field = "django.db.models.BigAutoField"
