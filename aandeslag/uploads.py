"""Keeps an uploaded file in memory: what stands in it never reaches a disk before it was looked at."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from aandeslag.spreadsheets.limits import MAX_BYTES

# One byte too many is enough to refuse a file; the rest of it is let go as it comes in.
_MOST_KEPT: Final = MAX_BYTES + 1


class InMemoryUpload(FileUploadHandler):
    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.kept = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.kept.write(raw_data[: max(_MOST_KEPT - start, 0)])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.kept.seek(0)
        return InMemoryUploadedFile(
            file=self.kept,
            field_name=self.field_name,
            name=self.file_name or "",
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
