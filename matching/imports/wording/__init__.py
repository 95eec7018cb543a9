"""Puts what an import found into sentences that a desk understands."""

from matching.imports.wording.counts import built_sentence, counted, made_sentence
from matching.imports.wording.files import column_twice, columns_missing, unreadable
from matching.imports.wording.rows import Said, row_sentence, said

__all__ = [
    "Said",
    "built_sentence",
    "column_twice",
    "columns_missing",
    "counted",
    "made_sentence",
    "row_sentence",
    "said",
    "unreadable",
]
