"""Make a post readable: plain signs, abbreviations of chats in full, sentences.

Pure.
"""

import re
import unicodedata
from functools import lru_cache

from services.leads.reading.patterns import pairs, word_set

KEPT = 16  # texts: each step of a reading asks for the same one
LONGEST = 4096  # characters: a Telegram message; what is longer is cut before it is read

# A full stop after these ends no sentence.
ABBREVIATIONS = word_set(
    """
    a/l ab abd ac acp ag apr asp b bdr bhd bkt bt bte dec dis dr dsp en feb hj hjh insp
    ir jan jl jln kg km kol kpl lt mac md mohamad mohd mr mrs ms muhd no nov
    oct ogos okt pn prof s/o sdn sep sept sg sjn st supt tg tj tmn
    """
)
END = re.compile(r"(?<![.!?…])[.!?…]+[\"”’)\]]*(?=\s)|\n+")
ODD = str.maketrans(
    {
        "\u00a0": " ",
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "‘": "'",
        "’": "'",
        "`": "'",
        "İ": "I",
    }
)
UNSEEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufe0f]")
GLUED = re.compile(
    r"(?<=\d0-an)(?=[a-z])|\b(di|ke|KM|Km|km|pd|dr|kat)(?=[A-Z0-9][a-z0-9])"
)  # "diSarawak"
# Abbreviations of chats that bear on an accident, and what they stand for.
IN_FULL = pairs(
    """
    kmlgn=kemalangan, kmalangan=kemalangan, kemlngan=kemalangan, kmlangan=kemalangan,
    kwn=kawan, sy=saya, dkt=dekat, skrg=sekarang,
    mtr=motosikal, mto=motosikal, motor=motosikal, motorsikal=motosikal,
    moto=motosikal, mninggal=meninggal, meningal=meninggal, mnggl=meninggal, meninggl=meninggal,
    mgl=meninggal, smlm=semalam, semlm=semalam, smalam=semalam, semlam=semalam, dlm=dalam,
    dgn=dengan, yg=yang, utk=untuk, org=orang, mlm=malam, ptg=petang, pg=pagi, td=tadi, tdi=tadi,
    jln=jalan, kg=kampung, hosp=hospital, hosptl=hospital, hspital=hospital, kreta=kereta,
    kete=kereta, lgr=langgar, lnggar=langgar, pkl=pukul, tgh=tengah, hr=hari, ni=ini,
    harini=hari ini, cdera=cedera, cedra=cedera, prh=parah, arwh=arwah, bdk=budak, lori2=lori,
    sdg=sedang, kpl=koperal, tghari=tengah hari, tghhari=tengah hari, pmandu=pemandu, blk=balik,
    krja=kerja, keje=kerja, kje=kerja, skali=sekali,
    kemalgn=kemalangan, kmlngn=kemalangan,
    umah=rumah, rmh=rumah, hsptl=hospital, hsp=hospital, spital=hospital, tgn=tangan, kki=kaki,
    skg=sekarang, skang=sekarang, ari ni=hari ini, arini=hari ini, otw=dalam perjalanan,
    on the way=dalam perjalanan, pegi=pergi, gi=pergi, pi=pergi, dtg=datang, bru=baru, br=baru,
    xde=tiada, takde=tiada, tkde=tiada, x sedar=tidak sedarkan diri,
    tak sedar=tidak sedarkan diri, xsedar=tidak sedarkan diri, tak sedaq=tidak sedarkan diri,
    langgr=langgar, lnggr=langgar, lgg=langgar, langgaq=langgar, trbabas=terbabas,
    tbabas=terbabas, jtuh=jatuh, jatoh=jatuh, mangse=mangsa, kene=kena, kna=kena, krete=kereta,
    keta=kereta, mggl=meninggal, mninggl=meninggal, mnggal=meninggal, meningga=meninggal,
    meninggai=meninggal, dh=dah, doh=dah, lps=lepas, slps=selepas, sblm=sebelum,
    brlaku=berlaku, pkerja=pekerja, pekrja=pekerja, cdr=cedera, pth=patah, tmpt=tempat,
    kt=kat, thn=tahun, tahon=tahun, mtosikal=motosikal, motosikai=motosikal, pmndu=pemandu,
    tghari td=tengah hari tadi, tgh hr=tengah hari, pengsang=pengsan, pnsan=pengsan,
    x=tak, xdpt=tak dapat, xdapat=tak dapat, tkdpt=tak dapat, dpt=dapat, sorg=seorang,
    bwk=bawa, bawak=bawa, dibawak=dibawa, dpn=depan, sblh=sebelah, sbb=sebab, smpai=sampai,
    mse=masa, ptang=petang, spitai=hospital, sowang=seorang, loni=sekarang, mase=masa,
    tercampk=tercampak, bleeding=pendarahan, opis=pejabat, kat site=kat tapak pembinaan
    """
)
# "Accident" as it is heard: eksiden, excident, acidont, xcident.
MISSPELT = re.compile(r"\b(?!accidents?\b)(?:[ae](?:cc?|ks|x)c?|xc)[ies]?d[aeo]?nt?\b|\baccdt\b")
# "luka2" is written for "luka-luka".
DOUBLED = re.compile(r"(?<![\w/@.-])([a-z]{3,12})2(?![\w/])")
SHORTENED = re.compile(
    rf"(?<![\w/])(?:{'|'.join(sorted(IN_FULL, key=len, reverse=True))})(?![\w/])"
)


def clean(text: str) -> str:
    """Return the text as it is read: plain quotes and hyphens, nothing unseen, at most LONGEST."""
    plain = unicodedata.normalize("NFC", text[:LONGEST]).translate(ODD)
    joined = UNSEEN.sub("", plain).replace("\r\n", "\n").replace("\r", "\n").strip()
    return GLUED.sub(lambda found: f"{found[0]} ", joined)


@lru_cache(maxsize=KEPT)
def spelt_out(text: str) -> str:
    """Return the text in small letters with the abbreviations of chats written in full."""
    whole = SHORTENED.sub(lambda found: IN_FULL[found[0]], text.lower())
    return DOUBLED.sub(r"\1-\1", MISSPELT.sub("kemalangan", whole))


@lru_cache(maxsize=KEPT)
def in_full(text: str) -> str:
    """Return the text with the abbreviations of chats written in full, capitals kept elsewhere."""
    parts, begin = [], 0
    for found in SHORTENED.finditer(text.lower()):
        parts += [text[begin : found.start()], IN_FULL[found[0]]]
        begin = found.end()
    return MISSPELT.sub("kemalangan", "".join([*parts, text[begin:]]))


def sentences(text: str) -> list[str]:
    """Return the sentences and headlines of a clean text, in order."""
    found, begin = [], 0
    for end in END.finditer(text):
        if _is_abbreviation(text, end):
            continue
        found.append(text[begin : end.end()].strip())
        begin = end.end()
    found.append(text[begin:].strip())
    return [sentence for sentence in found if sentence]


def _is_abbreviation(text: str, end: re.Match[str]) -> bool:
    if end[0] != ".":
        return False
    word = re.search(r"[\w/]{1,12}$", text[max(0, end.start() - 12) : end.start()])
    if word is None:
        return False
    if word[0].isdigit() and (word.start() == 0 or text[end.start() - len(word[0]) - 1] == "\n"):
        return True  # "1. Nama: ...", a number of a list
    return word[0].lower() in ABBREVIATIONS or (len(word[0]) == 1 and word[0].isupper())
