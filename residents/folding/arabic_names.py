"""Frequent names whose short vowels Arabic script does not write, in Latin letters."""

from __future__ import annotations

from typing import Final

_LISTED: Final = """
محمد muhammad · احمد ahmad · محمود mahmud · حامد hamid · حميد hamid · علي ali · عمر umar
عمرو amr · عثمان usman · حسن hasan · حسين husain · خالد khalid · خليل khalil · يوسف yusuf
ابراهيم ibrahim · اسماعيل ismail · فاطمة fatima · فاطمه fatima · عائشة aisha · عایشه aisha
مريم maryam · زهرا zahra · زهراء zahra · زهره zohra · ليلى laila · ليلا laila · سميرة samira
سمير samir · سامر samer · سامي sami · رضا reza · فرهاد farhad · شيرين shirin · عبدالرحمن abdrahman
الرحمن rahman · عبدالله abdallah · كريم karim · جمال jamal · كمال kamal · سلام salam · سلمى salma
سالم salem · سليم salim · امير amir · اميرة amira · امين amin · امينة amina · ايمان iman
انس anas · اسماء asma · اسامة usama · بلال bilal · طارق tariq · ياسر yasir · ياسين yasin
زينب zainab · زيد zaid · زياد ziyad · نور nur · نورا nura · نورة nura · هدى huda · هناء hana
هنا hana · هند hind · وليد walid · وسام wisam · سارة sara · سعيد said · سعد saad · سليمان sulaiman
صالح salih · صلاح salah · صفاء safa · عادل adil · عباس abbas · عبير abir · عدنان adnan · عزيز aziz
عصام isam · علاء ala · علياء alia · عالية alia · عماد imad · عمار ammar · غسان ghassan · فادي fadi
فارس faris · فراس firas · فرح farah · فيصل faisal · قاسم qasim · قيس qais · ماجد majid
مازن mazin · مالك malik · مجد majd · مروان marwan · مصطفى mustafa · معاذ muaz · منى muna
منصور mansur · موسى musa · مها maha · نادر nadir · نادية nadia · ناصر nasir · نبيل nabil
نجيب najib · نسرين nasrin · هاني hani · هشام hisham · هيثم haitham · يحيى yahya · يعقوب yaqub
يونس yunus · رامي rami · رانيا rania · رحمة rahma · رشيد rashid · رشا rasha · رنا rana · ريم rim
سناء sana · سهام siham · شادي shadi · شريف sharif · صباح sabah · ضياء ziya · حمزة hamza
حنان hanan · حيدر haidar · خديجة khadija · داود dawud · داوود dawud · دعاء dua · دينا dina
ربيع rabi · بشار bashar · بشير bashir · بتول batul · جواد jawad · جعفر jafar · جاسم jasim
تامر tamer · ايوب ayub · الياس ilyas · ادم adam · اكرم akram · انور anwar · اياد iyad · اية aya
الاء ala · امل amal · احلام ahlam · بسام bassam · باسل basil · بدر badr · جابر jabir · حازم hazim
حاتم hatim · حسام husam · حكيم hakim · رائد raid · رافت rafat · رمضان ramazan · رنيم ranim
روان rawan · سحر sahar · سمر samar · سوسن sawsan · شهد shahd · طلال talal · عامر amir · عاصم asim
عائد aid · عبد abd · غادة ghada · فؤاد fuad · فهد fahd · فواز fawaz · لمى lama · لينا lina
مرح marah · مؤمن mumin · منير munir · مهند muhannad · نجوى najwa · نوال nawal · نزار nizar
هالة hala · هبة hiba · وائل wail · يزن yazan · ياسمين yasmin · يسرى yusra · مهدي mahdi
پريسا parisa · مينا mina · نرگس narges · نگار negar · ستاره setara · مژگان mozhgan · بهرام bahram
بهنام behnam · داريوش dariush · كوروش kurosh · فرشته fereshta · گلناز golnaz · هادي hadi
جاويد jawid · نويد nawid · اميد omid · فرزانه farzana · شكيبا shakiba · شبنم shabnam · ظاهر zahir
حبيب habib · حبيبه habiba · نجيبه najiba · مسعود masud · مصطفي mustafa · مجتبى mujtaba
مرتضى murtaza · نصرت nusrat · قدرت qudrat · رحيم rahim · رحيمه rahima · سهراب suhrab · سهيل suhail
شهرام shahram · فريد farid · فريده farida · كاوه kawa · آزاد azad · روژين rozhin · هيوا hiwa
شيلان shilan · دلشاد dilshad · سردار sardar · زينه zina · طاهر tahir · طاهره tahira · وحيد wahid
يما yama · محمدعلي muhammadali · روح‌الله ruhallah · نعمت nimat · عنايت inayat · ثنا sana
عدي uday · أبي ubay · رؤوف rauf · نزيه nazih
حنيفه hanifa · گل gul · لطيفه latifa
"""

VOWELLED: Final[dict[str, str]] = {
    name: vowelled
    for line in _LISTED.strip().splitlines()
    for entry in line.split(" · ")
    for name, vowelled in [entry.rsplit(" ", maxsplit=1)]
}
