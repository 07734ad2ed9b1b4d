"""How bad it was and what kind of accident, by the words of newspapers and chats.

Pure. The tables are read by people who know the language: each group says what its words mean.
Severity is the worst outcome stated; a plain "cedera" stays unknown.
"""

import re

from services.leads.reading.described_words import OCCUPATION
from services.leads.reading.patterns import any_of, table
from services.leads.reading.report import Kind, Outcome, Severity

DEATH_WORDS = table(r"""
    lemas, drown(?:s|ed)?, electrocuted, die, kembali ke rahmatullah, dah takde, dah tiada, kills,
    tidak bernyawa, lifeless,
    tak selamat,
    tidak selamat,
    claims? (?:the )?(?:life|lives),
    maut, meninggal(?: dunia)?, mninggal, meningal, mnggl, terkorban, terbunuh, rentung, mati,
    menemui ajal, mayat\w{0,3}, jenazah\w{0,3}, meragut nyawa, ragut nyawa, korban nyawa,
    kehilangan nyawa, hembus(?:kan)? nafas (?:terakhir)?, menghembuskan nafas,
    pergi buat selama-?lamanya, allahyarham\w{0,2}, arwah, mendiang, si mati, inn?alill?ah\w*,
    al-?fatihah, alfatihah, takziah, kematian, tewas, tidak dapat diselamatkan, dikebumikan, died,
    dies, dead, death, deaths, killed, kills, kill, fatal, fatally, fatality, fatalities, deceased,
    perished, passed away, body, bodies, burnt to death, claimed the lives?,
    lost (?:his|her|their) (?:life|lives), succumbed, r\.?i\.?p, late, funeral, condolences
""")
# Words that name a death without telling of one; they are blanked before the words above are
# looked for.
NOT_DEATH = any_of(
    r"""
        (?:di)?(?:khuatiri|percayai|syaki) (?:\w+ )?(?:maut|mati|terkorban)(?: rentung| lemas)?,
        (?:di)?(?:khuatiri|percayai|syaki) (?:\w+ )?(?:lemas|rentung),
        feared (?:dead|drowned|to have died|killed),
        nyaris (?:maut|mati|terkorban|rentung|lemas|terbunuh|meragut nyawa),
        hampir (?:maut|mati|terkorban), almost (?:died|killed), nearly (?:died|killed),
        (?:tiada|tanpa|no) (?:kematian|kehilangan nyawa|korban|deaths?|fatalit(?:y|ies)|fatal),
        escaped death, cheat(?:ed|s)? death, jalan mati, simpang mati, dead ?end, mati enjin,
        enjin mati, till death, bertarung nyawa, too late,
        late (?:night|evening|afternoon|morning|last|yesterday|on|this|in|for),
        body (?:parts?|injur(?:y|ies)|of water|shop|work),
        (?:upper|lower|entire|whole|his|her|their) body, student body,
        death (?:threats?|row|penalty|toll stands at zero),
        mati (?:kutu|akal|hidup|mati|dalam|rasa|pucuk|lampu|api),
        (?:bateri|telefon|phone|laptop|kereta|fon|handphone) mati, nak mati, macam nak mati,
        seperti nak mati, belum mati, lambat mati, separuh mati, tenaga mati, hukuman mati,
        minta mati, sampai mati, harga mati, tawaran maut, gol maut, maut gol, sepakan maut,
        combo maut, diskaun maut
    """
)
SERIOUS_WORDS = table(r"""
    patah (?:kaki|tangan|tulang|bahu|riuk|pinggang|leher|rusuk|kedua|paha|lengan|pergelangan),
    (?:kaki|tangan|tulang|lengan|bahu|rusuk) (?:\w+ )?patah,
    parah, kritikal, nazak, koma, serius, tenat, kudung, lumpuh, unit rawatan rapi, icu,
    intubat\w+, cedera (?:teruk|berat), kecederaan (?:teruk|berat),
    putus (?:dua |tiga |empat |sebelah |kedua-dua )?(?:kaki|tangan|jari|lengan), melecur \d\d,
    loses? (?:\w+ ){0,2}(?:fingers?|hand|arm|leg|foot|eye), burns? (?:to|on) \d\d,
    pendarahan (?:kepala|otak|dalaman), (?:kaki|tangan|jari|lengan) (?:kiri |kanan )?putus,
    tidak sedarkan diri, tak sedarkan diri, serious, seriously, critical, critically, severe,
    severely, badly (?:injured|hurt|burnt|burned), coma, unconscious, amputated, severed,
    fractured?, broken (?:leg|arm|ribs?|bones?|neck), grievous, intensive care, paralysed,
    life-threatening, bertarung nyawa
""")
MINOR_WORDS = table(r"""
    ringan, cedera ringan, luka ringan, calar, calar-balar, lebam, luka kecil, luka sedikit,
    luka\w{0,2} (?:je|jer|sahaja|saja), terseliuh, berjahit, jahitan, sprain(?:ed)?, stitches,
    cedera sikit, slight, slightly,
    minor injur(?:y|ies), minor (?:burns?|cuts?|wounds?),
    light injur(?:y|ies), bruises, superficial, luka sikit, tak teruk, tidak serius, not serious,
    scratches
""")
NOT_SERIOUS = any_of(
    r"""
        (?:jenayah|kes|perkara|masalah|pandang|ambil) serius, serius (?:menangani|memandang|dalam),
        kerosakan (?:teruk|serius|parah), rosak (?:teruk|parah), tidak serius, not serious,
        not (?:seriously|critically|badly) \w+, take\w* (?:it )?seriously, patah balik,
        patah arang, jabatan kecemasan kritikal, serious offences?, pokok patah, dahan patah,
        kritikal infrastruktur
    """
)
INJURY_WORDS = (
    table(r"""
    ceder[ae]\w{0,3}, kecederaan, mencederakan, luka, luka-luka, terluka, melecur, kelecuran,
    tersepit, terhimpit, tertimbus, terperangkap, tercampak, terpelanting, dihempap, terhempap,
    tersungkur, dirawat, rawatan, terseret, diseret, digilis, tergilis, dilanggar, dirempuh,
    dihentam, renjatan elektrik, terkena renjatan, kena renjatan, dihidapi, pengsan, rebah,
    tumbang, serangan jantung, strok, sesak nafas, lemas, hanyut, tenggelam, hilang, keracunan,
    terhidu, terjatuh, jatuh, injur(?:ed|y|ies|es|ing), hurt, wounded, trapped, pinned, burns,
    scalded, crushed, buried, collapsed, fainted, heart attack, stroke, drown(?:ed|s|ing)?,
    missing, electrocuted, hospitali[sz]ed, treated, mauled, bitten, extricat(?:e|ed),
    knocked down, run over, hit by, struck by, masuk hospital, masuk wad, warded, masuk icu,
    diselamatkan, menyelamatkan, selamatkan, rescued, swept away
""")
    + SERIOUS_WORDS
    + MINOR_WORDS
)

