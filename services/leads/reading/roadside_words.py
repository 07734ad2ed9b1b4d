"""Work on foot on and beside the road, and afloat: who is struck there is at his place of work.

Tables for people who know the country; `roadside` reads them. Small letters; pieces of regular
expressions.
"""

import re

from services.leads.reading.patterns import any_of, quick, table

# Trades and posts done on foot where vehicles pass.
ON_FOOT = any_of(
    table(r"""
    (?:pekerja|buruh|kakitangan|petugas|staf|staff|budak|abang|abg|anggota|
    kontraktor) (?:(?:kontrak|am|syarikat|wanita|warga \w+|\w+ly) )?(?:sapu|sapu jalan|
    sapu sampah|cuci jalan|pembersihan|jalan(?: ?raya)?|lebuh ?raya|tol|plaza tol|landskap|
    penyelenggaraan(?: \w+)?|turap|jkr|plus|stesen (?:minyak|petronas|shell|petron|caltex|bhp)|
    pam minyak|parking|parkir|car ?wash|cuci kereta|majlis(?: \w+)?|mb\w{1,3}|mp\w{1,3}|dbkl|
    alam flora|swcorp|indah water|tnb|tm|telekom|unifi|potong rumput|pemotong rumput|kutip sampah|
    sampah|pasang (?:kabel|paip|lampu)|lampu isyarat|cat jalan|papan tanda|tapak|binaan|pembinaan|
    kejohanan|trafik|rela|jpj|penguatkuasa|ukur|kebersihan), penyapu(?: \w+)?,
    (?:makcik|pakcik|abang|abg|kak|kakak|uncle|aunty) (?:yang )?(?:jual|menjual|meniaga)(?: \w+)?,
    tukang (?:sapu|
    kebun|potong rumput|gunting rumput|parking|cat jalan|jaga), pemotong rumput, mesin rumput,
    penurap(?: jalan)?, pengutip (?:sampah|tol|besi|kotak|tin), pemungut sampah, kutip sampah,
    jaga (?:parking|parkir|kereta|trafik|sekolah|lalu ?lintas|tapak), (?:penjaga|
    atendan) (?:parking|parkir|tol|pam|lintasan|tempat letak), penjaja, anggota rela, ahli rela,
    rela, warden(?: \w+)?, marshal(?: \w+)?, penyelaras trafik, juruukur, pekerja ukur, (?:road|
    highway|roadside|street|toll|council|municipal|maintenance|contract|landscape|landscaping|
    utility|expressway|drain|telco|cable|petrol station|petrol|pump|parking|car ?wash|
    construction|plus|tnb|telekom) (?:maintenance )?(?:workers?|labou?rers?|sweepers?|cleaners?|
    crew(?: members?)?|hawkers?|vendors?|traders?|sellers?|collectors?|tellers?|attendants?|
    wardens?|staff|employees?|contractors?|marshals?), sweepers?, (?:street|road) cleaners?,
    grass ?cutters?, gardeners?, (?:garbage|rubbish|refuse|trash|waste) (?:collectors?|m[ae]n|
    crew|truck (?:workers?|attendants?|assistants?)), hawkers?, vendors?, stall ?(?:owners?|
    holders?|keepers?|operators?|workers?), (?:food|fruit|durian|burger|satay|nasi lemak|
    newspaper|flower) (?:sellers?|traders?|vendors?), flagm[ae]n, flaggers?, signalm[ae]n,
    banksm[ae]n, traffic (?:wardens?|marshals?|controllers?|policem[ae]n|policewom[ae]n|cops?|
    police officers?), rela (?:members?|volunteers?|personnel|officers?), surveyors?, linem[ae]n,
    linesm[ae]n, parking jockeys?
    """)
)
# Who may be on the road as well: at work where a place of work or the roadside is told.
MAY_STAND = any_of(r"""
    peniaga(?: \w+)?, penjual(?: \w+)?, pekedai, pemilik (?:gerai|warung|kedai),
    pengawal(?: \w+)?, guard, guards?, polis(?: \w+)?, anggota(?: \w+)?, traders?, sellers?,
    vendors?, security, watchm[ae]n, cops?, policem[ae]n, policewom[ae]n, officers?,
    pegawai(?: \w+)?, mekanik, mechanics?, pekerja(?: \w+)?, workers?, employees?, staff?,
    kakitangan, buruh, labou?rers?, pembantu(?: \w+)?, pelayan, waiters?, waitress(?:es)?,
    technicians?, juruteknik, tukang(?: \w+)?, kontraktor, contractors?, volunteers?, sukarelawan,
    paramedi[ck]s?, anggota bomba, firem[ae]n, tow ?truck (?:drivers?|operators?), pemandu
""")
AT_ROADSIDE = re.compile(
    r"\b(?:(?:di )?(?:tepi|bahu|pinggir|sisi|birai) (?:jalan|lebuh ?raya|highway)|"
    r"laluan kecemasan|"
    r"road ?side|(?:road|hard|highway) shoulder|emergency lane|by the (?:road|highway))\b"
)
# Standing there at something: "ketika menunggu", on the way or at rest, is no work.
AT_SOMETHING = re.compile(
    r"\b(?:ketika|semasa|sewaktu|sedang|tengah|masa|while|as (?:he|she|they))\s(?:(?:sedang|he|"
    r"she|they|was|"
    r"were|dia|mangsa)\s){0,3}(?:me\w{4,}|ber(?:niaga|tugas|kerja|jual|kawal)\w*|jual|cuci|"
    r"baiki|tukar|"
    r"angkat|pasang|kutip|tolong|[a-z]{3,}ing)\b"
)
# A vehicle strikes: whom, or what he stands at.
STRUCK = re.compile(
    r"\b(?:di|kena |ter|kena di)(?:langgar|rempuh|gilis|gelek|seret|heret|hentam|sondol|"
    r"himpit|hempap|"
    r"lenyek|tabrak|sagat|rodok|sodok)\b|\b(?:me)?(?:rempuh|langgar|ngrempuh|sondol|gilis|"
    r"nggilis)\b|"
    r"\b(?:hit|struck|mowed down|knocked down|run over|rammed|dragged|crushed|pinned|killed|"
    r"flung) "
    r"(?:and killed )?by\b|\b(?:run over|ran over|runs over|mowed down|knocked down|"
    r"knocks down)\b|"
    r"\b(?:plough|plow|ram|crash|slam|smash|veer|barrel)(?:s|ed|med|ing)? (?:into|through)\b|"
    r"\brams\b|\bramming\b|\bhits?\b"
)
# He rode or drove himself, or was on the way.
_MOVES = (
    r"motosikal|motorsikal|motor|basikal|kereta|van|lori|treler|bas|skuter|myvi|hilux|kenderaan"
)
OWN_WHEELS = quick(
    rf"\b(?:{_MOVES})\s(?:(?:milik|yang|mereka|dia|sendiri|itu|pacuan|berkuasa|tinggi|dua|tiga|"
    rf"sebuah|roda|tiganya|"
    r"tu|ni)\s)*(?:dinaiki|ditunggang|dipandu|ditumpang|dibawa|dilanggar|dirempuh|digilis|"
    r"digesel|"
    r"dihentam|kena (?:langgar|rempuh|hentam)|terbabas|bertembung|bergesel|berlanggar|jatuh|"
    r"terjatuh|"
    r"terbalik|terjunam)|"
    rf"\b(?:{_MOVES})(?:nya| mangsa| arwah| si mati| beliau| dia)\b|\b(?:penunggang|pembonceng|"
    rf"menunggang|membonceng|memandu|ditunggang|"
    r"dipandunya|ditunggangnya|dinaikinya|motorcyclists?|rider|riders|riding|driving|pillion|"
    r"cyclist)\b|"
    r"\b(?:his|her|their) (?:own )?(?:motorcycle|motorbike|bike|car|lorry|van|bicycle)\b|"
    r"\b(?:dalam perjalanan|pulang|balik|menuju|on (?:his|her|the|their) way|heading (?:home|to)|"
    r"(?:to|from|home from|after) work|melintas\w*|lintas jalan|menyeberang|crossing|"
    r"cross the)\b|\b(?:the|a) (?:motorcycle|car|van|lorry|ambulance|bus) (?:he|she|they)\b|"
    rf"^\W{{0,3}}(?:(?:dua|tiga|sebuah|\d)\s)?(?:{_MOVES})\s(?:\w+\s){{0,4}}?"
    r"(?:di(?:langgar|rempuh|gilis|hentam|sondol)|kena)\b"
)
# A trader who crosses the road is a pedestrian; who leads pupils across is at work.
CROSSING = re.compile(
    r"\b(?:ketika|semasa|sedang|masa|tengah|cuba|mahu|hendak|nak|while|when)\s(?:\w+\s){0,4}?"
    r"(?:(?:me)?lintas(?:i)?|menyeberang|crossing) (?:the )?(?:jalan|road|street|highway)\b"
)
# Where a vehicle that leaves the road finds people at their work.
_WORKPLACE = (
    r"(?:gerai|warung|kedai|restoran|kafe|khemah|stesen minyak|pondok(?: pengawal| polis|"
    r" tol)?|bengkel|"
    r"kilang|pejabat|klinik|pasar|tapak|zon kerja|sekatan|kaunter|stalls?|shops?|restaurants?|"
    r"caf[eé]s?|"
    r"guard ?house|toll booth|tollbooth|petrol station|workshop|market|work ?(?:zone|site|area)|"
    r"roadworks?|road ?block|office|factory|showroom|bilik pameran|bazar|food ?truck|"
    r"trak makanan)"
)
# Whoever is at a stall or shop when a vehicle hits it, unless guests are told of.
STALL_STRUCK = quick(
    r"\b(?<!dari )(?<!pembantu )(?<!pekerja )(?<!pemilik )(?:gerai|warung|kiosk|"
    r"stalls?|kedai|restoran|shops?|booths?)(?:nya)?\b(?!\s(?:di )?(?:depan|"
    rf"hadapan))(?:(?!\b(?:{_MOVES})\b)[^.;:]){{0,70}}"
    r"\b(?:dirempuh|dilanggar|dihentam|diredah|(?:was|were) (?:hit|rammed|struck))\b|"
    r"\b(?:me)?(?:rempuh|langgar|redah|hentam)\s(?:\w+\s){0,2}(?:gerai|warung|kiosk|kedai|"
    r"restoran)\b|"
    r"\b(?:plough|plow|ram|crash|slam|smash)(?:s|ed|med|"
    r"ing)? (?:in)?to (?:\w+ ){0,3}(?:stalls?|shops?|"
    r"restaurants?|eater(?:y|ies)|booths?)\b"
)
_HARM = (
    r"(?:maut|meninggal|terkorban|cedera|parah|tersepit|patah|luka|killed|die[sd]|dead|hurt|injured|"
    r"trapped)"
)
# Who drove into the stall is hurt, and nobody of the stall: that is the road.
STRIKER_HURT = re.compile(
    r"\b(?:pemandu|penunggang|pembonceng|kelindan|driver|rider|motorcyclist|motorist)\b"
    rf"(?:\s(?!dan\b|and\b)[\w'-]+){{0,5}}?\s{_HARM}\b"
)
STALLMAN_HURT = re.compile(
    r"\b(?:peniaga|penjaja|penjual|pekedai|tauke|pemilik (?:gerai|kedai|warung|restoran)|pekerja|"
    r"pembantu|pelayan|tukang|hawker|vendor|seller|trader|workers?|waiter|waitress|cook|owner|keeper|"
    rf"operator|mangsa)\b[^.\n]{{0,60}}\b{_HARM}\b|\b{_HARM}\b[^.,\n]{{0,40}}\b(?:peniaga|penjaja|"
    r"penjual|pekedai|pekerja|pelayan|hawker|vendor|seller|trader|workers?)\b"
)
GUESTS = any_of(
    r"(?<!nasi\x20)(?<!layan\x20)(?<!untuk\x20)pelanggan, pengunjung, customers?, diners?, "
    "patrons?, orang awam, pejalan kaki, pedestrians?"
)
INTO_WORKPLACE = re.compile(
    r"\b(?:(?:me)?rempuh|(?:me)?langgar|(?:ter)?babas (?:ke|masuk)(?: \w+)?|hentam|meredah|redah|"
    r"(?:plough|plow|ram|crash|slam|smash|veer|skid)(?:s|ed|med|ded|ing)? (?:in)?to|rams|hits?)\s"
    rf"(?:(?:an?|the|sebuah|beberapa|several|two|\w+)\s){{0,3}}?{_WORKPLACE}\b|"
    rf"\b(?:di|dalam|at|in|inside) (?:(?:an?|the|his|her|their|"
    rf"sebuah)\s)?(?:\w+ )?{_WORKPLACE}(?:nya)?\b"
)
# A bath or a picnic is no work on the water.
BATHES = any_of("mandi, berenang, berkelah, bathing, swimming, picnic, bercuti, holiday")
# A vehicle that is being moved at a place of work.
REVERSED = re.compile(
    r"\b(?:undur|terundur|mengundur\w*|diundur\w*|berundur|gostan|reversing|reversed|reverse|"
    r"manoeuvring|parkir)\b"
)
LOADER = any_of(r"""
    kelindan(?: \w+)?, pembantu lori, pekerja (?:gudang|stor|kilang|pelabuhan|depot|ladang|kuari),
    pengawal(?: \w+)?, guard, (?:lorry|bus|truck) (?:attendants?|assistants?|helpers?),
    attendants?, (?:warehouse|store|port|yard|depot) workers?, banksm[ae]n, signalm[ae]n,
    storekeepers?, loaders?, workers?, pekerja
""")
# Work in a lane: struck "ketika kerja-kerja menurap", "at a work zone", "kawal trafik".
ROAD_WORK = re.compile(
    r"\b(?:zon kerja|kawasan kerja|kerja-?kerja|kerja (?:turap|menurap|penyelenggaraan|"
    r"pembersihan|"
    r"naik taraf|ukur|penggantian|pemasangan|pembaikan|jalan)|menurap|turap jalan|"
    r"tampal (?:jalan|lubang)|"
    r"work (?:zone|area)|road ?works?|maintenance works?|"
    r"(?:me)?ngawal (?:aliran )?(?:lalu ?lintas|trafik|"
    r"kenderaan)|(?:kawal|jaga|kendali|urus|mengurus|mengendali\w*|menjaga) (?:aliran |"
    r"kelancaran )?"
    r"(?:lalu ?lintas|trafik|traffic)|(?:controlling|directing|managing|manning|conducting) "
    r"(?:the )?(?:traffic|a road ?block)|traffic (?:control|duty|duties)|menahan kenderaan|"
    r"sekatan jalan ?raya|roadblock|potong rumput|memotong rumput|sapu (?:(?:tepi|bahu|"
    r"sepanjang) )?(?:jalan|jln|sampah|daun)|menyapu|"
    r"kutip (?:sampah|kon|bayaran|tol)|mengutip (?:sampah|kon|bayaran|tol)|(?:pasang|susun|"
    r"alih|kutip) kon|"
    r"(?:laying|placing|removing|collecting|setting up) (?:safety |traffic )?cones|cutting grass|"
    r"grass[- ]cutting|sweeping (?:the )?(?:road|street|leaves)|patching|resurfacing|"
    r"(?:repair|fix|install|replac|paint)ing (?:\w+ ){0,2}(?:potholes?|street ?lights?|lights?|"
    r"guard ?rails?|"
    r"cables?|pipes?|road|lines|signs?))\b"
)
# Who earns his living on the water, and what carries him.
SEAFARER = any_of(r"""
    nelayan(?: \w+)?, pencari (?:kerang|lokan|siput|ikan|udang|ketam|gamat|tengkuyung), tekong,
    awak-?awak, anak kapal, kru(?: bot| kapal)?, kelasi, jurumudi, nakhoda,
    kapten(?: bot| kapal| feri)?, mualim, jurumesin, penyelam,
    (?:pemandu|petugas|pekerja) feri, (?:pemandu|pengemudi|operator) bot,
    (?:boat|ferry) (?:drivers?|captains?|handlers?), pengusaha (?:bot|
    sangkar \w+), pekerja (?:bot|kapal|tongkang|jeti|sangkar|pelantar|dermaga), fisherm[ae]n,
    trawlerm[ae]n, skippers?, boatm[ae]n, boat operators?, ferrym[ae]n, crewm[ae]n,
    crew(?: members?)?, deckhands?, sailors?, seam[ae]n, seafarers?, captain, divers?,
    stevedores?, dockers?, tugboat (?:crew|captain)
""")
VESSEL = any_of(r"""
    bot(?: \w+)?, kapal(?! terbang)(?: \w+)?, feri, tongkang, perahu, sampan, lemas, drown(?:ed|
    s)?, muara, tunda, pukat, laut, perairan, boats?, ships?, vessels?, ferry, barges?, trawlers?,
    tankers?, tug ?boats?, sea, waters, jetty, jeti, off (?:pulau|port|kuala|tanjung|the coast),
    pelabuhan, dermaga, wharf, muara
""")
