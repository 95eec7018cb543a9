"""Registers the ground: teams, people and what a role may do."""

from django.apps import AppConfig
from django.core.checks import Tags, register

from aandeslag.teams.checks import every_view_declares_an_entry


class TeamsConfig(AppConfig):
    name = "aandeslag.teams"
    label = "teams"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        register(every_view_declares_an_entry, Tags.security)
