"""Words that speak for a lead: harm, accidents, persons.

Tables for people who know the language; `lead` weighs them. Small letters; pieces of regular
expressions.
"""

import re
from datetime import timedelta

from services.leads.reading.befallen_words import BEFALLEN, COVERED_UP, SURE_BEFALLEN
from services.leads.reading.described_words import PERSONS
from services.leads.reading.harm import SURE_DEATH
from services.leads.reading.headline_words import HAPPENINGS, NEWS_PERSONS
from services.leads.reading.patterns import any_of, table

WINDOW = timedelta(days=31)  # an older accident is no lead
ENOUGH_POINTS = 3.0  # of the tables, from which alone they call a post a lead

# What befalls somebody, as chats and English headlines tell it: in the present, or without "was".
_BEFALLEN = ", ".join(
    (
        *BEFALLEN,
        "falls? (?:from|off|into|down|to (?:his|her|"
        "their) death), run over, rammed, gored, trampled, "
        "mauled, flung, swept away, impaled, pinned, engulfed, terperosok, jatuh gaung, kena "
        "renjat, "
        "kena serang",
        *HAPPENINGS,
    )
)
# To fall, but not in love, in price or in rank.
_FALL = (
    r"jatuh(?! (?:pangkat|cinta|pada|harga|hari|muflis|hukum|merudum|hati|rating|markah|status|"
    r"miskin|bankrap|bangkrap|talak|tempo|maruah|standard|sakit))"
)
ACCIDENT = any_of(
    rf"""
        (?:maut|mati|parah|cedera|meninggal(?: dunia)?) (?:di|ter)\w{{4,}}, diserang, dibaham,
        disambar, ber(?:langgar|tembung|gesel)\w{{0,3}}, (?:me)?nimpa, timpa, passed out,
        kena (?:parang|pisau|samun), dalam perjalanan (?:ke |balik |pulang )?(?:tempat )?kerja,
        (?:dalam perjalanan|on his way|on her way) (?:(?:to|from|home|back|ke|balik|pulang|
        pergi) )?(?:his |her |the )?(?:\w+ )?(?:shift|work|job|office|factory|plant|kerja|tugas),
        cut(?:ting|s)? (?:in|lanes?|into), dalam tugas, (?:ketika|semasa) bertugas,
        in the line of duty, dipatuk, disengat, ditembak, diterbangkan, tergilis, gilis, collapse,
        pitam, stroke, slipped, tergelincir, diterkam, putus, ditikam, stabbed, dipukul,
        terhempas, karam, capsizes?, kemalangan, nahas, kmlgn, kmalangan, eksiden, aksiden,
        exident, accident, accdnt, acident, crash(?:ed|es)?, collision, collided, insiden,
        kejadian, incident, tragedi,
        (?:lori|kereta|bas|van|motosikal|treler|hilux) (?:\w+ )?(?:hentam|menghentam|cium|sondol|
        sodok) (?:\w+ )?(?:lori|treler|bas|kereta|motosikal|tiang|divider|pokok|tembok|
        penghadang), tragedy, langgar\w{{0,3}}, (?:me|di|ter)langgar\w{{0,3}},
        (?:di|me|ter)?rempuh\w{{0,3}}, terbabas, bertembung, pertembungan, terbalik,
        overturn(?:ed|s)?, skidded, kebakaran, terbakar, fire, letupan, meletup, explosion,
        runtuh\w{{0,2}}, dihempap, menghempap, tertimbus, terjatuh, {_FALL}, fell, falling,
        a fall, renjatan elektrik, electrocuted, lemas, drown(?:ed|s)?, tersepit, trapped,
        digilis, rammed, hit by, hit (?:him|her|them), knocked, serangan jantung, heart attack,
        pengsan, rebah, strok, collapsed, extricate, kebocoran, leak, tertembak, shot, injures?,
        covid-?\s?19, kena (?:tarik|sedut|cucuk|sondol|lanyak|seret|heret|mesin|hempap|himpit|
        gilis|gelek|sodok), kena (?:petir|karan|elektrik|timpa|tindih|hentam|libas|gigit),
        bawah (?:tayar|lori|kereta|bas|treler|trailer|kontena), {_BEFALLEN}, plunges?, plunged,
        capsized, sinks?, sank,
        blaze, inferno, rams(?: into)?, ploughs? into, tramples, (?:gas|ammonia|klorin|gas asli|
        paip gas) bocor, bocor(?:an)? (?:gas|ammonia|klorin), kejutan elektrik, kena (?:spark|
        percikan|kejutan|air panas|minyak panas|asid), tersiram, tersimbah, tercampak, terseliuh,
        terpotong, terhiris, got (?:his|her|my|their) \w+ caught, positif covid, menjunam,
        terhempas, berlaga, serangan (?:jantung|asma|strok|sawan|panik|angin ahmar), (?:asthma|
        panic) attack, seizures?, kena sawan, heat ?stroke, strok haba, keracunan, food poisoning,
        brakes (?:fail(?:ed)?|go|gone|went|gave way), brek (?:fail|gagal),
        kena shock, cirit-?birit, muntah-?muntah, terkurung, terkunci dalam, tersekat dalam,
        attacked by, menjunam, terhempas, berlaga, (?:kena |di)?serangan \w+, (?:asthma|panic|
        epilep\w+) attack, seizures?, sawan, asma, semput, heat ?stroke, strok haba, hipoglisemia,
        low sugar, strok\w*, angin ahmar, overboard, tumbang, hanyut, gaung, makan (?:jari|tangan|
        kaki)
    """
)
# Harm that is told of persons, the more certain, the heavier; headline_words.NEWS finds more.
SURE_HARM = any_of(
    (
        *SURE_DEATH,
        *SURE_BEFALLEN,
        *table(r"""
    (?:pembunuhan|tikaman|kematian) (?:ke atas |seorang )?(?:pengawal|pekerja|pemandu|peniaga|
    jurujual|
    juruwang|kerani|guru), (?:murder|killing) of (?:an? |the )?(?:\w+ )?(?:guard|worker|driver|
    trader|clerk|
    cashier|teacher), mencederakan, jenazah\w{0,2}, kena lecur, (?:tak|tidak) dapat diselamatkan,
    (?:pulang|
    kembali) ke rahmatullah, cedera, cedera parah, kecederaan, parah, nazak, kritikal, koma,
    tersepit, tertimbus, melecur, putus (?:jari|kaki|tangan), injured, injures, hurt, trapped,
    crushed, drowned, drown(?:s|ing)?, lemas, hospitali[sz]ed, body of, bodies, serangan jantung,
    heart attack, dihempap, digilis, tergilis, renjatan elektrik, feared dead, masuk icu,
    masuk wad, masuk hospital, lives? (?:(?:was|were) )?lost, lost (?:his|her|their) li(?:fe|ves),
    (?:met|meets?) (?:his|her|their) (?:\w+ )?end, the deaths? of \w+, dikejarkan ke hospital,
    dirawat, warded, (?:ditemu\w+|dijumpai|
    jumpa|dah|sudah|seorang|satu|dua|tiga|empat|orang|pekerja|\d) mati, mati di (?:tempat|lokasi|
    hospital), mati (?:lemas|dihempap|akibat|tersepit|digilis|dilanggar|rentung|mengejut|terkena|
    jatuh), mati kena, mati (?:dalam|di) (?:telaga|sungai|parit|kolam|kereta|tangki|lombong|
    longkang), fatal(?:ly)?, death, extricate, patah (?:kaki|tangan|kedua|tulang|bahu|riuk|
    pinggang|leher), luka\w{0,2}, injuries, pengsan, rebah, kematian,
    menyelamatkan (?:\w+ )?(?:pemandu|mangsa|pekerja|penumpang|penunggang|lelaki|wanita),
    selamatkan (?:\w+ )?(?:pemandu|mangsa|pekerja|penumpang|penunggang|lelaki|wanita),
    hilang (?:sejak|di (?:laut|sungai|perairan|tasik|empangan|muara|pulau|hutan|gunung)|
    dibawa arus|ketika|selepas bot), dies?,
    loses? (?:\w+ ){0,2}(?:fingers?|hand|arm|leg|limbs?|life|lives), unconscious, buried, burned,
    burnt, scalded, severed, amputated, hilang jari, terputus, tak sedarkan diri,
    tidak sedarkan diri, takde dah, body (?:was |is )?(?:recovered|found|retrieved),
    bodies (?:recovered|found|retrieved), killing (?:him|her|them|the \w+|both),
    (?:in )?critical condition, critically, (?:one|two|both|now|is|still) critical, (?:di|ke|in|
    kini di|masih di) icu, dimasukkan ke (?:hospital|wad|unit rawatan rapi), critical (?:after|in|
    following|at), gored, trampled, mauled, tramples, (?:both|all) die, (?:tak|tk|x|
    tidak) timbul\w?, mati on the spot, whole body burn(?:t|ed)?, kain putih,
    badan (?:habis )?terbakar, (?:kena|di) ?renjat\w{0,2}, terkena tembakan, (?:workers?|
    crewm[ae]n|crew|skipper|fisherm[ae]n|victims?|drivers?) (?:\w+ )?missing, makan (?:jari|
    tangan|kaki), suffer(?:s|ed)? (?:\w+ )?(?:burns|injur(?:y|ies)), sustain(?:s|
    ed)? (?:\w+ )?(?:burns|injur(?:y|ies)), missing (?:at|in|after|off|since|near), gone too soon,
    putus (?:\d |satu |dua |tiga |empat |lima |kesemua )?(?:jari|ibu jari|kaki|tangan|lengan),
    broken \w+, diterkam, diserang (?:harimau|gajah|beruang|buaya|lebah|tebuan), sawan,
    tak sempat (?:keluar|lari|selamatkan diri), tidak sempat (?:keluar|menyelamatkan diri),
    kena (?:mesin|minyak panas|asid|simbah|press), disambar (?:petir|kilat|buaya),
    struck by lightning, terhantuk, dipukul, dibelasah, kelar, dah tak ada, (?:tangan|kaki|bahu|
    rusuk|peha|paha|tulang|leher) (?:\w+ )?patah, berdarah, pendarahan, (?:fractured?|
    broken) (?:leg|arm|ribs?|bones?|skull|neck|pelvis), zon merah, zon kuning, zon kritikal,
    berjahit, kudung, hilang upaya, (?:tak|tidak) sedar(?:kan)?, fatal, not moving, (?:tak|
    tidak) (?:ber)?gerak, not breathing, unresponsive, passed out, cpr, \d+ jahitan, los(?:t|es|
    ing) consciousness, did ?n.?t make it, fainted, hilang kesedaran, keguguran, (?:mangsa|
    korban) (?:\w+ ){0,4}(?:ditemukan|ditemui|dijumpai), gored, struck by, ditimpa, dipijak,
    hit-and-run, falls? to (?:\w+ )?death, (?:two|three|four|five|one|still|reported|feared|went|
    goes|remain) missing, tercampak, terpelanting, disengat, putus (?:kedua|kedua-dua|
    sebelah) \w+, kena langgar lari, langgar lari, stabbed, ditikam, ditetak, slashed, ditembak,
    kena (?:hempap|himpit|gilis|renjatan|tikam|tembak), crushes, trapping, traps, (?:dah|sudah|
    jadi) arwah, loses? (?:two|three|four) fingers, (?:masih |kini |
    sekarang )?(?:(?<!akan\x20)(?<!perlu\x20)(?<!kena\x20)berada|masih) (?:di|kat|
    dekat) (?:hospital|wad|icu), (?:keracunan|food poisoning|cirit-?birit),
    asphyxiated, suffocated, poisoned by, attacked by, kena (?:pukul|belasah|tumbuk|terajang),
    overboard, ditahan di wad, terbaring, terlantar, shot dead, tertembak, digigit, dipatuk,
    mauled
"""),
    )
)
# To die, said of things and in idioms too: a death only beside an accident.
DIED = any_of("mati, on the spot, habis cerita, dah sejuk")
# Who is told of in chats: "staf kami kemalangan", "abang motor kena langgar".
WHO = any_of(
    rf"""
        {PERSONS.replace("|", ", ").replace("?,", "?, ")}, aunt(?:y|ie)?, pejalan kaki, pesakit,
        pelanggan, customer, staff?, kawan, member, abang, abg, kakak, kak, adik, anak buah,
        jiran, en, encik, puan, pn, cik, pak ?cik, mak ?cik, suami, isteri, bapa, ayah, driver,
        rider, colleague, friend, brother, husband, wife, employee, guard, budak, uncle, saya,
        aku, geng, pesara, cikgu, juru\w+, kapten, captain, promoter, apek, jaga, askar, tentera,
        polis, chef, doktor, dispatch, despatch, posmen, nurse, cleaner, clerk, supervisor,
        cashier, kerani, tukang, pakcik, makcik, bos, boss, org, petugas, drebar, dreba, tauke,
        towkay, zoo ?keeper, collector, caretaker, gardener, baker, butcher, porter, courier,
        logger, mek, pok, mok, tok, mamat, minah, mat, akak, brader, amoi, apek, nyonya, aci,
        anne, thambi, dr, personnel, bangla, indon, myanmar, nepal, partner, ketua, incik, awek,
        team, adek,
        dak,
        ank, bro, teacher, attendant, welder, rigger, electrician, foreman, hawker, penjaja,
        mekanik, pembantu, penyelia, penyelam, diver, someone, somebody, seseorang, i(?= (?:had|
        fell|slipped|got|met|broke|was)), tuan, dia, he, she
    """
)
# What befalls a person, who stands before it; the outcome may be unknown.
BEFALLS = any_of(
    rf"""
        kemalangan, nahas, accident, kena langgar, dilanggar, dirempuh, terbabas, {_FALL},
        terjatuh, kena (?:mesin|hempap|himpit|gilis|seret|sondol|lanyak|heret|tarik|sedut|cucuk),
        kena (?:renjatan|tembak|tikam|gelek|sodok|petir|karan|timpa|tindih|hentam|libas|gigit),
        bawah (?:tayar|lori|kereta|bas), kena (?:langgar|rempuh|minyak|asid|press|patuk|sengat|
        spark|percikan|kejutan|gesel), kena air panas, tersiram, tersimbah, terseliuh, terpotong,
        terhiris, tersangkut, melecur, meletup, got (?:his|her|my|their) \w+ (?:caught|stuck|
        crushed), (?:had|having) a fall, strok, stroke, sakit dada, heart attack,
        serangan jantung, slipped, tergelincir, crash(?:ed)?, fell, (?:was |were |been |
        got )?hit by, (?:was |got )?knocked, pengsan, rebah, pitam, terbakar, hanyut,
        masuk (?:gaung|parit|longkang|sungai), terjun(?:am)? (?:ke|masuk) \w+, terhidu(?! bau),
        terkena,
        tercampak, terhempap, tersepit, tertimbus, terperangkap, tersangkut, diseret, terseret,
        dihempap, digilis, dipatuk, disengat, ditikam, ditembak, lemas, hilang (?:sudah|dah|di|
        kat|dalam|
        sejak|semasa|ketika|selepas|lepas|masa|tadi|semalam|dekat), {_BEFALLEN}, terkena tembakan,
        keracunan, food poisoning, cirit-?birit, muntah-?muntah, terkurung, terkunci dalam,
        dipukul, tersekat dalam, (?:was |were |been )?attacked, overboard, kena (?:pukul|belasah|
        tumbuk|tampar|terajang|sepak), electrocuted, scalded, burnt, trapped,
        got into an accident, met with an accident, collapsed, fainted, tripped, passed out,
        sesak (?:dada|nafas)
    """.replace("|\n        ", "|")
)
# Somebody tells of his own accident, at the begin of a clause: "saya kemalangan semalam".
OWN = re.compile(
    r"(?:^|[.,!?;\n]\s?|\b(?:tadi|semalam|salam|boss|bos|hi)\s)(?:saya|aku|"
    r"i)\s(?:\w{2,8}\s){0,2}?"
    r"(?:kemalangan|accident|jatuh|terjatuh|tergelincir|kena langgar|dilanggar|terseliuh|"
    r"terlibat|"
    r"had a fall|fell|slipped|met with an accident|got into an accident|had an accident)\b"
)
REACH = 70  # characters from the person to what befalls him, within a sentence
IN_HOSPITAL = any_of(
    r"""
        gleneagles, kpj(?: \w+)?, columbia asia, prince court, assunta, ijn, ppum, ummc, ppukm,
        hukm, hctm, husm, h(?:tar|tj|tjs|saj?b?|si|pp|rpb|rpz|snz|taa|qe2?|oshas|stj|sb|tan|psf|
        ebhk)(?: \w+)?, specialist, di hospital, kat hospital, ke hospital, masuk hospital,
        di wad, wad kecemasan, kat wad, icu, klinik, clinic, medical cent(?:re|er), gh, surgery,
        ambulance, masuk icu, in hospital, at the hospital, to hospital, hkl, hospital,
        emergency ward, ambulans
    """
)
PERSON = any_of(
    (
        *NEWS_PERSONS,
        *table(r"""
        guys?, lady, ladies, gentlem[ae]n, pax, persons?, people,
        his, her, he, she, beliau,
        occupants?, motorists?, clerk, supervisor, cikgu, ustaz(?:ah)?, kerani, four, five, six,
        seven, crewm[ae]n, skipper, sailor, hawker, attendant, cleaner, citizen, pilot, tourist,
        runner, fireman, firefighter, elderly, maids?, farmer, soldiers?, hiker, resident,
        juru\w{3,12}, pe(?:kebun|ladang|nternak|kedai|nebang|nyelam|njaga|ngasuh|ngutip|njual|
        ndaki), brothers, sisters, siblings, divers?, welders?, anglers?, joggers?, campers?,
        bikers?, climbers?, plumbers?, miners?, pe(?:mancing|milik|nduduk|nghuni|ngunjung|mbantu|
        mbersih|ndawai|njual), seorang, sorang, mangsa, lelaki, wanita, pemandu, penunggang,
        pembonceng, penumpang, pekerja, buruh, pemuda, remaja, pasangan, suami, isteri, beradik,
        anggota, guru, jururawat, kakitangan, staf, staff, abang, kakak, rider, kawan, rakan,
        jiran, warga emas, nelayan, pengawal, mekanik, kelindan, juruteknik, operator, kontraktor,
        penghantar, man, woman, men, women, driver, motorcyclists?, passengers?, pillions?,
        riders, drivers, worker,
        workers, victim, victims, labou?rer, couple, teen(?:ager)?, cop, policeman, soldier,
        houseman, houseofficer, h\.?o(?= (?:kami|kat|wad|yang|pengsan|collapsed?|rebah|baru|di|
        dari|kena)), ortho,
    fisherman, pedestrian, cyclist, husband, wife, en, encik, pn, puan, cik, pakcik, makcik,
        pak cik, mak cik, kru, crew, teacher, nurse, technician, (?<!sungai\x20)petani, penoreh,
        individu, pegawai, two, three, dua, tiga, empat, lima, keluarga mangsa, ayah, bapa, ibu
    """),
    )
)
CHILD = any_of(
    r"""
        kids?, kindergarten(?: kids)?, tadika(?: \w+)?, schoolchild(?:ren)?, murid(?: \w+)?,
        pelajar(?: \w+)?, penuntut(?: \w+)?, mahasisw[ai], sisw(?:a|i|azah)\w{0,2},
        varsity students?, kanak-kanak(?: \w+)?, budak(?= (?:sekolah|lelaki|perempuan|kecil|
        tadika|tahfiz|darjah|umur|berumur|berusia|lemas|hilang|maut|cedera|kena|jatuh|mati|yang|
        main|\d)), budak-budak, \d budak, bayi(?: \w+)?, adik-beradik, pupils?, students?, boys?,
        girls?, child(?:ren)?, toddlers?, baby, babies, infant, schoolboys?, schoolgirls?,
        undergraduates?, balita, tahun (?:satu|dua|tiga|empat|lima|enam|[1-6](?![.)\d])),
        tingkatan \w+, form (?:one|two|three|four|five|[1-5]), anak kecil
    """.replace("|\n        ", "|")
)
ADULT = any_of(
    r"""
        lelaki, wanita, pemandu, penunggang, pembonceng, pekerja, buruh, pemuda, suami, isteri,
        ibu bapa, ibu(?! pejabat| kota), bapa, warga emas, guru, anggota polis, man, woman, men,
        women, driver,
        motorcyclist, worker, workers, couple, father, mother, parents, pengawal, juruteknik,
        cikgu, ustaz, ustazah, doktor, jururawat, kerani, teacher, nurse, peniaga,
        (?<!sungai\x20)(?<!sg\x20)petani,
        wife, husband, abang, kakak, pakcik, makcik, uncle, kawan, colleague, friend,
        remaja, teenager, interns?, trainees?, pelatih, on practical training, on internship,
        (?<!jalan\x20)(?<!taman\x20)(?<!lorong\x20)(?<!bagan\x20)datuk(?! seri| bandar| sri), nenek,
        mum, mom, dad, hubby, abah, sekeluarga, beranak, family of \w+, whole family, in-laws,
        tourists?, pilgrims?,
        penumpang, passengers?, staf, kakitangan, nelayan
    """
)
# A death that is told of a person even where no person is named ("nahas maut di Sik").
DEFINITE = any_of(
    (
        *COVERED_UP,
        *table(r"""
        maut, terkorban, rentung, killed, dies, died, found dead, claims? (?:the )?(?:life|lives),
        (?:one|two|three|four|five|six|\d+) dead, to (?:\w+ )?death, meninggal dunia,
        ditemukan mati, ditemui mati, (?:tidak|tak) sedarkan diri, unconscious, koma, in a coma,
        masuk icu
"""),
    )
)
WORKING_AGE = 15  # years
AGES = re.compile(
    r"\b(?:berusia|berumur|umur|aged|dan|hingga|and)\s(\d{1,2})(?=\s(?:tahun|dan|hingga|years|"
    r"and)\b|\s?[,)])"
    r"|\b(\d{1,2})[- ](?:year[- ]old|tahun\b(?! lalu| lepas| penjara))"
)
APPOSED_AGE = re.compile(r",\s(\d{1,2})(?=[,;.)]|\s(?:dan|and|serta|yang|meninggal|maut))")
GROWN = 18  # years; who is older and no student may work
STUDENT = any_of(
    "pelajar, penuntut, mahasiswa, mahasiswi, siswa, students?, undergraduates?, tingkatan"
)
TEENAGER = any_of("remaja(?: (?:lelaki|perempuan|wanita))?, teenagers?, teen, budak lelaki")
