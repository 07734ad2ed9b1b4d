"""What stands between and before the names of one list.

Tables for people who know the language; `chains` reads them. Small letters; pieces of regular
expressions.
"""

import re

CONTINUES = re.compile(
    r"^[\s,;(]{0,3}(?:\d{1,3}(?: tahun| thn)?[\s,;)]{0,3})?(?:(?:dan|and|serta|bersama|while|"
    r"with|"
    r"&|juga|manakala)\s)?(?:(?:isteri|suami|anak|bayi|adik|abang|kakak|rakan|ibu|bapa|sepupu|"
    r"cucu|"
    r"menantu|nenek|datuk|ipar|"
    r"mentua|kembar|his wife|her husband|(?:his|her|their) (?:son|daughter|brother|sister|"
    r"friend|mother|father|"
    r"colleague))\w{0,3}(?:\s(?:mereka|mangsa|lelaki|perempuan|lelakinya))?[\s,]{1,2})?$"
)
# "; his wife", ", pemandu kereta, isterinya,": an apposition between two names of a list.
APART = re.compile(
    r"^[\s,(]{0,3}\d{1,3}(?: tahun| thn)?[\s,)]{1,3}[^.;:()]{2,60}"
    r"(?:;\s(?:(?:and|dan|serta|manakala)\s)?(?:(?:his|her|their|anak|isteri|"
    r"suami)[\w ]{0,20}?,?\s)?|"
    r",\s(?:dan\s|and\s|serta\s)?(?:isteri|suami|anak|adik|abang|rakan|cucu|menantu|ibu|bapa|"
    r"kakak|"
    r"sepupu|his wife|her husband|"
    r"(?:his|her|their) "
    r"(?:son|daughter|brother|sister|friend|colleague))\w{0,3}(?:\s(?:mereka|lelaki|perempuan|"
    r"lelakinya)){0,2},?\s)$"
    # ", 24, serta dua lagi rakan termasuk pemandu,": the next by his part in it
    r"|^[\s,(]{0,3}\d{1,3}(?: tahun| thn)?[\s,)]{1,3}(?:(?!\b(?:kata|berkata|"
    r"said)\b)[^.;:()]){0,60}?"
    r"(?<!\w)(?:dan|and|serta|bersama|termasuk|including)\s(?:[a-z-]{2,12}\s){0,2}(?:pemandu|"
    r"penumpang|"
    r"penunggang|pembonceng|kelindan|driver|passenger|rider|pillion|"
    r"attendant)(?:\s[a-z-]{2,12})?,\s$"
)
# Between two of a list whose harm is told behind the last: "24, serta dua rakan termasuk pemandu,".
OF_ONE_GROUP = re.compile(
    r"^,?\s\(?\d{1,2}\)?(?: tahun)?,\s(?:serta|dan|and|with|bersama)\s[^.;:()]{0,50}\b(?:pemandu|"
    r"penumpang|rakan\w*|termasuk|pembonceng|driver|passengers?|friends?|including|pillion)\b"
    r"[^.;:()]{0,20},?\s?$"
)
AND = re.compile(
    r"^\s?(?:and|dan|&|serta|dgn|dengan|n|sama)\s(?:(?:dua|tiga|two|three) \w+, )?$|^, (?:dan|"
    r"and) (?:dua|tiga|two|three) \w+, $"
)
# What stands between the names of a plain list, and what heads one: "yang cedera Ali, Abu dan ...",
# "Injured in the blast: ...".
COORDINATED = re.compile(
    r"^\s?(?:\([^()]{1,30}\)|,?\s?\(?\d{1,2}\)?(?:\stahun)?)?\s?(?:[,;&]|dan|and|serta|"
    r"manakala|n|sama)"
    r"(?:\s(?:dan|and|serta|manakala))?\s$"
)
BRACKET = re.compile(
    r"^\s?\((?!\d)(?:[^()A-Z]{2,30}|[^()]{0,30}\b(?i:shift|unit|dept|department|bahagian|jabatan|"
    r"line|"
    r"technician|supervisor|operator|driver|welder|production|store|staff|pekerja|kerani|"
    r"juruteknik)\b"
    r"[^()]{0,30})\)"
)
# "the officers, A and B, were on their way": those whom the text is about.
GROUP_HEADS = re.compile(
    r"\b(?:the|both)\s(?:\w+\s)?(?:officers|rangers|policemen|soldiers|teachers|nurses|workers|"
    r"engineers|"
    r"firemen|men|women|friends|brothers|crewmen|technicians),\s$"
)
ON_THE_WAY = re.compile(
    r"^,?\s(?:were|had been)\s(?:on (?:their|the) way|travelling|heading|riding|returning|"
    r"driving)\b"
)
HARM_HEADS = re.compile(
    r"\b(?:yang |mangsa )?(?:maut|meninggal|terkorban|terbunuh|cedera|parah|injured|killed|dead|"
    r"hurt|mangsa|victims?)(?:\s(?:parah|ringan|serius|dunia|maut|cedera))?"
    r"(?:[^.;:]{0,40}:|\s(?:ialah|adalah|iaitu|were|are|was))?\s$"
)
# A list whose members are told of at length: "identified as A, 47, from Contoh, B from Sampel and".
LISTED = re.compile(
    r"\b(?:mangsa|victims|deceased|dead|mereka|they|killed|injured|cedera|maut|"
    r"terkorban)\b[^.;]{0,90}"
    r"\b(?:sebagai|as|ialah|adalah|iaitu|were|are)\s{1,3}(?:[a-z]{2,12}\s){0,3}$"
    # "dua anggota tersebut, A, 32, dari Contoh dan B"
    r"|\b(?:dua|tiga|empat|lima|two|three|four|five|kedua-dua|ketiga-tiga|both|all three)\s"
    r"(?:[\w-]{2,14}\s){1,4}(?:tersebut|berkenaan|itu|terbabit|maut)?,?\s?$"
)
LOOSE = re.compile(
    r"^(?!.*\b(?:kata|berkata|said|manakala|while|(?<!balai )(?<!anggota )polis|police|menurut|"
    r"(?<!bertugas di )hospital)\b)"
    r"[^.;:]{0,70}(?:,|\s(?:dan|and|serta))\s(?:(?:isteri|suami|anak|bayi|adik|abang|kakak|"
    r"rakan|cucu|ibu|"
    r"bapa)\w{0,3}\s)?$"
)
# What is told behind it is of the next one alone: "A, 27, manakala rakannya B dirawat".
CONTRAST = re.compile(r"\b(?:manakala|sementara|sedangkan|while|whereas)\b")
# Two names of one person: "Ah Contoh atau nama sebenarnya Lee Sampel".
ALIAS = re.compile(
    r"^,?\s(?:atau|or|alias|aka|@)\s(?:(?:nama|sebenar|sebenarnya|lebih|dikenali|sebagai|mesra|"
    r"dipanggil|better|known|as|real|name|penuh|penuhnya|full|betul|dengan|nama-nama|iaitu|ialah|"
    r"panggilan|gelaran|also|his|her|popularly)\s){0,5}$|^\s?\(\s?$|"
    r"^,?\s(?:\(\s?)?(?:(?:yang|iaitu|whose|dengan)\s)?(?:nama (?:sebenar|penuh|betul)(?:nya)?|"
    r"(?:real|full) name)\s?[,:]?\s?(?:(?:ialah|adalah|is|was)\s)?$"
)
REAL_NAME = re.compile(r"\b(?:sebenar|sebenarnya|penuh|penuhnya|betul|real|full)\b")
BOTH = re.compile(r"^\s?,?\s(?:kedua-duanya|masing-masing|both)\b")
# Who is told by number or role, then by name: "tiga sahabat, A, B dan C".
HEADS_LIST = re.compile(
    r"\b(?:dua|tiga|empat|lima|two|three|four|five|mangsa|victims|sahabat|beradik|rakan|sebagai|"
    r"ialah|adalah|"
    r"iaitu|were|as)\b(?:\s[\w-]{2,15}){0,3}[,:]?\s(?:[A-Za-z@'/.]+\s?){0,6}(?:,\s)?$"
)
