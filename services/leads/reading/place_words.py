"""How places are written in reports, and the words before them that tell what they are.

Tables for people who know the language; `where` reads them.
"""

import re

from services.leads.reading.patterns import any_of, quick

_DAY = (
    r"(?:,?\s?\(?\d{1,2}\s\w{3,9}\.?(?:\s\d{4})?\)?|"
    r",?\s\(?[A-Z]\w{2,8}\.?\s\d{1,2}(?:,?\s\d{4})?\)?)"
)
DATELINE = re.compile(
    r"(?:^|\n)\s{0,3}(?P<town>[A-Z][\w'.]{0,30}(?:\s[A-Z][\w'.]{0,30}){0,4})"
    rf"(?:,\s(?P<rest>[A-Z][\w ]{{2,25}}))?{_DAY}?\s?(?:\([\w ]{{3,12}}\)\s?)?"
    r"(?P<mark>:|–|—|―|\s-|--|-\s)"
)
_SHORT = r"(?:Kg|Kpg|Jln|Jl|Sg|Tmn|Bdr|Bt|Bkt|Tg|Tj|Pdg|Lrg|Lbh|Sek|Seks|No|St|Dr|Hj|Tn)\."
_WORD = rf"(?:{_SHORT}|[A-Z0-9(][\w'/()&]{{0,30}}(?:\.\d{{1,2}})?)"
_NEXT = rf"(?:{_SHORT}|[A-Z][\w'-]{{1,30}})"  # of a town behind a comma
_NAME = (
    rf"(?:{_SHORT}\s)?[A-Z0-9][\w'/()&]{{0,30}}(?:\.\d{{1,2}})?(?:\s?[-–]\s?[A-Z][\w'/]{{0,30}}|"
    rf"\s(?:{_WORD}|"
    r"dan(?=\s[A-Z])|of(?=\s[A-Z]))){0,7}"
)
KM = r"(?:(?:[Kk]ilomet(?:er|re)|KILOMETER|[Kk][Mm]|[Bb]atu)\.?\s?(?P<km>\d{1,3}(?:[.,]\d{1,2})?))"
KM_ROAD = re.compile(
    rf"{KM},?\s(?:(?:of|di|at|on|in|dekat|dari|sepanjang|Off)\s)?(?:the\s)?(?P<road>(?:(?:jalan|"
    rf"jln|"
    rf"lebuh ?raya|plus|lpt|lebuhraya)\s)?{_NAME})"
)
ROAD_KM = re.compile(
    r"(?P<road>(?:Lebuh ?[Rr]aya|Jalan|Jln|PLUS|LPT\s?\d?|NKVE|ELITE|LEKAS|SKVE|"
    r"[A-Z][\w-]{1,30}(?:\s[A-Z][\w-]{1,30}){0,4}\s(?:Highway|"
    rf"Expressway))(?:\s{_NAME})?)\s?,?\s?(?:di\s|at\s|near\s|dekat\s|\()?{KM}"
)
KIND = (
    r"Jalan|Jln\.?|Lebuh ?[Rr]aya|Lebuhraya|Lebuh|Persiaran|Lorong|Simpang|Persimpangan|"
    r"Plaza Tol|Jambatan|Kampung|Kg\.?|Kampong|Taman|Tmn\.?|Felda|FELDA|Ladang|Pantai|Sungai|"
    r"Sg\.?|Pulau|Gunung|Bukit|Lata|Kawasan Perindustrian|"
    r"Kilang|Pelabuhan|Desa|Pangsapuri|Flat|Bandar|Pekan|Batu|Rumah Panjang|Sekolah|Masjid|"
    r"Hotel|Tasik|Kolam|Empangan|Kuari|Rancangan|Bulatan|Terowong|Estate|Felcra|FELCRA|"
    r"Hutan|Stesen"
)
LANDMARK = quick(
    rf"(?:{KIND})\s{_NAME}(?:(?:,\s(?:di\s|dekat\s)?|\s(?:di|in)\s(?!Hospital))"
    rf"{_NEXT}(?:\s{_NEXT}){{0,3}}){{0,2}}|{_NAME}\s(?:Road|Street|"
    rf"Highway|Expressway|Bridge|Village|Beach|Waterfall)"
)
AT_PLACE = re.compile(
    rf"(?:\bdi|\bdekat|\bberhampiran|\bat|\bnear|\bin|\bkat|"
    rf"\bdkt)\s(?:sini\b)?(?!\d{{1,4}}\s?(?:[ap]\.?m\b|pagi|petang|malam|"
    rf"[.:]\d))({_NAME}(?:,\s{_NEXT}(?:\s{_NEXT}){{0,3}}){{0,2}})"
)
LOWER_PLACE = re.compile(
    r"\b(?:di|dekat|kat|dkt|near|at)\s((?:jln|jalan|kg|kampung|taman|tmn|simpang|lebuhraya|"
    r"highway|km\s?\d{1,4}|bukit|sg|sungai|bandar|pekan)\s[\w-]{1,30}(?:\s[\w-]{1,30})?|"
    r"(?:felda|felcra|ladang|estet)(?:\s[\w-]{2,30}){1,3}(?:(?:,\s|\sdi\s)[\w-]{3,30})?)",
    re.I,
)
# Behind a place it is no part of its name: "jln gambang tadi", "Maran 10.30". A Pasar Malam is one.
_TIME = (
    r"tadi|td|tek|semalam|smlm|semlm|kelmarin|subuh|petang|ptg|(?<!pasar\s)malam|mlm|pagi|"
    r"(?:tengah|tgh) ?hari|(?:hari|hr) ?n?i(?:ni)?|harini|(?:isnin|selasa|rabu|khamis|jumaat|sabtu|"
    r"ahad)|today|yesterday|just now|last night|tonight|this (?:morning|afternoon|evening)|"
    r"(?:(?:jam|pukul|pkl|at|around)\s)?\d{1,2}[.:][0-5]\d(?:\s?[ap]m)?|"
    r"(?:jam|pukul|pkl)(?:\s\d{1,4})?|\d{1,2}\s?[ap]m"
)
TIME_AT_END = re.compile(rf"(?<!\bkm)(?<!\bbatu)(?<!\bkilometer)(?:,?\s(?:{_TIME}))+$", re.I)
# What has a number in its name: "Taman Contoh 2", "Felda Sampel 3".
NUMBERED = re.compile(
    r"(?:jalan|jln|lorong|lrg|persiaran|lebuh\w*|taman|tmn|felda|felcra|seksyen|section|sek|fasa|"
    r"phase|km|kilomet\w+|batu|lot|blok|block|no|kawasan|bandar|presint|precinct|pintu|gate|exit|"
    r"susur|desa|flat|pangsapuri|plaza|terminal|lpt|zon)\b",
    re.I,
)
NATURAL = re.compile(r"(?:bukit|bkt|sungai|sg|kampung|kg|kpg|pekan|pantai|gunung)\b", re.I)
# Behind a figure: it counts people or vehicles, or is the hour.
COUNTS_NEXT = re.compile(
    r"\s?(?:pagi|subuh|petang|ptg|malam|mlm|tgh|tengah ?hari|[ap]\.?m|orang|org|mangsa|pekerja|"
    r"lagi|maut|mati|cedera|parah|meninggal|kereta|keta|lori|motor|moto|motosikal|van|bas|died|"
    r"dead|killed|injured|hurt|people|workers?|persons?|victims?|cars?|lorries)\b",
    re.I,
)
# Before the place where somebody lived or is buried.
AT_HOME = re.compile(
    r"(?:\d{2}(?: tahun|\sthn)?\)?,? (?:yang )?(?:berasal )?(?:dari|of|from|asal)|berasal dari|"
    r"asal dari|"
    r"(?:ziarah|melawat)(?: \w+){0,2} (?:di|kat|ke)|(?:wake|tahlil|kenduri)(?: \w+){0,2} (?:at|di|"
    r"kat)|"
    r"(?:tinggal|menetap|beralamat|berkubur|dikebumikan|disemadikan|dituntut)(?: \w+){0,2} (?:di|"
    r"dari)|"
    r"penduduk|anak jati|kelahiran|hailing from|living in|resident of|native of|buried (?:at|in)|"
    r"tanah perkuburan(?: islam)?(?: di)?|kediaman\w{0,3} di|rumah(?:nya)? di)\s$",
    re.I,
)
# A chat in small letters: the town stands behind the comma.
LOWER_TOWN = re.compile(
    r"\b(?:di|dekat|kat|dkt|near|at)\s(?:felda|felcra|ladang|estet|jalan|jln|kg|kampung|taman|"
    r"tmn|"
    r"simpang|kilang)(?:\s[a-z\d'-]{1,30}){1,3}(?:,\s|"
    r"\sdi\s)([a-z'-]{3,30}(?:\s[a-z'-]{3,30}){0,2})"
)

