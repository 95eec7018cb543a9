"""Two desks change the same person: what each of them meant."""

from __future__ import annotations

from dataclasses import replace

from residents.details import ResidentDetails
from residents.differences import fingerprints, merge

SEEN = ResidentDetails(
    first_name="Rahel", gender="woman", languages=frozenset({"ti"}), birth_year=1995, note="komt met de fiets"
)


def test_what_only_the_other_changed_is_kept() -> None:
    stored = replace(SEEN, languages=frozenset({"ti", "ar"}), free=frozenset({"tu-morning"}))
    mine = replace(SEEN, birth_year=1996)

    merged = merge(seen=fingerprints(SEEN), mine=mine, stored=stored)

    assert merged.details == replace(stored, birth_year=1996)
    assert merged.changed_by_other == ["languages", "free"]
    assert merged.changed_by_both == []


def test_where_both_changed_mine_stays_in_the_form_and_is_named() -> None:
    stored = replace(SEEN, birth_year=1990, gender="other")
    mine = replace(SEEN, birth_year=1996)

    merged = merge(seen=fingerprints(SEEN), mine=mine, stored=stored)

    assert merged.details == replace(SEEN, birth_year=1996, gender="other")
    assert merged.changed_by_both == ["birth_year"]
    assert merged.changed_by_other == ["gender"]


def test_the_same_change_on_both_sides_is_no_difference() -> None:
    both = replace(SEEN, birth_year=1996)

    merged = merge(seen=fingerprints(SEEN), mine=both, stored=both)

    assert (merged.details, merged.changed_by_other, merged.changed_by_both) == (both, [], [])


def test_not_asked_and_nothing_differ() -> None:
    mine = replace(SEEN, conditions=frozenset())

    assert merge(seen=fingerprints(SEEN), mine=mine, stored=SEEN).details.conditions == frozenset()


def test_a_form_without_fingerprints_counts_as_changed_everywhere() -> None:
    stored = replace(SEEN, birth_year=1990)

    merged = merge(seen="nonsense", mine=SEEN, stored=stored)

    assert merged.changed_by_both == ["birth_year"]


def test_fingerprints_do_not_hold_the_facts() -> None:
    assert not [word for word in ("Rahel", "woman", "fiets", "1995") if word in fingerprints(SEEN)]
