"""Prints a link with which the first people of an installation make their account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import timezone

from aandeslag.teams.access import Role
from aandeslag.teams.actions import Offer, invite

if TYPE_CHECKING:
    from argparse import ArgumentParser

ROLES: Final = (Role.PROGRAMME, Role.ADMINISTRATOR, Role.AUDITOR)


class Command(BaseCommand):
    help = "Invite a first member of the programme team, administrator or auditor, and print the link."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("role", choices=[role.value for role in ROLES])
        parser.add_argument("email")
        parser.add_argument("--name", required=True, help="what colleagues call this person")
        parser.add_argument("--site", default=_site(), help="where the site answers: %(default)s")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            validate_email(options["email"])
        except ValidationError:
            raise CommandError("That is not an e-mail address.") from None
        invited = invite(
            offer=Offer(role=options["role"]),
            email=options["email"],
            name=options["name"],
            by=None,
            now=timezone.now(),
            token=uuid4(),
        )
        self.stdout.write("This link works once, for 72 hours. Hand it over yourself:")
        self.stdout.write(options["site"].rstrip("/") + reverse("teams:invitation", args=[invited.secret]))


def _site() -> str:
    host = settings.ALLOWED_HOSTS[0].lstrip(".")
    return f"http://{host}:8000" if settings.DEVELOPMENT else f"https://{host}"
