"""The pages of an import as a browser without JavaScript uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from matching.models import Import

if TYPE_CHECKING:
    from django.test import Client


def send_file(
    client: Client, kind: str, content: bytes, *, name: str = "lijst.csv", token: Any = None
) -> Any:
    form = {"kind": kind, "token": str(token or uuid4()), "file": SimpleUploadedFile(name, content)}
    return client.post(reverse("matching:imports"), form)


def page(imported: Import, name: str = "import") -> str:
    return reverse(f"matching:{name}", args=[imported.public_id])


def press(client: Client, imported: Import, name: str, **answers: object) -> Any:
    """Press the button of a page and go where it leads."""
    return client.post(page(imported, name), answers, follow=True)


def columns_of(imported: Import) -> dict[str, str]:
    return {f"column-{index}": column for index, column in enumerate(imported.columns)}


def newest() -> Import:
    return Import.objects.latest("pk")
