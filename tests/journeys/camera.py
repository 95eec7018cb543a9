"""A film for the browser's pretended camera: a code held still before it, as raw pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import segno

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WIDTH, HEIGHT, FRAMES = 640, 480, 15
# How many pixels one square of the code takes.
SQUARE: Final = 9
INK, PAPER, TABLE, GREY = b"\x18", b"\xe8", b"\x90", b"\x80"


def film_of(text: str, path: Path) -> Path:
    """Write the code as a Y4M file that Chromium plays instead of a camera."""
    brightness = b"".join(_rows(segno.make_qr(text, error="m")))
    colour = GREY * (WIDTH * HEIGHT // 2)
    head = f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F15:1 Ip A1:1 C420\n".encode()
    path.write_bytes(head + (b"FRAME\n" + brightness + colour) * FRAMES)
    return path


def _rows(code: segno.QRCode) -> Iterator[bytes]:
    """The code with its quiet edge, in the middle of a grey table."""
    lines = [
        b"".join((INK if dark else PAPER) * SQUARE for dark in row) for row in code.matrix_iter(border=4)
    ]
    side = len(lines) * SQUARE
    left, above = (WIDTH - side) // 2, (HEIGHT - side) // 2
    for y in range(HEIGHT):
        inside = above <= y < above + side
        row = lines[(y - above) // SQUARE] if inside else TABLE * side
        yield TABLE * left + row + TABLE * (WIDTH - side - left)
