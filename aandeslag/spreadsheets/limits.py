"""How much a file may hold: generous for a desk, small for a machine."""

from __future__ import annotations

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 20_000
MAX_COLUMNS = 100
MAX_SHEETS = 50
MAX_CELL_CHARACTERS = 32_767  # what Excel itself allows in one cell
MAX_TEXT_CHARACTERS = 20_000_000

MAX_ZIP_MEMBERS = 2_000
MAX_UNPACKED_BYTES = 120 * 1024 * 1024
# A sheet full of the same word packs about a hundred times; a bomb a thousand.
MAX_PACKING_RATIO = 250
RATIO_COUNTS_FROM_BYTES = 4 * 1024 * 1024

WALL_SECONDS = 9.0  # the person waits at most ten
CPU_SECONDS = 8
MEMORY_BYTES = 512 * 1024 * 1024
OPEN_FILES = 64
