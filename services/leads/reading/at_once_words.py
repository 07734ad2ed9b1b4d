"""What tells the kind of an accident at once: a chase on wheels, a heart that fails at the wheel.

Tables for people who know the language; `kinds` reads them. Small letters; pieces of regular
expressions.
"""

import re

_HARMED = (
    r"(?:maut|mati|meninggal(?: dunia)?|terkorban|cedera|parah|kritikal|patah \w+|killed|die[sd]?|"
    r"hurt|injured|critical)"
)
_POLICE = r"(?:polis|anggota|koperal|sarjan|konstabel|inspektor|cops?|polic\w{3,5}|trooper|traffic)"
# Policemen ride after somebody, or in a convoy; not where they were stabbed or shot.
CHASED = re.compile(
    rf"\b{_POLICE}\b[^.\n]{{0,60}}\b{_HARMED}\b[^.\n]{{0,25}}\b(?:kejar|mengejar|chas(?:ing|ed|e)|"
    r"in pursuit|pursuing|konvoi|convoy)\b"
)
ON_FOOT = re.compile(
    r"\b(?:tikam|tetak|tembak|parang|pisau|stab\w*|shot|slash\w*|ditikam|ditetak|ditembak|terjatuh|"
    r"longkang|berlari|on foot|tembok|pagar)\b"
)
_SEIZED = (
    r"(?:diserang sakit jantung|(?:serangan|sakit) jantung|strok|angin ahmar|sawan|heart attack|"
    r"stroke|seizure|cardiac arrest|pengsan|blacked out|fainted)"
)
# Taken ill at the wheel: the crash came of it. Or at the sight of something.
TAKEN_ILL_AT = re.compile(
    rf"\b{_SEIZED}\s(?:(?:dipercayai|mengejut|tiba-tiba)\s)?(?:ketika|semasa|sewaktu|masa|sedang|while|"
    r"at the wheel|behind the wheel)\s?(?:sedang\s|dia\s|he was\s|she was\s)?(?:memandu|menunggang|"
    r"drive|driving|riding|bawa)?\b(?<!ketika )(?<!while )"
    r"|\b(?:pengsan|rebah|pitam|fainted|faints|collapsed|sesak nafas|"
    r"serangan jantung)\s(?:selepas\s|"
    r"apabila\s|bila\s|after\s|on\s|upon\s)?(?:me)?(?:lihat|tengok|nampak|seeing|terkejut|dengar|"
    r"ndengar|hearing)\b"
)
_MACHINE = (
    r"(?:forklift|jengkaut|jentolak|excavator|bulldozer|roller|backhoe|traktor|tractor|harvester|"
    r"jentera)"
)
# A machine of the field or the site, and no word of a road.
MACHINE_ACCIDENT = re.compile(
    rf"\b{_MACHINE} (?:accident|mishap|incident|crash|tragedy)\b|\b(?:kemalangan|"
    rf"nahas) {_MACHINE}\b|"
    rf"\b(?:dihempap|dihimpit|tertindih|tersepit|terhimpit|crushed|pinned|trapped)(?: (?:di bawah|"
    rf"under|"
    rf"underneath|beneath|by|by an?|an?|the|sebuah)){{0,2}} {_MACHINE}\b"
)
_PART = r"(?:bumbung|siling|atap|dinding|lantai|kitchen)"
# A part of one's own house that comes down.
HOUSE_PART = re.compile(
    rf"\b{_PART} (?:dapur|bilik air|bilik tidur|rumah|ruang tamu|ceiling|roof|wall)\b"
    r"(?! (?:restoran|kantin|hotel|sekolah|kilang|asrama|kedai|pelanggan|majikan|orang))"
)
# Of him it is told that he sank down, or that he is gone, and of no accident.
SANK_DOWN = re.compile(
    r"\b(?:arwah|allahyarham|dia|beliau|mangsa|he|she|and|terus|lalu)\s(?:terus |tiba-tiba |"
    r"suddenly |"
    r"just |dah )?(?:pengsan|rebah|tumbang|terjelepok|tersungkur|collapsed|fainted|slumped)\b"
    r"|\b(?:pengsan|rebah|collapsed|fainted) (?:semasa|ketika|masa|tengah|while)\b"
)
NOT_GONE = re.compile(
    r"\b(?:terbalik|(?:di|ter)himpit|\w{0,3}timbus|\w{0,3}hentak|tebuan|lebah|buaya|jentera|karam|lemas|"
    r"drown\w*|capsiz\w*)\b"
)
GONE = re.compile(
    r"\b(?:passed away|pass away|never (?:got|woke) up|meninggal dunia|kembali ke rahmatullah|"
    r"pulang ke "
    r"rahmatullah)\b"
)
