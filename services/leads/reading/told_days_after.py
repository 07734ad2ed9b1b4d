"""Names that stories bring in: whose kin is lost, who is told of behind a death, who died before.

Pure. "Saat terakhir bersama anaknya, Contoh, 20, berkata": the mother speaks, the son is dead. A
sentence that begins with last year tells of another death.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from services.leads.reading.beside_words import KIN_WORD
from services.leads.reading.chains import Found, age_told
from services.leads.reading.names import Named, is_common, is_within, names_in
from services.leads.reading.report import Outcome

# Right before the name of a relative who is lost.
LOST_KIN = re.compile(
    r"\b(?:saat(?:-saat)?(?: \w+)? (?:akhir|terakhir)(?: \w+){0,2}?|kehilangan|kematian|pemergian|"
    r"menimpa|jenazah|meratapi|lost|losing|death of|loss of|buried)\s(?:his |her |their |seorang |"
    rf"arwah |the )?{KIN_WORD}(?:nya)?(?: (?:sulung|bongsu|tunggal|lelaki|perempuan|kedua|ketiga|"
    r"kandung|kesayangan|only|eldest|youngest|tercinta)(?:nya)?){0,2},?\s$"
)
# What such a sentence tells is another's death: "Tahun lalu aku kehilangan ...".
BEFORE = re.compile(
    r"^\W{0,3}(?:(?:seperti|macam|pada|dalam|sekitar|in|about|some|"
    r"around)\s){0,2}(?:tahun (?:lalu|lepas|sudah)|last year|\w+ (?:years?|months?) ago|"
    r"(?:beberapa|\w+) (?:tahun|bulan) (?:lalu|lepas|dulu))\b"
)
# A sentence that ends with a death; who opens the next one is the dead.
DIED = re.compile(
    r"\b(?:passed away|pass away|died|no longer with us|meninggal(?: dunia)?|"
    r"kembali ke rahmatullah|"
    r"telah pergi|dah tak ada|dah tiada|dah takde)(?: (?:last night|today|this morning|yesterday|"
    r"pagi tadi|semalam|malam tadi|subuh tadi|tadi|this week))?\s?[.!…]{0,3}$"
)
GOES_ON = re.compile(
    r"^(?:,|\s(?:was|is|left|had|has|worked|adalah|merupakan|orang|seorang|bekerja)\b)"
)


# Who speaks with his age, and goes on to be told of as hurt.
SPEAKER = re.compile(r"\b(?:kata|ujar|luah|cerita|jelas|said|says|recalled|recounted)\s$", re.I)
HE_IS_HURT = re.compile(
    r"^\W{0,3}(?:dia|beliau|he|she|pemuda itu|lelaki itu|wanita itu|the (?:man|woman|worker|"
    r"driver))\b"
    r"[^.]{0,110}\b(?:diserang|cedera|mengalami|patah|melecur|pengsan|tersepit|injured|hurt|suffered|"
    r"survived|broke|was hit|knocked down|mangsa)\b"
)


def lost_kin(before: str) -> bool:
    """Tell whether the name of a relative who is lost follows; small letters."""
    return LOST_KIN.search(before[-90:]) is not None


def is_of_before(sentence: str) -> bool:
    """Tell whether a sentence tells of an earlier year."""
    return BEFORE.match(sentence.lower()) is not None


def opens_next(told: Sequence[str]) -> list[Found]:
    """Return who opens the sentence behind one that ends with a death: "Abg Contoh, our clerk"."""
    for number, sentence in enumerate(told[1:], start=1):
        named = names_in(sentence)
        if not named or DIED.search(told[number - 1].lower()) is None:
            continue
        one = named[0]
        titled = one.titled_from < one.start
        opens = one.titled_from == 0 and GOES_ON.match(sentence[one.end :].lower())
        if opens and (titled or is_common(one.name)):
            return [Found(one, number, age_told(sentence[one.end :]), Outcome.DEATH)]
    return []


def of_himself(told: Sequence[str]) -> list[Found]:
    """Return who speaks first and is told of as hurt in the next sentence."""
    for sentence, following in pairwise(told):
        named = names_in(sentence)
        if not named or HE_IS_HURT.match(following.lower()) is None:
            continue
        one = named[-1]
        age = age_told(sentence[one.end :])
        if age is not None and SPEAKER.search(sentence[: one.titled_from]):
            return [Found(one, told.index(sentence), age, Outcome.INJURY)]
    return []


def in_full(found: list[Found], told: Sequence[str]) -> list[Found]:
    """Return the victims by their longest names, also where they speak themselves: "kata Contoh
    bin Sampel", later "Contoh".
    """
    named = [one for sentence in told for one in names_in(sentence)]
    return [replace(one, named=_longest(one.named, named)) for one in found]


def _longest(one: Named, named: Sequence[Named]) -> Named:
    words = one.name.split()
    longer = {
        other.name
        for other in named
        if len(words) > 1
        and len(other.name.split()) > len(words)
        and other.name.split()[: len(words)] == words
        and is_within(one.name, other.name)
    }
    return replace(one, name=longer.pop()) if len(longer) == 1 else one
