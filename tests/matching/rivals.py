"""One of two desks that want the same place: a process of its own, told by its parent when to press.

Reads one line of JSON per round from its standard input and answers with one line: what became of it.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django must be set up first
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from activities.models import Occurrence  # noqa: E402
from matching.actions import sign_up  # noqa: E402
from matching.errors import PlacementRefusedError  # noqa: E402
from residents.models import Resident  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

PLACED, LOST = "placed", "lost"
REDIRECT, CONFLICT = 302, 409


def through_action(asked: dict[str, str]) -> str:
    resident = Resident.objects.get(public_id=asked["resident"])
    occurrence = Occurrence.objects.get(public_id=asked["occurrence"])
    try:
        sign_up(resident=resident, occurrence=occurrence, by=None, now=timezone.now(), token=uuid4())
    except PlacementRefusedError as refused:
        return LOST if refused.verdict.obstacles == ("full",) else f"refused: {refused}"
    return PLACED


def through_browser(session: str) -> Callable[[dict[str, str]], str]:
    client = Client(raise_request_exception=False)
    client.cookies[settings.SESSION_COOKIE_NAME] = session

    def press(asked: dict[str, str]) -> str:
        address = reverse("matching:sign-up", args=[asked["resident"], asked["occurrence"]])
        response = client.post(address, {"token": str(uuid4()), "often": "once"})
        return {REDIRECT: PLACED, CONFLICT: LOST}.get(response.status_code, str(response.status_code))

    return press


def main() -> None:
    session = sys.argv[1] if len(sys.argv) > 1 else ""
    settings.ALLOWED_HOSTS = ["*"]
    press: Callable[[dict[str, Any]], str] = through_browser(session) if session else through_action
    print("ready", flush=True)  # noqa: T201 - the line its parent waits for
    for line in sys.stdin:
        try:
            answer = press(json.loads(line))
        except Exception as error:  # noqa: BLE001 - whatever it is, the parent counts it as a failure
            answer = f"error: {type(error).__name__}: {error}".replace("\n", " ")
        print(answer, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
