"""Where, at what and on what somebody was when he was hurt: it tells the kind of an accident.

Tables for people who know the language; `kinds` reads them. Small letters; pieces of regular
expressions.
"""

import re

from services.leads.reading.patterns import any_of, quick

# Hit, crushed or taken ill while doing the job; who drives or rides on duty is on the road.
ON_DUTY = quick(
    r"(?:ketika|semasa|sedang|sewaktu|tengah)\s(?:(?!pulang|balik|pergi|"
    r"selesai)\w+\s){0,2}(?:bekerja|bertugas|tugas|kerja)\b"
    r"|dalam tugas|(?:menjalankan|melakukan|melaksanakan|membuat) (?:kerja|tugas|"
    r"penyelenggaraan|pemeriksaan)\b|"
    r"di tempat kerja|(?:masa|ketika|semasa) (?:buat|mengadakan|"
    r"menjalankan) (?:sekatan|operasi)|(?<!cuba )\b(?:me)?madam(?:kan)? kebakaran|padam kebakaran|"
    r"while (?:(?:he|she|they|the \w+) (?:was|were) )?(?:on duty|working|at work|doing|"
    r"carrying out|performing)|in the line of duty|on duty|at work\b(?! on)|"
    r"(?:ketika|semasa|masa) (?:meronda|rondaan|menukar|"
    r"menyelenggara)|night check|(?:jurumudi|tekong|awak-awak|skipper|kelasi|boatman)\b"
)
COMMUTING = quick(
    r"(?:pulang|balik|pergi|menuju|dalam perjalanan)\s(?:\w+\s){0,2}(?:tempat )?(?:ber)?(?:kerja|"
    r"tugas)\b"
    r"|(?:selesai|habis|tamat|lepas)\s(?:ber)?(?:kerja|tugas|syif|shift)\b"
    r"|\b(?:datang|hadir|ke tempat) (?:ke )?kerja\b|\b(?:balik|pulang|lepas) (?:oncall|on ?call|"
    r"(?:\w+ )?(?:shift|syif|kilang|ofis|pejabat))\b|\bke (?:pejabat|ofis) (?:pagi|tadi)"
    r"|\b(?:way home|home) from (?:\w+ ){0,2}(?:shift|duty|office|school)\b"
    r"|(?<!sapu )(?<!pekerja )(?<!kakitangan )(?<!petugas )(?<!pengawal )(?<!guard )(?<!cleaner )"
    r"\b(?:stesen|station|kat|di|at) (?:lrt|mrt|ktm|komuter)\b(?! (?:site|project|tapak|"
    r"projek|construction))"
    r"|(?:to|from|home from|after) work\b|\b(?:nak|nk|hendak) masuk (?:shift|syif|kerja)\b"
)
# The vehicle of those hurt: who rides or drives is on the road, whatever he was on his way to do.
RIDDEN = quick(
    r"\b(?:motosikal|kereta|lori|treler|van|bas|kenderaan|basikal|mpv|suv|hilux|"
    r"pacuan empat roda|"
    r"motorcycle|motorbike|car|lorry|van|vehicle|bicycle|ambulance)\w{0,3}\s(?:yang\s)?(?:\w+\s){0,3}?"
    r"(?:di(?:tunggang|pandu|naiki|pandunya|bawa|tumpang)\w{0,3}|(?:he|she|they) (?:was|were) "
    r"(?:riding|driving|travelling|in))\b|\b(?:as|while|when) (?:he|she|they) (?:rode|drove|"
    r"was riding|were riding|was driving)\b"
    r"|(?<!tayar )(?<!baiki )(?<!enjin )\b(?:motosikal|kereta|lori|van)nya\b|\b(?:his|her|"
    r"their) (?:motorcycle|motorbike|car|lorry|pick-?up|"
    r"bicycle)\b|\b(?:menunggang|memandu|membonceng)\b|\b(?:naik|menaiki) (?:pikap|van|kereta|"
    r"lori|motosikal|bas|hilux|teksi)\b|"
    r"\bdalam perjalanan\b"
)
OVERTURNED = quick(
    r"(?<!dirempuh )(?<!dilanggar )\b(?:kenderaan|trak|kereta|van|lori|bas|hilux|land rover|"
    r"pacuan empat roda|jip|treler)\w{0,3}\s(?:[\w-]+\s){0,7}?(?:terbalik|terjunam|terbabas)\b"
)
# Whoever drives through water drives.
SWEPT_AWAY = quick(
    r"\b(?:kereta|van|lori|motosikal|hilux|pacuan empat roda|kenderaan|perodua|proton|car|pickup|"
    r"vehicle|motorcycle)\b[^.\n]{0,60}\b(?:(?:di)?hanyut\w*|dibawa arus|swept (?:away|off))\b"
)
# Driving a machine is work: "jentolak yang dikendalikannya terjunam".
MACHINE_DRIVEN = re.compile(
    r"\b(?:pemandu|operator|mengendali\w*|kendalikan|memandu|driver|operating|operator of)\s"
    r"(?:\w+\s){0,2}(?:forklift|jengkaut|jentolak|kren|excavator|crane|jentera|bulldozer|backhoe|"
    r"traktor|tractor)\b|\b(?:jentera|jentolak|jengkaut|traktor|kren|forklift)\s(?:yang\s)?"
    r"di(?:kendali|pandu)\w*|"
    r"\b(?:tractor|excavator|forklift|bulldozer|crane|backhoe)\s(?:that\s)?(?:he|she|the \w+)\s"
    r"(?:was|had been)\s(?:driving|operating)\b|"
    r"\b(?:traktor|tractor)\s(?:[\w-]+\s){0,6}?(?:terbalik|overturned)\b[^.]{0,50}\b(?:estate|"
    r"plantation|ladang|estet)\b"
)
# On the way home from the machine, in another vehicle: then it is the road.
WAY_HOME = re.compile(
    r"\bdalam perjalanan (?:pulang|balik|ke (?:tempat )?kerja|ke rumah)\b|\b(?:ketika|semasa|"
    r"sewaktu|"
    r"masa|dalam) (?:hendak |nak )?(?:pulang|balik)\b|\bon (?:the|his|her|their) way (?:home|back|"
    r"to "
    r"work|to (?:his|her) shift)\b|\b(?:riding|driving|heading) home\b|"
    r"\b(?:carrying|ferrying|taking|bringing) (?:them|\w+ workers|workers|the workers) home\b"
)
# Police hurt while stopping, guarding or arresting somebody do their job there, on foot.
POLICE_DUTY = re.compile(
    r"\b(?:polis|anggota|pga|konstabel|koperal|sarjan|inspektor|cops?|polic\w{3,5}|officers?|"
    r"trooper|"
    r"enforcement)\b[^.\n]{0,80}\b(?:sekatan|"
    r"spot-?check|"
    r"roadblock|serbuan|raid|tangkapan|shoot-?out|berbalas tembak\w*|kejar|menahan suspek|"
    r"memberkas|arrest|operasi|"
    r"(?:me)?ngawal lalu ?lintas|jaga (?:simpang|trafik|lalu ?lintas)|kawal (?:lalu ?lintas|"
    r"trafik)|directing traffic|pemeriksaan)\b"
)
# The job is done there: "di tapak pembinaan", not "di hadapan kilang", not "di Jalan Kilang".
AT_WORKPLACE = re.compile(
    r"\b(?:di|dalam|at|in|inside)\s(?:(?!hadapan|depan|jalan|simpang|luar|kampung|"
    r"taman)[\w']{1,15}\s){0,3}?"
    r"(?:kilang|tapak (?:pembinaan|projek|binaan)|gudang|loji|kuari|ladang|bengkel|limbungan|"
    r"factory|warehouse|plant|quarry|(?:construction |client'?s? |work ?)?site|worksite|workshop|"
    r"shipyard|plantation)\b"
)
WORK_BUS = any_of("""
    lori balak, lori kilang, lori sampah, lori simen, bas kilang, bas pekerja, van pekerja,
    van kilang, factory bus, workers' bus
""")
# Who rescues others is at his work, also where they drown.
RESCUER = re.compile(
    r"\b(?:bomba|apm|penyelamat|firem[ae]n|firefighters?|rescuers?|paramedi[ck]s?|lifeguard|"
    r"renjer)\b"
    r"[^.\n]{0,60}\b(?:ketika|semasa|masa|while|during|sedang)\b[^.\n]{0,30}\b(?:selamat\w*|"
    r"menyelamat\w*|"
    r"operasi|padam\w*|memadam\w*|mencari|rescu\w+|operation|putting out|search\w*|battling|"
    r"fighting|extinguishing|tackling|dousing)\b"
)
BURNED = any_of("burned, burnt, burns, melecur, terbakar, kelecuran")
# Soldiers at their exercise.
EXERCISE = re.compile(
    r"\b(?:askar|tentera|prebet|koperal|komando|perajurit|soldiers?|army|private|kadet|trooper)\b"
    r"[^.\n]{0,120}\b(?:latihan|eksesais|menembak|training|exercise|drill)\b"
)
# On a race track nobody is on the way; "dekat litar" is a road, "litar pintas" a short circuit.
RACED = re.compile(
    r"\b(?:di|kat|dalam|at)\s(?:the\s)?(?:litar(?!\spintas)|(?:\w+\s){1,2}circuit\b)|"
    r"\btrack ?day\b|\bparaglid\w+|\bparamotor\w*|\bhang[- ]?glid\w+|"
    r"\bdrag race\b|\b(?:sesi|acara|pertandingan)\s(?:lumba|perlumbaan|motocross|drag)\b"
)
GAS = any_of(r"""
    manhole, lurang, (?<!kampung\x20)(?<!kg\x20)(?<!taman\x20)telaga,
    (?<!lori\x20)tangki, tanks?, septic, sewer, confined space, shaft, silo, gas,
    ammonia, klorin, chlorine, kimia, chemical, asap, fumes
""")
WORK_EVENT = any_of(
    r"""
    renjatan elektrik, renjatan, runtuh, runtuhan, diterbangkan, scalded, boiling, terjatuh,
    jatuh, dihempap, mesin, tertimbus, letupan, meletup,
    diserang, terkena, putus, melecur, gored, patah,
    tersepit, tergilis, tergelincir, slipped, minyak panas, air panas, asid, diterkam,
    terseliuh, tersiram, tersimbah, terpotong, terhiris, kejutan elektrik, kena karan, tercampak,
    kena (?:renjat\w*|spark|percikan|air panas|cucuk|hempap|pukul), digigit, terkehel, remuk,
    masuk mata, caught in,
    disambar petir, dipijak, broke (?:his|her|their|a|an), broken, pecah kepala, a fall,
    electrocuted, fell, crushed, buried, explosion
    """
)
# What became of them, whatever happened.
OUTCOMES = any_of("patah, putus, remuk, broken, broke \\w+, pecah kepala, melecur")
AT_THE_WHEEL = re.compile(
    r"\b(?:penunggang|pemandu|menunggang|memandu|rider|driver|riding|driving|penghantar|"
    r"dalam perjalanan)\b(?! (?:kren|jentera|forklift|jengkaut|crane))"
)
KM_STONE = re.compile(r"\b(?:km|kilomet(?:er|re))\.?\s?\d")
ACCIDENT = any_of("kemalangan, nahas, accident, crash, terlanggar")
# What happens in traffic: then the job of those hurt tells nothing of the kind.
_ON_WHEELS = (
    r"motosikal\w{0,3}|kereta|lori|van|bas|treler|hilux|pikap|pick-?up|pacuan empat roda|mpv|"
    r"suv|jalan ?raya|"
    r"motorcycle|"
    r"car|lorry|bus|trailer|basikal|road|highway|myvi|motorbike|kenderaan"
)
TRAFFIC = quick(
    r"\b(?:terbabas|(?:me|di|ter|ber)?langgar\w{0,3}|pe[rl]\w{0,2}langgaran|(?:me|di|"
    r"ter)?rempuh\w{0,3}|"
    r"(?:ber|per)tembung\w{0,3}|bergesel\w{0,3}|terjunam|crash(?:ed|es)|collid\w{2,3}|collision|"
    r"skidded|"
    r"masuk (?:ke )?(?:dalam )?(?:bawah (?:sebuah )?(?:lori|treler|bas)|sungai|gaung|parit|"
    r"longkang|tali air)|"
    r"kena \w+ (?:dengan |dek |"
    r"oleh )?(?:sebuah )?(?:kereta|lori|"
    r"van|bas|motosikal|treler|hilux)|"
    r"hits? (?:an? |the )?(?:road )?(?:divider|tree|pole|lamp ?post|guard ?rail|cow|railing)|"
    r"(?:pikap|pick-?up|hilux|kereta|lori|van|motosikal|kenderaan|car|lorry|vehicle|jeep|"
    r"4x4)\w{0,3} "
    r"(?:\w+ ){0,2}(?:swept (?:off|away|from|into)|dihanyutkan|dibawa arus)|"
    r"(?:knock|mow)(?:ed|ing|s)? down|"
    r"plunged|rammed|rams|overturn(?:ed|s)?|hit-and-run|hit by an? (?:\w+ )?(?:car|"
    r"lorry|van|bus|trailer|truck|\w+ "
    rf"vehicle)|reckless driving)\b|\b(?:kemalangan|nahas|accident|terbalik|"
    rf"jatuh(?! dari (?:\w+ )?(?:lori|treler|bas|van))) (?:\w+ )?(?:{_ON_WHEELS})\b|"
    rf"\b(?:{_ON_WHEELS})\w{{0,3}} (?:\w+ ){{0,2}}(?:kemalangan|accident|terbalik|jatuh|"
    rf"terbabas)\b"
)
ON_LAND = any_of("""
    motosikal, kereta, lori, van, bas, treler, motorcycle, car, lorry, bus, hilux, basikal, bicycle,
    penunggang, motorcyclist, motorist, kenderaan, pacuan empat roda, mpv, suv, jalan ?raya,
    lebuh ?raya, highway, expressway
""")
AFLOAT = any_of(r"bot, kapal(?! terbang), feri, tongkang, perahu, boat, ship, vessel, ferry, barge")
# A machine of the workplace that runs somebody over; who rides into one is on the road.
MACHINE = (
    r"(?:forklift|jengkaut|jentolak|kren|excavator|crane|jentera|bulldozer|roller|backhoe|"
    r"traktor|"
    r"tractor)"
)
BY_MACHINE = re.compile(
    r"\b(?:digilis|tergilis|dilanggar|dihempap|dirempuh|gilis|langgar|hempap|kena|run over by|"
    r"hit by|knocked down by|"
    rf"crushed by|crushed under|struck by)\s(?:sebuah\s|an?\s|the\s)?{MACHINE}\b"
)
# Where somebody is employed, not where he was hurt: "dia kerja di kilang".
EMPLOYED_AT = quick(
    r"(?<!sedang )(?<!ketika )(?<!semasa )(?<!sewaktu )(?<!tengah )(?<!masa )"
    r"(?<!waktu )(?<!tempat )"
    r"\b(?:be)?kerja\s(?:sebagai\s(?:[\w-]{2,15}\s){1,4}?)?(?:(?:di|dengan|kat|"
    r"untuk)\s)?(?:sebuah\s)?"
    r"(?:kilang|syarikat|tapak|ladang|gudang|bengkel|kontraktor|stor|"
    r"restoran)\b(?:\s[\w-]{2,15}){0,2}"
    r"|\b(?:depan|hadapan|luar|berhampiran|sebelah|in front of|outside|near)\s(?:sebuah\s|the\s|"
    r"an?\s)?"
    r"(?:kilang|tapak pembinaan|ladang|gudang|bengkel|factory|workshop|warehouse)\b"
    r"|\bworks? (?:at|in|for|with) (?:an? |the )?(?:[\w-]{2,15}\s){0,3}?(?:factory|plant|company|"
    r"workshop)\b"
)
ILL_OF = re.compile(
    r"\b(?:akibat|dipercayai|disyaki|diserang|kerana|mengalami|kena|terkena|punca|due to|from|of|"
    r"suffered|having|"
    r"had)\s(?:an? )?(?:apparent |suspected |sudden )?(?:serangan jantung|sakit jantung|strok|"
    r"angin ahmar|"
    r"heart attack|stroke|cardiac arrest|masalah jantung|penyakit jantung)\b"
)
# Narrow places where gas gathers: who has a job and is in one works there.
CONFINED = any_of(
    r"(?<!lori\x20)tangki, tanks?, manhole, lurang, silo, kebuk, sewer, septic, confined space, "
    "kolam (?:kumbahan|enapcemar|oksidasi|takungan)"
)
MECHANIC = any_of("mekanik, pomen, foreman, mechanic, tukang tayar")
# What happens to a place of work, whoever was there.
SITE_EVENT = any_of(
    r"""
    runtuhan (?:terowong|bangunan|perancah|struktur|konkrit|tapak), kebakaran kilang,
    kilang terbakar, factory fire, scaffold, scaffolding, perancah, dandang, boiler, gondola,
    kren tumbang, crane collapse, (?:kompresor|pemampat|compressor|tong angin|tangki angin|silinder|
    cylinder|autoclave|pressure vessel|gas torch|tyre|tayar)(?: \w+)? (?:meletup|explodes?|
    exploded|bursts?|
    blasts?|explosion), (?:letupan|explosion of) (?:\w+ )?(?:kompresor|pemampat|compressor|
    tong angin|
    tangki angin|silinder|tayar)
    """
)
# Who has retired or keeps house has no job there.
NO_JOB = any_of("pesara(?: \\w+)?, suri rumah, housewife, retiree, bekas \\w+ \\w+")
# A relative who faints at the news is not the one who was hurt.
KIN_FAINTED = quick(
    r"(?<!sekolah )(?<!rumah )(?<!taska )\b(?:mak|emak|ibu|isteri|bapak?|ayah|anak|mother|"
    r"wife)(?:nya)?\s(?:\w+\s){0,2}(?:pengsan|"
    r"rebah|"
    r"fainted|collapsed)\b"
)
STAFF = any_of(
    "from (?:the )?(?:finance|hr|admin|sales|it|marketing|operations|production|accounts?|"
    "warehouse|logistics|store|maintenance|procurement)(?: dept| department)?, "
    "staf, staff, kakitangan, budak kilang, budak kedai, part-?time, part-?timer, worker, "
    "employee, tukang \\w+, atendan, "
    "welding, praktikal, intern, penyelenggaraan, maintenance, kantin, canteen, stor, stall, "
    "gerai, boss, bos, dispatch, grab, posmen, security, guard, jaga, maid, bibik, technician, "
    "indon, bangla, "
    "(?:apek|tauke|orang|akak|abang) (?:kedai|kantin|gerai)(?: \\w+)?, "
    "(?:be)?kerja (?:dekat|kat|di|dengan|sebagai|as), our (?:\\w+ )?(?:girl|boy|guy|"
    "lady), substation, syif, shift, "
    "manager, executive, pelakon, juruterbang, krew, penyelam, jurukamera, "
    "attendant, anak kapal, cikgu, zoo ?keeper, pengutip \\w+, penoreh, chef, cleaner"
)
# What struck somebody from without: then he fainted of it, and is not ill.
STRUCK = any_of(
    r"""
    renjatan, renjatan elektrik, electric shock, electrocuted, dihempap, terhempap, tertimbus,
    buried, letupan, meletup, explosion, blast, dilanggar, dirempuh, digilis, tersepit,
    kena (?:bola|batu|kayu|besi|kotak|palet|pallet|tiang|pintu|papan|paip|karan|shock|kejutan|
    elektrik|gas), kena (?:langgar|hempap|himpit|pukul|hentak|hentam|timpa|tindih|gilis|
    renjat\w*), terhantuk, terjatuh dari, jatuh dari, jatuh tangga, tergelincir, slipped,
    (?:under|beneath|di bawah|bawah) (?:\w+ ){0,2}(?:boulders?|rocks?|rubble|batu|runtuhan),
    fell from, fell off, ditikam, dipukul, dipatuk, disengat,
    (?:boat|dinghy|sampan|bot|perahu|raft|rakit) (?:\w+ ){0,3}(?:capsize[sd]?|overturn(?:s|ed)|
    terbalik|karam)
    """
)
# A patrol car that crashed by itself: who sat in it was on the road.
PATROL_CRASHED = re.compile(
    r"\b(?:(?:kereta|motosikal|mpv|kenderaan|trak|lori|van)(?: polis)?(?: peronda)?|"
    r"patrol (?:car|vehicle)|police car)"
    r"(?:\s(?!suspek)\w+){0,2}\s(?:langgar|melanggar|rempuh|merempuh|terbabas|terbalik|"
    r"bertembung|terjunam|skidded|crashed|"
    r"overturned)\b"
)