ROAD_WORDS = table(r"""
    dalam perjalanan, heading to work, on (?:his|her|the) way (?:to|home|back), nahas, terjunam,
    (?:pulang|balik|pergi|menuju|ke|dari) (?:dari |ke )?(?:tempat )?kerja, hit-and-run,
    langgar lari,
    kemalangan jalan ?raya, nahas jalan ?raya, langgar\w{0,3}, dilanggar, terlanggar, melanggar,
    perlanggaran, pelanggaran, (?:di|me|ter)?rempuh\w{0,3}, (?:di)?gilis, terbabas,
    ber(?:tembung|langgar)\w{0,2}, pertembungan, bergesel, menunggang\w{0,2}, ditunggang\w{0,2},
    penunggang, pembonceng, memandu, dipandu\w{0,3}, pemandu, lebuh ?raya, motosikal\w{0,3}, motor,
    kereta, lori, treler, bas, van, mpv, suv, pacuan empat roda, hilux, basikal, pejalan kaki,
    melintas, lintas jalan, mtr, lampu isyarat, simpang, penghantar makanan, rider, p-hailing,
    e-hailing, bomba.{0,15}tersepit, road (?:accident|crash), crash(?:ed|es)?, collid(?:ed|es),
    collision, rammed, skidded, motorcycl(?:e|ist|ists), pillion, motorist, car, cars, lorry,
    lorries, trailer, bus, pedestrian, cyclist, overturn(?:ed|s)?, hit-and-run, highway,
    expressway, knocked down, run over, head-on, pile-up, kmlgn, kemalangan maut, eksiden, aksiden
""")
WORK_WORDS = table(r"""
    kontena, container, pelabuhan, port, lif barang, bumbung, dok kering, tangki najis, manhole,
    lurang, kebuk, silo, kolam kumbahan, bekerja, pembinaan, construction site, rooftop,
    (?:ketika|semasa|sedang|sewaktu|tengah) (?:\w+ )?(?:bekerja|bertugas|kerja), kerja-?kerja \w+,
    dalam tugas, menjalankan tugas, menjalankan kerja, melakukan kerja\S*, tempat kerja,
    tapak (?:pembinaan|projek|binaan), kilang\w{0,2}, loji, kuari, lombong, pelantar, gudang,
    bengkel, perancah, scaffold(?:ing)?, kren, crane, forklift, jengkaut, jentolak, excavator,
    mesin \w+, mesin, konveyor, jatuh dari (?:bangunan|tingkat|bumbung|tempat tinggi|ketinggian),
    jatuh bangunan, buruh, pekerja, juruteknik, kontraktor, worker, workers, labou?rers?, factory,
    construction, worksite, work site, plant, warehouse, workshop, on duty,
    while (?:working|at work|repairing|cleaning|installing|performing), machine, conveyor, quarry,
    shipyard, dok, limbungan, jkkp, dosh, niosh, majikan, employer, kebocoran gas, ammonia,
    dandang, boiler, sekatan jalan raya, roadblock, ladang, estate, plantation, kru,
    crew(?: member)?s?, kelasi, nelayan, fisherm[ae]n, balak, pembalakan, bumbung kilang,
    operasi menyelamat.{0,20}anggota
""")
ILLNESS_WORDS = table(r"""
    serangan jantung, sakit jantung, strok, pengsan, rebah, heart attack, stroke, cardiac arrest,
    collapsed (?:and|while|at|during|on), collapsed and died, fainted, sesak nafas, sakit dada,
    covid-?\s?19, covid, strok haba,
    heat ?stroke, demam denggi, dengue, leptospirosis, kencing tikus, chest pains?,
    breathing difficult(?:y|ies), mengadu sakit, keracunan makanan, food poisoning, angin ahmar,
    meninggal mengejut, jatuh sakit, asma, rabies, kanser, cancer
""")
OTHER_WORDS = table(r"""
    lemas\w{0,2}, air terjun, mandi\w{0,2}, berkelah, memancing, mendaki, pendaki,
    rumah\w{0,2} terbakar, kebakaran rumah, rumah terbakar, house fire, home fire,
    drown(?:ed|ing|s)?, waterfall, hik(?:er|ers|ing), dihempap pokok, falling tree, fallen tree,
    flat, tembak, tertembak, shot, kondominium, pangsapuri, apartment, tikam, ditikam, stabbed,
    banjir, flood, tanah runtuh, landslide, kilat, lightning, litar, sungai, pantai, laut, hanyut,
    tenggelam, perigi, kolam, lombong tinggal, kuarters, bunuh, murder(?:ed)?, mercun,
    firecrackers?
""")

