"""The only person of a post, where nothing right beside the name says that he was hurt.

Pure. "Ali a/l Contoh tak datang kerja. Dia accident semalam". A first name alone is taken only in
a post that is known to be a lead: it adds nothing to whether it is one.
"""

import re
from dataclasses import replace

from services.leads.reading import firms, harm
from services.leads.reading.bystanders import (
    holds_office,
    is_beside,
    is_of_places,
    is_relative,
    spoke,
)
from services.leads.reading.chains import Found, age_told
from services.leads.reading.harmed_words import ROLE_BEHIND
from services.leads.reading.names import Named, is_common, names_in
from services.leads.reading.people_words import (
    CONTACTED,
    LEFT_BEHIND,
    LINKED,
    LOCATIVE,
    NICKNAME,
    RELATIVE_OF,
    SPEAKS_AFTER,
    SUSPECT_AFTER,
    UNHURT,
)
from services.leads.reading.prose import is_headline, sentences
from services.leads.reading.report import Victim

SHORT = 500  # characters of a post in which the only name is that of whom it tells
CHAT = 330  # characters of a post in which a first name alone is one
# Whom the post addresses, thanks or asks; whose relative, bike or house is told of.
NOT_HIM = re.compile(
    r"\b(?:salam|hi|hai|hello|dear|morning|thanks|terima kasih|tq|tahniah|selamat \w+|hari lahir|"
    r"birthday|by|via|cc|from|daripada|hubungi|call|contact|whatsapp|pm|admin|tag|kata|suami|"
    r"isteri|bini|an[ao]k|mak|emak|ibu|bapak?|ayah|mertua|cucu|rumah|kereta|moto|motosikal|motor|"
    r"kedai|gerai|restoran|bengkel|syarikat|jalan|jln|taman|tmn|kampung|kg)\s?[,(]?\s?\(?$|"
    # where it was, or what works: no comma between
    r"\b(?:kilang|loji|gudang|ladang|estet|hotel|hospital|sekolah|masjid|surau|factory|stesen|"
    r"depan|"
    r"hadapan|dekat|near|di|kat|at|dkt|opposite|sebelah|belakang|works (?:at|for))\s$"
)
PICTURE = re.compile(r"\b(?:gambar|gmbr|pic|foto|video)\s$")
NEWS_OF = re.compile(r"\b(?:berita|khabar|kabar|news) (?:pasal |tentang |about |of |yang )?$")
SOMEBODY = re.compile(
    r"\b(?:kawan|kwn|member|rakan|sahabat|staff?|pekerja|budak|driver|pemandu|rider|guard|jiran|"
    r"colleague|friend|housemate|officemate|neighbou?r|worker|"
    r"teammate)\b(?:\s(?!(?:di|kat|dekat|depan|hadapan|dari|ke|at|in|near|from|kilang|"
    r"syarikat)\b)"
    r"[\w-]{1,12}){1,4},?\s$"
)


def only_one(told: list[str]) -> list[Found]:
    """Return the only person of a post that names no victim, if named in full.

    Of a longer post one of whom nobody is told but him and officers.
    """
    named = _named(told)
    whole = [(n, one) for n, one in named if _is_whole(one)]
    if len({one.name for _, one in whole}) != 1:
        return []
    number, one = whole[0]
    if sum(map(len, told)) > SHORT and len(one.name.split()) < 3:
        return []
    after = told[number][one.end :]
    return [Found(one, number, age_told(after), harm.outcome_of(after.lower()))]


def called(victims: tuple[Victim, ...], text: str, places: tuple[str, ...]) -> tuple[Victim, ...]:
    """Return the only victim of a short lead with the name that the post calls somebody by.

    `places`: names that the gazetteer knows in the text.
    """
    if len(victims) != 1 or victims[0].name is not None or len(text) > CHAT:
        return victims
    told = sentences(text)
    found = [(n, one) for n, one in _named(told) if _is_called(told[n], one, places)]
    if len({one.name for _, one in found}) != 1:
        return victims
    ages = (age_told(told[n][one.end :]) for n, one in found)
    age = next((age for age in ages if age is not None), victims[0].age)
    number, one = found[0]
    firm = victims[0].employer or firms.beside(told[number], one.end)
    return (replace(victims[0], name=one.name, age=age, employer=firm),)


def _named(told: list[str]) -> list[tuple[int, Named]]:
    """Return the names of persons; who is another at one mention is so at all of them."""
    named = [(n, one) for n, sentence in enumerate(told) for one in names_in(sentence)]
    others = {one.name for n, one in named if _is_other(told[n], one)}
    return [(n, one) for n, one in named if one.name not in others]


def _is_whole(one: Named) -> bool:
    """Tell whether a name stands for a person by itself: with bin, a title, or three words."""
    if LINKED.search(one.name):
        return True
    long = len(one.name.split()) > 2 or one.titled_from < one.start
    return long and is_common(one.name)


def _is_called(sentence: str, one: Named, places: tuple[str, ...]) -> bool:
    """Tell whether a name is that of a person: it has a title, is usual, or "kawan" before it."""
    before = sentence[: one.titled_from].lower()
    titled = one.titled_from < one.start
    if sentence.strip(" .,") == one.name:
        return False  # who took the picture, or signs
    if NOT_HIM.search(before[-40:]) or (is_of_places(one.name, places) and not titled):
        return False
    after = sentence[one.end :].lower()
    named = NEWS_OF.search(before[-40:]) or (after.startswith(",") and ROLE_BEHIND.match(after))
    nicknamed = NICKNAME.match(one.name) is not None
    return (
        bool(titled or named or nicknamed)
        or is_common(one.name)
        or SOMEBODY.search(before[-60:]) is not None
    )


def _is_other(sentence: str, one: Named) -> bool:
    before, after = sentence[: one.titled_from].lower(), sentence[one.end :].lower()
    if SPEAKS_AFTER.match(after) or spoke(before, after) or SUSPECT_AFTER.match(after):
        return True
    if CONTACTED.search(before[-40:]) or is_beside(before, after, harmed=False):
        return True
    left = LEFT_BEHIND.search(before[-40:])
    if left and one.titled_from < one.start and PICTURE.search(before[-15:]):
        left = None  # "nampak gambar uncle Contoh kena langgar"
    if UNHURT.match(after) or left or is_headline(sentence):
        return True
    if is_relative(before) or RELATIVE_OF.search(before[-50:]) or LOCATIVE.search(before[-30:]):
        return True
    return holds_office(sentence, one, before)
