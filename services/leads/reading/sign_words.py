"""Classes of words that help to weigh a post, for `learned`: what they count for is learned.

Tables for people who know the language. A class alone decides nothing: an hour, a part of the
body, "tadi", "kalau", a joke's laugh.
"""

import re

from services.leads.reading import harm

SIGNS = {
    "body": re.compile(
        rf"\b(?:{harm.TENDER}|thumb|mouth|mulut|kulit|telinga|dahi|kening|jantung|paru\w*|wrist|"
        r"lips?|chest|otak|tempurung|bone|darah|blood)(?:nya|s)?\b"
    ),
    "age": re.compile(r",? \(?\d\d\)?[,.) ]|\b\d\d tahun|\b(?:umur|aged?)\b"),
    "hour": re.compile(r"\b(?:pukul|jam|pkl)\s?\d|\d(?:am|pm|pg|ptg|mlm)\b|\d\d?[.:]\d\d"),
    "not": re.compile(
        r"\b(?:tak|x|tidak|belum|tiada|takde|xde|no|not|nobody|sik|dok|bukan|tanpa|never)\b|n't\b"
    ),
    "to be done": re.compile(
        r"\b(?:kalau|jika|sekiranya|if|bila|kang|nanti|jangan|elak|pastikan|sila|please|tolong|"
        r"wajib|mesti|harap|boleh)\b"
    ),
    "now": re.compile(
        r"\b(?:tadi|td|semalam|smlm|now|just|sekarang|skrg|pagi ni|this morning|yesterday|"
        r"last night|baru|tengah|masih|today|hari ni)\b"
    ),
    "past": re.compile(
        r"\b(?:dulu|(?:19|20)\d\d|zaman|years? ago|tahun (?:lalu|lepas)|kenangan|ulang tahun|"
        r"ingat lagi|masa kecik|history)\b"
    ),
    "money": re.compile(
        r"\brm\s?\d|\b(?:faedah|pampasan|tuntut\w*|claim|bayar\w*|pencen|insurans|benefit|"
        r"payment)\b"
    ),
    "animal": re.compile(
        r"\b(?:kucing|anjing|lembu|kambing|ayam|cat|dog|bull|itik|arnab|hamster|burung|ikan)\b"
    ),
    "played": re.compile(
        r"\b(?:latihan|drill|exercise|simulasi|mock|prank|gurau|mimpi|drama|filem|movie|cerita|"
        r"novel|game|episod|lakonan|tayang\w*)\b"
    ),
    "laugh": re.compile(r"\b(?:haha\w*|lol|wkwk\w*|kah kah)\b|[😂🤣😅😆🙄]"),
}
NAMED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")  # a name amid a sentence
