"""Registers the site itself: its checks and its commands."""

from django.apps import AppConfig
from django.core.checks import Tags, register

from aandeslag.checks import database_role_check, demo_check, second_factor_check
from aandeslag.paper.fonts import fonts_check


class SiteConfig(AppConfig):
    name = "aandeslag"
    label = "site"

    def ready(self) -> None:
        for check in (demo_check, second_factor_check, database_role_check):
            register(check, Tags.security, deploy=True)
        register(fonts_check, Tags.files)