# Somebody drowned or missing who is "found" is found dead, unless the text says alive.
FOUND_DROWNED = re.compile(
    r"(?:mangsa|lelaki|wanita|nelayan|remaja|man|woman|victim)\s(?:\w+\s){0,2}(?:lemas|"
    r"drowned|drowning)(?:\s\w+){0,6}\s(?:dijumpai|ditemui|ditemukan|found)(?!\s(?:selamat|"
    r"hidup|alive|safe))"
)

# Outcomes, not events: who is hit or falls may be dead.
HURT = any_of(
    (
        *SERIOUS_WORDS,
        *MINOR_WORDS,
        *table(r"""
        ceder[ae]\w{0,3}, kecederaan, luka, luka-luka, terluka, melecur, dirawat, sedang dirawat,
        menerima rawatan, ditahan di wad, stabil, injur(?:ed|y|ies), hurt, wounded, burns,
        hospitali[sz]ed, treated, warded, stable, survived, masuk (?:wad|icu|hospital), koma
        """),
    )
)

DEATH, SERIOUS, MINOR = any_of(DEATH_WORDS), any_of(SERIOUS_WORDS), any_of(MINOR_WORDS)
INJURY, ROAD, WORK = any_of(INJURY_WORDS), any_of(ROAD_WORDS), any_of(WORK_WORDS)
ILLNESS, OTHER = any_of(ILLNESS_WORDS), any_of(OTHER_WORDS)


