"""Whom a supporter calls first, and what a button may say."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.calling import CALLED_LATELY, Known, Why, why_call
from matching.models import Contact
from matching.taps import Tap, read_tap

TODAY = date(2026, 11, 24)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
ONE, OTHER = UUID(int=1), UUID(int=2)
BUSY = Known(goes_somewhere=True)


@pytest.mark.parametrize(
    ("known", "why"),
    [
        (BUSY, ()),
        (Known(goes_somewhere=True, signed_up_unseen=(ONE,)), (Why.NEW,)),
        (Known(goes_somewhere=True, signed_up_unseen=(ONE,), said=frozenset({ONE})), ()),
        (Known(offers=(ONE,)), (Why.OFFER,)),
        (Known(offers=(ONE,), said=frozenset({OTHER})), (Why.OFFER,)),
        (Known(offers=(ONE,), said=frozenset({ONE})), ()),
        (Known(proposals=(ONE,)), (Why.PROPOSAL,)),
        (Known(goes_somewhere=True, missed_on=YESTERDAY), (Why.ABSENT,)),
        (Known(goes_somewhere=True, missed_on=YESTERDAY, spoken_on=YESTERDAY), ()),
        (Known(goes_somewhere=True, missed_on=TODAY, spoken_on=YESTERDAY), (Why.ABSENT,)),
        (Known(), (Why.NOTHING_YET,)),
        (Known(nothing_fits=True), (Why.NOTHING_FITS,)),
        (Known(waits=True), ()),
        (Known(spoken_on=TODAY - CALLED_LATELY + timedelta(days=1)), ()),
        (Known(spoken_on=TODAY - CALLED_LATELY), (Why.NOTHING_YET,)),
    ],
)
def test_who_needs_a_call_and_why(known: Known, why: tuple[Why, ...]) -> None:
    assert why_call(known, TODAY) == why


def test_not_now_is_asked_again_on_the_day_and_not_before() -> None:
    later = Known(ask_again_on=TOMORROW, spoken_on=TODAY - timedelta(days=55), proposals=(ONE,))
    assert why_call(later, TODAY) == ()
    assert why_call(later, TOMORROW) == (Why.PROPOSAL, Why.AGAIN)
    # A place that lapses is told all the same.
    assert why_call(Known(ask_again_on=TOMORROW, offers=(ONE,)), TODAY) == (Why.OFFER,)


@given(st.sets(st.sampled_from([ONE, OTHER])), st.booleans())
def test_what_was_said_is_never_a_reason(said: set[UUID], goes: bool) -> None:  # noqa: FBT001 - drawn
    told = Known(said=frozenset({ONE, OTHER}), offers=tuple(said), proposals=(ONE,), goes_somewhere=goes)
    assert why_call(told, TODAY) == ()


def test_a_button_says_one_word_with_opaque_ids_and_codes() -> None:
    for tap in ("informed..", f"was-there..{ONE}", f"could-not.ill.{ONE}", "not-now.4.", f"not-now.8.{ONE}"):
        assert str(read_tap(tap)) == tap
    assert read_tap(f"could-not.ill.{ONE}") == Tap(Contact.Code.COULD_NOT, "ill", ONE)


@pytest.mark.parametrize(
    "nonsense",
    [
        *("", "note..", "was-there..", f"could-not.bored.{ONE}", f"could-not..{ONE}", "not-now.3.", "x.."),
        *("informed.ill.", "informed..nonsense", f"informed..{ONE}.more", "informed"),
    ],
)
def test_what_no_button_says_is_refused(nonsense: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any
        read_tap(nonsense)
