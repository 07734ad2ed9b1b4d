"""Make a post readable: plain signs, abbreviations of chats in full, sentences.

Pure.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from services.leads.reading.chat_words import PHRASES_IN_FULL, WORDS_IN_FULL
from services.leads.reading.patterns import word_set

KEPT = 16  # texts: each step of a reading asks for the same one
SHORTEST = 4  # letters and figure of a word that hides a letter
LONGEST = 4096  # characters: a Telegram message; what is longer is cut before it is read

# A full stop after these ends no sentence.
ABBREVIATIONS = word_set(
    """
    a/l ab abd ac acp ag apr asp awg b bdr bhd bkt bt bte dec dg dis dr dsp en feb hj hjh insp
    ir jan jl jln kg km kol kpl lt mac md mohamad mohd mr mrs ms muhd no nov
    oct ogos okt pn prof s/o sdn sep sept sg sjn st supt tg tj tmn
    """
)
END = re.compile(r"(?<![.!?…])[.!?…]+[\"”’)\]]*(?=\s)|\n+")
_PLAIN = {
    "\u00a0": " ",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "‘": "'",
    "’": "'",
    "`": "'",
    "İ": "I",
}
ODD = re.compile(f"[{''.join(_PLAIN)}]")  # ten times as quick as str.translate
UNSEEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufe0f]")
GLUED = re.compile(
    r"(?<=\d0-an)(?=[a-z])|\b(di|ke|KM|Km|km|pd|dr|kat)(?=[A-Z0-9][a-z0-9])"
)  # "diSarawak"
# How words of harm are hidden from filters: "m4ut", "l0kasi", "men.ggal". No road, no address.
LEET = re.compile(r"(?<![\w/.@:-])(?!km)[a-z]{1,10}[0134][a-z]{1,10}(?![\w@/])", re.I)
LETTERS = str.maketrans("0134", "oiea")
CUT = re.compile(
    r"(?<=[a-z]{2})\.(?=[a-z]{2,}(?:[\s.,]|$))(?!(?:com|my|org|net|gov|edu|co|html?|php|id|"
    r"info|tv)\b)"
)
# "Accident" as it is heard: eksiden, excident, acidont, xcident.
MISSPELT = re.compile(r"\b(?!accidents?\b)(?:[ae](?:cc?|ks|x)c?|xc)[ies]?d[aeo]?nt?\b|\baccdt\b")
# "luka2" is written for "luka-luka"; KLIA2 and LPT2 are names.
DOUBLED = re.compile(r"(?<![\w/@.-])(?!klia|lpt|ece|mrr)([a-z]{3,12})2(?![\w/])")
# Countries as headlines shorten them, and who signs a post that is quoted: "- Contoh (@contoh)
# May 3".
COUNTRIES = {"m": "Malaysia", "s": "Singapore"}
SHORTENED = re.compile(r"\b([ms])'(?:sia|pore)(?=a?n|\b)", re.I)
SIGNED = re.compile(
    r"(?:\bpic\.twitter\.com/\w+\s*)?[-–—]\s?[^\n@]{1,50}\s?\(@\w{1,20}\)"
    r"(?:\s(?:[A-Z][a-z]{2,8}\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}),?\s\d{4})?"
)
# A word, and what it stands for if it is one of a chat's; a phrase likewise.
WORD = re.compile(r"(?<![\w/])[a-z][\w]*(?![\w/])")
PHRASE = re.compile(
    rf"(?<![\w/])(?:{'|'.join(sorted(PHRASES_IN_FULL, key=len, reverse=True))})(?![\w/])"
)


def clean(text: str) -> str:
    """Return the text as it is read: plain quotes and hyphens, nothing unseen, at most LONGEST."""
    plain = ODD.sub(lambda odd: _PLAIN[odd[0]], unicodedata.normalize("NFC", text[:LONGEST]))
    plain = CUT.sub("", LEET.sub(_uncovered, plain))
    plain = SIGNED.sub(" ", SHORTENED.sub(lambda found: COUNTRIES[found[1].lower()], plain))
    joined = UNSEEN.sub("", plain).replace("\r\n", "\n").replace("\r", "\n").strip()
    return GLUED.sub(lambda found: f"{found[0]} ", joined)


def _uncovered(word: re.Match[str]) -> str:
    """Return the word with letters for its figure: "SE0RANG" as "SEORANG"."""
    if len(word[0]) < SHORTEST:
        return word[0]
    told = word[0].translate(LETTERS)
    return told.upper() if word[0].isupper() else told


@lru_cache(maxsize=KEPT)
def spelt_out(text: str) -> str:
    """Return the text in small letters with the abbreviations of chats written in full."""
    phrases = PHRASE.sub(lambda found: PHRASES_IN_FULL[found[0]], text.lower())
    whole = WORD.sub(lambda found: WORDS_IN_FULL.get(found[0], found[0]), phrases)
    return DOUBLED.sub(r"\1-\1", MISSPELT.sub("kemalangan", whole))


@lru_cache(maxsize=KEPT)
def in_full(text: str) -> str:
    """Return the text with the abbreviations of chats written in full, capitals kept elsewhere."""
    whole = _replaced(_replaced(text, PHRASE, PHRASES_IN_FULL), WORD, WORDS_IN_FULL)
    return MISSPELT.sub("kemalangan", whole)


def _replaced(text: str, words: re.Pattern[str], meanings: Mapping[str, str]) -> str:
    parts, begin = [], 0
    for found in words.finditer(text.lower()):
        if (whole := meanings.get(found[0])) is not None:
            parts += [text[begin : found.start()], whole]
            begin = found.end()
    return "".join([*parts, text[begin:]])


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


def is_headline(sentence: str) -> bool:
    """Tell whether every word begins with a capital, so that capitals tell nothing."""
    words = [word for word in sentence.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.8 * len(words)


def _is_abbreviation(text: str, end: re.Match[str]) -> bool:
    if end[0] != ".":
        return False
    word = re.search(r"[\w/]{1,12}$", text[max(0, end.start() - 12) : end.start()])
    if word is None:
        return False
    if word[0].isdigit() and (word.start() == 0 or text[end.start() - len(word[0]) - 1] == "\n"):
        return True  # "1. Nama: ...", a number of a list
    initial = len(word[0]) == 1 and word[0].isupper()
    return word[0].lower() in ABBREVIATIONS or initial or word[0] in {"Ak", "AK"}  # anak
