"""Telephone numbers and e-mail addresses, also those that a spreadsheet took for a number."""

from __future__ import annotations

import re

from aandeslag.spreadsheets.dutch.outcome import (
    NotUnderstood,
    Reason,
    not_understood,
    reads_text,
)

_FILLING = re.compile(r"[\s\-.()/]+|\(0\)")
_DUTCH = re.compile(r"0[1-9]\d{8}")
_MANGLED_MOBILE = re.compile(r"6\d{8}")  # 0612345678 of which a spreadsheet ate the nought
_MANGLED_ABROAD = re.compile(r"316\d{8}")
_ABROAD = re.compile(r"\+[1-9]\d{7,14}")
_NINE_DIGITS = re.compile(r"\d{8,9}")
_SEVERAL = re.compile(r"\d{4,}\D*?(?:/|,|;|\bof\b|\ben\b|\n).*\d{4,}")
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]{2,}")


@reads_text
def parse_phone(text: str) -> str | NotUnderstood:
    """Give a Dutch number in ten digits, one from abroad with its `+`."""
    number = _FILLING.sub("", text.replace("(0)", ""))
    number = re.sub(r"^00", "+", number)
    number = re.sub(r"^\+310?", "0", number)
    if _DUTCH.fullmatch(number) or _ABROAD.fullmatch(number):
        return number
    if _MANGLED_MOBILE.fullmatch(number):
        return f"0{number}"
    if _MANGLED_ABROAD.fullmatch(number):
        return f"0{number[2:]}"
    return _no_phone(text, number)


def _no_phone(text: str, number: str) -> NotUnderstood:
    if _NINE_DIGITS.fullmatch(number):
        # It may as well be a citizen service number: it is not repeated anywhere.
        return NotUnderstood(Reason.MAY_BE_IDENTITY_NUMBER)
    if _SEVERAL.search(text):
        return not_understood(Reason.SEVERAL_PHONES, text)
    return not_understood(Reason.NO_PHONE, text)


@reads_text
def parse_email(text: str) -> str | NotUnderstood:
    """Read one e-mail address."""
    address = text.removeprefix("mailto:").strip().lower()
    return address if _EMAIL.fullmatch(address) else not_understood(Reason.NO_EMAIL, text)
