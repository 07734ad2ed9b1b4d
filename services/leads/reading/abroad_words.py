"""Other countries and their towns: an accident there is no lead.

Tables for people who know the world; `lead` reads them. Small letters; pieces of regular
expressions.
"""

import re

_PLACES_ABROAD = (
    "indonesia jakarta bali sumatera jawa bandung surabaya medan aceh singapura singapore "
    "thailand bangkok phuket hatyai songkhla narathiwat pattani yala krabi china beijing "
    "shanghai guangdong hong kong taiwan jepun tokyo japan osaka korea seoul "
    "india mumbai delhi kerala chennai bangladesh dhaka pakistan karachi lahore islamabad "
    "nepal kathmandu vietnam hanoi filipina manila philippines myanmar yangon kemboja "
    "cambodia laos arab saudi makkah mekah madinah jeddah riyadh dubai emiriah qatar doha "
    "turki "
    "turkiye istanbul ankara mesir kaherah egypt cairo syria gaza palestin palestine "
    "israel iraq iran baghdad tehran london england britain uk scotland ireland paris "
    "perancis france jerman germany berlin itali italy rome sepanyol spain madrid portugal "
    "russia moscow "
    "ukraine australia sydney melbourne perth new zealand amerika syarikat amerika us usa "
    "washington new york california los angeles texas florida brazil mexico nigeria kenya "
    "afrika selatan south africa brunei sri lanka colombo jordan lubnan poland belanda "
    "amsterdam gujarat maharashtra pradesh rajasthan punjab bihar bengal odisha telangana goa "
    "sulawesi kalimantan lombok batam semarang surakarta yogyakarta makassar palembang lampung "
    "chiang pattaya ayutthaya mindanao luzon cebu sumatra java riau banten "
    # Where Malaysians work, study, travel and pray
    "jambi karawang bekasi tangerang bogor denpasar pekanbaru dumai balikpapan samarinda manado "
    "bromo cianjur papua sulawesi belawan sadao danok satun samui ranong "
    "woodlands jurong changi yishun bedok tampines "
    "sapporo hokkaido kyoto fukuoka nagoya okinawa busan jeju incheon taipei kaohsiung shenzhen "
    "guangzhou sichuan chengdu yunnan hubei shanxi henan zhejiang fujian saigon danang "
    "mandalay rakhine chittagong sylhet pokhara kabul afghanistan kashmir uttar "
    "brisbane adelaide queensland tasmania auckland christchurch queenstown birmingham leeds "
    "glasgow edinburgh dublin wales manchester cardiff amman beirut damascus jerusalem rafah "
    "alexandria iskandariah mansurah zagazig tanta taif yanbu oman yaman yemen kuwait bahrain "
    "sudan libya maghribi morocco algeria ethiopia somalia ghana uganda tanzania zimbabwe kanada "
    "canada toronto vancouver peru chile argentina colombia venezuela greece athens norway sweden "
    "denmark switzerland austria hungary romania bulgaria chicago houston barcelona lisbon "
    "naples vienna prague brussels copenhagen stockholm oslo helsinki"
)
ABROAD_NAMES = tuple(
    sorted(
        {
            *_PLACES_ABROAD.split(),
            "hong kong",
            "arab saudi",
            "new york",
            "new zealand",
            "los angeles",
            "amerika syarikat",
            "afrika selatan",
            "sri lanka",
            "south africa",
            "korea selatan",
            "sungai golok",
            "hat yai",
            "ho chi minh",
            "phnom penh",
            "siem reap",
            "vang vieng",
            "koh samui",
            "hua hin",
            "tel aviv",
            "west bank",
            "ayer rajah",
            "emiriah arab bersatu",
        }
        - {
            "hong",
            "kong",
            "arab",
            "saudi",
            "new",
            "los",
            "angeles",
            "syarikat",
            "afrika",
            "selatan",
            "sri",
            "south",
            "us",
            "medan",
            "york",
            "zealand",
            "africa",
            "lanka",
            "jawa",
            "doha",
            "bali",
            "uttar",
        },
        key=len,
        reverse=True,
    )
)
_ABROAD = "|".join(name.replace(" ", r"\s") for name in ABROAD_NAMES)
ABROAD_DATELINE = re.compile(
    rf"^(?:[^\n]{{0,160}}\n\s*)?(?:{_ABROAD})(?:,\s\w+)?\s?"
    r"(?:\d{1,2}(?:\s\w+\.?)?\s?)?[:–—-]",
    re.I,
)
ABROAD_THING = re.compile(
    # words of Indonesia's own newspapers
    r"\bbali (?:boat|ferry|beach|hotel|villa|quake|volcano)\b|"
    r"\b(?:kecelakaan|kecamatan|kabupaten|kapolres|kapolsek|polres|polsek|nopol|jawa (?:timur|"
    r"tengah|barat))\b|"
    r"\b(?:thai|turkish|indian|pakistani|vietnamese|chinese|korean|japanese|filipino|egyptian|us|"
    r"uk)\s"
    r"(?:bus|train|ferry|plane|factory|mine|flood|quake|nightclub|police|army|court)s?\b"
)
# "Myanmar crew": whence somebody is.
_NO_PERSON = (
    r"(?!\s(?:crew|nationals?|m[ae]n|wom[ae]n|workers?|couple|tourists?|maid|sailors?|seam[ae]n|"
    r"fisherm[ae]n|labourers?|students?|driver)\b)"
)
ABROAD_AT = re.compile(
    rf"(?<!\w)(?:di|in|at|near|ke|of|from|utara|selatan|timur|barat|tengah)\s"
    rf"(?:[\w']+,?\s){{0,3}}?(?<!masjid )(?<!little )(?<!jalan )(?:{_ABROAD})(?!\w)"
    rf"{_NO_PERSON}"
    rf"|(?<!\w)(?:{_ABROAD})(?:\sutara|\sselatan)?\s(?:police|polis|officials|said)\b"
)
# The scene itself, whatever town the newsroom is in: "di Lebuhraya Contoh, Singapura".
ABROAD_SCENE = re.compile(
    r"(?<!\w)(?:di|in|at|on|near|dekat|berhampiran)\s(?:lebuh ?raya|jalan|jambatan|"
    r"lapangan terbang|kilang|hotel|pantai|[\w']+ (?:highway|expressway|road|beach|airport|hotel))"
    rf"(?:\s[\w'-]+){{0,3}},\s(?:{_ABROAD})(?!\w)"
)
# A country named for itself, not as whence somebody comes: "anak-anak Gaza", "India crash".
ABROAD_NAMED = re.compile(
    r"(?<!\w)(?<!warga )(?<!negara )(?<!rakyat )(?<!pekerja )(?<!buruh )(?<!lelaki )(?<!wanita )"
    r"(?<!masjid )(?<!little )(?<!jalan )(?<!kampung )(?<!bantuan )"
    r"(?<!binaan )(?<!kilang )(?<!ladang )(?<!asing )(?<!mamat )(?<!kontrak )(?<!mangsa "
    r")(?<!budak )(?<!abang )"
    r"(?<!orang )(?<!asal )(?<!dari )(?<!from )(?<!of )(?<!pelaut )(?<!pelancong )(?<!perempuan )"
    r"(?<!operator )(?<!pendaki )(?<!driver )(?<!jurukimpal )(?<!lubok )(?<!sungai )(?<!lorong )"
    rf"(?:{_ABROAD})(?!\w)(?!\s(?:workers?|man|men|wom[ae]n|nationals?|citizens?|labou?rers?|"
    r"crewm[ae]n|crew|fisherm[ae]n|deckhands?|sailors?|maids?|helpers?|guards?|cooks?|divers?|riders?|couple|duo))"
)
# A dateline of a town that the gazetteer does not know.
DATELINE = re.compile(
    r"^(?:[^\n]{0,160}\n\s*)?[A-Z][A-Z .']{3,30}(?:,\s?[^:\n–—]{1,20})?\s?(?::|–|—|\s-)\s?"
)
# In capitals before a colon, and no town: "UPDATE:", "NAHAS BAS:", "MALAYSIA:".
NO_TOWN = re.compile(
    r"\b(?:update|breaking|terkini|latest|video|tragedi|tragedy|nahas|kemalangan|accident|crash|bas|bus|"
    r"malaysia|viral|tular|takziah|innalillah\w*|al-?fatihah|op sar|sar|just in|berita|news|"
    r"flash|rip)\b",
    re.I,
)
# The scene in so many words, though a town of ours is named as the newsroom's or the victims' own:
# "van terbabas di Hat Yai". Not where a family waits, or where somebody works who was hurt here.
ABROAD_TITLE = re.compile(
    r"(?<!\w)(?=[abdilnos])"
    r"(?<!keluarga )(?<!waris )(?<!isteri )(?<!anak )(?<!ibu bapa )(?<!kampung )(?<!halaman )"
    r"(?<!family )(?<!families )(?<!parents )(?<!wife )(?<!kin )(?<!home )(?<!relatives )"
    r"(?<!kerja )(?<!bekerja )(?<!work )(?<!working )(?<!works )(?<!worked )(?<!tinggal )"
    r"(?<!based )(?<!living )(?<!lahir )(?<!born )(?<!asal )(?<!tiba )(?<!sampai )"
    r"(?:di|in|at|near|outside|off|dekat|berhampiran|sekitar|luar)\s"
    rf"(?:(?!malaysia|warga|wanita|lelaki|pekerja|buruh|rakyat|lubok)[\w'-]+\s){{0,3}}?"
    rf"(?<!masjid )(?<!little )(?<!jalan )(?<!kampung )(?<!taman )(?<!lubok )(?<!south )"
    rf"(?:{_ABROAD}|doha|(?<!tok )bali|rabat|medan(?=[,.:\n]|$))(?!\w){_NO_PERSON}"
    r"(?!'s| (?:border|street|road|town))"
    rf"|(?<!\w)(?:di|in|at|near|dekat)\s(?:[\w'-]+\s){{0,3}}[\w'-]+,\s(?:{_ABROAD})(?=[,.:;\n]|$)"
)
# A newsroom abroad behind a bare headline: "... two missing - Antara".
ABROAD_DESK = re.compile(
    r"\s[-–—(]\s?(?:antara|xinhua|yonhap|kyodo|cna|ap|dpa|pti|anadolu|(?:the )?straits times|"
    r"bangkok post|jakarta post|kompas|detik|tempo|global times)\)?\s*(?:https?\S*\s*)?$"
)
# Who is told of as one of us, as only news from abroad tells it.
MALAYSIANS = re.compile(
    r"\b(?:malaysians|malaysian (?!maritime|fire|police|red|public|anti|army|navy|railway|meteoro)|"
    r"(?:rakyat|warga|pelancong|pelajar|pekerja|jemaah|penuntut|lelaki|wanita|anak) malaysia|"
    r"jemaah (?:umrah|haji)|umrah|haj pilgrims?|wisma putra|(?:pejabat )?konsul\w*|consulate|"
    r"kedutaan besar malaysia|(?:malaysian|our) embassy)\b"
)
# Where somebody works, who was hurt on his way there or home: "on his way to work in Singapore".
COMMUTES = re.compile(
    rf"\b(?:(?:to |for )?work(?:s|ed|ing)? in|(?:be)?kerja di|berulang-alik ke|commut\w+ to|way to|"
    rf"(?:perjalanan|pulang|balik) (?:ke|dari)) (?:{_ABROAD})\b|"
    rf"\b(?:{_ABROAD})-(?:bound|registered)\b"
)
# Whose job is there, where one of our towns is the scene: "a bus driver in Singapore, found in
# Johor".
EMPLOYED_THERE = re.compile(
    r"\b(?:driver|worker|operator|nurse|guard|technician|engineer|cleaner|cook|chef|pemandu|pekerja|"
    rf"buruh|operator)s? (?:in|di) (?:{_ABROAD})\b|\b(?:shift|job|work) in (?:{_ABROAD})\b"
)
