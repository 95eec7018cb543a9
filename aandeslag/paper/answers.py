"""Answers with a paper: shown in the browser, kept by nobody in between, named after what it is."""

from __future__ import annotations

from django.http import HttpResponse


def paper(content: bytes, name: str) -> HttpResponse:
    """`name` says what kind of paper it is, never whose: it ends up in the folder of downloads."""
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{name}.pdf"',
            "Cache-Control": "no-store",
        },
    )
