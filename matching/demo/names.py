"""Invented first names with the language and script in which a desk would meet them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from aandeslag.vocabulary import Gender, Language

if TYPE_CHECKING:
    from random import Random


@dataclass(frozen=True)
class Person:
    first_name: str
    gender: Gender
    languages: frozenset[str]
    preferred: Language


_WOMEN: Final[dict[Language, str]] = {
    Language.TIGRINYA: "Rahel Selam Hiwet Feven Luwam ሰላም ራሄል Bisrat Semhar Winta ሄለን Saba",
    Language.ARABIC: "Fatima Mariam Nour Samira Rania فاطمة مريم Hanan Layla سميرة Amal Dima",
    Language.FARSI: "Shirin Zahra Leila Parisa Mina شیرین زهرا Nasrin Maryam Azadeh",
    Language.DARI: "Zohra Freshta Marwa Parwana Laila Shukria",
    Language.SOMALI: "Hodan Aisha Ifrah Sahra Ayaan Nimco Hamdi",
    Language.TURKISH: "Elif Zeynep Merve Ayşe Derya Esra",
    Language.UKRAINIAN: "Olena Iryna Oksana Олена Ірина Kateryna Наталія Yuliia",
    Language.KURMANJI: "Berfin Rojda Zîlan Dilan Nesrîn",
    Language.RUSSIAN: "Анна Svetlana Марина",
    Language.SPANISH: "Daniela Paola Yesenia",
    Language.FRENCH: "Aminata Mireille Grâce",
}
_MEN: Final[dict[Language, str]] = {
    Language.TIGRINYA: "Yonas Tesfay Filmon Samuel Dawit ዳኒኤል ተስፋይ Merhawi Abel Kidane ፊልሞን Robel",
    Language.ARABIC: "Yusuf Mohammed Khaled Omar Bilal محمد يوسف Ahmad Ibrahim عمر Hasan Mahmoud Anas",
    Language.FARSI: "Farhad Reza Hossein Amir فرهاد Behrouz Saeed Navid",
    Language.DARI: "Jawad Najib Mirwais Hamid Farid Ehsan",
    Language.SOMALI: "Abdirahman Liban Mahad Guled Yasin Warsame",
    Language.TURKISH: "Emre Mehmet Burak Kerem Onur Serkan",
    Language.UKRAINIAN: "Serhiy Oleksandr Andriy Олександр Сергій Mykola",
    Language.KURMANJI: "Azad Baran Rêzan Serhat Welat",
    Language.RUSSIAN: "Dmitri Игорь Ruslan",
    Language.SPANISH: "Andrés Julián Wilmer",
    Language.FRENCH: "Moussa Patrick Ibrahima",
}
# How often each language is heard at a desk; invented, in the order of the reference figures.
_WEIGHTS: Final[dict[Language, int]] = {
    Language.TIGRINYA: 22,
    Language.ARABIC: 26,
    Language.FARSI: 8,
    Language.DARI: 7,
    Language.SOMALI: 8,
    Language.TURKISH: 9,
    Language.UKRAINIAN: 8,
    Language.KURMANJI: 5,
    Language.RUSSIAN: 2,
    Language.SPANISH: 3,
    Language.FRENCH: 2,
}
_SECOND: Final = (Language.ENGLISH, Language.ENGLISH, Language.DUTCH, Language.FRENCH, Language.AMHARIC)


def draw_person(chance: Random) -> Person:
    """Draw someone; women are fewer, as at most walk-in hours."""
    language = chance.choices(list(_WEIGHTS), weights=list(_WEIGHTS.values()))[0]
    gender = chance.choices([Gender.WOMAN, Gender.MAN, Gender.OTHER], weights=[36, 62, 2])[0]
    names = (_WOMEN if gender == Gender.WOMAN else _MEN)[language].split()
    languages = {language.value}
    if chance.random() < 0.45:
        languages.add(chance.choice(_SECOND).value)
    return Person(chance.choice(names), gender, frozenset(languages), language)
