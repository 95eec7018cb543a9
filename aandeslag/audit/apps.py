"""Registers the log."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "aandeslag.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
