"""Idioms of harm and of games, and epithets of the dead that are tied to an event.

Tables for people who know the language; `lead` and `mood` read them. Small letters; pieces of
regular expressions.
"""

import re

from services.leads.reading.patterns import any_of

# A heart, a purse or an ear burns; work, debts and longing run people over. No clause of it tells
# of harm.
_BURNS = r"(?:terbakar|membakar|hangus|rentung|membara|melecur|melepuh)"
_BURNING = r"(?:hati|jiwa|perasaan|poket|dompet|wallet|purse|gaji|duit|telinga|lidah)"
_SAID_OF = r"(?:\s(?:je|aje|lah|la|dah|sudah|habis|terus|memang|aku|saya|sy|kami|i|ni|tu|kita))"
_LOAD = (
    r"(?:kerja(?= (?:je|aje|jer|lah|la|ni|tu|minggu|hari|banyak|bertimbun)|[\s.,!?]*(?:\n|$))|"
    r"assignments?|deadlines?|kpi|tugasan|homework|hutang|bil|bills|e-?mels?|emails?|meetings?|"
    r"mesyuarat|audit|exams?|rindu|kerinduan|perasaan|kenangan|report|laporan|data|boss?|"
    r"mak mertua|netizen|kecaman)"
)
IDIOM = re.compile(
    rf"\b{_BURNS}{_SAID_OF}{{0,2}}\s{_BURNING}\b[^.!?\n]{{0,40}}|"
    rf"\b{_BURNING}{_SAID_OF}{{0,3}}\s{_BURNS}(?:\s{_BURNS})?\b[^.!?\n]{{0,40}}|"
    r"\b(?:kena|di|ter)\s?(?:gilis|gelek|hempap|himpit|timbus|tindih|timpa|hentam|hayun|lenyek|"
    rf"lanyak|belasah|sepak|pijak|humban)\s(?:(?:dengan|dek|oleh|teruk)\s){{0,2}}{_LOAD}\b"
)
# What is lacking is a thing: "dah tiada duit".
LACKED = re.compile(
    r"\b(?:dah|sudah|doh|memang|udah)\s(?:tiada|tak ada|tak ?dok|tak dak)\s(?:duit|stok|stock|masa|"
    r"barang|baju|makanan|minyak|line|signal|wifi|data|bateri|slot|tiket|kerja|mood|idea|ruang|tempat|"
    r"orang|rezeki|harapan|siapa|apa|ubat|gas|air|beras|bajet|kuota|kosong|parking|bas|lauk|nasi)\w*"
)
# What no goods cause and nobody need fear: "tak payah takut minyak terpercik melecur tangan".
_FEARED = (
    r"(?:takut|risau|bimbang|gusar|worry|worries|fear|elak|mengelak|tanpa|bebas|kurangkan|no more)"
)
NOT_FEARED = re.compile(
    rf"\b{_FEARED}\s(?:[\w-]{{1,12}}\s){{1,4}}?(?:melecur|lecur|terpercik|tersiram|luka|tersepit|"
    r"terhiris|terpotong|tergelincir|jatuh|terjatuh|lemas|terbakar|burns?|burnt|cuts?|slip\w*|fall\w*)"
    r"\b(?:\s(?:melecur|luka|tangan|kaki|jari|muka|mata|kulit))*"
)
# Games: who dies there plays on.
GAMES = any_of(r"""
    mati \d+ kali, \d+ kali mati, died \d+ times, (?:push|main|solo|naik|turun|drop|grind|duo|trio|
    squad) rank(?:ed)?, rank (?:lagi|ini|malam|turun|naik|drop|match|push|game), ranked, noobs?,
    mlbb, pubg, free ?fire, mobile legends?, dota, valorant, genshin, codm, roblox, minecraft,
    respawn\w*, turret, jungler, feeder, headshot, mage, (?:hero|tank|support|carry|mm) (?:aku |
    kita )?(?:mati|kena|dead), lag teruk, late game, early game, gank\w*, boss fight, speedrun
""")
# An epithet of the dead, and behind it what happened to him: then it is no condolence alone.
_EPITHET = (
    r"(?:al-?fatihah|innalill?ah\w*|takziah|salam takziah|arwah|allahyarham\w{0,2}|mendiang|"
    r"jenazah|rip|condolences)"
)
_AT_WORK = (
    r"(?:ketika|semasa|sewaktu|masa|waktu|tengah|while|when|during)\s(?:(?:sedang|dia|beliau|he|she|"
    r"was)\s){0,2}(?!me(?:njaga|mbesar|didik)|mandi|hidup|kecil|muda|sihat)(?:me\w{4,}|be(?:r\w{4,}|"
    r"kerja)|kerja|tugas|repair|baiki|servis|service|pasang|tebang|kimpal|cuci|angkat|punggah|gali|"
    r"welding|potong|ronda|mengajar|[a-z]{3,}ing)\b"
)
TIED = re.compile(
    rf"\b{_EPITHET}\b[\s\S]{{0,90}}?(?:\bpergi\s{_AT_WORK}|"
    r"\bkena (?:lori|treler|trailer|bas|tipper|tanker|kontena|kereta|van|hilux) |"
    r"\bkena (?:kat|di|dekat|depan) (?:jln|jalan|simpang|lebuh\w*|highway|km|mrr2|plus|ldp|nkve|"
    r"kesas|traffic|lampu|tol|flyover|site|tapak|kilang|lorong|persiaran) |"
    r"\b(?:hit|run over|knocked down) by |"
    r"\b(?:dikebumi\w*|dimakamkan|dituntut|dibawa pulang)\b[\s\S]{0,90}?\b(?:perkeso|socso)\b)"
)
# Who died at his work, whoever sends the condolences.
WORKER_DIED = re.compile(
    r"\b(?:workers?|staff|employees?|technicians?|guards?|drivers?|riders?|contractors?|crew|"
    r"colleagues?|pekerja|kakitangan|petugas|juruteknik|pengawal|pemandu|anggota|buruh|staf)"
    r"(?:\s\w{1,15}){0,2}\s(?:who|yang|whose)\s(?:(?:had|telah|was|were)\s)?(?:died|perished|"
    r"killed|fell|maut|meninggal(?: dunia)?|terkorban|terbunuh|electrocuted|"
    r"crushed)\s(?:[\w-]+\s){0,4}?"
    r"(?:in|at|on|near|after|when|while|di|dekat|kat|ketika|semasa|selepas|pada|akibat)\b|"
    r"\b(?:meninggal(?: dunia)?|maut|died|passed away)\s(?:\w+\s){1,3}(?:ketika|semasa|sewaktu|"
    r"masa|tengah|"
    r"while|when)\s(?:(?:dia|sedang|he|she|was)\s)?(?:repair\w*|baiki|servis\w*|kerja|bekerja|bertugas|fixing|"
    r"cleaning|unloading|loading|cuci|pasang|me[mn]\w{4,})\b"
)
# Since when somebody has been employed: not when it happened.
EMPLOYED_SINCE = re.compile(
    r"\b(?:bekerja|berkhidmat|bertugas|menyertai|worked|working|employed|joined|serving|served)\b"
    r"[^.\n]{0,60}?\b(?:sejak|since|pada|in)\s(?:tahun\s)?(?:19|20)\d\d\b"
)
# Where somebody comes from, not where he was: "guard nepal", "pekerja Bangladesh".
FROM_ABROAD = re.compile(
    r"\b(guards?|pekerja|buruh|mamat|warga|orang|budak|jaga|kuli|tukang|rakyat|abang|bro|brader|"
    r"kawan|worker)\s(?:nepal|bangla(?:desh)?|indon(?:esia)?|myanmar|burma|vietnam|pakistan|india|"
    r"thai(?:land)?|filipina|kemboja|cambodia|china)\b"
)
# The sea that is called after a country.
SEA = re.compile(r"\bsouth china sea\b|\blaut china selatan\b")
