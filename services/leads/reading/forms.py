"""Posts written as a form: "Nama: ...", "Majikan: ...", one fact a line.

Pure. Capitals tell nothing in a form, so its lines are read by their labels.
"""

import re

_LINE = r"(?:^|\n)[^\w\n]{0,5}(?:\d{1,2}[.)]\s?)?"
_SEP = r"[*_\s]{0,4}[:=][*_\s]{0,4}"
NAME = re.compile(
    rf"{_LINE}(?:nama(?:\s(?:mangsa|penuh|pekerja|pesakit|si mati|arwah))?|mangsa|name|"
    rf"victim){_SEP}"
    r"(?:(?:en|encik|pn|puan|cik|mr|ms)\.?\s)?([a-z@'/. ]{5,60})(?=[\n,(;]|$)"
)
EMPLOYER = re.compile(
    rf"{_LINE}(?:nama\s)?(?:majikan|syarikat|employer|company|"
    rf"tempat (?:be)?kerja){_SEP}([^\n,;]{{3,80}})",
    re.I,
)
# Who somebody is; it tells nothing of what happened.
PERSONAL = re.compile(
    r"^[^\w\n]{0,5}(?:\d{1,2}[.)]\s?)?(?:(?:nama|no|nombor)\s)?(?:nama|name|umur|usia|age|i/?c|"
    r"k/?p|nric|mykad|"
    r"majikan|syarikat|employer|company|tempat (?:be)?kerja|pekerjaan|jawatan|occupation|alamat|"
    r"address|telefon|"
    r"tel|phone|waris|status|bangsa|jantina|warganegara)(?:\s\w{1,12}){0,2}[*_\s]{0,4}[:=]",
    re.I,
)


def named(text: str) -> str | None:
    """Return the name that a form gives in small letters, with capitals; None without one."""
    found = NAME.search(text)
    if found is None or len(found[1].split()) < 2:
        return None
    links = {"bin", "binti", "bt", "bte", "b", "anak", "a/l", "a/p"}
    return " ".join(w if w in links else w.title() for w in found[1].strip(" .").split())


def employer_in(text: str) -> str | None:
    """Return the employer that a form tells."""
    found = EMPLOYER.search(text)
    return found[1].strip(" *_.-") if found else None


def without_persons(told: list[str]) -> list[str]:
    """Return the sentences that tell what happened, not who somebody is."""
    kept = [sentence for sentence in told if PERSONAL.match(sentence) is None]
    return kept or told