# Hit, crushed or taken ill while doing the job; who drives or rides on duty is on the road.
ON_DUTY = re.compile(
    r"(?:ketika|semasa|sedang|sewaktu|tengah)\s(?:\w+\s){0,2}(?:bekerja|bertugas|tugas|kerja)\b"
    r"|dalam tugas|di tempat kerja|(?:me)?madam(?:kan)? kebakaran|padam kebakaran|"
    r"while (?:on duty|working|at work)|on duty"
)
COMMUTING = re.compile(
    r"(?:pulang|balik|pergi|menuju|dalam perjalanan)\s(?:\w+\s){0,2}(?:tempat )?kerja\b"
    r"|(?:to|from|home from|after) work\b"
)
# Police hurt while stopping, guarding or arresting somebody do their job there, on foot.
POLICE_DUTY = re.compile(
    r"\b(?:polis|anggota|cops?|polic\w{3,5}|officers?|enforcement)\b[^.\n]{0,80}\b(?:sekatan|spot-?check|"
    r"roadblock|serbuan|raid|tangkapan|menahan suspek|memberkas|arrest|operasi|"
    r"(?:me)?ngawal lalu ?lintas|kawal (?:lalu ?lintas|trafik)|directing traffic|pemeriksaan)\b"
)
# Repairing, loading, cleaning a vehicle is work at a standstill; a stall is a place of work.
AT_STANDSTILL = re.compile(
    r"\b(?:(?:mem)?baiki|sedang dibaiki\w{0,3}|dibaikinya|membaik ?pulih|servis|(?:mem|"
    r"di)?punggah\w{0,3}|"
    r"memuatkan|menukar tayar|menurunkan (?:muatan|barang)|memotong rumput|menyapu (?:jalan|"
    r"sampah)|menurap|mengecat|"
    r"mengutip sampah|membersihkan (?:jalan|longkang|bahu)|cutting grass|sweeping|resurfacing|"
    r"repairing|fixing|servicing|unloading|"
    r"loading|offloading)\b"
    r"|\b(?:peniaga|penjaja|hawker|vendor|trader)\b[^.\n]{0,90}\b(?:gerai|stalls?|kedai|kiosk|warung)"
)
# The job is done there: "di tapak pembinaan", not "di hadapan kilang", not "di Jalan Kilang".
AT_WORKPLACE = re.compile(
    r"\b(?:di|dalam|at|in|inside)\s(?:(?!hadapan|depan|jalan|simpang|luar|kampung|taman)[\w']{1,15}\s){0,3}?"
    r"(?:kilang|tapak (?:pembinaan|projek|binaan)|gudang|loji|kuari|ladang|bengkel|limbungan|"
    r"factory|warehouse|plant|quarry|construction site|worksite|workshop|shipyard|plantation)\b"
)
WORK_BUS = any_of("bas kilang, bas pekerja, van pekerja, van kilang, factory bus, workers' bus")
GAS = any_of("gas, ammonia, klorin, chlorine, kimia, chemical, asap, fumes")
WORK_EVENT = any_of(
    """
    renjatan elektrik, renjatan, terjatuh, jatuh, dihempap, mesin, tertimbus, letupan, meletup,
    tersepit, tergilis, electrocuted, fell, crushed, buried, explosion
    """
)
AT_THE_WHEEL = re.compile(
    r"\b(?:penunggang|pemandu|menunggang|memandu|rider|driver|riding|driving|penghantar|"
    r"dalam perjalanan)\b(?! (?:kren|jentera|forklift|jengkaut|crane))"
)
KM_STONE = re.compile(r"\b(?:km|kilomet(?:er|re))\.?\s?\d")
ACCIDENT = any_of("kemalangan, nahas, accident, crash, terlanggar")


