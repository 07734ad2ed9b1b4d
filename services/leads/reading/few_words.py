"""One or a few persons told with their harm: then sober words around them weigh less.

Tables for people who know the language; `lead` weighs them. Small letters; pieces of regular
expressions.
"""

import re

from services.leads.reading.patterns import quick

FEW = (
    r"(?:seorang|sorang|dua|tiga|empat|lima|enam|an?|one|two|three|four|five|"
    r"[1-9])\s(?:\w+\s){0,3}?"
    r"(?:lelaki|wanita|pekerja|buruh|penunggang|pemandu|mangsa|individu|penumpang|man|men|women|"
    r"woman|"
    r"workers?|riders?|drivers?|motorcyclists?|people|anggota|beradik|sekeluarga|orang)"
)
HARMED = (
    r"(?:maut|meninggal|terkorban|cedera|parah|rentung|lemas|tersepit|melecur|tertimbus|hilang|"
    r"terjatuh|koma|kritikal|killed|died|dies|injured|hurt|dead|missing|trapped|burnt)"
)
SOBER = 0.4  # of the weight that remains then
_FEW_HARMED = rf"\b{FEW}\b[^.!?\n]{{0,60}}\b{HARMED}\b|\b{HARMED}\s{FEW}\b"
FEW_HARMED = re.compile(_FEW_HARMED)
DESCRIBED_HARM = quick(
    rf"{_FEW_HARMED}|"
    r"\b(?:rebah|pengsan|collapsed)\b[^.!?\n]{0,60}\b(?:meninggal|maut|mati|died|(?:tak|"
    r"tidak) sempat)\b|"
    r"\b(?:rebah|pengsan|collapsed?|pitam)\s(?:lepas|selepas|masa|tengah|after|semasa|ketika)\b|"
    r"\b(?:meninggal(?: dunia)?|maut|parah|rebah|pengsan|pitam|strok|stroke|died|collapsed|"
    r"fainted|"
    r"was killed|were killed)\s(?:akibat|ketika|semasa|masa|tengah|dalam|during|at|in|"
    r"selepas|apabila|"
    r"after|when|while|dihempap|tersepit|dirempuh|dilanggar|terjatuh)\b"
)
# Who is brought or lies there was hurt or taken ill.
TO_HOSPITAL = re.compile(
    r"\b(?:sent|taken|rushed|brought|admitted|di?bawak?|bawak?|hantar|dihantar|dikejarkan|"
    r"refer|dirujuk|masuk)\b"
    r"[^.!?\n]{0,25}\b(?:hospital|hosp|gh|icu|wad|ward|klinik|clinic|kecemasan|h[a-z]{2,4})\b|"
    r"\b(?:which|what) hospital\b|\b(?:semua|sekarang|kini|now|masih|dah|dia|mereka) (?:ada |"
    r"berada )?(?:kat|di|dekat|in|at) "
    r"(?:hospital|hosp|gh|icu|wad|ward|klinik|h[a-z]{2,4})\b"
)
