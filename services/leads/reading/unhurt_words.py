"""How texts tell who came away unhurt, drove the other vehicle, or tells of the dead.

Tables for people who know the language; `unhurt` reads them. Small letters.
"""

import re

from services.leads.reading.patterns import quick

_NOT_HURT = (
    r"(?:tidak (?:mengalami (?:sebarang |apa-apa )?)?(?:tercedera|kecederaan|cedera)|tak cedera|"
    r"tanpa (?:sebarang )?kecederaan|(?:was|were|is) (?:not (?:physically )?(?:hurt|harmed|"
    r"injured)|"
    r"unhurt|unharmed|uninjured|unscathed)|(?:escaped|survived) (?:unhurt|unharmed|unscathed|"
    r"uninjured|without)|did not (?:suffer|sustain) any)"
)
# One of these stands in every text that tells of somebody unhurt: a quick look before the rest.
MAY_TELL = quick(
    r"tidak (?:mengalami|cedera|tercedera)|tak cedera|tanpa|not |un(?:hurt|harmed|injured|scathed)|"
    r"without|selamat|surviv"
)
# "pemandu lori itu, Contoh, 42, yang beralamat di Sampel, tidak cedera": nothing else between.
LATER = re.compile(
    r"^(?:(?!\b(?:maut|mati|meninggal|terkorban|cedera|parah|patah|luka|kritikal|dirawat|"
    r"rawatan|manakala|"
    r"sementara|sedangkan|tetapi|namun|mangsa|isteri|suami|anak|rakan|penumpang|"
    r"berkata|died|dead|killed|injured|hurt|sustained|suffered|treated|while|whereas|but|and|"
    r"victims?|wife|husband|passengers?|friend|said)\b(?<!tidak cedera)(?<!not hurt)"
    rf"(?<!not injured))[^.;:]){{0,110}}?\b{_NOT_HURT}\b"
)
# "Dua mangsa yang terselamat, Contoh, 51, dan": and who stands in one list with him.
SURVIVED_BEFORE = re.compile(
    r"(?<!tidak )(?<!gagal )\b(?:terselamat|survivors?|survived)(?:\s(?:dalam (?:kejadian|"
    r"nahas|tragedi)\s?"
    r"(?:itu|ini|tersebut)?|ialah|adalah|iaitu|dikenali sebagai|dikenal pasti sebagai|"
    r"identified as|"
    r"named as|were|was|are|is)){0,2}\s?[,:]?\s"
    r"(?:[^.;:,]{3,45},\s\d{1,2}(?:\stahun)?,?\s(?:(?:dan|and|serta)\s)?){0,5}$"
)
# "Contoh, 31, merupakan satu-satunya yang terselamat": hurt perhaps, not dead.
SURVIVED_AFTER = re.compile(
    r"^[\s,(]{0,3}(?:\d{1,3}[\s,)]{0,3})?(?:tahun,?\s)?(?:(?:merupakan|adalah|ialah|is|was|"
    r"yang)\s)?"
    r"(?:satu-satunya|the (?:only|sole|lone)|sole|lone)\s(?:[a-z-]{2,15}\s){0,3}(?:terselamat|"
    r"selamat|"
    r"survivor|survived)\b"
)
# "Contoh, 59, yang menceritakan saat akhir anaknya, Sampel, 20, berkata": the first one speaks.
SPEAKER_OPENS = re.compile(
    r",\s(?:\d{1,2},\s)?(?:yang|ketika|when|who)\s(?:(?:turut|juga|was)\s)?(?:menceritakan|"
    r"mengimbas|"
    r"berkongsi|mengimbau|ditemui|dihubungi|recalled|recounted|recounting|met|contacted)\b"
    r"(?:(?!\b(?:berkata|memberitahu|said|told)\b)[^.;]){5,110}\b"
    r"(?:anak|isteri|suami|adik|abang|kakak|ibu|bapa|ayah|son|daughter|wife|husband|brother|"
    r"sister)\w{0,3}"
    r"(?:\s\w{2,12}){0,2},\s$"
)
SPEAKS = re.compile(
    r"^([\s,(]{0,3}\d{1,3}[\s,)]{0,3})(?:berkata|memberitahu|menambah|said|added|"
    r"told)\b[^.;]{0,200}"
)
# "Tahun lalu ... arwah Contoh": somebody of another year.
ANOTHER_YEAR = re.compile(
    r"^(?:(?:pada|dalam|back in|in)\s)?(?:tahun (?:lalu|lepas|sudah)|last year|(?:dua|tiga|"
    r"empat|lima|"
    r"beberapa|\d{1,2}) tahun (?:lalu|lepas|dulu)|(?:two|three|four|five|a few|several|some|"
    r"\d{1,2}) "
    r"years ago)\b"
)
# "One of my colleagues had passed away. Contoh Sampel, a jovial man, ...".
LOST = re.compile(
    r"\b(?:(?:one|another) of (?:my|our) [\w ]{3,25}|(?:my|our) (?:\w+ )?(?:colleague|friend|staff|"
    r"worker|neighbou?r|officemate|teammate)|(?:salah )?seorang (?:rakan|kawan|sahabat|jiran|"
    r"staf|pekerja|"
    r"anggota)[\w ]{0,25})\s(?:(?:had|has|have|just|telah|sudah|dah|baru|"
    r"was)\s){0,2}(?:passed away|"
    r"passed on|died|killed|meninggal(?: dunia)?|kembali ke rahmatullah|pergi selamanya)"
    r"[^.!;]{0,40}[.!]+$"
)
