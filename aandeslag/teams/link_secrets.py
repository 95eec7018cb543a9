"""Secrets that stand in a link: made at random, shown once, kept only as a digest."""

from __future__ import annotations

from hashlib import sha256
from secrets import token_urlsafe


def new_secret() -> str:
    """Make 256 bits that fit in an address."""
    return token_urlsafe(32)


def digest_of(secret: str) -> str:
    """What is stored. A secret this long needs no salt and no slow hash."""
    return sha256(secret.encode()).hexdigest()
