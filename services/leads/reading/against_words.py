"""Words that speak against a lead, with their weights: sport, statistics, old cases, abroad.

Tables for people who know the language; `lead` weighs them. Small letters; pieces of regular
expressions.
"""

import re

from services.leads.reading import when
from services.leads.reading.patterns import any_of

AGAINST: tuple[tuple[float, re.Pattern[str]], ...] = (
    # Football and other sport: "gol maut", "pemain cedera".
    (
        4.0,
        any_of(r"""
        (?:tumpas|tewas|menang|seri|kalah|benam) (?:\w+ ){0,2}\d{1,2}-\d{1,2}, (?:belasah|won|
        lost|beat|drew|crushed|thrashed|thumped|hammered|edged) (?:\w+ ){0,2}\d{1,2}-\d{1,2},
        man(?:chester)? (?:city|utd|united), real madrid, barcelona, fc, red card, yellow card,
        kad merah, kad kuning, kick-?off, half-?time, full-?time, scoreline, own goal,
        \d{1,2}-\d{1,2} (?:by|win|loss|defeat|victory|draw|thrashing|kepada|di tangan|menentang),
        epl, fifa, afc, aff, sukma, sukan sea, bola keranjang, sepak takraw, hoki, ragbi, gol,
        liga, perlawanan, bola sepak, penalti, striker, penyerang, piala, goals?,
        (?<!bumbung\x20)(?<!tapak\x20)(?<!struktur\x20)stadium(?! (?:\w+ ){0,4}(?:collapse[sd]?|
        runtuh|
        roboh)),
        football, full-?back, midfielder, winger, premier league, jdt, harimau malaya, badminton,
        pemain, player, separuh masa,
        west ham, liverpool, chelsea, moto ?gp, kejohanan, pelumba, beraksi
    """),
    ),
    # Words of sport that others use too.
    (
        1.5,
        any_of("""
        atlet, athlete, sea games, sukan sea, asian games, olimpik, olympics?, pingat, futsal,
        goalkeeper, keeper (?:injured|cedera|out), warm-up, penjaga gol, main bola,
        main badminton, jurulatih(?! (?:gim|renang|memandu|peribadi)),
        kelab(?! malam), final, arsenal, coach, match,
        skor, lumba, tetap lawan, lawan sampai, gelanggang, kejohanan
    """),
    ),
    # Statistics: counts over a time, not a case.
    (
        3.5,
        any_of(r"""
        \d+(?:\.\d+)?%? (?:drop|rise|increase|decrease|hike), drop in, rise in, peratus,
        per ?cent, statistik, statistics, kadar, purata, on average, setiap tahun, every year,
        sepanjang tahun, bagi tempoh, dalam tempoh, \d[\d,]{3,} (?:\w+ )?(?:kemalangan|kes|
        kematian|mangsa|accidents?|deaths?|cases|victims), (?:setiap|every) (?:\w+ )?(?:jam|minit|
        hours?|minutes?), setahun, a year, per year, sehari purata, first (?:two|three|six|half|
        \w+ months), bilangan kes, jumlah kes, kes baharu, kes kematian (?:harian|akibat),
        jumlah kematian, death toll(?! (?:from|in) (?:the|an?|[\w]+'s)\b), menurun, meningkat,
        increase in, hike in, decrease,
        between \d{4} and, sejak \d{4}, since \d{4}, years of, 1990-an, paling diingati,
        kes kemalangan, kematian setiap, new cases, indeks, tertinggi, senaraikan, berikut
    """),
    ),
    # Policy, campaign, advert, advice.
    (
        2.5,
        any_of(r"""
        kempen, campaign, had laju, speed limit, ops (?:selamat|bersepadu|lebaran),
        akan dipertingkatkan, nasihat\w{0,3}, menasihatkan, advised?, insurans, insurance, takaful,
        promosi, promo, diskaun, webinar, kursus, seminar, bengkel keselamatan, dasar, policy,
        rang undang-undang, bill, pindaan, cadangan, mencadangkan, proposed, menggesa, urged,
        program, jom, daftar, pendaftaran, whatsapp kami, beli(?!-), harga, tempah,
        (?<!jalan\x20)parlimen,
        kerajaan akan, sistem, teknologi, memperkenalkan, launch(?:ed)?, dilancarkan, kesedaran,
        awareness, langkah pencegahan, vaccine, vaksin, laluan alternatif, jalan alternatif
    """),
    ),
    # Cover on offer, studies of causes.
    (
        2.5,
        any_of(r"""
        menawarkan, pakej, pelan perlindungan, premium bulanan, polisi insurans, pemegang polisi,
        (?:accident|medical|life|insurance) cover, sign up, premium,
        get up to rm\S*, from rm\S* a (?:day|month), coverage, policyholders?,
        perlindungan (?:komprehensif|kemalangan|diri|takaful|insurans|menyeluruh),
        have caused, has caused (?:\w+ )?(?:deaths|injuries), associated with, linked to,
        according to a study, kajian mendapati, a study, researchers
    """),
    ),
    # A denial or a fake story.
    (
        2.5,
        any_of(r"""
        tidak benar, not true, berita palsu, fake news, denied, menafikan, hoax, palsu, allegations
    """),
    ),
    # Paid already: the family has the money.
    (
        4.0,
        any_of(r"""
        (?:menerima|terima) (?:\w+ ){0,4}(?:faedah|pencen|pampasan|khairat|manfaat),
        menyerahkan (?:\w+ ){0,4}(?:faedah|pencen|pampasan|khairat|manfaat),
        serah (?:\w+ ){0,4}(?:faedah|pencen|pampasan|khairat|manfaat),
        (?:menyampaikan|sampaikan|menyalurkan|salur) (?:\w+ ){0,4}(?:faedah|pencen|pampasan),
        (?:received|handed over|presented) (?:\w+ ){0,5}(?:benefits?|pension|compensation),
        (?:dah|sudah|telah|selesai) bayar\w* (?:\w+ ){0,2}(?:faedah|pencen|fmp|pampasan|claim),
        faedah, (?<!polis\x20)(?<!askar\x20)(?<!guru\x20)(?<!cikgu\x20)pencen, tuntutan,
        (?:terima|dapat|cash) (?:cek|duit|bayaran) (?:perkeso|pencen|fmp|socso), dah terima cek,
        kes lama, tutup (?:fail|kes), dah selesai, selesai ke, awarded rm\S*, in damages,
        ganti rugi, pampasan,
        faedah (?:pengurusan mayat|orang tanggungan) (?:\w+ ){0,6}rm, pampasan rm
    """),
    ),
    # Court and arrest.
    (
        2.0,
        any_of(r"""
        (?<!nak\x20)bunuh, kes bunuh, murder, stabbing, arrested over, arrested for, mahkamah,
        didakwa,
        dipenjara, penjara, hukuman, court, charged,
        sentenced, jailed, pleaded,
        mengaku (?:tidak )?bersalah, sebutan semula, ikat jamin, saman,
        lesen (?:\w+ )?(?:digantung|dibatalkan), licence, license suspended, ditahan, reman,
        remanded, rayuan, appeal
    """),
    ),
    # A sentence passed: the accident was months or years ago.
    (
        2.5,
        any_of(r"""
        (?:menjatuhkan|dijatuhi|dijatuhkan|menjalani|hukuman) (?:\w+ )?(?:hukuman|penjara),
        sentenced to, jailed (?:for )?\w+ (?:years?|months?), didenda rm\S*, fined rm\S*,
        digantung lesen, gantung lesen, menggantung (?:[\w-]+ ){0,3}lesen, mengekalkan hukuman,
        high court, mahkamah tinggi,
        mahkamah rayuan, mahkamah persekutuan, court of appeal, inkues, inquest
    """),
    ),
    # Idioms and machines.
    (
        3.0,
        any_of(r"""
        mati (?:kutu|akal|hidup), nak mati, lapar gila, gelak, (?:bateri|telefon|phone|laptop|
        enjin|line|server|wifi) mati, (?:rasa|macam|bagai|boleh) (?:nak )?(?:pengsan|mati|strok|
        koma), heart attack aku, (?:app|system|server|laptop|website|pc|windows) crash\w*,
        by accident, accidentally, portfolio, bitcoin, crypto, stocks?, stock market,
        market crash\w*, bebas (?:kemalangan|banjir), accident-free, kereta terpakai, used cars?,
        jatuh cinta, jatuh (?:harga|ringgit|saham), (?:jatuh|tersungkur|rebah|merudum|
        tumbang) (?:\w+ ){0,2}(?:ringgit|saham|bursa|harga|pasaran), (?:saham|ringgit|harga|bursa|
        klci) (?:\w+ )?jatuh, siapa (?:\w+ )?(?:pengsan|jatuh|kalah), dead inside, so dead,
        i'?m dead, killing me, killed it, lol, lawak, haha\w*, wkwk\w*, (?<!dan\x20)drama,
        (?<!pengarah\x20)filem, telefilem,
        telemovie, cerpen, lirik, movie, novel, episod, episode, mimpi, lagu, game, gaming,
        konsert, netflix
    """),
    ),
    # Remembered, not reported.
    (
        4.0,
        any_of(r"""
        genap \w+ tahun, tular semula, video lama, mengenang, throwback, ulang tahun kematian
    """),
    ),
    # Animals and drills.
    (
        4.0,
        any_of(r"""
        (?:kucing|anjing|lembu|kambing|kerbau|haiwan|ayam) (?:\w+ )?(?:mati|kena|dilanggar),
        langgar lari (?:kucing|anjing|monyet|ayam),
        seekor (?:\w+ ){1,3}(?:mati|maut|kena|dilanggar|dirempuh),
        (?:cat|dog|cow|cattle|elephant) (?:\w+ )?(?:dead|killed|died|hit), simulasi, simulation,
        drill,
        latihan (?:menyelamat|kebakaran|evakuasi|kecemasan), lawatan sambil belajar,
        (?<!lori\x20)hantu, seram
    """),
    ),
    # Work on cases that are known: papers, cheques, visits.
    (
        2.0,
        any_of(r"""
        caruman, semak, semakan, dah lulus, cek keluar, fmp, incharge, in charge, in-charge, ziarah,
        dah keluar, attach, lampir\w*, email, emel, follow ?up, no ic, tangguh, ditunda, kes lama,
        fail kes, (?:hantar|submit|lengkapkan) dokumen, laporan jkkp, report jkkp, dikebumikan ke,
        belanja, el (?:hari|setengah|sehari), half day, ambil el, on mc, mc (?:hari|dua|2)
    """),
    ),
    # Talks and tips, reminders, what is not to be shared.
    (
        3.0,
        any_of(
            r"""
        talk, ceramah, tips, poster, diingatkan, mengingatkan,
        jangan (?:\w+ ){0,2}(?:viral|sebar|kongsi|
        post|share)\w*, all england, thomas cup, motogp, buah pinggang, dialisis, hilang (?:dompet|
        kunci|phone|telefon|beg|cermin mata|fail), lost (?:my|wallet|phone|keys?)
    """.replace("|\n        ", "|")
        ),
    ),
    # Questions about claims and forms.
    (
        2.5,
        any_of(r"""
        borang, form \d+, macam mana, bagaimana nak, how to, nak claim, cara claim,
        tuntutan perkeso,
        boleh claim, layak ke, soalan, taklimat, mesyuarat, bincang, settle
    """),
    ),
    # Traffic only.
    (
        1.5,
        any_of(r"""
        jammed?, jem, sesak(?! nafas| dada), traffic jam, congestion, kesesakan, slow moving,
        perlahan, crawl,
        tumpahan minyak, oil spill, cari jalan lain
    """),
    ),
)
# "Melecur 40 peratus" is how badly somebody is burnt, no statistic.
BURNT = re.compile(r"\bmelecur(?:\s\w{1,12}){0,3}\s\d{1,2}\s?(?:%|peratus|per ?cent)")
OLD = any_of(
    r"""
        tahun (?:lalu|lepas|sudah), last year, years ago, \w+ years? ago, \w+ bulan lalu,
        months? ago, \w+ tahun (?:lalu|lepas), bertahun, dekad, decades?,
        ulang tahun(?! (?:kelahiran|perkahwinan|ke-)), (?<!wedding\x20)anniversary,
        kenangan, imbas kembali, imbau
    """
)
# The event itself is told to be years old, whatever day the court sat on.
YEARS_AGO = re.compile(
    r"\b(?:nahas|kemalangan|kejadian|tragedi|kebakaran|letupan|crash|accident|incident|"
    r"collision|maut|"
    r"terkorban|terbunuh|kematian|killed|died)\b[^.;\n]{0,60}\b(?:\w+ tahun (?:lalu|lepas|"
    r"dahulu|dulu|sudah)|"
    r"\w+ years? ago|last year|tahun (?:lalu|lepas))\b"
)
RECENT = any_of(
    (
        *when.EVENING_BEFORE,
        *when.YESTERDAY,
        *when.TODAY,
        r"isnin",
        r"selasa",
        r"rabu",
        r"khamis",
        r"jumaat",
        r"sabtu",
        r"ahad lalu",
        r"sunday",
        r"monday",
        r"tuesday",
        r"wednesday",
        r"thursday",
        r"friday",
        r"saturday",
        r"awal pagi",
        r"early this morning",
        r"minggu (?:lalu|lepas|ini)",
        r"(?:last|this) week",
    )
)
# A year named for the accident; the year of an act ("Akta ... 1987") is none.
YEAR = re.compile(
    r"\b(?:pada|tahun|sejak|in|since|nahas|tragedi|kes|kemalangan|pada tahun)\s((?:19|20)\d\d)\b"
    r"|\b(?:pada|on|in|sejak|since) (?:\d{1,2} )?(?:ja|fe|ma|ap|me|ju|au|og|se|o[ck]|no|"
    r"de|di)[a-z]{1,7} ((?:19|20)\d\d)\b"
)
# The year is the accident's own, whatever day is named beside it.
YEAR_OF_IT = re.compile(
    r"\b(?:kemalangan|nahas|tragedi|accident|crash|kebakaran|letupan)(?: \w+){0,3} (?:pada |"
    r"tahun |"
    r"in )?"
    r"((?:19|20)\d\d)\b|\b((?:19|20)\d\d) (?:\w+ )?(?:crash|accident|tragedy|collision|incident|"
    r"fire)\b"
)
HOSPITAL_NAMES = re.compile(r"hospital (?:wanita dan )?kanak-kanak|women and children'?s? hospital")
# News of one's own family, condolences, leave: no accident is told, so nobody is to be asked.
_KIN = (
    "bapa|ayah|abah|ibu|mak|emak|nenek|datuk|atuk|isteri|suami|anak|abang|kakak|adik|pakcik|"
    "makcik"
    "|father|mother|grandfather|grandmother|wife|husband|son|daughter|brother|sister|uncle|aunt"
)
BEREAVED = any_of(rf"""
    (?:{_KIN}) (?:sahabat|kawan|rakan|jiran|staff?|member|officemate)(?: saya| kita| kami)?,
    (?:{_KIN})(?: mertua| saudara)? (?:saya|aku|kami|kita), my (?:{_KIN})(?: in law)?,
    solat jenazah, takziah, salam takziah, condolences?, kembali ke rahmatullah,
    cuti (?:kecemasan|\d+ hari), on leave, emergency leave
""")
