"""Forms of one name that differ more than spelling does: Serhiy and Sergej, Olena and Elena."""

from __future__ import annotations

import re
from typing import Final

_LISTED: Final = """
sergei serhiy serhii sergii sergiy sergej sergey serhij serhei serhey
elena olena yelena jelena
aleksandr oleksandr alexander alexandr aleksander oleksander alexandre
aleksandra oleksandra alexandra
aleksei oleksiy oleksii alexey aleksey alexei oleksij aleksej
nikolai mykola mykhola nikolay nikolaj mikola
dmitri dmytro dmitry dmitriy dmitrij dmitrii dimitri dmitro
vladimir volodymyr volodimir wladimir wolodymyr
mikhail mykhailo mykhaylo michail mihail mikhaylo mihailo
andrei andriy andrii andrey andrej andrij
yuri yuriy yurii juri jurij iurii yury yurij iuriy
hanna ganna
tatiana tetiana tetyana tatyana tatjana tetjana
ekaterina kateryna katerina yekaterina jekaterina catherina
svetlana svitlana switlana
evgeni yevhen yevgen evgeny evgeniy yevgeny yevgeniy yevhenii evgenij jevhen evhen ievgen ievhen evgenii
evgenia yevheniia yevgenia evgeniya yevheniya evgeniia
igor ihor
oleg oleh
bogdan bohdan
georgi heorhiy georgiy heorhii georgii georgij
olga olha
galina halyna galyna halina
gleb hlib
grigori hryhoriy hryhorii grigoriy grigory grigorii
margarita marharyta
pavel pavlo
petr petro pyotr
vasili vasyl vasiliy vasily vasilii
maksim maksym maxim maxym
konstantin kostiantyn kostyantyn
lyudmila liudmyla ludmila lyudmyla ljudmila liudmila
artyom artem artiom
fyodor fedir fedor
elizaveta yelyzaveta yelizaveta jelizaveta jelisaveta elisaveta lizaveta
viktoria viktoriia viktoriya victoria
yulia yuliia yuliya julia julija iuliia yuliia
yaroslav jaroslav iaroslav
yonas jonas ionas
yohannes johannes yohanes johanes
yakob jakob jacob yaqub yakub yaqoub yacoub iakob
yosef josef joseph jozef yosief yosyef
yusuf yousef youssef yousuf yusef yoesoef jusuf youssouf yusuph
mikael michael mickael mikiel
david dawit davit dawid davide
dawud daoud dawood davut daud daawuud
osman othman usman uthman ousmane cusmaan cismaan
zahra zohra zehra zohre zahraa
said sacid saeed sayid saiid
rauf raouf rawuf
aisha aicha ayesha aysha aishah ayisha caasha caaisha aycha aySe aysa
jamal gamal djamal cemal jamaal jamel djamel
shukri shoukri shukru sukru Sukru choukri
sabaH sabah
emraH emrah
hawa xaawo hawo xawo hawwa havva
amin amine
yasin yassin yassine yacine
marwan marouane marwane
sufyan sofiane soufiane soufian
rayan rayane
iman imane
jamil gamil djamil cemil
khadija khadidja hatice khadijah xadiija hadija khadiga kadija khadije
rahel rachel rahil
kristina christina cristina khrystyna
reza ridha rida
ramazan ramadan
mohammed mohamed muhammad muhamad mohammad mohamad muhammed mohamad maxamed mohamet
abdrahman abdurahman abdirahman abdulrahman abdurrahman abdelrahman abdirahmaan cabdiraxmaan abdiraxmaan
"""

_ONE_LETTER: Final = str.maketrans({"w": "v", "y": "i", "j": "i"})


def form_of(letters: str) -> str:
    """Give the form that stands for all forms of a name, however its letters are written over."""
    return _FORMS.get(letters) or _WRITTEN_OVER.get(_written_over(letters), letters)


def _written_over(letters: str) -> str:
    """German and Dutch write w and j where English writes v and y."""
    return re.sub(r"(.)\1+", r"\1", letters.translate(_ONE_LETTER))


_FORMS: Final = {
    form: forms[0] for line in _LISTED.strip().splitlines() if (forms := line.split()) for form in forms
}
_WRITTEN_OVER: Final = {_written_over(form): first for form, first in _FORMS.items()}
