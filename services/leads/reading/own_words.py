"""Somebody tells of his own accident, or of his family's: "my car was hit", "motor aku terbabas".

A table for people who know the language; `lead` and `children` read it. Small letters; pieces of a
regular expression. Chatter, advice and laughs beside such a story say less against it.
"""

import re

from services.leads.reading.patterns import quick

_MINE = r"(?:aku|saya|sy|kami|kitorang|kita orang|kitaorang|gua|den|ambo|i|mak aku|ayah aku|kitorg)"
_RIDE = (
    r"(?:kereta|motosikal|motor|moto|van|lori|basikal|skuter|skooter|myvi|kancil|viva|wira|hilux)"
)
_BEFELL = (
    r"(?:accident|acc|kemalangan|eksiden|terbabas|terbalik|kena (?:langgar|rempuh|hentam|cium|"
    r"sondol|"
    r"sapu|gesel|himpit)|dilanggar|dirempuh|dihentam|dicium|melanggar|langgar|menjunam|berpusing|"
    r"hilang kawalan|tergelincir|jatuh|terjatuh|tumbang|rebah|terseret|tercampak|terpelanting|"
    r"terlanggar|ditimpa musibah|slide|skid)"
)
_KIN = (
    r"(?:sister|brother|husband|hubby|wife|father|mother|dad|mum|mom|uncle|aunt|cousin|son|daughter|"
    r"nephew|niece|in-laws?|friend|colleague|boss|neighbou?r|family|parents|grandfather|grandmother)"
)
_KIN_MS = (
    r"(?:abang|abg|kakak|akak|adik|suami|isteri|bini|laki|ayah|abah|bapak?|mak|ibu|emak|pakcik|"
    r"makcik|pak long|pak su|mak su|sepupu|kawan|member|housemate|rakan|jiran|anak|tunang|boss?|"
    r"sahabat)"
)
_VEHICLE = r"(?:car|bike|motorbike|motorcycle|van|scooter|lorry|bus|truck|vehicle|ride|taxi|cab)"
# What a clip that goes round shows.
VIRAL = re.compile(
    r"\b(?:video|rakaman|klip|clip|footage|dashcam)\b[^.]{0,120}?\b(?:memaparkan|memperlihatkan|"
    r"menunjukkan|kelihatan|dikongsi\w*|dimuat ?naik|shared|shows?|showing|posted|uploaded|seen)\b"
)
OWN_STORY = quick(
    rf"\b{_MINE}\s(?:(?!(?:pernah|dulu|tengok|nampak|baca|dengar|tak|takut|"
    rf"dah lama)\b)[\w-]{{1,12}}\s)"
    rf"{{0,3}}?{_BEFELL}\b"
    rf"|\b{_RIDE}\s(?:\w{{1,10}}\s)?(?:yang\s)?(?:aku|saya|kami|kitorang|kita)\b[^.!?\n]{{0,50}}?"
    rf"\b{_BEFELL}\b"
    rf"|\b{_KIN_MS}\s(?:\w{{1,10}}\s)?(?:aku|saya|kami|kitorang)\b[^.!?\n]{{0,30}}?\b(?:accident|"
    r"kemalangan|kena langgar|dilanggar|dirempuh|terbabas|jatuh|terjatuh|pengsan|tenat|koma|"
    r"meninggal|"
    r"ditimpa|terlibat)\b"
    r"|\b(?:i|we)\s(?:\w{2,10}\s){0,2}?(?:got|had|met with|were in|was in|were involved in|"
    r"was involved in|survived)\s(?:\w{2,9}\s){0,2}?(?:accident|crash|fall|collision)\b"
    r"|\b(?:i|we)\s(?:was|were|got)\s(?:\w{2,9}\s){0,2}?(?:hit|knocked|rammed|rear-ended|flung|thrown|"
    r"run over|injured|hurt|sent flying)\b"
    rf"|\b(?:my|our|the)\s(?:\w{{2,10}}\s){{0,2}}?{_VEHICLE}\s(?:\w{{2,10}}\s){{0,2}}?(?:was|got|were)?"
    r"\s?(?:hit|rammed|knocked|flipped|overturned|skidded|spun|slid|crashed|rear-ended)\b[^.!?\n]{0,90}"
    r"\b(?:my|me|we|us|our|i)\b"
    rf"|\b(?:my|our)\s(?:\w{{2,10}}\s){{0,2}}?{_VEHICLE}\s(?:\w{{2,10}}\s){{0,2}}?(?:(?:was|got|were)\s"
    r"(?:hit|rammed|knocked|rear-ended|struck)|flipped|overturned|skidded|spun|slid|crashed)\b"
    rf"|\bmy\s(?:\w{{2,10}}\s){{0,2}}?{_KIN}\b[^.!?\n]{{0,50}}?\b(?:accident|crash|was hit|got hit|"
    r"were injured|was injured|critical|fell|collapsed|passed away|died|knocked down)\b"
)
