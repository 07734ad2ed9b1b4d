"""How lists are written: headings of victims and of others, numbers and dots before a name.

Tables for people who know the language; `listed` reads them.
"""

import re

from services.leads.reading.patterns import any_of

# "1. ", "2) ", "(i) ", "a) ", "- ", "• ".
MARK = re.compile(
    r"^\s{0,8}(?:\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)]|\((?:\d{1,2}|[ivx]{1,4}|[a-h])\)|"
    r"[-–—•*·●▪➢►✓]{1,2})\s{0,3}(?=\S)",
    re.I,
)
# Numbers within a line: "Mangsa maut: 1. Ali bin Contoh, 34 2. Abu bin Sampel, 40".
INLINE = re.compile(
    r"(?<=[\s:;,])(?=(?:\(?\d{1,2}[.)]|\([ivx]{1,4}\))\s{0,2}[A-Z][A-Za-z'.]{1,30}\s)"
)
VICTIMS = any_of("""
    mangsa(?:-mangsa)?, yang (?:maut|meninggal|terkorban|cedera|parah|hilang|dirawat), si mati,
    maut, meninggal(?: dunia)?, terkorban, cedera(?: parah| ringan| serius)?, parah, korban,
    kritikal, allahyarham(?:ah)?, the (?:dead|deceased|injured|missing), dead, deceased, killed,
    injured, victims?, casualties, fatalities, missing, hilang, dirawat, warded, pesakit, arwah,
    lemas, pekerja terlibat, pekerja yang terlibat
""")
OTHERS = any_of("""
    pegawai, ajk, jawatankuasa, committee, ahli, members?, tetamu, jemputan, guests?, agenda,
    kehadiran, hadir, attendees?, waris, keluarga, ahli keluarga, saksi, witness(?:es)?, suspek,
    suspects?, tertuduh, ditahan, ditangkap, arrested, pasukan, penyelamat, rescuers?, oleh,
    officers?, pengerusi, penceramah, speakers?, pemenang, winners?, hubungi, contacts?, urus setia,
    urusetia, panel, wakil, penerima, penyumbang, doktor, rombongan, disampaikan, lawatan, melawat,
    program, bertugas, mesyuarat, terselamat, survivors?, unhurt, pelapor, pemberi maklumat, laporan
    polis, penyiasat, peserta
""")
# A heading that only says that names follow; what stands before it tells whose.
NEUTRAL = any_of("""
    nama(?:-nama)?, names?, senarai, identiti, butiran, maklumat, details, particulars, berikut,
    list
""")
SAID = re.compile(r"(?:\b(?:berkata|memaklumkan|bahawa|mengesahkan|said|confirmed)\b|[,.;])\s")
MANY = re.compile(r"\b(?:mangsa|maut|terkorban|cedera|parah|killed|dead|died|injured|victims?)\b")
# What may stand behind a name in a list: brackets, a comma, an age, an identity number, nothing.
BEHIND_NAME = re.compile(
    r"\s{0,2}(?:$|[,;(\[/:–—-]|\.\s{0,2}$|\d|(?:umur|berumur|berusia|aged?|ic|no|k/p|kp|lelaki|"
    r"perempuan|wanita|tahun|maut|cedera|meninggal|warga|male|female)\b)",
    re.I,
)
ROLE = re.compile(
    r"(?:pemandu|penunggang|pembonceng|penumpang|kelindan|pekerja|buruh|mangsa|driver|rider|"
    r"passenger|worker|pillion)(?:\s[a-z]{2,12}){0,2}\s?[:,–-]?\s",
    re.I,
)
AGE = re.compile(
    r"(?<![\d-])(?:(?:umur|berumur|berusia|usia|aged?)\s?[:=]?\s?)?(\d{1,2})(?![\d/])(?!-\d)"
    r"\s?(?:tahun|thn|th|years?|yrs?|y/?o)?(?=\s?(?:[,;)\]./–-]|$|\s))",
    re.I,
)
