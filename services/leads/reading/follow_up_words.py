"""What is told the days after an accident: the toll, the bodies, the families, whom it killed.

Tables for people who know the language; `headline_words` and `lead` use them. Small letters; pieces
of regular expressions. The toll of one event is no statistic: "landslide death toll rises to nine".
"""

from services.leads.reading.patterns import any_of

_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|several|both|"
    r"all|\d{1,2})"
)
_COUNT_MS = (
    r"(?:seorang|satu|dua|tiga|empat|lima|enam|tujuh|lapan|sembilan|sepuluh|sebelas|belasan|"
    r"\d{1,2})"
)
_WHO = (
    r"(?:m[ae]n|wom[ae]n|mum|mom|mother|father|dad|parents?|husband|wife|couple|family|people|"
    r"persons?|workers?|labou?rers?|drivers?|riders?|motorcyclists?|motorists?|passengers?|pilots?|"
    r"crew\w*|soldiers?|policem[ae]n|cops?|officers?|firem[ae]n|firefighters?|tourists?|"
    r"pedestrians?|cyclists?|hikers?|divers?|fisherm[ae]n|guards?|technicians?|engineers?|"
    r"teachers?|nurses?|doctors?|foreigners?|nationals?|victims?|pensioners?|retirees?|villagers?|"
    r"occupants?|factory operators?|[a-z]+(?:ian|ese|ean|is?h)s?)"
)
_WHO_MS = (
    r"(?:nyawa|mangsa|lelaki|wanita|pekerja|buruh|pemandu|penunggang|penumpang|anggota|polis|askar|"
    r"tentera|individu|orang|nelayan|pelancong|juruterbang|kru|penduduk|warga \w+|pasangan|suami|"
    r"pemancing|pendaki|pekebun|penoreh|petani|kelasi|awak-awak|peniaga|"
    r"isteri|ibu|bapa|guru|pengawal|operator)"
)
_EVENT = (
    r"(?:landsl(?:ide|ip)|mudslide|rockfall|crash(?!\w)|accident|collapse|explosion|blast|"
    r"(?<!ceasefire\x20)fire(?!\w)|collision|tragedy|disaster|pile-?up|capsize|sinkhole|mishap|"
    r"incident|derailment|plunge|leak)"
)
_EVENT_MS = (
    r"(?:kemalangan|nahas|tragedi|tanah runtuh|runtuhan|letupan|kebakaran|bot karam|kejadian|"
    r"insiden|"
    r"pelanggaran|pertembungan|keracunan|kebocoran)"
)
_RISES = (
    r"(?:(?:has |had |have )?(?:risen|rises?|rose|climbs?|climbed|hits?|reach(?:es|ed)|"
    r"increas(?:es|"
    r"ed)|jump(?:s|ed)|goes up|went up|mounts)|stands?|stood|now|up|at)"
)
_RISES_MS = r"(?:meningkat|bertambah|naik|kini|menjadi|jadi|mencecah|cecah|sudah)"
_OF_ONE = r"(?! ?(?:%|peratus|per ?cent|kes|cases|kali|times|[.,]?\d|a day|a year|sehari|setahun))"
# How many one event has killed so far.
TOLL = any_of(
    (
        rf"{_EVENT}(?:[ :,-]+[\w']+){{0,5}}[ :,-]+(?:death |body )?toll(?: \w+){{0,2}} {_RISES}"
        rf"(?: \w+)? {_COUNT}{_OF_ONE}",
        rf"(?:death |body )?toll (?:from|in|of|"
        rf"at)(?: [\w'-]+){{0,7}} {_EVENT}(?: [\w'(),-]+){{0,7}}"
        rf" {_RISES}(?: \w+)? {_COUNT}{_OF_ONE}",
        rf"(?:death |body )?toll {_RISES}(?: to| at)? {_COUNT}{_OF_ONE}(?:[ :,-]+[\w']+){{0,5}} "
        rf"{_EVENT}",
        rf"(?:death |body )?toll {_RISES} to {_COUNT} (?:after|as|in)",
        rf"{_EVENT_MS}(?:[ :,-]+[\w'()-]+){{0,8}}[ :,-]+(?:angka|jumlah) (?:korban|kematian|mangsa)"
        rf"(?: \w+){{0,2}} {_RISES_MS}(?: kepada)? {_COUNT_MS}{_OF_ONE}",
        rf"(?:angka|jumlah) (?:korban|kematian|mangsa(?: maut| terkorban)?)(?: \w+){{0,4}} "
        rf"{_EVENT_MS}(?:[ :,-]+[\w'().-]+){{0,24}}[ :,-]+{_RISES_MS}(?: kepada)? {_COUNT_MS}"
        rf"{_OF_ONE}",
        rf"(?:mangsa|korban) (?:maut|terkorban|{_EVENT_MS})(?: \w+){{0,5}} (?:meningkat|bertambah|"
        rf"naik)(?: kepada| jadi| menjadi)? {_COUNT_MS}{_OF_ONE}",
    )
)
FOLLOW_UPS = (
    # Whom it killed, in the same breath: "crashes near Contoh, killing two".
    rf"(?:killing|injuring|burying|trapping|wounding|maiming|claiming|drowning|"
    rf"hurting) (?:at least |"
    rf"all |over |about |the )?(?:an? )?(?:{_COUNT}(?! (?:cats?|dogs?|goats?|cows?|birds?|days?|"
    rf"hours?|minutes?|years?))|(?:[a-z-]+ ){{0,2}}{_WHO})",
    rf"(?:buried|entombed|engulfed|swallow(?:s|ed)(?: up)?|claims?|claimed|crush(?:es|ed)|"
    rf"flattens?|"
    rf"flattened) (?:an? |the |at least )?(?:{_COUNT} )?(?:[a-z-]+ ){{0,2}}{_WHO}",
    rf"(?:menimbus|mengorbankan|ragut|meragut|membunuh|mencederakan|menghempap|menelan) "
    rf"(?:nyawa )?(?:{_COUNT_MS} )?(?:lagi )?{_WHO_MS}",
    rf"(?:usaha|operasi|gerakan|misi|kerja) (?:mencari|carian|"
    rf"pencarian) dan menyelamat (?:\(\w+\) )?"
    rf"(?:[\w'-]+ ){{0,3}}{_WHO_MS}",
    rf"(?:op|ops|operasi|gerakan|misi) (?:sar|cari|mencari|carilamat|carian) (?:\(\w+\) )?"
    rf"(?:{_COUNT_MS} )?{_WHO_MS}",
    r"feared (?:to be |still |to have been )?(?:entombed|trapped|buried|dead|drowned|killed)",
    rf"{_COUNT} (?:still |feared |more |others )?(?:remain |still )?(?:trapped|buried|entombed|"
    rf"missing|unaccounted for)",
    # What is found of the dead, and who they were.
    rf"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last|final|another|more|{_COUNT}) "
    rf"(?:more |other )?bod(?:y|ies)(?: [\w'-]+){{0,7}} (?:found|recovered|retrieved|pulled|"
    rf"identified|brought|dug)",
    r"(?:jasad|mayat|jenazah) [\w'. ]{3,60}(?:dikenal ?pasti|dituntut|dikeluarkan|ditemu(?:i|kan)|"
    r"dijumpai|dibawa (?:keluar|pulang|ke))",
    rf"identiti (?:\w+ ){{0,3}}(?:mangsa|{_WHO_MS})(?: \w+){{0,5}} dikenal ?pasti",
    # Who set upon somebody at his job: "suspek tikam juruwang".
    r"(?:suspek|penyamun|perompak|peragut|pelanggan|lelaki) (?:\w+ )?(?:tikam|tetak|tembak|pukul|"
    r"belasah|parang) (?:juruwang|pengawal|pekerja|penjaga|kerani|pemandu|jurujual|peniaga|guru|"
    r"jururawat|tukang \w+|operator|anggota|pegawai|penghantar)",
    r"(?:stabbed|slashed|shot|knifed|hacked) (?:an? |the )?(?:[\w'-]+ ){0,3}(?:cashier|guard|"
    r"worker|attendant|clerk|driver|trader|teacher|nurse|policeman|cop|officer|rider|operator)",
    # Their families, the first witness of it.
    r"victim'?s'? (?:[\w-]+ )?(?:family|families|father|mother|wife|husband|son|daughter|brother|"
    r"sister|widow|parents|relatives?|colleagues?|kin|father-in-law|mother-in-law)(?! paid|"
    r" receiv\w+)",
    rf"famil(?:y|ies) of (?:[\w'-]+ ){{0,6}}{_EVENT} victims?(?! (?:receiv|get|paid|to receive))",
    rf"(?:keluarga|waris|isteri|suami|ibu|bapa) mangsa (?:maut|{_EVENT_MS}|terkorban)"
    rf"(?! (?:terima|menerima|dapat|layak))",
    r"ajal (?:ketika|semasa|sebelum|selepas|di|dalam|menjemput|menanti)",
    r"(?:baru|first) (?:hari )?(?:pertama|day) (?:kerja|bekerja|at work|on the job)",
    r"(?:identif(?:y|ies|ied)|names?|named) (?:the )?(?:dead |second |last )?victims?(?: of| in|"
    r" as)",
    r"(?:first|sole|lone) (?:fatality|casualty|death|victim)(?! (?:rate|of the war))",
    rf"{_COUNT} fatalit(?:y|ies) (?:due|in|after|from|as)",
)
# Whom it harmed is told in so many words: then it is told of a person.
FOLLOWED = any_of(FOLLOW_UPS)
