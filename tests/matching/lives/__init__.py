"""Whatever is pressed, by hand and by the night, in any order: the books stay sound."""

import pytest

# So that a check that fails says what it found.
pytest.register_assert_rewrite("tests.matching.lives.machine")
