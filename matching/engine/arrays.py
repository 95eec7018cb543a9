"""Names for the kinds of arrays that the engine works with."""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]
Small: TypeAlias = NDArray[np.int32]
Bools: TypeAlias = NDArray[np.bool_]
Words: TypeAlias = NDArray[np.uint64]

# Farther than any way through a network; twice this still fits.
FAR: Final = 1 << 61
NOWHERE: Final = -1