AT = any_of(r"""
    di, d, dekat, berhampiran, at, in, near, kat, dkt, daerah, sekitar, area, kawasan, negeri,
    (?:at|in|near) the
""")
TOWARDS = any_of(r"""
    menghala(?: ke)?, ke arah, arah, dari arah, dari, daripada, menuju(?: ke)?, ke, towards,
    heading to, from, to, bound for, pulang ke, balik ke, perjalanan ke,
    (?:otw|on the way|nak) (?:balik|pulang|pergi|pi|gi), otw, (?:balik|pulang)(?: kampung)?
""")
HOME = any_of(r"""
    beralamat di, berasal dari, asal dari, tinggal di, menetap di,
    (?<!di\x20)(?<!dalam\x20)(?<!belakang\x20)(?<!depan\x20)(?<!kebakaran\x20)rumah\w{0,3} di,
    kediaman\w{0,3} di, (?<!alaikum\x20)(?<!salam\x20)(?<!perhatian\x20)penduduk, orang, org,
    (?<!roof\x20)(?<!floor\x20)(?<!storey\x20)of, hailing from, living in, from,
    (?:his|her|their) (?:family|parents|wife|husband) (?:in|at|back in),
    (?:to|for) (?:his|her|their|my|our) (?:home|house) (?:in|at),
    keluarga(?:nya| dia| arwah| mangsa| beliau) (?:di|kat|dekat),
    kampung halaman di, dikebumikan di, perkuburan, mengajar di,
    (?<!sedang\x20)(?<!ketika\x20)(?<!semasa\x20)bekerja di,
    (?<!sedang\x20)(?<!ketika\x20)(?<!semasa\x20)bertugas di, tanah perkuburan, buried in,
    (?:saya|aku|sy|kami) (?:kat|di|dekat), i'?m in, lawatan, anak jati, kelahiran, markas \w+ di
""")
DISTRICT_OFFICE = any_of(r"""
    ketua polis(?: daerah)?, polis daerah, ibu ?pejabat polis daerah, ipd, balai polis,
    balai bomba dan penyelamat(?: \(bbp\))?, bbp, balai bomba, bomba dan penyelamat, bomba, ocpd,
    pejabat kesihatan daerah, jabatan bomba dan penyelamat malaysia, ketua balai,
    fire and rescue station, bsp, jspt, trafik, ketua jabatan siasatan dan penguatkuasaan trafik,
    deputy ocpd, district police chief, police
""")
HAPPENED = any_of(
    r"""
        maut, meninggal(?: dunia)?, kemalangan, nahas, kejadian, dijumpai, ditemui, ditemukan,
        cedera, terbabas, bertembung, dilanggar, dirempuh, died, killed, crash(?:ed)?, accident,
        found, kebakaran, terjatuh, lemas, tersepit, overturn(?:ed|s)?, injured, kmlgn
    """
)
OFFICE_AFTER = re.compile(
    r"^\s(?:police|OCPD|ocpd|district police|fire and rescue|Fire and Rescue|traffic)"
)
# "clerks at the Contoh sub-district office"
OFFICES_AFTER = re.compile(
    r"\s(?:(?:sub-)?district |municipal |city |land )?(?:office|council|court|headquarters|"
    r"branch)\b",
    re.I,
)

