"""How agencies' headlines tell of harm: searches, rescues, blasts, who is in hospital.

Tables for people who know the language; `lead_words` and `harm` use them. Small letters; pieces of
regular expressions. A headline leaves out "was" and "were", names the trade instead of the person,
and often tells only what became of the search.
"""

from services.leads.reading.follow_up_words import FOLLOW_UPS
from services.leads.reading.patterns import any_of, table

# Who is told of, by trade, way of life or role.
_WHO = (
    r"(?:fisherm[ae]n|crew(?:m[ae]n)?|hikers?|divers?|anglers?|m[ae]n|wom[ae]n|victims?|sailors?|"
    r"seam[ae]n|climbers?|pilots?|passengers?|swimmers?|drivers?|workers?|labou?rers?|operators?|"
    r"farmers?|tappers?|gatherers?|collectors?|pickers?|hunters?|trekkers?|campers?|kayakers?|"
    r"rafters?|snorkellers?|boatm[ae]n|skippers?|tourists?|riders?|motorcyclists?|bikers?|"
    r"motorists?|occupants?|firem[ae]n|firefighters?|soldiers?|policem[ae]n|cops?|guards?|"
    r"technicians?|cleaners?|attendants?|guides?|teachers?|nurses?|traders?|villagers?|"
    r"couples?|people|persons?|survivors?|foreigners?|engineers?|welders?|loggers?|miners?|"
    r"paddlers?|surfers?|jet-?skiers?|paragliders?|paramotorists?|deckhands?|harvesters?|"
    r"electricians?|linem[ae]n|porters?|rangers?|contractors?|mechanics?|retirees?|pensioners?)"
)
_WHO_MS = (
    r"(?:nelayan|mangsa|lelaki|wanita|pekerja|buruh|pemandu|penunggang|penumpang|pendaki|"
    r"penyelam|pemancing|kru|kelasi|awak-?awak|anak kapal|juruterbang|pelancong|operator|"
    r"penoreh|petani|pesawah|warga emas|pemuda|remaja|anggota|juruteknik|kelindan|tekong|"
    r"nakhoda|pengutip \w+|pencari \w+|pemburu|peneroka|pekebun|peladang|pengawal|"
    r"pembonceng|individu|suami|isteri|pasangan|pesara|guru|penduduk|peniaga|penjaga \w+|"
    r"jurutera|jururawat|kerani|tukang \w+|pembantu \w+|mekanik|cikgu|ustaz|doktor|polis|askar|"
    r"renjer|ahli \w+|sami|rahib|paderi|pelaut|mualim|mandur|mandor|penyelia|kontraktor|kedi|"
    r"caddie|rakan(?:nya)?|"
    r"jurukamera|pembalak|juruselam|pengunjung|perenang|peserta|pelari|pengayuh|orang asli)"
)
_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|dozens|several|"
    r"both|all|trio|duo|pair|man|woman|couple|\d{1,2})"
)
_COUNT_MS = (
    r"(?:seorang|sorang|satu|dua|tiga|empat|lima|enam|tujuh|lapan|sembilan|sepuluh|sebelas|"
    r"\d{1,2})"
)
_HURT = (
    r"(?:hurt|injured|burn(?:t|ed)|wounded|scalded|hospitali[sz]ed|warded|dead|killed|missing|"
    r"trapped|ill|sick|critical|poisoned|buried|stranded|unconscious|serious|unaccounted for|"
    r"feared (?:dead|drowned|lost|buried|trapped)|in hospital|in icu|drowned?|die)"
)
_LOST_MS = r"(?:hilang|sesat|lemas|hanyut|terperangkap|tertimbus|terkandas|tersepit)"
_DAY = (
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th)|final|"
    r"last|another|new)"
)
_AIRCRAFT = r"(?:helicopter|chopper|aircraft|plane|aeroplane|glider|gyrocopter|microlight)"
_AIRCRAFT_MS = r"(?:helikopter|pesawat(?: ringan| latihan)?|glider|paraglider|paramotor|jirokopter)"
_NO_BEAST = (
    r"(?!(?:cats?|dogs?|kittens?|pupp(?:y|ies)|cal(?:f|ves)|elephants?|cows?|snakes?|monkeys?|"
    r"bulls?|"
    r"goats?|tapirs?|horses?|birds?|civets?|pythons?) )"
)
_NATURE = r"(?:jungle|forest|woods|gunung|bukit|mount|mt|hills?|trail|peak|swamp|waterfall|sea)"
_BEAST = (
    r"(?:croc(?:odile)?s?|tiger|bear|elephants?|boars?|wild boars?|python|cobra|hornets?|bees?)"
)

