"""One name has many spellings in four scripts; another name stays another name."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from residents.names import alike, clean_name, fold, name_key, skeletons, skeletons_of_words
from tests.residents.names.tuned import GROUPS

SAME_PAIRS = [pair for group in GROUPS for pair in itertools.combinations(group, 2)]

# Different names that look or sound a little alike.
OTHERS = """
Omar Amir · Omar Ammar · Ali Alia · Ali Eli · Selam Salma · Hasan Husain · Karim Karam
Karim Kamal · Jamal Kamal · Samir Sami · Samira Samar · Sami Samia · Amin Amina · Mina Amina
Nadia Nada · Hani Hana · Hadi Huda · Mona Mina · Mohammed Mahmoud · Mohammed Ahmed
Mehmet Mohammed · Hamid Ahmad · Khaled Khalil · Yonas Yunus · Haitham Hatem · Ghassan Hasan
Sara Zahra · Said Zaid · Asad Azad · Aleksandr Aleksandra · Irina Marina · Olena Olha · Ivan Ihor
Daniel Danait · Samuel Samson · Filimon Salomon · Rahel Rahwa · Tesfay Tekle · Yusuf Yasin
Farhad Farid · Reza Rasha · Mariam Marwa · Leila Lina · Fatima Fadi · Nur Nura · عمر Amir
عمر أمير · حسن حسين · سالم Salma · كريم Karam · علي Alia · نور Nura · ሰላም Salma · Сергій Sara
Олена Алла
"""
OTHER_PAIRS = [
    (one, other)
    for line in OTHERS.strip().splitlines()
    for one, other in (pair.split() for pair in line.split(" · "))
]


@pytest.mark.parametrize(("one", "other"), SAME_PAIRS)
def test_spellings_of_one_name_are_alike_and_share_their_bones(one: str, other: str) -> None:
    assert alike(one, other)
    assert frozenset(skeletons(one)) & skeletons_of_words(other)[0]


@pytest.mark.parametrize(("one", "other"), OTHER_PAIRS)
def test_different_names_are_not_alike(one: str, other: str) -> None:
    assert not alike(one, other)
    assert not alike(other, one)


def test_no_two_of_these_names_are_mistaken_for_each_other() -> None:
    mistaken = [
        (one, other)
        for first, second in itertools.combinations(GROUPS, 2)
        for one, other in itertools.product(first, second)
        if alike(one, other)
    ]

    assert mistaken == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed Ali", "محمد علي"),
        ("Mohammed Ali", "Mohamed"),
        ("Abd al-Rahman", "عبد الرحمن"),
        ("Abd-El-Kader", "عبدالقادر"),
        ("Ahmad", "  ahmad "),
    ],
)
def test_names_of_several_words(one: str, other: str) -> None:
    assert alike(one, other)


def test_the_second_of_two_names_is_not_enough() -> None:
    assert not alike("Mohammed Ali", "Ali")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Selam   Haile ", "Selam Haile"),
        ("Jose\u0301", "Jos\u00e9"),
        ("\u202eSelam\u202c", "Selam"),
        ("\u200fعمر\u200e", "عمر"),
        ("\ufeffOmar\u200b", "Omar"),
        ("Omar\tHassan\n", "Omar Hassan"),
        # Persian joins and parts letters with signs that nobody sees: they stay.
        ("ذبیح\u200cالله", "ذبیح\u200cالله"),
        ("\x00", ""),
    ],
)
def test_a_name_is_cleaned(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


def test_the_exact_key_knows_no_case_but_keeps_spellings_apart() -> None:
    assert name_key("İbrahim ") == name_key("ibrahim")
    assert name_key("JOSE\u0301") == name_key("jos\u00e9")
    assert name_key("Tesfay") != name_key("Tesfai")
    assert name_key("ذبیح\u200cالله") != name_key("ذبیحالله")


def test_a_name_in_another_script_is_its_own_key() -> None:
    assert fold("გიორგი") == "გიორგი"
    assert alike("გიორგი", "გიორგი")
    assert not alike("გიორგი", "გია")


@pytest.mark.parametrize("nothing", ["", " ", "\u200b", "-", "?"])
def test_no_name_is_like_nothing(nothing: str) -> None:
    assert not alike(nothing, "Omar")
    assert not alike("", "")


NAMES = st.text(max_size=30) | st.sampled_from([name for group in GROUPS for name in group])


@given(NAMES, NAMES)
def test_likeness_works_both_ways_and_keys_are_short(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)
    assert len(fold(one * 20)) <= 60


@given(NAMES)
def test_cleaning_twice_changes_nothing(name: str) -> None:
    assert clean_name(clean_name(name)) == clean_name(name)
    assert name_key(clean_name(name)) == name_key(name)
    assert fold(clean_name(name)) == fold(name)


@given(NAMES.filter(lambda name: any(map(str.isalpha, name))))
def test_a_name_is_like_itself(name: str) -> None:
    assert alike(name, name) == bool(name_key(name))
