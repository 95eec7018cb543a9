"""Fills an empty database with two invented towns and prints the sign-ins; in demo mode only."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from aandeslag.teams.models import Team, User
from matching.demo.fill import fill_demo
from reports.demo import fill_figures

PASSWORD: Final = "samen-aan-de-slag"  # noqa: S105 - printed, and refused outside demo mode


class Command(BaseCommand):
    help = "Fill two invented towns with a year of history and print the demo sign-ins."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Only in demo mode: a known password has no place among real people.")
        if Team.objects.exists():
            self.stdout.write("There is data already; it is kept as it is.")
        else:
            self.stdout.write("Inventing two towns with a year of history …")
            call_command("load_reference_data", verbosity=0)
            fill_demo(password=PASSWORD, now=timezone.now())
            fill_figures(today=timezone.localdate())
        self._print_sign_ins()

    def _print_sign_ins(self) -> None:
        self.stdout.write(f"\nDemo sign-ins, all with the password {PASSWORD}:")
        for user in sorted(User.objects.filter(email__endswith=".test"), key=_where):
            self.stdout.write(f"  {user.email}")


def _where(user: User) -> tuple[bool, str, int]:
    """The towns first, in order, and each in the order in which it was made."""
    place = user.email.partition("@")[2]
    return place == "landelijk.test", place, user.pk