def severity_of(text: str) -> Severity:
    """Return the worst outcome that the text states."""
    told = NOT_DEATH.sub(" ", text)
    if DEATH.search(told) or FOUND_DROWNED.search(text):
        return Severity.DEATH
    if SERIOUS.search(NOT_SERIOUS.sub(" ", text)):
        return Severity.SERIOUS_INJURY
    return Severity.MINOR_INJURY if MINOR.search(text) else Severity.UNKNOWN


def outcome_of(text: str) -> Outcome | None:
    """Return what the words say of one person; None when they say nothing of an outcome."""
    death = DEATH.search(NOT_DEATH.sub(_blank, text))
    hurt = HURT.search(text)
    if death and (not hurt or death.start() < hurt.start() + 60):
        return Outcome.DEATH
    return Outcome.INJURY if hurt else None


def kind_of(head: str, body: str) -> Kind:
    """Return the kind of accident; words of the head (title, first sentences) count three times."""
    road, ill, other = (_weight(p, head, body) for p in (ROAD, ILLNESS, OTHER))
    work = _work(head, body, on_the_road=road > 0)
    if ill >= 3 and ill > road and ill > other and not GAS.search(head):
        return Kind.ILLNESS
    if COMMUTING.search(head) and road:
        return Kind.COMMUTING_OR_ROAD
    if POLICE_DUTY.search(head) or AT_STANDSTILL.search(head):
        return Kind.WORKPLACE
    if ON_DUTY.search(head) and not AT_THE_WHEEL.search(head):
        return Kind.WORKPLACE
    if work >= 3 and work >= road * 0.8 and work >= other * 0.7:
        return Kind.WORKPLACE
    if not road and WORK_EVENT.search(head) and OCCUPATION.search(head):
        return Kind.WORKPLACE
    if other > road:
        return Kind.OTHER
    plain = ACCIDENT.search(f"{head} {body}")  # "kemalangan" and nothing else means the road
    stone = KM_STONE.search(head)  # and so does a kilometre stone
    return Kind.COMMUTING_OR_ROAD if road or plain or stone else Kind.OTHER


def _work(head: str, body: str, *, on_the_road: bool) -> int:
    """Count the words of work; on the road, what somebody's job is tells nothing of the accident:
    a factory worker may skid.
    """
    if not on_the_road or AT_WORKPLACE.search(head):
        return _weight(WORK, head, body)
    return _weight(WORK, *(OCCUPATION.sub(" ", WORK_BUS.sub(" ", part)) for part in (head, body)))


def _weight(words: re.Pattern[str], head: str, body: str) -> int:
    """Count different words, so that one that is repeated does not decide."""
    in_head = {found[0].lower() for found in words.finditer(head)}
    in_body = {found[0].lower() for found in words.finditer(body)} - in_head
    return 3 * len(in_head) + len(in_body)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
