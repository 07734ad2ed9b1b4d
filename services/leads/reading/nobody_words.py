"""How it is told that nobody was hurt: unhurt, out in time, nobody on board, in both tongues.

A table for people who know the language; `lead` weighs it. Small letters; pieces of a regular
expression.
"""

import re

from services.leads.reading.patterns import any_of

NOBODY = any_of(
    r"""
        sihat walafiat, (?:dalam keadaan|disahkan|kesemuanya|semuanya) (?:sihat|
        selamat)(?! dikebumi\w*), bebas daripada (?:sebarang )?kecederaan, langsung (?:tidak|
        tak) (?:ter)?cedera, (?:tidak|tak) (?:melecur|calar|digigit|tercedera|sempat terkena),
        badan (?:tak|tidak) calar, picked (?:themselves|himself|herself) up, went back empty,
        (?:no one|nobody) was (?:burned|burnt|struck|trapped|harmed|taken), menepuk habuk, (?:tiba|
        pulang|kembali|keluar|mendarat) dengan selamat, (?:landed|home|back|down) safely,
        driver unscathed, (?:pemilik|pemandu|penghuni|pekerja)\w{0,3} (?:\w+ ){0,2}(?:berada|
        sedang) di (?:darat|tempat lain|luar|kedai|pejabat|rumah|surau|masjid|pasar|
        dalam (?:pejabat|kedai|rumah|masjid|surau)), muncul di, turned up (?:\w+ ){0,4}later,
        bernasib baik, (?:tak|tidak|tiada) (?:ada )?(?:pekerja|orang) dalam, stepped off, (?:tea|
        lunch) break, sedang rehat, (?<!tak\x20)(?<!tidak\x20)(?<!x\x20)sempat (?:berundur|brek|
        mengelak|elak|melompat), (?:tiada|tak ada|takde|takdak|sik ada) (?:\w+ ){0,3}(?:kecederaan|
        (?:ter)?cedera|luka|kehilangan nyawa|mangsa|kemalangan jiwa|korban), (?:tanpa|
        tidak mengalami|tak mengalami) (?:(?:sebarang|apa-apa|sedikit|
        seurat) (?:pun )?)?(?:kecederaan|luka|cedera|calar), (?:tidak|tak) (?:di)?apa-apa(?:kan)?,
        without (?:a|any|so much as a) (?:scratch|injur(?:y|ies)), not a scratch, (?:walked|
        crawled|climbed) (?:away|out) (?:unhurt|unharmed|unscathed|uninjured|safely), unharmed,
        uninjured, unscathed, (?:nobody|no one|no-one) was (?:around|there|nearby|home|at home|in),
        tiada kematian, tiada (?:sesiapa|orang|penumpang|siapa)(?: di)? dalam\w*,
        nobody (?:was )?(?:inside|on ?board|aboard), no one (?:was )?(?:inside|on ?board|aboard),
        tidak ada (?:yang|sesiapa) (?:ter)?cedera, all safe, (?:were|are) (?:all )?safe,
        all (?:[\w-]+ ){1,3}(?:safe|unhurt|accounted for|out in time), accounted for, out in time,
        tiada (?:\w+ ){0,2}(?:terperangkap|tersepit|diserang|terlibat), tiada pelanggaran,
        bernasib baik kerana, (?:keluar|diselamatkan) lebih awal, jumps? clear, (?:keluar|
        turun) tanpa (?:sebarang )?(?:calar|luka), empty (?:stalls?|lorr(?:y|ies)|cars?|bus),
        kawasan kosong, tidak (?:ada|melibatkan) (?:\w+ ){0,2}(?:kecederaan|mangsa|kemalangan jiwa|
        korban), (?<!doakan\x20)(?<!semoga\x20)(?<!moga\x20)(?<!harap\x20)(?:semua|
        kesemua)(?: [\w-]+){1,3} (?:selamat|terselamat|diselamatkan|tidak cedera|unhurt|safe),
        dia (?:pun )?selamat, no (?:\w+ ){0,3}(?:injur(?:y|ies)|casualt(?:y|ies)|deaths?|victims?|
        fatalities), (?:no one|none) (?:\w+ ){0,3}(?:was )?(?:hurt|injured),
        nobody (?:was )?(?:hurt|injured), escaped unhurt, unhurt, terselamat, (?:tidak|tak|
        x) (?:ter)?cedera, (?<!doakan\x20)(?<!semoga\x20)(?<!moga\x20)(?<!harap\x20)semua selamat,
        tiada kemalangan, (?:penghuni|keluarga|pekerja|mangsa) sempat (?:menyelamatkan diri|keluar|
        lari), (?:berjaya|sempat) (?:menyelamat(?:kan)? (?:diri|nyawa)\w*|keluar|melompat|
        lari keluar),
        mangsa (?:ialah |adalah )?seekor, managed to escape unhurt
        """
)
# What nearly happened, or was feared of one who came home: no harm that was done.
NEARLY = re.compile(
    r"\b(?:nyaris|hampir|terlepas|almost|nearly|narrowly|feared|reported as possibly|dikhuatiri|"
    r"disangka)\s(?:kena\s|mati\s)?[\w-]+"
)
# Who was looked for, and is well.
WELL = re.compile(
    r"\b(?:sihat walafiat|muncul di|turned up|dalam keadaan (?:sihat|selamat)|(?:ditemui|dijumpai|"
    r"ditemukan) selamat|found (?:safe|unharmed)|dia selamat|disahkan sihat|menepuk habuk)\b"
)