# "Bera, Pahang", "Kampung Contoh, Tumpat": the second name lies around the first.
CHAINED = re.compile(r"(?:\s[A-Z][\w']{1,15}){0,2},\s(?:di\s|in\s|dekat\s)?$")
# "Felda Lepar Hilir, Gambang": what the gazetteer knows is only a piece of the name.
PLACE_BEHIND = re.compile(r"(?:,\s|\s(?=di\s|in\s))(?:di\s|in\s|dekat\s)?$")
NAME_GOES_ON = re.compile(
    r"(?:\s(?!Di\s|Dan\s)[A-Z0-9][\w']{0,15}){1,3}(?:,\s|\s(?=di\s|in\s))(?:di\s|in\s|dekat\s)?$"
)
PLACE_OPENS = re.compile(
    r"(?:Felda|FELDA|Felcra|FELCRA|Ladang|Estet|Kilang|Kuari|Loji|Projek|Rancangan|Kem|Taman|"
    r"Tmn\.?)"
    r"(?:\s[A-Z][\w']{1,15}){1,3}\s$"
)
HEADS_BEFORE = re.compile(
    r"(?:\b(?:kampung|kg\.?|taman|tmn|bandar|pekan|daerah|felda|ladang|lorong|desa)\s)+$"
)
AT_HOSPITAL = re.compile(
    r"(?:hospital|hosp\.?|klinik|institut|universiti|sultanah?|pusat perubatan|"
    # Short forms (HTAA, HKL, HUKM), not "hari ini di" or "Haji ... di".
    r"\(h[a-z]{2,5}(?: ii)?\),|\bh(?:[b-df-hj-np-tv-z][a-z]{1,3}|ukm|us|oshas),?)"
    r"\s(?:\w+\s){0,3}$|hospital [\w\s()]{5,60}, $"
)
AT_CLINIC = re.compile(r"\bklinik\s(?:\w+\s){0,2}$|\bclinic (?:in|at) $")
# "in Jalan Contoh, Bayan Lepas": the town of the street where it happened.
STREET_IN = re.compile(
    r"\b(?:di|dekat|kat|at|in|along|on|near|berhampiran)\s(?:jalan|jln\.?|lebuh|persiaran|"
    r"lorong|lengkok|"
    r"lintang|taman|tmn\.?)\s[^,.;:\n]{2,32},\s(?:di\s|in\s)?$"
)
# "Berita sedih dari Kuala Contoh": there it happened.
NEWS_FROM = re.compile(
    r"\b(?:berita|khabar|kabar|news)(?: \w{3,10})? (?:dari|from) $|"
    r"\b(?:recovered|found|retrieved|fished out|pulled out) (?:from|of) $|"
    r"\b(?:(?:di)?bawa|ketika|semasa) turun(?: \w{3,10}){0,2} dari (?:puncak )?$|"
    r"\bdescen(?:t|ding) from (?:the summit of )?$"
)
STREET_BEFORE = re.compile(
    r"(?:(?<!sekatan )jalan|jln|lebuhraya|lebuh raya|lebuh|persiaran|lorong|highway|menara|wisma|"
    r"jambatan|plaza|kompleks|banjaran)\s(?:\w+\s?[-–]\s?)?$"
)
POLICE_CHIEF = re.compile(r"(?:ketua polis (?:daerah )?|ocpd |police chief of )$")
POLICE_CHIEF_AFTER = re.compile(r"\s(?:(?:district )?police chief|OCPD|district police)", re.I)
CALLED_DISTRICT = re.compile(r"(?:daerah|district of|ocpd|ketua polis)\s$")
HERE = re.compile(
    r"\b(?:di sini|dekat sini|here|di bandar ini|di daerah ini|di daerah itu)\b", re.I
)
# A name that is only a piece of a street's or kampung's: "jalan ulu ".
PART_OF_NAME = re.compile(
    r"\b(?:jalan|jln\.?|lorong|persiaran|lebuh|kampung|kg\.?|taman|tmn\.?|felda|"
    r"ladang)\s(?:\w+\s){0,2}$"
)
# A stone of old roads, of which every road has one: "Jalan Contoh, Batu 7".
OLD_ROAD = re.compile(r"\sLama\b")  # "Jalan Contoh Lama" leads there: nothing else may tell
OLD_STONE = re.compile(r"batu \d{1,3}", re.I)
# "flat Sri Johor", "Taman Perlis" stand anywhere.
NAMED_AFTER = re.compile(
    r"\b(?:sri|seri|taman|flat|desa|pangsapuri|kondo\w*|apartment|blok)\s$", re.I
)
# "di Kampung Contoh, di sini", "in Senai here".
HERE_BEHIND = re.compile(r",?\s(?:here|(?:di|dekat|kat) sini)\b")
FORM_PLACE = re.compile(
    r"(?:^|\n)\s{0,3}[*_]{0,2}(?:tempat|lokasi|location|place|"
    r"alamat kejadian)(?: kejadian)?[*_]{0,2}"
    r"\s?[:=-]\s?([^\n]{3,120})",
    re.I,
)
# A number before a town or behind "poskod"; "RM12000" and telephone numbers are none.
POSTCODE = re.compile(
    r"(?<![\w.,-])(?<!RM )(\d{5})(?=,?\s[A-Z][a-z])|\b(?:[Pp]oskod|[Pp]ostcode)\s?:?\s?(\d{5})\b"
)
# Newspapers write from the states' capitals of what happened anywhere in the state.
CAPITALS = frozenset(
    {"shah alam", "petaling jaya", "johor bahru", "johor baru", "ipoh", "alor setar", "kota bharu"}
    | {"kota baru", "kuala terengganu", "kuantan", "seremban", "melaka", "george town", "kuching"}
    | {"kota kinabalu", "kangar", "sibu", "miri", "sandakan", "tawau"}
)
HOME_IN = re.compile(
    r"\b(?:dari|daripada|from|of|beralamat di|tinggal di|"
    r"(?<!alaikum )(?<!salam )(?<!perhatian )penduduk|orang)\s(?:kampung|kg\.?|taman|tmn|felda|"
    r"rumah|lorong|flat|kuarters|kampong)\s[\w\s'.-]{2,40}?(?:,|\sin|\sdi)\s$|"
    r"\b(?:to|for) (?:his|her|their|my|our) (?:home|house) (?:in|at) [\w\s'.-]{2,30},\s$|"
    r"\b(?:ketika|semasa|when) (?:ditemui|met)\b[^.;]{0,40}\b(?:di|at) (?:rumah|kediaman|his|"
    r"her|their)"
    r"\w{0,3}(?: home| house)? (?:di|in|at)\s$"
)
IN_TOWN = re.compile(r"[)\s(,-]{1,4}(?:di\s|in\s)?$")  # "Hospital Contoh (HC), Kota Bharu"
DASH = re.compile(r"\s?[-–]\s?(?=[A-Z]|$)")
# A title before it makes a name a person's.
TITLED = re.compile(
    r"\b(?:(?:en|pn|abg|hj|bt|mr|mrs)\.?|si|encik|puan|cik|kak|abang|bang|pak|pakcik|makcik|uncle|"
    r"aunty|arwah|haji|allahyarham|mendiang|bin|binti|a/l|a/p|anak|madam)\s$",
    re.I,
)
