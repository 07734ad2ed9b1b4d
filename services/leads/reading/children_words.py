"""Who stands beside a child that was hurt: others hurt too, or grown-ups who came off well.

Tables for people who know the language; `children` reads them. Small letters; pieces of regular
expressions.
"""

from services.leads.reading.patterns import quick

_CHILD = (
    r"(?:bayi|kanak-kanak|murid|pelajar|anak|budak|child(?:ren)?|bab(?:y|ies)|toddlers?|infants?|"
    r"pupils?|students?|boys?|girls?|kids?|teen(?:ager)?s?|remaja)"
)
_NUMBER = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dua|tiga|empat|lima|enam|tujuh|"
    r"lapan|sembilan|sepuluh|\d{1,2})"
)
_PERSONS = (
    r"(?:people|persons|individuals|victims|others|passengers|occupants|members|lives|orang|"
    r"individu|mangsa|penumpang|nyawa|maut|terkorban|cedera|ahli keluarga)"
)
# "Five people, including a two-year-old child": the others are grown up.
AMONG_OTHERS = quick(
    rf"\b{_NUMBER} (?:\w+ ){{0,2}}?{_PERSONS}\b[^.;\n]{{0,25}}?\b(?:including|among them|termasuk|"
    rf"antaranya)\s(?:an? |one |two |seorang |dua )?(?:\S+ )?(?:{_CHILD}\b|\S*-year-old|"
    rf"\S*-month-old|"
    rf"berusia)|\b(?:{_CHILD}) among (?:the )?(?:injured|hurt|dead|victims|casualties)\b"
    rf"|\btoll\b[^.;\n]{{0,80}}?\bto {_NUMBER}\b"
    rf"|\b(?:kills?|killed|killing|injur(?:es|ed|ing)|hurts?) {_NUMBER},? including\b"
)
# "Mother and baby killed", "ibu dan bayi maut".
PARENT_AND = quick(
    rf"\b(?:ibu|bapa|ayah|emak|mak|datuk|nenek|suami|isteri|pasangan|mother|mum|mom|father|dad|"
    rf"parents?|couple|husband|wife|woman|man|lelaki|wanita)\s?(?:,|dan|and|&|with|bersama|serta)\s"
    rf"(?:\w+ )?(?:anak\w*|{_CHILD}|son|daughter)\b[^.;\n]{{0,40}}?\b(?:maut|cedera|parah|"
    rf"terkorban|"
    rf"rentung|lemas|tertimbus|killed|die[sd]?|dead|injured|hurt|drown\w*|missing)\b"
)
# Whom the child was with, who was not hurt: the driver, the one it followed, where it sat.
UNHARMED = quick(
    r"\b(?:di(?:pandu|tunggang|bonceng)|driven|ridden)(?: oleh| by)?(?: (?:his|her|their|the|"
    r"sendiri))?"
    r" (?:bapa|ibu|ayah|mak|datuk|nenek|abang|kakak|father|mother|grandfather|uncle)\w{0,3}\b"
    r"|\b(?:mengikut|ikut|menemani|mengikuti|following|accompanying|helping|bersama|with) "
    r"(?:his |her |their )?(?:bapa|ibu|ayah|mak|datuk|nenek|abang|bapa saudara|father|mother|"
    r"grandfather|grandmother|parents)(?:nya)?\b(?! (?:turut|juga|dan|maut|"
    r"cedera|parah|lemas|terkorban|rentung|hanyut|dihanyutkan|hilang|tertimbus|and|were|died|drown\w*|"
    r"killed|hurt))"
    r"|\b(?:sebelah|dekat|tepi|belakang|hadapan|beside|behind|next to) (?:kiri |kanan |the |tempat "
    r"duduk )?(?:pemandu|driver)\b"
    r"|\b(?:cucu(?:nya|nye)?|anaknya|grandson|granddaughter|son|daughter)(?: \w+){0,3} (?:lemas|"
    r"maut|"
    r"drowned|terjatuh|jatuh|died|hilang)\b"
)
# Who came to save the child and was harmed himself.
RESCUER_HARMED = quick(
    r"\b(?:divers?|firem[ae]n|firefighters?|rescuers?|soldiers?|penyelam|"
    r"anggota bomba)\s(?:\w+ ){0,2}?"
    r"(?:drown\w*|die[sd]?|killed|hurt|injured|lemas|maut|terkorban|cedera)\b"
)
