"""How talk asks, orders, plans and supposes, and what it names harm as the topic of.

Tables for people who know the language; `mood` reads them. Small letters; pieces of regular
expressions.
"""

import re

from services.leads.reading import when
from services.leads.reading.patterns import any_of
from services.typed_days import WEEKDAY_NAMES

# An hour, or a day just gone: the sentence is about an event, whatever its mood.
TIMED = any_of(
    (
        *when.EVENING_BEFORE,
        *when.YESTERDAY,
        *when.TODAY,
        *when.TWO_DAYS,
        r"(?:jam|pukul) \d",
        r"\d{1,2}[.:]\d\d ?(?:am|pm|pagi|petang|malam|tengah)",
        # who is missing is looked for
        r"(?:sar|operasi|pencarian|carian|search)(?: \w+){0,3} (?:di(?:teruskan|sambung)|"
        r"bersambung|"
        r"continues?|resumes?)",
    )
)
# What begins a sentence that tells nothing of an event.
NO_TELLING = re.compile(
    r"^[\W_]{0,6}(?:(?:salam|hi|hai|guys?|tuan|puan|bos|boss|semua|eh|oh|dan|tapi|so|jadi)"
    r"[\s,]{1,2}){0,3}"
    r"(?:"
    # orders and reminders
    r"reminder|peringatan|pesanan|ingat|sila|jom|jangan|pastikan|wajib|harap maklum|please|pls|"
    r"hati-hati|jaga diri|tolong (?:update|hantar|semak|isi|siap\w*|lengkap\w*|bagi|buat|share)|"
    r"remember|make sure|kindly|beware|"
    # suppositions and examples
    r"kalau|jika|jikalau|sekiranya|andai(?:kata)?|seandainya|katakan|if|in case|suppose|whether|"
    r"contoh(?:nya)?|misalnya|example|soalan|quiz|kuiz|tips|"
    # notices of what is held or offered, and the office's own work
    r"safety (?:briefing|talk|brief)|toolbox|topik|kursus|bengkel|taklimat|briefing|seminar|"
    r"ceramah|latihan|majlis|tahlil|kenduri|mesyuarat|"
    r"minit|agenda|laporan (?:bulanan|mingguan|suku)|kpi|deadline|promo(?:si)?|insurans?|"
    r"insurance|"
    r"claims?|tuntutan|borang|lead(?:s)?|tahniah|congrat\w*|selamat (?:hari|bersara|pagi|malam|"
    r"petang|ulang|pengantin|tahun)|throwback|jual|"
    # questions
    r"macam ?mana|bagaimana|kenapa|mengapa|bila|berapa|apa(?:kah)?|adakah|bolehkah|boleh (?:tak|"
    r"ke|saya|kita|kami)|how|why|when (?:do|does|will|is)|what|which|can (?:we|i|you)|does|do we|"
    r"is there|should|nak tanya|nk tanya|tanya"
    r")\b"
)
TO_COME = any_of(
    """
    ertinya, bermaksud, ditakrifkan, is defined, slide, slaid, kajian kes, case study, template,
    powerpoint, dashboard,
    esok, lusa, tomorrow, minggu depan, bulan depan, tahun depan, next week, next month, next year,
    hujung minggu, akan diadakan, will be held, akan datang
    """
)
_HARM = (
    r"(?:kemalangan|kematian|kecederaan|cedera|maut|mati|patah|luka|accidents?|fatalit(?:y|ies)|"
    r"fatal|injur(?:y|ies)|deaths?|heart attacks?|serangan jantung|strok|arwah|allahyarham|"
    r"mendiang|jenazah|si mati|kebakaran)"
)
# Harm named as what a talk, a paper, a claim or a count is about.
TOPIC = re.compile(
    r"\b(?:pasal|psl|tentang|mengenai|berkenaan|berkaitan|about|regarding|covers?|covering|"
    r"against|"
    r"kajian kes:?|case study(?: of|:)?|slide|punca|statistik|angka|jumlah|bilangan|kadar|risiko|"
    r"insurans|borang|sijil|laporan|report|"
    r"(?:keluarga|waris|untuk|utk|bagi|bantu|membantu|ramai|semua|setiap|sebagai|jadi|"
    r"menjadi) mangsa|"
    r"format|gambar|tarikh|masa|tempat|status|claims?(?: for| untuk| utk)?|tuntutan|fail|senarai|"
    r"nama mangsa|definisi|maksud|kursus|latihan|poster|kempen|bantuan|sumbangan|"
    r"(?:untuk|utk|bagi|semua|setiap|jenis|kategori|mana-mana|kalau ada|\d{1,3}) kes(?:-kes)?)\s"
    r"(?:(?:kes|the|an?|untuk|utk|for|of|bagi|dan|dan tarikh|tarikh)\s){0,2}"
    rf"{_HARM}(?:\s{_HARM}){{0,2}}\b(?!\s?:)"
)
_DAY = rf"(?:{'|'.join(WEEKDAY_NAMES)})"
_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|seorang|dua|tiga|empat|lima|enam|tujuh|"
    r"lapan|sembilan|sepuluh|\d{1,2})"
)
# Who was hurt, with his age and the day, beside what is asked for his sake: "urged to act over the
# death of Ali, 41, who was run over last Monday".
TOLD_BESIDE = re.compile(
    r", \d{2},? (?:who|whose|yang|fell|died|was|maut|meninggal|ter\w{4,}|di\w{4,})\b"
    rf"[^.;]{{0,90}}\b(?:(?:on|last|pada|hari) {_DAY}|{_DAY} (?:lalu|lepas)|yesterday)\b"
    # how many it has just killed: "should answer for the landslide which buried six workers"
    rf"|\b(?:after|which|that|selepas|yang|where)\s(?:had )?(?:{_NUMBER} (?:\w+ ){{0,3}}?(?:were |"
    rf"was |have |had )?(?:killed|died|buried|injured|hurt|maut|terkorban|cedera)|(?:buried|killed|"
    rf"injured|mengorbankan|menimbus|mencederakan) {_NUMBER})\b"
)
# Harm that is denied: "dia tak cedera pun", "takde apa-apa", "not hurt".
DENIED = re.compile(
    r"\b(?:tak|tidak|tiada|takda|bukan|belum|tanpa|no|not|without|nobody|never|none)\s"
    r"(?:\w{1,12}\s){0,2}?(?:ceder[ae]\w{0,2}|kecederaan|maut|mati|meninggal|luka\w{0,2}|"
    r"terkorban|"
    r"apa-apa|apa apa|pape|pengsan|rebah|injur\w{2,4}|hurt|killed|deaths?|died|fatalit\w{1,3}|"
    r"casualt\w{1,3}|"
    r"kemalangan jiwa|korban|mangsa)\b"
    r"|\b(?:tak|tidak|belum|never)\s(?:pernah\s)?(?:ada\s|had\s(?:an?\s)?)?(?:accident|"
    r"kemalangan)\b"
    # near misses
    r"|\b(?:hampir|nyaris|nearly|almost)\s(?:\w{1,10}\s)?(?:accident|kemalangan|eksiden|langgar|"
    r"dilanggar|"
    r"terlanggar|jatuh|terjatuh|pengsan|fainted|hit|slipped|fell|crashed)\b"
)
# Advice and warning: what ought to be done, so that nothing happens.
ADVISES = any_of(
    """
    dinasihatkan, diminta, dinasihati, diingatkan, mengingatkan, menasihatkan, digesa, advised,
    urged, reminded, should, elakkan, bagi mengelak, untuk mengelak, to avoid, to prevent
    """
)
# How it came about, no advice: "swerved to avoid a dog".
SWERVED = re.compile(
    r"\b(?:swerv\w+|brak\w+|tried|trying|attempt\w*|turned|lost control|cuba|membelok|memintas|"
    r"gagal|"
    r"terbabas|brek|hilang kawalan|menukar laluan|masuk laluan)\b[^.]{0,60}?"
    r"\b(?:to avoid|(?:untuk|bagi) mengelak(?:kan)?)\b"
)
# A lone word of harm in quotes is a joke or a figure of speech.
FIGURATIVE = re.compile(r"(?<!\w)(['\"“‘])(?:\w+)(['\"”’])(?!\w)")
# An animal or a thing, not a person, is what the sentence is about.
NOT_HUMAN_FIRST = re.compile(
    r"^\W{0,4}(?:(?:ada|nampak|jumpa|rip|my|our|the|an?|old|some|seekor|\d{1,3}|dua|tiga|ekor|"
    r"anak|induk|"
    r"sekumpulan)\s){0,4}(?:kucing|anjing|lembu|kerbau|kambing|ayam|itik|"
    r"burung|monyet|"
    r"gajah|harimau|tapir|ikan|hamster|arnab|cats?|dogs?|cows?|kitten|puppy|laptop|phone|fon|"
    r"telefon|handphone|server|printer|"
    r"wifi|bateri|aircond|komputer|pc)\b"
)
# Said of the dead, whenever they died.
EPITHET = any_of(
    """
    arwah, allahyarham, allahyarhamah, mendiang, si mati, al-fatihah, alfatihah, jenazah,
    jenazahnya, rip
    """
)
