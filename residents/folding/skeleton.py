"""The bones of a name: what all its spellings keep in every script, so that it can be found by an index.

Vowels come and go, and so do h, w and y; t, s, sh, k and g are written for each other. What stays is where
the lips close (b), where m, n, l and r sound, and where there is any other consonant (k).
"""

from __future__ import annotations

import re
from typing import Final

_BONES: Final = str.maketrans(
    {
        **dict.fromkeys("bpf", "b"),
        **dict.fromkeys("tdTDszSZCJkqgG", "k"),
        **dict.fromkeys("aeiou*@hHvwyj", None),
    }
)
# Tsegay and Segay are one name.
_ONE_SOUND: Final = re.compile("t[sz]|d[JZ]")
# For a name of vowels and breath alone, such as Aya or Hiwa.
NO_BONES: Final = "-"


def skeleton(sounds: str) -> str:
    """Give the bones of one word or of several, in ASCII letters that sort alike everywhere."""
    return _ONE_SOUND.sub("s", sounds).translate(_BONES) or NO_BONES
