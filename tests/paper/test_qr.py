"""A code to scan holds what it was given, as a picture without anything inline."""

from __future__ import annotations

from aandeslag.paper.qr import qr_svg

CODE = "0e6a7b0e-5d0b-4f0c-9a51-0f6f8b8f4c11"


def test_it_is_a_picture_in_lines_and_nothing_else() -> None:
    drawn = qr_svg(CODE)

    assert (drawn[:4], drawn[-6:]) == ("<svg", "</svg>")
    assert [word for word in ("style=", "<script", "http://", CODE) if word in drawn] == []


def test_equal_texts_give_equal_pictures() -> None:
    assert (qr_svg(CODE) == qr_svg(CODE), qr_svg(CODE) == qr_svg("other")) == (True, False)
