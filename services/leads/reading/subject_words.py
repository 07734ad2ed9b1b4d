"""What newspapers write about where harm is named and nobody was hurt just now, kind by kind.

Tables for people who know the language; `subjects` reads them. Small letters; pieces of regular
expressions. TITLES are looked for in the headline, or the first sentence, only; HEADS in the first
lines. Each kind is a sign of its own, with its points against a lead.
"""

import re

from services.leads.reading.patterns import any_of

_SUM = r"rm ?[\d.,]+ ?(?:juta|bilion|mil(?:lion)?|bil(?:lion)?|m|bn)"
_PAID = r"(?:manfaat|faedah|pencen|pampasan|tuntutan|benefits?|pensions?|compensation|claims)"
_COUNTED = (
    r"(?:tanda(?:-tanda)?|sebab|cara|langkah|jenis|punca|petua|tips|perkara|kesilapan|risiko|fakta|"
    r"bahaya|mitos|ways|signs|reasons|things|mistakes|steps|facts|myths|types|rules|questions)"
)
_NUMBER = (
    r"(?:\d{1,2}|dua|tiga|empat|lima|enam|tujuh|lapan|sembilan|sepuluh|two|three|four|five|six|"
    r"seven|eight|nine|ten)"
)
_MONTHS = (
    r"(?:januari|februari|mac|april|mei|jun|julai|ogos|september|oktober|november|disember|"
    r"january|february|march|may|june|july|august|october|december|jan|feb|mar|apr|aug|sept?|oct|"
    r"nov|dec)"
)
_BEAST = (
    r"(?:kucing|anjing|lembu|kerbau|kambing|ayam|itik|kuda|monyet|gajah|harimau|tapir|rusa|beruang|"
    r"buaya|ular|ular sawa|burung|ikan|siakap|udang|paus|dugong|penyu|lumba-lumba|ternakan|haiwan|"
    r"biawak|babi|cats?|kittens?|dogs?|pupp(?:y|ies)|cows?|cattle|buffalo(?:es)?|goats?|sheep|"
    r"chickens?|ducks?|horses?|monkeys?|elephants?|tigers?|tapirs?|snakes?|pythons?|birds?|fish|"
    r"prawns?|calf|calves|whales?|dolphins?|turtles?|livestock|animals?|pets?)"
)
_LIVESTOCK = (
    r"(?:lembu|kerbau|kambing|ayam|itik|ternakan|biri-biri|cows?|cattle|buffalo(?:es)?|goats?|"
    r"sheep|chickens?|ducks?|livestock|calf|calves)"
)
_MESSAGE = (
    r"(?:viral|tular|whatsapp|messages?|mesej|claims?|dakwaan|rumou?rs?|khabar|voice note|"
    r"allegations?|reports?|posts?|posting|hantaran|video|clip|klip|berita|cerita|kisah|rakaman)"
)
TITLES: dict[str, tuple[float, re.Pattern[str]]] = {
    "advised": (
        3.0,
        any_of(rf"""
        kenali(?: {_NUMBER})?, ketahui, awas, petua, {_NUMBER} {_COUNTED},
        tanda(?:-tanda)? (?:awal|amaran|strok|serangan), (?:warning|early|tell-?tale) signs?,
        signs of, know the, how to, what to do, why (?:your|you|do|are|is|we|it|so|the|every),
        beware, perlu tahu, must know, need to know, wajib (?:tahu|ada|pakai), jangan (?:pandang|
        tunggu|abai\w*|ambil|masuk|sesekali|lupa|biar\w*|leka|cuai|terpedaya|panik),
        boleh (?:me)?(?:ragut|bunuh|mbunuh|bawa maut), can kill, pembunuh senyap, silent killer,
        kata pakar, pakar:, - pakar, pesan (?:jkkp|bomba|polis|pakar|doktor|perkeso|niosh|dosh),
        nasihat(?![\w ]{{0,40}} selepas), explains?, explainer, panduan, guide to,
        do'?s and don'?ts, what happens (?:when|if), tahukah
        """),
    ),
    "remembered": (
        3.0,
        any_of(rf"""
        mengimbau, imbau(?:an)?, imbas(?:an)?, kenang(?:kan|an)?, mengenang, masih (?:segar|
        terbayang|teringat|ingat|trauma|dihantui|terasa), nostalgia, kilas, {_NUMBER} (?:tahun|
        dekad) (?:lalu|lepas|kemudian|berlalu|selepas|sejak), \w+ tahun berlalu, (?:se|dua |
        tiga )?dekad, decades?, \w+ years? (?:on|after|later|since|ago), remember(?:s|ed|ing)?,
        memorial, tugu, monumen, commemorat\w+, (?<!wedding\x20)anniversary,
        ulang tahun(?! (?:kelahiran|perkahwinan|ke-)),
        peringatan \w+, memperingati, tribute, survivors?(?: of)?, looking back, lest we forget,
        amputees?, para (?:games|sukan), (?:dulu|dahulu) [\w ]{{3,25}},\skini, kisah (?:lelaki|
        wanita|pemuda|bekas), did not stop, setahun (?:selepas|berlalu|lalu), (?:tragedi|nahas|
        tragedy|disaster|crash) (?:\w+ ){{0,4}}(?:19|20)\d\d
        """),
    ),
    "honoured": (
        3.0,
        any_of(r"""
        pingat, medals?, anugerah\w*, dianugerah\w*, keberanian, bravery, gallantry, honou?red,
        hailed, penghargaan, dipuji, pujian, diraikan, award(?:s|ed)?, commended, praised, tokoh,
        sijil penghargaan, kenaikan pangkat, diiktiraf, recogni[sz]ed
        """),
    ),
    "tricked": (
        3.0,
        any_of(r"""
        (?:kena |di|ter)?tipu, penipuan, menipu, scam\w*, sindiket, syndicate, kononnya, duped,
        cheated, conned, fraud, (?:ber)?pura-pura, feigns?, feigned, fak(?:es|ed|ing), staged,
        swindled, hoodwinked, love scam, macau scam, phishing
        """),
    ),
    "shown": (
        2.0,
        any_of(r"""
        dashcam, rakaman, klip, terekam, clip, footage, captured on, near[- ]miss(?:es)?,
        by inches, nyaris(?! (?:maut|rentung|lemas|terkorban|terbunuh)), nasib (?:baik|tak|tidak|
        menyebelahi), bernasib baik, narrow(?:ly)? (?:miss\w*|escapes?|escaped|avoid\w*),
        tular video, video tular, heart-stopping, close shave, close call, hampir (?:ber)?(?:gesel|
        langgar|tembung|laga|rempuh|digilis|dilanggar|dirempuh)
        """),
    ),
    "offered": (
        3.0,
        any_of(r"""
        promo\w*, percuma, stok, diskaun, hiring, walk-?in interview, interview, jawatan kosong,
        kekosongan, kekosongan jawatan, vacanc(?:y|ies), diperlukan segera, diperlukan, pm kami,
        whatsapp (?:kami|us), order now, tempahan, serendah rm\S*, serendah, from as low as,
        free delivery, for (?:sale|rent|hire), untuk (?:dijual|disewa), beli \d, ready stock, cod,
        harga \w+, sirim, semua ada di
        """),
    ),
    "staged": (
        3.0,
        any_of(r"""
        drill, latihan (?:bencana|kebakaran|kecemasan|menyelamat|mangsa), simulasi,
        (?<!pengarah\x20)filem\w*, film, movie, documentary, dokumentari, novel, buku(?! (?:lali|
        jari|bank)), book, drama, teater, pementasan, lakonan, babak, pelakon, musim (?:ke)?(?:dua|
        tiga|kedua|ketiga), exhibition, pameran, short film
        """),
    ),
    "policy": (
        2.5,
        any_of(r"""
        mulls?, mandatory, proposals?, proposed, (?:di|in) (?:parlimen|parliament|dewan rakyat|
        dewan), kabinet, cabinet, mp, ahli parlimen, charter, guidelines?, garis panduan,
        amendments?, pindaan, editorial, letter, surat pembaca, opinion, komentar, soalan,
        infografik, infographic, wants?, urges?, gesa, mahu, minta, cadang\w*, kaji, studies,
        study, kajian, miros, kerah\w*, dikerah\w*, scheme, skim, reviewed
        """),
    ),
}
HEADS: dict[str, tuple[float, re.Pattern[str]]] = {
    "counted up": (
        2.5,
        any_of(rf"""
        setakat (?:ini|bulan \w+|{_MONTHS}|\d{{1,2}} \w+)(?=,| tahun| sahaja| sejak|\.),
        (?:sepanjang|bagi|pada|untuk) (?:tempoh|tahun (?:lalu|lepas|ini|\d{{4}})|(?:19|20)\d\d|
        separuh|suku), (?:so far|thus far|already) this year, this year alone, (?:first|last|
        past) (?:\w+ )?(?:half|quarter|months?|(?:two|three|four|five|ten|10) years) (?:of|this|
        alone), {_NUMBER} bulan pertama, suku (?:pertama|kedua|ketiga|keempat), (?:antara|
        between) (?:\w+ )?\d{{4}} (?:dan|hingga|and), (?:dari|from) {_MONTHS} (?:hingga|sehingga|
        to|until), (?:claims|tuntutan|notis|notices|aduan|complaints) (?:\w+ )?(?:received|
        diterima|direkodkan|dilaporkan|lodged), \w+ (?:kes|kemalangan|kematian|cases|accidents|
        deaths) (?:\w+ )?(?:direkod(?:kan)?|dicatat(?:kan)?|recorded|registered),
        (?:merekod(?:kan)?|mencatat(?:kan)?|recorded) \d[\d,.]*, (?:out of|in) (?:every )?(?:10|
        ten|five), daripada (?:sepuluh|10|lima), kumulatif, cumulative, year-on-year, tripled?,
        doubled, (?:naik|meningkat|turun|menurun|melonjak) (?:mendadak|sebanyak|kepada|\d\S*),
        down (?:a|by), up (?:a|by) \w+, compared (?:with|to) (?:\d|the same|last),
        against \d+ (?:in|the|last), penyumbang (?:terbesar|utama|tertinggi), jumlah (?:kematian|
        kes|kemalangan), yearly, annually
        """),
    ),
    "paid": (
        3.0,
        any_of(rf"""
        {_SUM} (?:\w+ ){{0,3}}{_PAID}, {_PAID} (?:\w+ ){{0,4}}{_SUM}, (?:paid|pays) out rm ?\S+,
        (?:membayar|bayar|dibayar|disalurkan|menyalurkan|disbursed|agih\w*) (?:\w+ )?{_SUM},
        penerima (?:manfaat|faedah|pencen|bantuan), recipients, beneficiaries, pencarum,
        contributors, arrears, tunggakan
        """),
    ),
    "denied": (
        3.0,
        any_of(rf"""
        no truth (?:to|in|behind), (?:dismiss|rubbish|refut|debunk|quash|deni|den|disprov)(?:es|ed|
        ies|ied|s|y|ing|ying) (?:\w+ ){{0,3}}{_MESSAGE}, (?:nafi|menafikan|nafikan|sangkal|
        menyangkal|tepis|menepis|tolak) (?:\w+ ){{0,2}}{_MESSAGE},
        {_MESSAGE} (?:[\w'-]+ ){{0,12}}(?:palsu|tidak benar|rekaan|tidak sahih|untrue|false|fake|
        baseless|tidak berasas), rekaan semata-mata, (?:stop|jangan) (?:forward|spread|shar|sebar|
        kongsi|tular)\w*, hanya lakonan, untuk kandungan, itu latihan, (?:no|
        not a single) (?:worker|staff|employee|person|patient|pekerja)s? (?:died|was (?:killed|
        hurt|injured)|were (?:killed|hurt|injured)), did not (?:die|happen|occur), ini penjelasan,
        shot overseas, bukan (?:di|kejadian di) malaysia, kejadian lama, old (?:video|photo|clip|
        incident), gambar lama, video lama, khabar angin, spekulasi
        """),
    ),
    "tried": (
        2.0,
        any_of(rf"""
        fakta kes, facts of the case, tertuduh, the accused, perbicaraan, trial, saksi, coroner\S*,
        inquest, inkues, rayuan, appeal, saman difailkan, (?:me)?nuntut ganti rugi, ganti rugi,
        (?:awarded|fined|didenda|dikompaun) (?:\w+ )?rm ?\S+, dibebaskan selepas, penghakiman,
        (?:pada|on|in|sejak) (?:\d{{1,2}} )?{_MONTHS} (?:19|20)\d\d, sentence, sentenced,
        dipenjara, (?:federal|high|sessions|magistrate\S*) court, mahkamah (?:sesyen|tinggi|rayuan|
        majistret|persekutuan)
        """),
    ),
    "beast": (
        3.0,
        any_of(rf"""
        {_BEAST} (?:(?!hit|struck|dilanggar|dirempuh|langgar|hingga|sehingga|sampai|
        until)[\w-]+ ){{0,3}}(?:tersangkut|tersepit|terperangkap|lemas|mati|died|dead|drowned|
        perished|stuck|trapped|bergelimpangan|diselamatkan), (?:mem)?(?:baham|
        bunuh) (?:[\w-]+ ){{0,3}}{_LIVESTOCK}, (?:makan|telan|serang|killed|ate|eats|takes|
        attacks?|mauls?|raids?) (?:[\w-]+ ){{0,3}}{_LIVESTOCK}, bangkai, carcass(?:es)?,
        (?:keluarkan|selamatkan|menyelamatkan|bawa turun) (?:[\w-]+ ){{0,3}}{_BEAST}, (?:free|
        freed|freeing|frees|rescues?|rescued|bring down|removing) (?:[\w-]+ ){{0,2}}{_BEAST},
        cockatoo
        """),
    ),
    "found well": (
        5.0,
        any_of(r"""
        (?:ditemui|ditemukan|dijumpai|dikesan) (?:\w+ ){0,2}(?:selamat|sihat), found (?:safe|
        alive and well|unharmed)(?:ly)?, (?:was|were|is) (?:safe|with (?:a |her |his )?(?:friends?|
        relatives?)), case closed, safe and (?:sound|well), di rumah (?:teman|rakan|kawan|saudara),
        traced to, reunited, had not been kidnapped, hanya (?:kelaparan|letih|keletihan)
        """),
    ),
    "ring": (
        3.0,
        any_of(r"""
        cincin (?:\w+ ){0,3}(?:ketat|tersekat|tersangkut|di jari), ring (?:\w+ ){0,3}(?:stuck|
        finger), hilang (?:tempat tinggal|rumah|mata pencarian|punca pendapatan), left homeless,
        counts? (?:\w+ )?losses, anggar(?:an)? kerugian, kerugian (?:rm|dianggar)\S*
        """),
    ),
}
# A denial behind which it is told what did happen.
CONFIRMED = re.compile(
    r"\b(?:confirm(?:s|ed)?|mengesahkan|sahkan|hanya|cuma|only|just)\s(?:that\s|hanya\s|only\s|bahawa\s|"
    r"(?:mem|me)?(?:babit|libat)kan\s|involved\s)?(?:one|two|three|an?|seorang|dua|tiga|\d)\s(?!kali|ekor|"
    r"buah|kereta|lori|tahun|jam|minit)"
)
# Somebody who was hurt beside the beast.
MAN_HARMED = re.compile(
    r"(?<!tidak )(?<!tak )(?<!not )\b(?:maut|terkorban|meninggal|cedera|parah|patah|melecur|killed|"
    r"drowns|died|dies|injured|hurt|gored|trampled)\b"
)
