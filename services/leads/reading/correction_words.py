"""How people correct a report in a reply: the words before a fact, and those for "not that".

Tables for people who know the language; `services.leads.corrections` reads them. Pieces of
regular expressions, read without regard to capitals.
"""

import re

from services.leads.reading.patterns import any_of

CUE = re.compile(
    r"(?<!\w)(?:pembetulan|pembetulannya|betulkan|pbetulan|ralat|correction|corrected|correct|"
    r"update|updated?|kemas ?kini|maklumat (?:terkini|tambahan|terbaru)|info (?:terkini|"
    r"tambahan)|"
    r"tambahan|sebenarnya|sebetulnya|actually|silap|salah|tersalah|sorry|maaf|wrong|"
    r"sepatutnya|should be|edit)(?!\w)\s?[:,.\-]?",
    re.I,
)
# The fact that the words after it tell. "kerja di" is the employer, "kerja sebagai" the work.
LABELS = {
    "nric": r"(?:no\.?\s?)?(?:i/?c|k/?p|nric|mykad|kad pengenalan)"
    r"(?:\s(?:no|mangsa|dia|number)\.?)?",
    "victim_age": r"umur|usia|berumur|berusia|aged?",
    "occupation": r"pekerjaan|(?:be)?kerja(?:nya)?\s(?:sebagai|sbg)|jawatan|occupation|job|"
    r"work(?:s|ed)\sas",
    "employer": r"majikan(?:nya)?|employer|nama syarikat|syarikat(?:nya)?(?=\s?[:=])|company|"
    r"(?:be)?kerja\s(?:di|dengan|dgn|kat|untuk)|work(?:s|ed|ing)?\s(?:at|for|with)",
    "hospital": r"(?:di)?rawat(?:an)?\s(?:di|kat)|(?:di)?hantar\ske(?=\s(?:hospital|hosp|klinik))|"
    r"(?:dibawa|dikejarkan|masuk)\ske?(?=\s?(?:hospital|hosp|klinik))|warded\s(?:at|in)|"
    r"hospital(?=\s?[:=])|taken\sto(?=\s\w+\s(?:hospital|medical))|"
    r"(?<!bukan\s)(?<!not\s)hospital",
    "place": r"tempat(?:\skejadian)?|lokasi(?:\skejadian)?|location|place|"
    r"(?:kejadian|kemalangan|eksiden|accident|kmlgn)(?:\s(?:itu|tu|ni))?(?:\s(?:berlaku|jadi|"
    r"happened|was))?\s(?:di|dekat|kat|dkt|at|in|near)|(?:berlaku|happened)\s(?:di|kat|at|in)|"
    r"(?:bukan\s)?di(?=\s(?!syarikat|kilang|hospital)(?:kg|kampung|jalan|jln|taman|bandar|pekan|"
    r"felda|(?-i:[A-Z])))",
    "accident_date": r"tarikh(?:\skejadian)?|date|hari(?=\s?[:=])|"
    r"(?:kejadian|kemalangan|accident|kmlgn|berlaku|happened)\s(?:itu\s)?(?:pada|on|was on)",
    "accident_time": r"jam(?:\skejadian)?|pukul|pkl|masa(?:\skejadian|(?=\s?[:=\d]))|"
    r"waktu(?:\skejadian|(?=\s?[:=\d]))|time",
    "kind": r"jenis(?:\skemalangan)?|kategori|kind|type",
    "victim_name": r"nama(?:\s(?:mangsa|penuh|sebenar|dia|beliau|arwah|pekerja|betul))*|"
    r"(?:victim'?s?\s|full\s|correct\s)?name|"
    r"(?<!umur\s)(?<!usia\s)(?<!pekerjaan\s)(?<!majikan\s)mangsa(?:nya)?(?=\s?(?:[:=]|bernama|ialah|adalah|"
    r"(?-i:[A-Z])))|victim(?=\s?(?:[:=]|is\s(?-i:[A-Z])|(?-i:[A-Z])))",
}
IS = (
    r"(?:\s?(?:ialah|adalah|iaitu|is|was|are|sebenarnya|sepatutnya|should be|bernama|yang betul|"
    r"yg betul|dia|beliau|(?:mangsa|victim)(?:\s(?:pertama|kedua|ketiga|\d(?=\s)))?|"
    r"baru|[:=]))*\s*"
)
NOT = re.compile(r"[\s,(]*(?<!\w)(?:bukan(?:nya)?|bkn|dan bukan|not|instead of)(?!\w)\s?", re.I)
BUT = re.compile(
    r"\s?,\s?|\s(?:tapi|tetapi|tp|sebaliknya|but|sepatutnya|should be|yang betul)"
    r"(?:\s(?:ialah|is))?\s",
    re.I,
)
# What may stand before a label that begins a statement: nothing, "dan", whose fact it is.
OPENS = re.compile(
    r"(?:^|[\n,.;:(]|\b(?:dan|and|serta))\s*(?:(?:mangsa|victim)(?:\s(?:pertama|kedua|ketiga|"
    r"\d))?"
    r"\s)?$"
)
NAMED = re.compile(r"(?:^|[\n,.;:(]\s?)(?:[A-Z][\w'/]{0,20}\s){1,6}$")  # "Ali bin Contoh umur 45"
WORKS_AT = re.compile(r"\s(?:di|kat|dengan|at|with|for)\s(?=[A-Z])")
MOMENT = re.compile(
    r"\s(?=(?:pada|on|semalam|smlm|kelmarin|yesterday|hari|pagi|petang|malam|"
    r"tengah ?hari|last|this|"
    r"lebih kurang|kira-kira|at|around)(?!\w))",
    re.I,
)
ABOUT_KIND = re.compile(r"(?:kemalangan|accident|jenis|kes|sakit|eksiden)\b", re.I)
# Who became what: only said of the victim, not "semoga arwah ...".
_WHO = (
    r"(?:mangsa|dia|beliau|penunggang|pemandu|penumpang|pembonceng|pesakit|pekerja|pakcik|makcik|"
    r"victims?|he|she|the\s\w{3,12}|lelaki|wanita)(?:\s(?:itu|tu|ini|tersebut|berkenaan|pertama|"
    r"kedua|ketiga|\d))?"
)
_NOW = (
    r"(?:\s?(?:kini|dah|sudah|telah|baru|saja|sahaja|je|tadi|disahkan|pun|akhirnya|has|have|was|"
    r"is|now|sadly|just|confirmed|masih|belum|tak|tidak|not|bukan))*"
)
TOLD_OUTCOME = re.compile(
    rf"(?:^|[\n,.;:]\s?|(?<!\w){_WHO}|"
    rf"\b[A-Z][\w'/]{{1,20}}){_NOW}\s?(?P<told>meninggal(?:\sdunia)?|maut|"
    r"mninggal|terkorban|mati|passed away|died|dead|hidup|alive|selamat|survived|stabil|stable|"
    r"koma|kritikal|cedera(?:\s(?:parah|ringan))?|injured)(?!\w)",
    re.I,
)
NOT_YET = re.compile(r"(?<!\w)(?:belum|tak|tidak|bukan|not|masih)(?!\w)[\w\s]{0,12}$", re.I)
DEAD = any_of("meninggal(?: dunia)?, maut, mninggal, terkorban, mati, passed away, died, dead")
KINDS = {
    "workplace": any_of("tempat kerja, di kilang, workplace, at work, semasa bekerja, di tapak"),
    "commuting_or_road": any_of(
        "jalan ?raya, road, pergi kerja, balik kerja, pulang kerja, komuting, commuting"
    ),
    "illness": any_of("sakit, penyakit, serangan jantung, strok, illness, heart attack, stroke"),
    "other": any_of("lain-lain, lain, other"),
}
ASKED = re.compile(
    r"\?|^\s*(?:siapa|apa|bila|mana|berapa|kenapa|who|what|when|where|how|why)\b|\b(?:berapa|"
    r"ke)\s*$",
    re.I,
)
ORDER = (
    ("pertama", "1", "first"),
    ("kedua", "2", "second"),
    ("ketiga", "3", "third"),
    ("keempat", "4", "fourth"),
)
FIRM_HEAD = re.compile(
    r"(?:kilang|syarikat|kedai|restoran|ladang|hotel|bengkel|pejabat|felda)\b|.*\b(?:sdn|bhd|"
    r"enterprise|plt)\b",
    re.I,
)
