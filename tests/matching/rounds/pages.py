"""How the tests of the screens of a round press and read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.urls import reverse

from matching.models import Proposal

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

FRAGMENT = {"HX-Request": "true"}
Status = Proposal.Status


def shown(response: Response) -> str:
    return " ".join(response.content.decode().split())


def at(name: str, row: object, *more: object) -> str:
    ids = [one.public_id for one in (row, *more)]  # type: ignore[attr-defined]
    return reverse(f"matching:{name}", args=ids)


def press(client: Client, name: str, line: Proposal, **data: object) -> Response:
    return client.post(at(name, line), {"token": str(uuid4()), **data})


def status_of(line: Proposal) -> str:
    return Proposal.objects.get(pk=line.pk).status
