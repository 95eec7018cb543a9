"""One name per line as lists and desks spell it: the set that the folding may be adapted to.

The first are borne most, in the towns that tests fill with people.
"""

from __future__ import annotations

from typing import Final

_SAME: Final = """
Mohammed Muhammad Mohamad Mohamed Maxamed محمد Мохаммед Mouhamed
Yusuf Youssef Yousef يوسف Юсуф Jusuf
Oleksandr Олександр Aleksandr Александр
Irina Ірина Iryna Ирина
Olena Олена Elena Елена
Selam ሰላም Selaam
Hodan Hodaan
Samuel ሳሙኤል Samuiel
Khaled Khalid خالد
Rahel Rachel ራሄል
Chirin Shirin شیرین شيرين
Tesfay Tesfai Tesfaye ተስፋይ
Cabdiraxmaan Abdirahman Abdurahman عبدالرحمن
Sergej Serhiy Сергій Сергей
Daniel ዳኒኤል
Filimon Filmon ፊልሞን
Yonas Jonas ዮናስ
Hanna Hannah ሃና
Omar Omer عمر Cumar
Reza Rezza رضا
Zahra Zohra زهرا
Maryam Mariam Meryem مريم مریم Марьям
Layla Leila Leyla ليلى
Fatima Fatma Fatmah فاطمة فاطمه
Samira سميرة
Aisha Aicha Ayşe Caasha عائشة
Husain Hussein Hoessein حسين
Ibrahim Ebrahim İbrahim إبراهيم ابراهیم Ибрагим
Ahmed Ahmad Axmed أحمد احمد Ахмед Achmed Achmad
Farhad فرهاد
Mehmet Mehmed
Nur Nour Noor نور
Ali Cali Aly علي علی
Jamal Gamal Cemal جمال
Volodymyr Володимир Vladimir
Kateryna Катерина Ekaterina
Tsegay ጸጋይ
Merhawi መርሃዊ
Habtom ሃብቶም
Eyob እዮብ
Abdullah عبدالله
Abdulaziz عبدالعزيز
Zabihullah ذبیح‌الله
Rawand ڕەوەند
Jihad جهاد
Wasim وسيم
Ghasem Qasem Qasim قاسم
Ghader Qader Qadir قادر
Gholam غلام
Golnaz گلناز
Marouane Marwan مروان
Anouar Anwar أنور
Jamila Djamila جميلة Cemile
Halil Khalil Xaliil خليل Халил
Khadija Khadidja Hatice خديجة Xadiija
Хасан Hasan Hassan حسن
Igor Ігор Ihor Игорь
Oleg Олег Oleh
Bohdan Богдан Bogdan
Наталія Nataliia Natalia Nataliya
Юлія Yulia Yuliia Julia
Ярослав Yaroslav Jaroslav
Євген Yevhen
Женя Zhenya Zhenia
Жанна Zhanna Zjanna
Щербан Shcherban
Gebremedhin ገብረመድህን Gebremedhen
Tsehay ፀሓይ Tsehaye Sehay
Kidane ኪዳነ Kidanu
Mehari መሓሪ Mehary
Letebrhan ለተብርሃን Letebirhan
Weldu Woldu ወልዱ
Berhane ብርሃነ Birhane
Abrehet ኣብረሀት Abrehat
Yordanos ዮርዳኖስ Jordanos
Medhanie መድሃኔ Medhane
Zeinab Zaynab Zeynep زينب
Abdelkader Abdulkadir Abdiqadir عبدالقادر
Noureddine Nuraddin نورالدين Nureddin
Saifullah Sayfullah
Mustafa Mostafa Moustapha مصطفى
Davood Dawood داوود Daoud
Navid Nawid نوید
Behrouz Behruz بهروز
Soheila Suhaila سهیلا
Parwana Parvana پروانه Parvaneh
Freshta Fereshteh فرشته
Mirwais میرویس
Shukria Shokria شکریه
Hawa Xaawo Hawo
Nimo Nimco
Liiban Liban
Ayaan Ayan ايان
Rawan روان
Zîlan Zilan زیلان
Rêzan Rezan ڕێزان
Şükrü Shukru شكري
Çiğdem Cigdem
Özgür Ozgur
Yılmaz Yilmaz
Ousmane Usman عثمان
Giyorgis ጊዮርጊስ Georgis
Rufael ሩፋኤል Rafael
Selamawit ሰላማዊት
Bereket በረከት
Simon ስምኦን Semon
Abeba Abebe
Natnael ናትናኤል Nathnael Nathanael
Hermon ሄርሞን
Senait ሰናይት Sennait
"""
GROUPS: Final = [line.split() for line in _SAME.strip().splitlines()]
