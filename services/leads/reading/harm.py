"""How bad it was and what kind of accident, by the words of newspapers and chats.

Pure. The tables are read by people who know the language: each group says what its words mean.
Severity is the worst outcome stated; a plain "cedera" stays unknown.
"""

import re

from services.leads.reading.befallen_words import COVERED_UP
from services.leads.reading.headline_words import HEADLINE_DEATHS
from services.leads.reading.not_death_words import PRAYED, UNRELATED, WARDED_NOW
from services.leads.reading.patterns import any_of, table
from services.leads.reading.report import Outcome, Severity

# A death that is told of somebody, and words of death that talk uses for more than that.
SURE_DEATH = (
    *(*COVERED_UP, *HEADLINE_DEATHS),
    *table(r"""
    perginya (?:se\w+|kau|dia|beliau|insan|sahabat|rakan|arwah), tenanglah(?: \w+)?,
    bersemadi(?:lah)?, damai di sana, tenang di sana, syurga(?:lah)? (?:buat|tempat)\w*,
    rest easy, gone to heaven, gugur (?:masa|ketika|semasa|dalam), sempat mengucap, decapitated,
    beheaded, kepala (?:ter)?putus, (?:tak|tidak) sempat (?:pun )?(?:sampai|ke|tiba|pi|p|pergi|
    dikejar\w*)(?: \w+)? hospital, tak sempat sampai, al fatihah, (?:tak|tidak) (?:dapat|berjaya|
    mampu) diselamatkan, gugur (?:\w+ )?(?:tugas|bertugas), (?:dah|telah|sudah|
    baru) pergi (?:buat|meninggalkan|menghadap|selama\S*), dah pergi(?=[.,!]),
    pergi di (?:tempat kejadian|lokasi|hospital), (?:pulang|kembali) ke (?:rahmatullah|pencipta),
    dah sik ada, sudah tiada, confirm (?:mati|meninggal|maut), sik ada lagi, tak dok doh,
    dah tak ?dok, doh tak ?dok, is no more, (?:he|she|
    they)'?(?:s| is| are| was| were) gone(?! (?:missing|to|home|for|through|into)), tak lepas,
    tidak sempat diselamatkan, lost (?:his|her|their) life, ada fatal, slain, (?:did ?n.?t|
    did not) make it, drown(?:s|ed)?, electrocuted, kembali ke rahmatullah, dah takde, dah tiada,
    kills, (?:tidak|tak) (?:bernyawa|bernafas), lifeless, tak selamat, tidak selamat,
    claims? (?:the )?(?:life|lives), mengorbankan, korbankan, maut, meninggal(?: dunia)?,
    mninggal, meningal, mnggl, terkorban, terbunuh, rentung, menemui ajal, pembunuhan, mayat\w{0,3},
    jenazah\w{0,3}, meragut nyawa, ragut nyawa, korban nyawa, kehilangan nyawa,
    hembus(?:kan)? nafas (?:terakhir)?, menghembuskan nafas, pergi buat selama-?lamanya,
    allahyarham\w{0,2}, arwah, mendiang, si mati, inn?alill?ah\w*, al-?fatihah, alfatihah,
    tidak dapat diselamatkan, died, dies, dead, killed, killing (?:him|her|them|the \w+|
    \w+ people), fatally, fatality, fatalities, deceased, passed away, burnt to death,
    claimed the lives?, lost (?:his|her|their) (?:life|lives), succumb(?:s|ed|ing)?, r\.?i\.?p,
    (?:dijemput|menyahut|dipanggil) (?:\w+ )?(?:ilahi|tuhan|allah|pencipta|maha esa),
    (?:kembali|pulang|pergi) ke (?:sisi|pangkuan|alam) \w+, pergi (?:buat )?selama\S*,
    (?:kembali|pulang) (?:bertemu|menemui|menghadap) \w+, pergi menghadap,
    pergi meninggalkan (?:kita|kami), (?:dah |telah )?tinggalkan kita, tutup(?:kan)? usia,
    (?:putus|ponggal|cabut|terputus) nyawa, menutup mata, (?:tak|tidak) panjang umur,
    (?:melayang|hilang|tercabut) nyawa, nyawa (?:melayang|tak dapat|tidak dapat), temui ajal,
    (?:tak|tidak) (?:dapat )?diselamatkan, gagal diselamatkan, (?:tak|tidak) (?:dapat|sempat|boleh|
    berjaya|mampu) (?:nak )?(?:di)?selamat\w*, (?:tiada|takde|tak ada|tiada lagi) nadi, (?:tak|
    tidak) (?:ter)?selamat, (?:dah|sudah|telah) (?:kaku|jadi mayat|jadi arwah), terbujur kaku,
    no pulse, brought in dead, dead on arrival, pronounced dead, breathed (?:his|her|their) last,
    passed on, asphyxiated, suffocated, demise, no longer with us, (?:we|have) lost (?:him|her|
    our|a (?:colleague|friend|brother|sister|staff|member)), called home, went home to the lord,
    (?:tewas|kalah|akur) (?:di|akibat|kerana|setelah|selepas|dengan) (?:hospital|kecederaan|parah|
    \w+ hari), mangkat, (?:tak|tidak) mampu bertahan, (?:dah|sudah) tak bernyawa,
    \d{1,2} md(?= ?[(,;\n]| (?:di|kat|dan|lokasi|tempat)\b|$),
    mengorbankan nyawa, meragut (?:\w+ )?nyawa, terbunuh, crushed to death, bled to death,
    fell to (?:his|her|their) death, to death
"""),
)
DEATH_WORDS = (
    *SURE_DEATH,
    *table(r"""
    on the spot, gone already(?! (?:missing|to|home|for|back|through|into)),
    habis cerita,
    (?<!duit\x20)(?<!gaji\x20)(?<!minyak\x20)(?<!masa\x20)habi[sh] (?:kat|dekat|di) (?:situ|
    tempat kejadian), (?:dah|badan(?:nya)?) sejuk, dah tak ada, ajal, pergi dulu,
    tinggalkan kami, passing, fatal, lemas, die, mati, takziah, kematian, tewas, dikebumikan,
    death, deaths, kill, perished, bodies, body of, (?:the|victim'?s?|victims'|whose|man'?s|
    woman'?s|worker'?s|driver'?s|his|her|decomposed|lifeless) body, body (?:was|has|is|had|found|
    recovered|retrieved|sent|taken|brought|floating|pulled|lying|believed), late, funeral,
    condolences
"""),
)
# Part of the body and what became of it, in either order: "tiga jari hancur", "patah paha kiri".
_PART = (
    r"(?:kaki|tangan|jari|ibu jari|lengan|bahu|rusuk|paha|peha|pinggang|pinggul|leher|lutut|siku|"
    r"betis|kepala|tulang|tengkorak|tengkuk|rahang|pergelangan|tapak kaki|gigi|hidung|legs?|arms?|"
    r"hands?|fingers?|feet|"
    r"foot|hips?|collar ?bone|"
    r"thighs?|ribs?|skull|pelvis|spine|neck|shoulders?|wrists?|ankles?|jaw)"
)
_BROKEN = (
    r"(?:patah|hancur|remuk|putus|terputus|retak|kudung|broken|broke|breaks|fractured?|crushed|"
    r"severed|amputated|"
    r"shattered|fractures|pecah|kena potong|terpotong|dipotong|cut off)"
)
BODY_BROKEN = re.compile(
    rf"\b{_PART}(?:nya)?(?:\s[\w-]{{2,9}}){{0,3}}\s{_BROKEN}\b|"
    rf"\b{_BROKEN}(?:\s[\w-]{{1,9}}){{0,2}}\s{_PART}\b|"
    rf"\b{_PART}\b[^.\n]{{0,60}}\bhampir (?:ter)?putus\b"
)
# Part of the body and how it was hurt, less than broken: "tangan tersepit", "got her hand caught".
TENDER = rf"(?:{_PART}|mata|kornea|muka|badan|dada|perut|head|face|eyes?|back|knees?|chest)"
_TOOL = (
    r"(?:gear|mesin|pisau|gergaji|parang|besi|rantai|belting|grinder|blade|kipas|api|wap|"
    r"forklift|"
    r"air panas|minyak panas|press|machine)"
)
_HARMED = (
    r"(?:tersepit|terhimpit|terhantuk|tersangkut|sangkut|kena tindih|"
    r"terpotong|terhiris|tertusuk|terbakar|melecur|melepuh|"
    r"terseliuh|terkehel|luka|koyak|berdarah|tercalar|cedera|caught|trapped|burnt|burned|sliced|"
    r"scalded|sprained|twisted|bleeding|dislocated|injured)"
)
_SINEW = r"(?:acl|ligamen|ligament|meniskus|meniscus|tendon|achilles)"
BODY_HURT = re.compile(
    rf"\b{TENDER}(?:\s[\w-]{{2,9}}){{0,2}}\s{_HARMED}\b|"
    rf"\b{_HARMED}(?:\s[\w-]{{1,9}}){{0,2}}\s{TENDER}\b|"
    rf"\b{TENDER}(?:nya)?\s(?:dia\s|kiri\s|kanan\s)?(?:kena|masuk|dalam)\s{_TOOL}\b|"
    r"\b(?:spark|percikan|serpihan|habuk|debris|chip|spatter|cecair|asid|cat|simen|minyak|cip)"
    r" (?:\w+ )?(?:masuk|dalam|kena|terkena|in|into|hit) (?:the |his |her |my )?(?:mata|muka|"
    r"eyes?|face)\b|"
    r"\b(?:jari|tangan|kaki|lengan|mata|muka|kepala|ibu jari)(?:nya)?\s(?:[a-z]{2,11} )?"
    r"(?:kena|masuk dalam|termasuk|ditarik|disambar)\s(?!cuci|basuh|cukur|lap|tangkap|tipu|"
    r"marah|air sembahyang)\w+|"
    r"\bkena (?:[\w-]+ ){1,4}(?:di|kat|pada) (?:leher|muka|kepala|tangan|kaki|mata|dada|perut|"
    r"badan)\b|"
    r"\bkena (?:\w+ )?(?:muka|kepala|tangan|kaki|mata|jari|dada|perut)\b|"
    r"\b(?:kulit|rambut|kening|bulu kening|muka)\s(?:\w+ ){0,3}(?:terbuka|melepuh|terkelupas|"
    r"tanggal|hangus)\b|"
    r"\b(?:bahu|sendi|lutut) (?:dia )?(?:terkeluar|keluar|lari)\b|"
    rf"\b{_SINEW} (?:\w+ )?(?:koyak|putus|torn|ruptured)\b|"
    rf"\b(?:torn|tore|ruptured) (?:his |her |my |an? )?{_SINEW}\b|"
    r"\b(?:mata|eyes?) (?:\w+ ){0,2}(?:bengkak|swollen|pedih|tak boleh buka)\b"
)
# Words that name a death without telling of one; they are blanked before the words above are
# looked for.
NOT_DEATH = any_of(
    r"""
        (?:di)?khuatiri (?:\w+ )?(?:maut|mati|terkorban)(?: rentung| lemas)?,
        (?:di)?(?:percayai|syaki) (?:\w+ )?(?:maut|mati|terkorban)(?: (?:rentung|
        lemas))?(?! (?:akibat|kerana|selepas|setelah|ketika|sejak|di[a-z]{4,}|ter[a-z]{4,})),
        (?:di)?(?:khuatiri|percayai|syaki) (?:\w+ )?(?:lemas|rentung), suspect (?:\w+ )?(?:lemas|
        mati|maut), feared (?:(?:to have|to be) )?(?:dead|drowned|died|killed|lost|burnt),
        berpantang (?:maut |mati )?(?:sebelum )?ajal, belum ajal, nyaris (?:maut|mati|terkorban|
        rentung|lemas|terbunuh|meragut nyawa), hampir (?:maut|mati|terkorban), almost (?:died|
        killed), nearly (?:died|killed), (?:tiada|tanpa|no) (?:kematian|kehilangan nyawa|korban|
        deaths?|fatalit(?:y|ies)|fatal), escaped death, cheat(?:ed|s)? death, (?:van|kereta|
        pengurusan|bilik|lori) (?:jenazah|mayat), hearse, mortuary, (?:dead|die[sd]?) inside,
        pembunuhan karakter, (?:balik|
        pulang|lepas|selepas|
        selesai|siap|habis)(?: dari)? (?:meng)?(?:hantar|urus\w*|mandikan|kebumi\w*) (?:jenazah|
        mayat), (?:ketika|semasa|masa|sedang|tengah|
        nak|untuk|hendak|on the way|perjalanan|otw|pergi) (?:meng|mem)?(?:hantar|ambil|bawa|
        urus\w*|angkut|usung) (?:jenazah|
        mayat)(?! mangsa| dia| beliau| arwah), jalan mati, simpang mati,
        dead ?end, mati enjin, enjin mati, till death, bertarung nyawa, too late, late (?:reply|
        replies|again|submission|for work|comers?), (?:sorry|so|running|bit|be|am) late,
        late (?:night|evening|afternoon|morning|last|yesterday|on|this|in|for), body (?:parts?|
        injur(?:y|ies)|of water|shop|work), (?:upper|lower|entire|whole) body, student body,
        (?:his|her|their) body(?! (?:was|has|had|is|recovered|found|sent|taken)),
        death (?:threats?|row|penalty|toll stands at zero), mati (?:kutu|akal|hidup|mati|rasa|
        pucuk|lampu|api), (?:bateri|telefon|phone|laptop|kereta|fon|handphone) mati, nak mati,
        macam nak mati, (?:rasa|macam|nak|hampir|boleh|mau|bagai|seperti) (?:nak )?(?:pitam|rebah|
        tumbang|koma|strok|tumbang), seperti nak mati, lambat mati, (?:bukan|bukannya|belum|tidak|
        tak) (?:lagi )?(?:mati|maut|arwah), (?:not|is ?n.?t|did ?n.?t) (?:dead|die|killed),
        separuh mati, tenaga mati, hukuman mati, minta mati, sampai mati, (?:rasa |
        macam )?nak pengsan, (?:rasa |macam )?nak mati, hampir pengsan, harga mati, tawaran maut,
        gol maut, maut gol, sepakan maut, combo maut, diskaun maut
    """
)
SERIOUS_WORDS = (
    *table(r"""
    (?:pinggang|paha|peha|leher|pinggul|rahang|pergelangan|jari|tulang \w+) (?:\w+ )?patah,
    (?:kaki|tangan|jari|muka|lengan|badan) (?:\w+ )?(?:hancur|remuk|putus), tangan patah,
    kaki patah, retak (?:\w+ )?(?:tulang|tengkorak)?, (?:tulang|tengkorak) (?:\w+ ){0,2}retak,
    (?:luka|lecur|melecur|cedera|terbakar|burnt|burned|hurt) (?:teruk|parah|serius|badly|
    severely), luka dalam, masuk (?:icu|zon merah), dibedah, pembedahan, (?:fractured?|broken|
    cracked) \w+, zon merah, red zone, ventilator, patah (?:kaki|tangan|tulang|bahu|riuk|pinggang|
    leher|rusuk|kedua|paha|lengan|pergelangan), (?:kaki|tangan|tulang|lengan|bahu|
    rusuk) (?:\w+ )?patah, yang (?:paling )?teruk, parah, kritikal, nazak, koma, serius, tenat,
    kudung, lumpuh, unit rawatan rapi, icu, intubat\w+, cedera (?:teruk|berat),
    kecederaan (?:teruk|berat), putus (?:\d |satu |dua |tiga |empat |sebelah |kedua-dua )?(?:kaki|
    tangan|jari|lengan), melecur \d\d, los(?:t|es?|ing) (?:\w+ ){0,2}(?:fingers?|thumbs?|hands?|
    arms?|legs?|foot|eyes?|toes?|sight|limbs?), burns? (?:to|on) \d\d, pendarahan (?:kepala|otak|
    dalaman), (?:kaki|tangan|jari|lengan)(?:nya)? (?:[\w-]+ ){0,5}putus(?! (?:asa|
    harapan|cinta|hubungan|kerja)), (?:tidak|tak) sedar(?:kan diri)?, serious,
    seriously, critical, critically, severe, severely, badly (?:injured|hurt|burnt|burned), coma,
    unconscious, amputated, severed, fractured?,
    broken (?:leg|arm|ribs?|bones?|neck), grievous, intensive care, paralysed, life-threatening,
    bertarung nyawa, (?:after|following|undergo\w*|underwent|has had|he'?s had|she'?s had|had|
    needs?|needed|awaiting|in|into|require[sd]?|emergency|spinal|brain|leg|hand|eye) (?:an? |more |
    emergency |urgent )?surgery, (?:undergo\w*|underwent|needs?|needed) (?:an? )?(?:\w+ )?operation,
    (?:was |being |been )?operated on, (?:kena|sedang|tengah|dah|baru|
    terpaksa|perlu|akan|kini|sekarang) (?:di)?operate, (?:bad|deep|nasty|extensive|second-degree|
    third-degree) (?:burns?|cuts?|gash\w*|wounds?), (?:multiple|several|two|three|compound|
    open) fractures, (?:pecah|retak|patah) (?:tempurung|tengkorak|rahang|tulang), (?:teruk|
    parah) (?:kepala|muka|kaki|tangan|badan), (?:kepala|muka|kaki|tangan|badan) (?:dia |
    nya )?(?:teruk|parah), skin graft, metal (?:rods?|plates?), masuk besi, (?:pasang|letak) besi,
    (?:bahu|sendi|lutut|siku) (?:dia |kiri |kanan )?(?:terkeluar|tersasar),
    dislocat(?:ed|es|ing) (?:\w+ )?(?:shoulder|hip|knee|elbow),
    (?:shoulder|hip|knee|elbow) dislocated,
    (?:berdarah|bleeding) (?:teruk|badly|heavily|profusely)
"""),
    rf"{_SINEW} (?:\w+ )?(?:koyak|putus|torn|tear|rupture\w*)",
    rf"(?:torn|tore|ruptured) (?:his |her |an? )?{_SINEW}",
)
MINOR_WORDS = table(r"""
    (?<!strok\x20)(?<!stroke\x20)(?<!demam\x20)(?<!kenderaan\x20)(?<!pesawat\x20)ringan,
    cedera ringan,
    luka ringan, calar, calar-balar, calar-calar, lebam, lebam-lebam, luka kecil, luka sedikit,
    (?:lutut|siku|tapak tangan|betis|kulit|bibir|dagu|dahi) (?:\w+ )?(?:luka|calar|lecet|melelas|
    koyak|lebam), (?:luka|calar|lecet|melelas|lebam) (?:di |kat |pada )?(?:lutut|siku|
    tapak tangan|bibir|dagu|dahi), lecet, melelas, luka\w{0,2} (?:[\w&]+ ){0,4}(?:je|jer|ja|
    sahaja|saja), kena jahit, dijahit, terseliuh, berjahit, jahitan, sprain(?:ed)?, stitches,
    cedera sikit, slight, slightly, minor injur(?:y|ies), minor (?:burns?|cuts?|wounds?),
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
    terhidu(?! bau), terjatuh, jatuh, injur(?:ed|y|ies|es|ing), hurt, wounded, trapped, pinned,
    burns,
    scalded, crushed, buried, collapsed, fainted, heart attack, stroke, drown(?:ed|s|ing)?,
    missing, electrocuted, hospitali[sz]ed, treated, mauled, bitten, extricat(?:e|ed), tercedera,
    knocked down, run over, hit by, struck by, masuk hospital, masuk wad, warded, masuk icu,
    diselamatkan, menyelamatkan, selamatkan, rescued, swept away
""")
    + SERIOUS_WORDS
    + MINOR_WORDS
)

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
        hospitali[sz]ed, treated, for treatment, untuk rawatan, warded, stable, survived, tercedera,
        masuk (?:wad|icu|hospital), koma, pendarahan, berdarah, bengkak, koyak, pengsan, rebah,
        collapsed, fainted, seizures?, sawan, (?:asthma|serangan) \w+, strok, stroke, sakit dada,
        chest pains?, angin ahmar, heart attack, serangan jantung, kena lecur
        """),
    )
)

DEATH, SERIOUS, MINOR = any_of(DEATH_WORDS), any_of(SERIOUS_WORDS), any_of(MINOR_WORDS)
INJURY = any_of(INJURY_WORDS)


# Words that say death unless the text says how they are now.
OFTEN_FATAL = any_of("electrocuted, asphyxiated, suffocated, drowned, lemas")
SURVIVED = any_of(r"""
    critical(?:ly)?, in (?:a )?stable condition, survived, rushed to, being treated,
    receiving treatment, warded, kritikal, masih dirawat, sedang dirawat, dalam keadaan stabil,
    koma, in coma
""")


def severity_of(text: str) -> Severity:
    """Return the worst outcome that the text states."""
    told = NOT_DEATH.sub(" ", text)
    if SURVIVED.search(text):
        told = OFTEN_FATAL.sub(" ", told)
    if WARDED_NOW.search(text):
        told = PRAYED.sub(" ", told)
    if UNRELATED.search(text):
        told = DEATH.sub(" ", told)
    if DEATH.search(told) or FOUND_DROWNED.search(text):
        return Severity.DEATH
    told = NOT_SERIOUS.sub(" ", text)
    if SERIOUS.search(told) or BODY_BROKEN.search(told):
        return Severity.SERIOUS_INJURY
    return Severity.MINOR_INJURY if MINOR.search(text) else Severity.UNKNOWN


def outcome_of(text: str) -> Outcome | None:
    """Return what the words say of one person; None when they say nothing of an outcome."""
    death = DEATH.search(NOT_DEATH.sub(_blank, text))
    hurt = HURT.search(text) or BODY_BROKEN.search(text) or BODY_HURT.search(text)
    if death and (not hurt or death.start() < hurt.start() + 60):
        return Outcome.DEATH
    return Outcome.INJURY if hurt else None


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