# A death, as a headline tells it.
HEADLINE_DEATHS = (
    r"(?:human |skeletal )?remains (?:of (?:[\w'-]+ ){1,5})?(?:were |was |are )?(?:found|"
    r"recovered|retrieved|located|identified|pulled|brought|surface|wash)",
    rf"{_WHO}(?:'s|s')? (?:remains|body|bodies|corpse)",
    r"corpse",
    r"found (?:dead|lifeless|drowned)",
    r"(?:meets?|met) (?:\w+ ){0,2}(?:death|end at|watery end)",
    r"perish(?:es|ed)?",
    r"lightning (?:bolt |strike )?kills",
    rf"(?:jasad|rangka|rangka manusia|tulang manusia|cebisan mayat|mayat) {_WHO_MS}",
    r"(?:meragut|ragut|meragut dua|ragut dua|menjadi peragut) nyawa",
    r"(?:ditemui|ditemukan|dijumpai) (?:\w+ ){0,3}(?:lemas|rentung|mati|maut|tidak bernyawa|"
    r"terapung|kaku|tak bernyawa|meninggal(?: dunia)?)",
)
# Harm that needs no other word.
HEADLINES = (
    # Who is looked for, and what became of the search.
    r"(?:sar|search(?:es|ing)?|hunt|operations?|bid|efforts?|race)(?: and rescue| & rescue)?"
    r"(?: mission| operation| efforts?| ops?| work| is| was| continues| on)?"
    r"(?: for| to find| to locate| to reach| to recover)(?: [\w'-]+){0,4} (?:missing|lost|"
    r"drowned|trapped|buried)",
    rf"(?:sar|search|rescue)(?: and rescue| mission| operation| efforts?| ops?| teams?)?"
    rf"(?: is| still)?(?: on)?(?: for| to find| to locate|"
    rf" to reach)(?: [\w'-]+){{0,3}} {_WHO}(?! (?:who (?:robbed|"
    r"stole|shot|killed|attacked|fled|escaped)|wanted|behind|linked|involved|in connection))",
    rf"(?:sar|search(?: and rescue)?)(?: [\w',-]+){{0,9}} (?:enter(?:s|ed)?|into|on|in) (?:its |"
    rf"the )?{_DAY} day",
    r"(?:sar|search(?: and rescue)?(?: mission| operation| ops?)?)(?: [\w',-]+){0,9} (?:called off|"
    r"suspended|resum(?:es|ed)|halted|ends?|ended|widened|expanded|extended|intensified|"
    r"stepped up|hampered|scaled down|put on hold|goes on|continues)",
    r"(?:widens?|expands?|extends?|resumes?|continues?|intensif(?:y|ies)|mounts?|launch(?:es|ed)?|"
    r"steps? up|joins?|calls? off|suspends?|halts?|ends?) (?:the )?(?:sar|search)(?: and rescue)?"
    r"(?: operations?| mission| ops?)? (?:for|to find|after)",
    rf"missing (?:[\w'-]+ ){{0,3}}{_WHO}",
    rf"{_WHO} (?:[\w,-]+ ){{0,2}}(?:(?:is|are|still|reported|goes|go|went|feared|remains?) )"
    r"{0,2}(?:missing|lost at sea|swept (?:away|off|out)|feared drowned|feared lost)",
    rf"lost (?:in|on|at|off) (?:the |a )?(?:\w+ )?{_NATURE}",
    r"(?:go(?:es)?|gone|went) missing (?:in|on|at|off|while|after|during|from (?:a |the |his |"
    r"her )?(?:boat|vessel|ship|kayak|camp|trail|farm|estate|orchard))",
    r"feared (?:drowned|buried|trapped|lost|swept|fallen)",
    r"(?:swept|washed|carried) (?:away|off|out)"
    r"(?: to sea| by)?",
    r"swept (?:off|into|out|down)",
    r"found (?:safe|alive|weak|exhausted|dehydrated|unconscious|unresponsive|injured|slumped|"
    r"clinging|adrift|stranded|floating)",
    r"clinging to (?:\w+ ){0,3}(?:wreckage|boat|hull|drum|log|tree|rock|buoy|float|branch|"
    r"ice ?box|plank|debris)",
    r"(?:adrift|stranded) (?:at|off|in|for|on)",
    # Who is brought out, or still held fast.
    rf"{_WHO} (?:{_NO_BEAST}[\w,-]+ ){{0,3}}(?:rescued|freed|extricated|pulled (?:out|from|free|"
    rf"alive)|"
    r"plucked|cut (?:free|out|loose)|winched|airlifted|brought down|saved|trapped|"
    r"pinned|stuck (?:in|under|inside|between)|wedged|entangled)",
    rf"(?:rescues|rescued|frees|freed|extricat\w+|saves|saved|pulls?|plucks?|airlifts?|"
    rf"winch(?:es)?) "
    rf"(?:{_NO_BEAST}[\w,-]+ ){{0,4}}{_WHO}",
    rf"(?:rescue|free|save|reach) (?:an? |the |two |three |four |\d+ )?(?:stranded|trapped|injured|"
    rf"missing|hurt|pinned|drowning|lost) (?:{_NO_BEAST}[\w,-]+ ){{0,2}}{_WHO}",
    r"(?:struggl\w+|bid|battl\w+|rac\w+|fights?|fighting|tr(?:y|ies|ied|ying)|hours?|take) to "
    r"(?:free|extricate|rescue|reach|pull out|remove|save)",
    # Who lies in hospital, who is how.
    rf"(?:sends?|puts?|lands?|leaves?|left|sent) (?:[\w,'-]+ ){{0,3}}(?:{_COUNT}|{_WHO}) "
    r"(?:[\w,'-]+ ){0,2}(?:to|in|at) (?:the )?(?:\w+ )?(?:hospitals?|icu|intensive care|ward|"
    r"clinic)",
    rf"(?:leaves?|left|leaving) {_COUNT}(?: [\w,'-]+){{0,4}} {_HURT}",
    rf"(?:leaves?|left|leaving) (?:an? |the )?(?:[\w'-]+ ){{0,3}}(?:{_WHO}|{_COUNT}) (?:\w+ )?"
    rf"(?:with (?:\w+ )?(?:burns|injur\w+|fractures?|broken|cuts|wounds)|{_HURT}|paralysed|maimed)",
    rf"{_COUNT}(?: others?| more)?(?: \w+){{0,2}} (?:{_HURT}|rescued|fall (?:ill|sick)|fell (?:ill|"
    r"sick)|faint(?:ed)?|collapse[d]?|breathless|suffer\w* (?:\w+ )?(?:burns|injur\w+|cuts|"
    r"smoke))",
    r"(?:in|remains? in|now in) (?:an? )?(?:stable|critical|serious|weak|bad|unconscious) (?:but "
    r"\w+ )?condition",
    rf"(?:{_WHO}|driver|pilot|victim|{_COUNT})(?: is| was| are|,)? (?:now |still |reported |said "
    r"to be |also )?(?:stable|critical|in icu|in hospital|unconscious|in coma)",
    r"rushed to (?:the )?(?:\w+ ){0,3}(?:hospital|icu|clinic|emergency)",
    r"(?:fighting|fights|battling|battles) for (?:his|her|their|life)(?: life| lives)?",
    r"cut (?:[\w'-]+ ){1,4}(?:out of|free|loose)",
    r"(?:freed|extricated) after",
    r"left (?:dangling|hanging)",
    r"dangl(?:es|ed|ing) (?:from|on|at|\d)",
    rf"(?:fumes|gas|heat|smoke|heatstroke|stroke|lightning|bees|hornets) (?:fells?|overcomes?|"
    rf"overwhelms?|knocks? out|sickens?|chokes?) (?:{_COUNT}|{_WHO})",
    r"surviv(?:es|ed) (?:[\w'-]+ ){0,4}(?:attack|fall|crash|plunge|mauling|lightning|bite|stings?|"
    r"ordeal|collapse|blast|burns|shooting|stabbing)",
    r"(?:tied up|bound|hogtied)(?:,| and) beaten",
    r"beaten (?:up|with|unconscious|senseless|bloody)",
    r"(?:assaulted|punched|slapped|slashed|stabbed|knifed|clubbed|kicked) by",
    r"(?:falls?|fell|plunges?|plunged|drops?|dropped) (?:\d{1,3}|two|three|four|five|six|seven|"
    r"eight|"
    r"nine|ten|several|some) ?(?:floors?|storeys?|stor(?:ies|eys)|metres?|meters?|m|feet|ft)",
    r"(?:jatuh|terjatuh|terjunam|terhempas|junam) (?:\w+ )?(?:setinggi |sedalam )?(?:dua|tiga|"
    r"empat|lima|"
    r"enam|tujuh|lapan|sembilan|sepuluh|\d{1,3}) ?(?:tingkat|meter|m|kaki)",
    rf"{_WHO_MS} (?:masih|sedang|terus|giat) (?:dicari|dikesan|dijejaki)",
    rf"{_WHO} (?:hit|struck|crushed|pinned|run over|shot|stabbed|burnt|hurt|injured) (?:while|"
    rf"when|by|"
    r"as|in|at|on|after|during|near)",
    r"medically evacuated",
    r"(?:flown|ferried|brought|taken|carried|airlifted) (?:to |back to )?(?:out for|ashore|shore|"
    r"hospital|safety|land)",
    rf"(?:sickens?|injures?|hurts?|kills?|burns?|scalds?|traps?|fells?|hospitali[sz]es|buries|"
    rf"crushes|"
    rf"strikes?|hits?) (?:over |at least )?{_COUNT}(?! (?:new|goals?|years?|months?|weeks?|"
    rf"million))"
    r"(?![-%.,\d])",
    r"costs? (?:[\w'-]+ ){1,4}(?:his|her|their) (?:life|leg|arm|hand|eye|sight|fingers?)",
    r"dragged (?:\w+ )?(?:\d+ ?m\b|\d+ ?metres|by|under|along|beneath|into|off)",
    r"found hanging",
    rf"{_WHO}(?:'s|s') (?:fall|plunge|ordeal|death|injur\w+|accident|crash)",
    r"(?:under|beneath) (?:the )?(?:debris|rubble|wreckage)",
    r"from (?:the )?(?:rubble|debris|wreckage)",
    r"(?:di)(?:tumbuk|belasah|terajang|cekik|ketuk|parang|kapak|sepak|tampar)",
    r"(?:diterbangkan|dibawa|dikejarkan|dihantar|dirujuk) (?:[\w'-]+ ){0,4}(?:rawatan|hospital|"
    r"darat)",
    r"(?:mishap|accident|crash|fire|blaze|blast|explosion|collapse|fall|fumes|landslide|flood|"
    r"stroke|"
    r"heatstroke|lightning) claims (?:an? |the |\w+ )?\w+",
    r"recover(?:s|ed)? (?:the )?(?:body|bodies|remains) of",
    r"(?:mayat|jasad) (?:mangsa )?(?:kedua|ketiga|keempat|kelima|terakhir|pertama|\w+) (?:ditemui|"
    r"ditemukan|dijumpai|dikeluarkan|dibawa)",
    rf"(?:hempap|timpa|menghempap|menimpa|gilis|menggilis|rempuh|sodok) (?:{_COUNT_MS} )?{_WHO_MS}",
    r"overcome by",
    r"felled by",
    r"(?:blacks?|blacked|passes|passed) out (?:at|in|on|while|after)",
    r"(?:faints|convulses|collapses) (?:at|in|on|while|after|during|from|and|behind|outside)",
    # What strikes, and whom.
    r"(?:struck|hit|zapped|burnt|killed) by (?:a )?(?:bolt of )?(?:lightning|falling|flying|"
    r"runaway|reversing)",
    r"lightning (?:bolt |strike )?(?:kills|strikes?|hits?|injures|fells|leaves)",
    rf"{_BEAST} (?:attacks?|attacked|drags?|dragged|snatch(?:es|ed)?|mauls?|mauled|bites?|gores?|"
    r"gored|kills?|killed|tramples?|trampled|sw(?:arm|oop)s?) (?:on )?(?:an? |the |two |three )?"
    rf"(?:[\w'-]+ ){{0,3}}{_WHO}",
    rf"(?:attack(?:ed)?|snatched|seized|dragged|taken|bitten|mauled|gored|charged|stung|killed|"
    rf"trampled|grabbed) (?:\w+ )?by (?:an? |the )?(?:\w+ )?{_BEAST}",
    rf"(?:blast|explosion|fire|blaze|leak|crash|collapse|fall|mishap|accident|landslide|landslip|"
    rf"cave-in|pile-up|spill|fumes|collision|rockfall|storm|tree|wall|crane|lift|gondola|boiler|"
    rf"scaffolding|acid|steam)(?: [\w'-]+){{0,5}} (?:injures?|hurts?|kills?|burns?|scalds?|maims?|"
    rf"wounds?|buries|traps?|claims|leaves) (?:an? |the |over )?(?:[\w'-]+ ){{0,3}}(?:{_WHO}|"
    rf"{_COUNT}|life|lives)",
    r"(?:crushed|pinned|trapped|caught|buried|wedged|stuck|sandwiched|squeezed) (?:between|under|"
    r"beneath|inside|in|against|alive)",
    rf"(?<!model\x20)(?<!toy\x20){_AIRCRAFT} (?:[\w'-]+ ){{0,5}}(?:crash(?:es|ed)?|crash-land\w*|"
    r"goes down|went down|plunges|ditches|nosedives)(?! test| course)",
    rf"(?<!harga\x20tiket\x20){_AIRCRAFT_MS} (?:[\w'-]+ ){{0,8}}(?:terhempas|terjunam|jatuh|"
    r"mendarat kecemasan|terbabas)",
    rf"{_COUNT}(?: \w+){{0,2}} (?:hurt|injured|killed|dead|missing|trapped|burnt)",
    r"(?:suffers?|suffered|sustains?|sustained) (?:\w+ ){0,3}(?:burns|cuts|fractures?|injur\w+|"
    r"wounds|sickness|concussion|shock|heatstroke|heat stroke|cardiac arrest)",
    # Malay: the search and its end.
    r"(?:operasi )?sar (?:[\w'-]+ ){0,7}(?:di\w{4,}|masuk hari|memasuki hari|masih|bersambung|"
    r"diperluas\w*|hari ke)",
    rf"(?:sar|operasi|gerakan|usaha|misi|pasukan|kerja)(?: \w+){{0,2}} (?:cari|mencari|mengesan|"
    rf"carian|pencarian)(?: dan menyelamat)?(?: [\w'-]+){{0,3}} {_WHO_MS}",
    rf"(?:pencarian|carian)(?: [\w'-]+){{0,3}} {_WHO_MS}(?: [\w'-]+){{0,8}} (?:di(?:tamatkan|"
    r"hentikan|teruskan|sambung|perluas\w*|tangguh\w*)|masuk hari|memasuki hari|bersambung)",
    rf"{_WHO_MS} (?:[\w'-]+ ){{0,4}}(?:masih |dilaporkan |dikhuatiri |dipercayai )?{_LOST_MS}"
    r"(?= (?:di|dalam|ketika|semasa|selepas|sejak|dekat|bot|dipukul|dibawa|akibat|hampir|lebih|"
    r"\d|dua|tiga|empat|belum|masih|ditemu\w+|dijumpai|diselamatkan)|[.,!]|\s*$)",
    rf"{_WHO_MS} (?:[\w'-]+ ){{0,6}}(?:ditemu(?:i|kan)|dijumpai|dikesan) (?:[\w'-]+ ){{0,2}}"
    r"(?:selamat|hidup|lemah|letih|lesu|cedera|pengsan|terapung|terbaring|terkulai|tersangkut|"
    r"dalam keadaan|berpaut|hanyut|di dasar|di gigi|di muara|di tebing)",
    rf"{_WHO_MS} (?:[\w'-]+ ){{0,6}}(?:masih|belum|gagal) (?:lagi )?(?:belum )?(?:di)?(?:temu\w*|"
    r"kesan|jumpa\w*|hilang)",
    rf"(?:cari|mencari|mengesan) (?:\w+ )?(?:{_COUNT_MS} )?{_WHO_MS} (?:[\w'-]+ ){{0,3}}{_LOST_MS}",
    # Malay: brought out, held fast.
    rf"(?:keluarkan|mengeluarkan|bebaskan|membebaskan|selamatkan|menyelamatkan|bawa turun|"
    rf"membawa turun|usung|mengusung) (?:{_COUNT_MS} |mayat )?{_WHO_MS}",
    rf"{_WHO_MS} (?:[\w'-]+ ){{0,5}}(?:berjaya |dapat |sempat )?(?:dikeluarkan|diselamatkan|"
    r"dibawa keluar|dibawa turun|dibebaskan dari(?:pada)? (?:himpitan|runtuhan|timbunan))",
    rf"{_WHO_MS} (?:[\w'-]+ ){{0,3}}(?:tersepit|terperangkap|terhimpit|tertimbus|terkambus|"
    r"tersangkut|tergantung|terkandas|terputus)",
    r"(?:dikeluarkan|ditarik keluar) dari(?:pada)? (?:runtuhan|kenderaan|kabin|lubang|lori|"
    r"timbunan)",
    r"berpaut (?:pada|di) (?:\w+ )?(?:tong|bot|kayu|pelampung|serpihan|pokok|batu|dahan)",
    r"hanyut (?:di|dua|tiga|empat|lima|\d|selama|ke|semalaman)",
    # Malay: how they are, what struck them.
    rf"{_COUNT_MS}(?: lagi| orang| maut,? \w+)?(?: [\w'-]+){{0,3}} (?:cedera|parah|kritikal|maut|"
    r"terkorban|melecur|lecur|pengsan|dirawat|dihospitalkan|masuk hospital|rentung|lemas|hilang|"
    r"tertimbus|koma|sesak nafas|pening|muntah-?muntah|pitam|rebah|keracunan|patah|luka|luka-luka|"
    r"tersepit|terperangkap)",
    rf"{_WHO_MS} (?:[\w'-]+ ){{0,3}}(?:stabil|kritikal|nazak|tenat|parah|koma|dihospitalkan)",
    r"(?:dilaporkan|dalam keadaan|kini|keadaan(?:nya)?) (?:dalam )?(?:keadaan )?(?:stabil|kritikal|"
    r"tenat|lemah)",
    r"(?:terkena|terhidu|tersedut|terdedah kepada|disimbah|terkena simbahan) (?:\w+ )?(?:wap|stim|"
    r"gas|asid|bahan kimia|ammonia|amonia|klorin|asap|letupan|renjatan|percikan|libasan|cecair|"
    r"besi|air panas|minyak)",
    r"(?:di|ter)(?:panah|sambar) (?:petir|kilat|buaya)",
    r"petir (?:sambar|panah|bunuh|ragut)",
    rf"(?:buaya|gajah|harimau|beruang|babi hutan|ular \w+|tebuan|lebah) (?:[\w'-]+ ){{0,2}}(?:"
    rf"baham|serang|sambar|seret|sondol|pijak|patuk|sengat|bunuh|tarik|bedal|"
    rf"terkam) (?:[\w'-]+ ){{0,2}}"
    rf"{_WHO_MS}",
    r"(?:mangsa|mati|maut|diserang|diseret|ditarik|dibaham|dijadikan|habuan) (?:\w+ )?(?:"
    r"buaya|gajah|harimau|tebuan|babi hutan)",
    r"gugur (?:ketika|semasa|dalam|di)",
    r"patah tengkuk",
)
# What may strike things, too: with somebody to whom it happens.
HAPPENINGS = table(
    r"""
    blasts?, explod(?:es|ed), erupt(?:s|ed) in flames, pile-?ups?, mishaps?, landsl(?:ide|ip)s?,
    cave-?ins?, caves? in, caved in, gives? way, gave way, blows? up, blew up, topples?, toppled,
    derail(?:s|ed), goes down, went down, crash-?lands?, crash-?landed, ran aground, runs aground,
    collides?, smash(?:es|ed) into, slam(?:s|med) into, rear-?ends?, spins? out, veer(?:s|ed) off,
    skids?, swerv(?:es|ed), plung(?:es|ed|ing), gas leak, toxic gas, rockfall, tanah (?:runtuh|
    mendap|jerlus), runtuhan, meletup, letupan, terbalik, mendap, roboh, menyembah bumi, karam,
    dipukul (?:ombak|ribut|gelombang), dilanda ribut, junam, tumbang, terlanggar, rempuhan,
    pelanggaran
""".replace("|\n    ", "|")
)
# Who is called by a trade or a way of life that the other tables do not hold.
NEWS_PERSONS = (
    rf"{_COUNT}(?: others?| more)? {_HURT}",
    rf"{_COUNT_MS}(?: lagi| orang)? (?:cedera|parah|kritikal|maut|terkorban|melecur|pengsan|"
    rf"dirawat|"
    r"sesak nafas|tersepit|terperangkap|hilang|lemas|tertimbus|rentung)",
    *table(r"""
    cadd(?:y|ies|ie), dock ?workers?, gatherers?, pickers?, harvesters?, foragers?,
    (?:mill|farm|estate|deck|ground|stable|yard|plantation|factory) ?hands?, visitors?, customers?,
    patrons?, guests?, patients?, villagers?, holidaymakers?, tourists?, trekkers?, kayakers?,
    rafters?, snorkellers?, swimmers?, paragliders?, surfers?, pensioners?, grandm(?:a|other),
    grandfather, grandpa, dads?, mums?, father-of-\w+, mother-of-\w+, breadwinner, priests?,
    monks?, nuns?, pastors?, clergym[ae]n, sami, rahib, paderi, (?:lance )?corporals?, sergeants?,
    lieutenants?, captains?, inspectors?, newlyweds?, bride, groom, duo, trio, caretakers?,
    owners?, hunters?, trappers?, foreigners?, migrants?, nationals?, staffers?, expatriates?,
    expats?, refugees?, devotees?, worshippers?, pilgrims?, shoppers?, diners?, commuters?,
    bystanders?, onlookers?, revellers?, spectators?, evacuees?, tenants?, pelancong, pengunjung,
    pemancing, pendaki, penyelam, perenang, pesara, jemaah, peserta, penduduk, penghuni,
    warga asing, pekebun, peneroka, kedi, peraih, pemandu arah, pengail, pemburu, pengembara,
    pelari, pengayuh, juruterbang, kelasi, anak kapal, nakhoda, tekong, rakyat \w+, mat rempit,
    ibu tunggal, bapa tunggal, balu, duda, pengantin, tunang, ipar, sepupu
"""),
)

# Harm told as a headline tells it: of an event, though no place, day or hospital is named.
NEWS = any_of((*HEADLINE_DEATHS, *HEADLINES, *FOLLOW_UPS))
