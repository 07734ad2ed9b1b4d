"""Where and at what people are when they are not at work: home, pastimes, nature's doings.

Tables for people who know the language; `kinds` reads them. Small letters; pieces of regular
expressions. What somebody's trade is tells nothing here: a mechanic may fish, a clerk may hike.
"""

import re

from services.leads.reading.patterns import any_of, quick

# What is done for pleasure, for the pot, for the village, for one's faith.
PASTIME = any_of(r"""
    memancing, mengail, mancing, pemancing, (?:bot|kaki|trip|kolam) pancing, pancing (?:ikan|kat|
    di|udang), angling, anglers?, fishing trip, fishing(?! (?:boat|vessel|village|net|port|
    industry|trawler|gear|company|crew|fleet)), menjala, jala (?:ikan|udang), menauk, menyuluh,
    (?:mencari|cari|kutip|mengutip) (?:petai|rebung|cendawan|pucuk paku), menjerat,
    pasang jerat, berburu, memburu (?:babi|pelanduk|rusa|ayam hutan|
    landak), hunting (?:trip|wild|boar|deer), went hunting,
    (?:leisure|recreational|fun) div(?:e|es|ing|ers?), diving trip, scuba trip, selam(?:an)?
    rekreasi, menyelam (?:rekreasi|suka-?suka|skuba), selam skuba, snorkel\w*, freediv\w*,
    berendam, (?:menyusuri|menuruni|meredah|trek|
    laluan) denai, hikers?, hiking, hiked, trekk?(?:ers?|ing), trail run\w*, climbers?,
    mountain climbing,
    climbing (?:mount|mt|gunung|bukit), pendaki, mendaki, daki (?:gunung|bukit), naik gunung,
    rock climbing, panjat dinding, downhill, berkhemah, perkhemahan, camping,
    (?:tapak|site) (?:khemah|camping), glamping, berkelah, picnic\w*, barbecue, bbq,
    futsal(?! court), badminton(?! court), bola sepak, main bola, bermain bola, bola tampar,
    takraw, bowling, ragbi,
    rugby, football match, perlawanan (?:persahabatan|bola),
    (?:ber)?joging, jogging, jogger, fun run, larian amal, maraton, marathon, zumba, senamrobik,
    bersenam, beriadah, riadah, golfers?, main golf,
    tee(?:d|ing)? off, playing partner, (?:prawn|crab|fish) traps?, (?:pasang|tahan|angkat) bubu,
    for the family(?! business), for (?:his|her|their) own (?:table|pot|use),
    (?:cari|buat|untuk) lauk, minum dengan kawan, drinking with friends,
    buying groceries, (?:mem)?beli barang dapur,
    playing (?:golf|football|with (?:his|her) friends), abseil\w* (?:at|down|trip),
    (?:went |while |was )?shopping (?:with|for|at),
    (?:sedang |tengah )?membeli-?belah, visitors?, pengunjung, seorang pelancong, skateboard\w*,
    ice skating, trampolin\w*, mandi-?manda,
    mandi (?:sungai|laut|kolam|pantai|air terjun|di (?:sungai|laut|pantai|lombong|lubuk)),
    paraglid\w+, paramotor, kayak\w*, jet ?ski, zip ?line, flying fox, bungee, parasailing,
    banana boat, atv (?:ride|tour), off-?road trip, gotong-?\s?royong(?! (?:pejabat|ofis|opis|
    sekolah|jabatan)), rewang, kenduri, terawih,
    tarawih, (?:lepas|selepas|nak|pergi|sedang|semasa|masa) (?:solat|sembahyang), bersolat,
    sembelih (?:lembu )?korban, ibadah korban, (?:bersih\w*|ziarah|menziarahi|cuci) (?:pusara|
    kubur\w*), mercun raya, (?:main|bermain|bakar|membakar|nyala\w*) (?:mercun|bunga api|
    meriam)(?! untuk (?:meng)?halau),
    meriam (?:buluh|karbaid), (?:mercun|bunga api) (?:\w+ )?(?:meletup )?(?:dalam|di|kat) tangan,
    (?<!kilang\x20)(?<!stor\x20)(?<!kedai\x20)(?:mercun|bunga api) (?:meletup|terbang|
    jatuh) (?:\w+ )?(?:kena|terkena|atas|ke),
    fireworks? (?:he|she|they|his|at home), bercuti, percutian, cuti-?cuti, on (?:holiday|
    vacation|leave|a family trip), off ?day (?:dia|beliau|saya|aku), hari cuti\w*, masa cuti,
    family (?:day|outing|trip), melancong, (?:ber)?gaduh dengan (?:ipar|adik|abang|jiran|laki|
    bini), (?:cuba )?selamatkan (?:anak|adik|isteri|kawan|rakan)\w*, (?:save|rescue|saving|
    rescuing) (?:his|her) (?:son|daughter|child|wife|nephew|friend)\w*, (?:riadah|trip|
    aktiviti) (?:keluarga|kelab)
""")
# To or from a pastime, on wheels: then it is the road.
HOMEWARD = re.compile(
    r"\b(?:balik|pulang|pergi|menuju|on (?:the|his|her|my) way|way (?:home|back)|returning|"
    r"heading)"
    r"\s(?:\w+\s){0,2}?(?:dari|daripada|ke|lepas|from|to|home|main|memancing|mancing|futsal|"
    r"gym)\b"
)
# Places of pleasure; who cleans or guards them works there.
RESORT = any_of(r"""
    kolam (?:renang|mandi|hotel|awam), swimming pool, air terjun, waterfall, water ?park,
    taman (?:tema|rekreasi|permainan), theme park, gunung,
    (?<!taman\x20)mount(?! (?:\w+ (?:hospital|road|estate)|austin|kiara|pleasure))
""")
# He was found floating, or did not come out of the wood: nobody saw him work there.
FOUND_AFLOAT = any_of(r"""
    terapung, mayat (?:\w+ ){0,3}(?:terapung|hanyut), found floating, floating (?:in|near|off),
    body (?:\w+ ){0,4}found (?:in|by|near) (?:the |a )?(?:river|lake|sea|drain|pond|ravine),
    sesat (?:di|dalam|kat) (?:hutan|gunung), lost in the (?:jungle|forest)
""")
# Nature or a gas bottle strikes those at home, whole families among them.
HOUSE_STRUCK = re.compile(
    r"\b(?:rumah|bilik sewa|living quarters|kuarters?|banglo|teres|house|home|"
    r"longhouse|bungalow)\w{0,3}\s"
    r"(?:[\w',]+\s){0,8}?(?:runtuh|"
    r"roboh|tertimbus|ditimbus|ditimpa|dihempap|dihanyutkan|terbakar|hangus|dijilat|meletup|"
    r"collapsed?|buried|swept|destroyed|burnt|on fire|caught fire|razed)\b"
    r"|\b(?:kebakaran|letupan|tanah runtuh|pokok tumbang|gas meletup|tong gas meletup|meletup|"
    r"terbakar|landslide|explosion|blast|fire|blaze)\s(?:[\w']+\s){0,4}?(?:rumah(?:nya)?|banglo|flat|"
    r"pangsapuri|apartment|apartmen|kondo\w*|house|home|longhouse|ppr)\b"
)
KINSFOLK = any_of(r"""
    (?:dua|tiga|empat|lima|enam|[2-9]) (?:beranak|beradik), sekeluarga, suami isteri, laki bini,
    adik-?beradik, family of \w+, (?:mother|father) and (?:son|daughter|child)\w*, couple,
    husband and wife
""")
LIGHTNING = any_of(r"""
    (?:di|kena )?(?:panah|sambar|pancar) (?:petir|kilat), (?:petir|kilat) sambar, (?:struck|hit|
    killed) by lightning, lightning strike
""")
FIELD = any_of("kebun, ladang, sawah, bendang, estet, estate, plantation, menoreh, bagan, jeti")
# Told to be off: then the trade says nothing.
DAY_OFF = any_of(r"""
    (?:on )?(?:his|her|their|a) (?:day off|off day|rest day|days off), off[- ]duty,
    (?:pada )?hari cuti(?:nya| dia)?, (?:sedang |pulang |balik )?bercuti, balik cuti,
    tidak bertugas, (?:masa|waktu) cuti, off ?day
""")
# What speaks for the job after all: hired, at a customer's, a guide, those who live by the sea.
PAID = any_of(r"""
    (?:ambil|amik|makan|dapat) upah, diupah, upahan, pelanggan, customers?, clients?, klien,
    majikan, (?:his|her|their) employer\w*, kontrak (?:kerja|projek), tugasan, on assignment,
    (?<!oleh\x20)(?<!jaring\x20)(?<!bekas\x20)(?<!jeti\x20)(?<!kampung\x20)(?<!baru\x20)(?<!kuala\x20)(?<!pasar\x20)nelayan,
    (?<!by\x20)fisherm[ae]n, tekong, jurumudi, skipper, awak-?awak, pukat, trawler, kapten,
    (?:pemandu|pengemudi|operator|pengusaha|petugas) (?:bot|feri), boatm[ae]n,
    (?:boat|ferry) (?:drivers?|operators?|captains?|handlers?),
    kelasi, deckhands?, kru, crew, malim gunung, pemandu pelancong, jurupandu, (?:tour|mountain|
    nature|dive|tourist|snorkell?ing) guides?, renjer, rangers?, lifeguards?, (?:masa|ketika|
    semasa|during) (?:an? )?(?:ops|operasi|operation),
    jurulatih(?! mangsa), instructors?, coach(?:es)?, dive ?masters?, divemasters?,
    jurugambar, jurukamera,
    stunt\w*, pembinaan, ubah ?suai, renovat\w+, kerja-?kerja, petugas,
    (?:staf|staff|pekerja|kakitangan|tukang|attendant) (?:\w+ )?(?:hotel|resort|kolam|gim|gym|
    taman tema|futsal|kelab|chalet|water ?park|theme park|masjid|surau|kubur|katering|catering),
    pencari \w+, housekeeping, kerja cuci, penjaga (?:kolam|gelanggang|kubur|masjid|surau),
    penggali kubur, imam, bilal, siak, noja
""")
# Whose picture it is: "foto ihsan pengunjung".
CREDIT = quick(r"\bihsan(?: \w+){1,2}")
# Who came to help, not who was hurt: "diusung oleh anggota bomba, renjer dan malim gunung".
HELPERS = quick(r"\b(?:oleh|by) [^.;\n]*")
# Where people live: who falls or burns there and has no job there is at home.
RESIDENCE = any_of("""
    kondominium, kondo, condominium, condo, pangsapuri, apartment, apartmen, flat,
    rumah teres, asrama
""")
AT_HOME = quick(
    r"\b(?:(?:di|kat|dekat|bumbung|dalam) rumah(?:nya| mereka| dia| sendiri| mangsa)\b|"
    r"(?:belakang|hadapan|depan|halaman|laman|sebelah) rumah(?:nya| mereka| dia| sendiri)\b|"
    r"rumah (?:sewa|kongsi)(?:nya| mereka| mangsa)?\b|bilik sewa\w*|rented (?:room|house|flat)|"
    r"(?:ketika|semasa|sedang|tengah|masa) (?:nyenyak |lena |mangsa )?tidur\b|\basleep\b|"
    r"while sleeping|"
    r"rumah (?:\w+ )?(?:yang )?(?:didiami|dihuni|diduduki)\w*|kuarters|(?:di|dalam|at|"
    r"in a) (?:rumah panjang|longhouse)|"
    r"(?:his|her|their) (?:own )?(?:house|home|roof|kitchen|garden)\b|dapur rumah|at home\b|"
    r"kebun rumah|halaman rumah|"
    r"\brumah(?:nya| dia| mereka| mangsa| beliau)\b(?=[^.!?\n]{0,45}\b(?:terbakar|dijilat api|"
    r"runtuh|roboh))|"
    r"\b(?:(?:mem)?baiki|(?:me)?masang|pasang|bersihkan|(?:men)?cuci|(?:menge)?cat|tukar|naik|"
    r"bumbung|atap|(?:me)?manjat|di|kat) "
    r"(?:\w+ ){0,2}?rumah (?:\w+ )?(?:ibu|bapa|mak|emak|ayah|mentua|mertua|keluarga|nenek|datuk|"
    r"atuk|tok|adik|abang|kakak|jiran|"
    r"kampung|bini|isteri|saudara|anak)\b|"
    r"\b(?:in-laws'?|parents'?|mother-in-law'?s?|father-in-law'?s?|mother's|father's|"
    r"neighbou?r's|grandmother's|relative'?s) "
    r"(?:own )?(?:house|home|roof|kitchen|garden)\b)"
)
# Parts of a house and what is done in it; "rumah pelanggan", "rumah majikan" are places of work.
HOUSEHOLD = quick(
    r"\b(?:bilik (?:air|mandi|tidur)|tandas|tangga|dapur|garaj|porch|beranda|balkoni|stor|"
    r"halaman|laman|longkang|belakang|dalam|ruang tamu|lantai|perigi|kolam)\s(?:\w+\s)?rumah"
    r"(?:nya|ku|mu)?\b(?!\s(?:orang|pelanggan|klien|customer|majikan|boss?|tauke|client|sakit|"
    r"makan|tumpangan|kedai|hijau|sembelih|panjang|api))"
    r"|\brumah sendiri\b"
    r"|\b(?:di|kat|dalam|dekat|bumbung|atap|siling) rumah (?:sebelah|jiran|kami|saya|aku|kita|"
    r"abang|kakak|kak|abg|pakcik|makcik|beliau|ppr)\b"
    r"|\b(?:jatuh|tergelincir|terjatuh|gelincir|terlentang|slip\w*|fell)\s(?:\w+\s){0,2}?"
    r"(?:bilik air|bilik mandi|bathroom|bathtub|shower)\b"
    r"|\b(?:in|at|outside|behind|off|from|of) (?:his|her|their|our|"
    r"my) (?:own )?(?:\w+ )?(?:house|home|"
    r"bathroom|bedroom|garage|porch|backyard|balcony|flat|apartment|condo|garden|kitchen|roof|"
    r"bed|room|terrace house)\b"
    r"|\b(?:back|stairs|bathroom|kitchen|accident) at home\b|\bneighbou?r'?s? (?:house|home)\b"
    r"|\b(?:tukar|menukar|ganti|pasang|changing|change) (?:a |the )?(?:lampu|mentol|langsir|"
    r"light ?bulb|bulb|curtains?) (?:\w+ ){0,2}(?:rumah|bilik|at home)\b"
    r"|(?<!balik )(?<!ke )(?<!dari )\brumah (?:anak|mak|emak|ibu|bapa|bapak|ayah|mentua|mertua|"
    r"nenek|"
    r"atuk|tok|abang|adik|kakak|pusaka)\b(?! yatim)"
    r"|\b(?:menyidai|sidai|menjemur|jemur) (?:pakaian|kain|baju)\b(?! hotel| pelanggan)"
    r"|\bhanging (?:out )?(?:the |his |her )?(?:laundry|clothes|washing)\b"
    r"|\b(?:memasak|masak) (?:sahur|juadah|untuk keluarga|raya|rendang)\b"
)
