"""Words of general talk, of the past and of things: harm is named, yet nobody was hurt just now.

Tables for people who know the language; `lead` weighs them. Small letters; pieces of regular
expressions.
"""

import re

from services.leads.reading.patterns import any_of, quick

_NUMBER = (
    r"(?:\d{1,2}|a|one|two|three|four|five|six|seven|eight|nine|ten|several|many|satu|dua|tiga|"
    r"empat|"
    r"lima|enam|tujuh|lapan|sembilan|sepuluh|sebelas|belasan|beberapa|puluhan)"
)
_LONG = r"(?:years?|months?|decades?|tahun|bulan|dekad)"
_BEGAN = r"(?:be)?(?:kerja|kahwin|nikah|working|of work|of marriage|bertugas|berkhidmat)"
_KIN = r"(?:ayah|bapa|mak|ibu|datuk|atuk|nenek)"
_EVENTS = r"(?:crashes|accidents|deaths|fatalities|tragedies|incidents)"
_MASSES = (
    r"(?<!bawa\x20)(?<!carrying\x20)(?<!ferrying\x20)(?<!dinaiki\x20)(?<!with\x20)(?:[3-9]\d|"
    r"\d{3,}|"
    r"\d,\d{3}) (?:\w+ )?(?:nyawa|workers|pekerja|people|orang|deaths|"
    r"kematian|mangsa|motorcyclists|penunggang)"
    r"(?! (?:\w+ )?(?:turned up|came|attended|gathered|thronged|hadir|menghadiri|membanjiri|"
    r"memenuhi|berkumpul|menziarahi))"
)
FIRM: tuple[tuple[float, re.Pattern[str]], ...] = (
    # A drill: its crash and its casualties are played.
    (
        4.0,
        any_of(r"""
        mock (?:\w+ ){0,2}(?:crash|accident|disaster|fire|victims?|casualt\w+|incident|exercise|
        collision|rescue),
        simulation (?:exercise|drill), (?:will|to|akan) (?:stage|hold|conduct|run|adakan|
        mengadakan) (?:\w+ ){0,3}(?:simulation|simulasi|drill|mock|exercise),
        (?:mangsa|victims?|casualties|kemalangan|letupan) (?:adalah )?(?:olok-?olok|lakonan|
        simulasi),
        (?:latihan|eksesais) simulasi, simulasi (?:kemalangan|nahas|kebakaran|bencana|letupan|
        tumpahan)
        """),
    ),
    # Long ago, whatever day is named beside it: "lima tahun selepas kemalangan".
    (
        4.0,
        any_of(rf"""
        {_NUMBER} {_LONG} (?:pemergian|kepergian|kau pergi|dia pergi), {_NUMBER} {_LONG} (?:after|
        since|on from|selepas|sejak|berlalu|dahulu|kemudian), (?:selepas|setelah|after|
        sejak) {_NUMBER} {_LONG}(?! {_BEGAN}), setahun (?:selepas|lalu|lepas), ketika muda,
        masa muda, zaman (?:muda|belajar|sekolah), rindu, merindui, pusara,
        (?<!penjaga\x20)(?<!gali\x20)(?<!tukang\x20)(?<!penggali\x20)kubur(?! (?:kat|di|dekat)),
        masih (?:ter)?ingat,
        (?<!ko\x20)(?<!korang\x20)(?<!kau\x20)(?<!hang\x20)(?<!demo\x20)ingat tak, ingat lagi,
        still remember, remembers, in memory of, on this day,
        hari ini dalam sejarah, flashback, tbt, kisah hidup, kisah inspirasi, return to work,
        hidup semula, bangkit semula, hilang \w+ sejak, survivors? of, (?:dulu|dahulu) (?:aku|
        saya), (?:aku|saya) pernah, (?:dulu|dahulu) (?:masa|ketika|semasa|waktu|zaman|time),
        pernah (?:\w+ ){{0,2}}(?:accident|kemalangan|jatuh|terjatuh|putus|patah|kena|cedera|
        tersepit), i once, back in \d{{4}}, arwah {_KIN} (?:aku|saya|kami|tercinta),
        kini (?:\w+ )?(?:usahawan|atlet|berjaya), usahawan berjaya
        """),
    ),
    # The money is paid, or given by kind people.
    (
        3.5,
        any_of(r"""
        (?:perkeso|socso) (?:\w+ ){0,2}(?:approves?|approved|pays|paid|bayar|serah|sumbang),
        (?:perkeso|socso) (?:\w+ ){0,2}(?:salur|agih),
        (?:hulur|hulurkan|menghulurkan) (?:\w+ )?(?:bantuan|sumbangan), derma cecah, hulur tangan
        """),
    ),
    # The hurt are well again.
    (
        3.5,
        any_of(r"""
        (?:dah|sudah|telah|kini) (?:sedar dan )?(?:pulih|sembuh|discharge\w*),
        (?:dah|sudah|kini) boleh (?:jalan|bekerja),
        (?:fully |has |have )recovered
        """),
    ),
    # The end of a long illness is no sudden harm.
    (
        3.5,
        any_of("""
        kanser, cancer, sakit tua, old age, long illness, penyakit kronik, leukemia, barah
        """),
    ),
    # Denied, learnt or wished, not happened.
    (
        3.5,
        any_of(r"""
        (?:nafi|menafikan|denies|denied) (?:\w+ )?(?:ada|wujud|dakwaan|tular),
        (?:nafi|menafikan|denies|denied) (?:\w+ )?(?:claims?|reports?|berita),
        denied (?:that|allegations), not true, tidak benar, hoax, belajar cara, latihan cpr,
        hilang (?:\w+ )?dari rumah, keluar rumah dan tak balik, missing from home,
        doakan (?:\w+ )?(?:tak|tidak|takde), (?:aku|saya) (?:pula|pulak) yang
        """),
    ),
)
# A rumour is denied, and what happened instead is told: "kononnya ..., sebaliknya dia maut".
RUMOUR = re.compile(
    r"\b(?:menafikan|nafi|denied|denies)\b[^.]{0,170}?\b(?:sebaliknya|tetapi|but|saying|instead)\b"
    r"(?=[^.]{0,60}\b(?:meninggal|maut|terkorban|cedera|parah|died|killed|injured|hurt)\b)"
)
# Public lives: their ends fill the news; an accident of theirs is one all the same.
PUBLIC = any_of(r"""
    bekas (?:menteri|perdana|timbalan|ketua menteri|presiden|mufti), pelakon, penyanyi, pelawak,
    former (?:minister|prime|deputy minister|president), actor, actress, singer, artis, seniman
""")
TALK: tuple[tuple[float, re.Pattern[str]], ...] = (
    # Deaths in general: parts, masses and causes, no one event.
    (
        3.0,
        any_of(rf"""
        (?:beberapa|siri|banyak|rentetan) (?:\w+ )?(?:kemalangan|nahas|kes|insiden|tragedi),
        (?:several|recent|series of|string of|spate of|many|most) (?:\w+ ){{0,2}}{_EVENTS},
        number of (?:\w+ ){{0,2}}{_EVENTS},
        kebelakangan ini, akhir-akhir ini, lately, these days,
        (?:lebih )?separuh (?:\w+ )?(?:kemalangan|penunggang|mangsa|kematian|daripada),
        (?:more than |over )?half (?!of (?:\w+ )?body)(?:of )?(?:the |all )?\w+,
        majoriti \w+, majority of, most of the,
        kebanyakan (?:kemalangan|kes|mangsa|penunggang|kematian), paling (?:ramai|banyak|kerap),
        leading cause, main cause, top killer, punca utama, penyebab utama,
        pembunuh (?:utama|nombor satu|senyap), road deaths, road fatalities, fatalities,
        (?:kajian|data|analisis|penyelidikan) (?:\w+ )?(?:mendapati|menunjukkan), findings,
        data(?! (?:cent(?:re|er)|entry)),
        (?:merekodkan|rekodkan|rekod|catat) (?:\w+ )?\d+, recorded (?:\w+ )?\d+,
        (?:makin|semakin|lebih) (?:kerap|ramai|banyak|meningkat|menjadi-jadi), golongan \w+,
        ramai (?:dah|lagi|jadi)(?! (?:kena|di\w{(4,)}|cedera|masih|tersepit|ter\w{(4,)})),
        dah ramai,
        ramai mangsa kemalangan, sering (?:berlaku|jadi), kerap (?:berlaku|jadi),
        boleh (?:menyerang|menyebabkan|membawa|mengakibatkan), can (?:cause|kill|lead),
        may (?:cause|lead), {_MASSES}, \d{{2,3}} (?:kemalangan|nahas|accidents),
        \d{{3}} (?:terkorban|killed|dead|maut), sepanjang (?:\w+ ){{0,2}}bulan, musim perayaan,
        musim tengkujuh, festive season, miros,
        world health organi[sz]ation, who says
        """),
    ),
    # What ought to be done.
    (
        2.5,
        any_of(r"""
        should, must, ought, calls? (?:for|on), called (?:for|on), (?:kaji|semak) semula, mengkaji,
        review, wants? (?:the )?(?:government|authorities|traffic|employers|action),
        wajar, sepatutnya, hendaklah, hendak kerajaan, mahu kerajaan, perlu (?:di|me)\w+,
        (?:meng)?gesa\w{0,2}, reminds?, reminded, demand(?:s|ed)?, petition, petisyen,
        tuntut (?:keadilan|kerajaan|bela), menuntut, sues?, sued, lawsuit, hearing, menyaman,
        membahayakan, bila (?:\w+ )?(?:nak|mahu|hendak) (?:baiki|repair), experts?, penyelidik,
        pakar (?:keselamatan|jalan ?raya|trafik), semoga (?:tiada|tidak|dijauhkan),
        moga (?:tiada|dijauhkan), jangan jadi, cegah, pencegahan, prevention, mencegah,
        hari pekerja,
        kisah (?:sedih|benar), thread, bebenang
        """),
    ),
    # Things, giving and eating: what is lost is a thing, what kills is the taste.
    (
        4.0,
        any_of(r"""
        ganjaran, reward, lost (?:cat|dog|pet), (?:kempen|program|jom|nak) derma darah, menderma,
        blood donation, sedap, pedas,
        hidangan maut, menu, resepi, (?<!naik\x20)(?<!atas\x20)(?<!pijak\x20)(?<!dari\x20)bumper,
        dent, kemik, (?<!calar-)calar je, bengkel mana,
        workshop mana
        """),
    ),
)
# What might happen; a thing or an animal hurt or gone: blanked before words of harm are looked for.
_THING = (
    r"(?:moto|motosikal|motor|kereta|basikal|van|dompet|wallet|telefon|phone|fon|kunci|beg|"
    r"dokumen|"
    r"kad|ic|mykad|lesen|passport|barang)"
)
_ANIMAL = (
    r"(?:kucing|anjing|gajah|harimau|lembu|kerbau|kambing|ayam|tapir|rusa|beruang|monyet|haiwan|"
    r"ternakan|burung|ikan|cat|dog|elephant|tiger|cow)"
)
_OWN = r"(?:aku|saya|sy|kami|kawan|member|itu|tu|ini|ni|liar|jantan|betina|abang|bini|isteri)"
# What might happen, of which nothing is told: "boleh maut", "silap-silap jadi arwah".
_MIGHT = (
    r"(?:boleh|bisa|mungkin|silap-silap|karang|nanti|might|could|may|can)\s(?:\w{1,8}\s){0,2}?"
    r"(?:maut|mati|meninggal|arwah|cedera|patah|die|kill|be killed|get hurt)\b"
)
# What need not be waited for: "before someone gets killed", "tunggu ada nyawa melayang".
_BEFORE = (
    r"\b(?:before|until|till|sebelum|sampai|tunggu|nak tunggu|wait(?:ing)? for)\s(?:(?:dulu|lagi|"
    r"baru|"
    r"sampai)\s)?(?:some(?:one|body)|any(?:one|body)|another \w+|more \w+|ada (?:\w+ )?|"
    r"(?:orang|org|sesiapa|nyawa)\b)\s?(?:\w{1,8}\s){0,3}?(?:killed|die[sd]?|hurt|injured|maut|mati|"
    r"meninggal|cedera|terkorban|melayang|accident|kemalangan|kena langgar|eksiden)\b"
)
OF_THINGS = quick(
    rf"\b{_MIGHT}|{_BEFORE}|"
    r"\b(?:elak|elakkan|mengelak\w{0,3}|avoid|prevent|mencegah|risiko|risk of|kalau|jika|if|"
    r"jangan|jangan sampai|takut|agar tidak|supaya (?:tak|tidak))\s"
    r"(?:\w{1,15}\s){0,2}?(?:kemalangan|kecederaan|cedera|"
    r"maut|mati|accidents?|injur\w+|deaths?|lemas|jatuh|rebah|"
    r"pengsan)\b|\bkena (?:tembak|hentam|bantai|belasah|"
    r"sembelih)(?:\s\w{1,10}){0,2}?\s(?:meeting|"
    r"mesyuarat|boss?|bos besar|hq|client|pengarah)\b|\bberdarah telinga\b|"
    r"\bsiapa (?:yang )?(?:cedera|pengsan|jatuh|mati)\b|"
    r"\banak\s(?:dia|saya|aku|kita|kawan|member|bos)\s(?:\w{1,12}\s){0,4}(?:kat|di|"
    r"dekat)\s(?:sekolah|"
    r"tadika|taska|asrama)\b|\b(?:hampir|nyaris) (?:mati )?lemas\b|"
    rf"\b{_THING}\s(?:{_OWN}\s)?(?:hilang|kena curi|missing)\b|"
    rf"(?<!lori\x20)(?<!van\x20)(?<!jual\x20)\b{_ANIMAL}\s(?:{_OWN}\s)?(?:hilang|mati|maut|"
    r"dead|found dead|missing)\b|"
    r"\blost (?:cat|dog|pet)\b|\b(?:lubang|selekoh|laluan|simpang) maut\b|"
    r"\b(?:kereta|moto|motosikal|motor)\s(?:aku|saya|sy|kami|kawan|member|bos|boss|jiran|"
    r"ofis)\s(?:kena|di)\s?(?:langgar|hempap|timpa)\b"
)
# Relatives and drivers who are told of beside a hurt child, and were not hurt themselves.
BESIDE_CHILD = re.compile(
    r"\b(?:termasuk|including)\s(?:\w{1,8}\s){0,2}(?:bayi|kanak-kanak|murid|pelajar|anak|"
    r"child(?:ren)?|"
    r"bab(?:y|ies)|toddlers?|pupils?|students?)\b|"
    r"\b(?:ibu bapa|ibu|bapa|ayah|emak|datuk|nenek|guru|jiran|pengasuh)(?:nya|\s(?:mereka|mangsa|"
    r"kanak-kanak))\b"
    r"(?!\s(?:turut|juga|pula|maut|cedera|parah|dan))"
    r"|\b(?:their|the|his|her) (?:parents|mother|father|guardian|teacher|"
    r"babysitter)s?\b(?! (?:also|died|was hurt|and))"
    r"|\b(?:kereta|motosikal|van|rumah|lori|kenderaan) (?:bapa|ibu|ayah|mak|datuk|jiran|"
    r"pengasuh)(?:nya)?\b"
    r"|\bdi(?:pandu|tunggang)(?: oleh)?(?: seorang)? (?:lelaki|wanita|guru|\w+ya)\b"
    r"|\b(?:pemandu|driver|ibu bapa|bapa|ibu|pengasuh)(?:nya| van| kereta| lori| bas|"
    r" itu)?(?:,? \w+){0,4} (?:ditahan|direman|tidak cedera|"
    r"arrested|detained|remanded|unhurt)\b|\brumah pengasuh\b"
    r"|\b(?:driver|rider|pemandu|penunggang)(?:nya)? (?:was|is|ialah|juga|adalah|also) "
    r"(?:\w+ ){0,3}(?:students?|undergraduates?|pupils?|pelajar|mahasiswa)\b"
)
# Grown-ups beside them who came off well.
UNHURT_TOO = re.compile(
    r"(?:^|[.!?\n]\s?|,\s|;\s)[^.!?\n;]{0,120}\b(?:(?:was|were) (?:not (?:hurt|injured)|unhurt|"
    r"unharmed|uninjured)|"
    r"escaped (?:unhurt|unscathed)|tidak (?:cedera|mengalami (?:sebarang )?kecederaan)|"
    r"terselamat|(?:pemandu|penunggang)(?:nya| \w+)? (?:\w+ )?selamat)\b"
)
# Where a limb that broke is no sport's: "broke his leg at the factory".
HURT_AT_WORK = re.compile(
    r"\b(?:at work|on the job|at the (?:\w+ )?(?:site|factory|plant|warehouse|workshop|office|"
    r"mill|"
    r"yard|shop|depot|quarry|farm|port)|(?:kat|di|dalam|masa|ketika|semasa|waktu)\s"
    r"(?:tempat )?(?:kerja|bekerja|kilang|tapak (?:binaan|projek|pembinaan)|site|gudang|bengkel|"
    r"pejabat|ofis|ladang|loji|kuari|limbungan|stor|dapur))\b"
)
# "Budak kilang", "budak nama ... kerja di ...": young people who work.
AT_WORK = any_of(
    r"kerja, bekerja, keje, krja, kilang, shift, ofis, pejabat, dept, department, staff?, rider, "
    r"praktikal, store, gudang, site, syarikat, company"
)
# Boys by their trade only: who delivers pizza is of age.
WORKING_BOY = re.compile(
    r"\b(?:delivery|despatch|dispatch|office|bell|tea|car ?wash|pump|kitchen|shop|stall|ball|"
    r"houseboat|"
    r"workshop|kedai|newspaper) (?:boy|girl|lad)s?\b"
)
