"""Looking through the offer: what answers, and that each count is the length of the list it promises."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from activities.rules.looking import Ask, Asked, Moments, Offer, look

DAYS, PARTS, THEMES = ("mo", "tu"), ("morning", "evening"), ("green", "sport", "food")
QUESTIONS = (Ask.THEME, Ask.NO_DUTCH)


def test_who_can_walk_thirty_minutes_can_walk_fifteen() -> None:
    rows = [(0, "15"), (1, "30"), (2, "60"), (3, "")]
    offer = Offer((Ask.WALK,), rows, rising={Ask.WALK: ("15", "30", "60")})

    found = look(offer, Asked({Ask.WALK: frozenset({"30"})}))

    assert found.keys == [0, 1]
    assert found.counts[Ask.WALK] == {"15": 1, "30": 2, "60": 3}


ROWS = st.lists(
    st.tuples(
        st.sampled_from(THEMES),
        st.sampled_from(["on", ""]),
        st.frozensets(st.tuples(st.sampled_from(DAYS), st.sampled_from(PARTS)), max_size=3),
    ),
    max_size=12,
)
ASKED = st.fixed_dictionaries(
    {
        Ask.THEME: st.frozensets(st.sampled_from(THEMES), max_size=2),
        Ask.NO_DUTCH: st.frozensets(st.just("on")),
        Ask.DAY: st.frozensets(st.sampled_from(DAYS), max_size=2),
        Ask.PART: st.frozensets(st.sampled_from(PARTS), max_size=1),
    }
)


def offer_of(rows: list[tuple[str, str, Moments]]) -> Offer:
    numbered = list(enumerate(rows))
    return Offer(
        QUESTIONS,
        [(key, theme, no_dutch) for key, (theme, no_dutch, _) in numbered],
        {key: moments for key, (_, _, moments) in numbered},
    )


def test_day_and_part_must_hold_of_one_moment() -> None:
    offer = offer_of(
        [
            ("green", "", frozenset({("mo", "evening"), ("tu", "morning")})),
            ("sport", "", frozenset({("mo", "morning")})),
        ]
    )
    asked = Asked({Ask.DAY: frozenset({"mo"}), Ask.PART: frozenset({"morning"})})

    assert look(offer, asked).keys == [1]
    # With Monday chosen: who begins in the morning; with the morning chosen: on which days.
    assert look(offer, asked).counts[Ask.DAY] == {"mo": 1, "tu": 1}
    assert look(offer, asked).counts[Ask.PART] == {"morning": 1, "evening": 1}


def test_without_answers_it_says_which_one_question_to_let_go() -> None:
    offer = offer_of([("green", "on", frozenset()), ("food", "", frozenset()), ("sport", "", frozenset())])
    asked = Asked({Ask.THEME: frozenset({"sport"}), Ask.NO_DUTCH: frozenset({"on"})})

    found = look(offer, asked)

    assert (found.keys, dict(found.instead)) == ([], {Ask.THEME: 1, Ask.NO_DUTCH: 1})


@given(rows=ROWS, chosen=ASKED)
def test_each_count_is_the_length_of_the_list_it_promises(
    rows: list[tuple[str, str, Moments]], chosen: dict[str, frozenset[str]]
) -> None:
    offer = offer_of(rows)
    counts = look(offer, Asked(chosen)).counts
    answers = {Ask.THEME: THEMES, Ask.NO_DUTCH: ("on",), Ask.DAY: DAYS, Ask.PART: PARTS}

    for question, codes in answers.items():
        for code in codes:
            alone = look(offer, Asked({**chosen, question: frozenset({code})}))
            assert counts[question].get(code, 0) == len(alone.keys), (question, code)
