"""Words by which a run of capitals is a firm's, a school's or an office's, and no person's.

Tables for people who know the country; `firms` reads them. Small letters.
"""

import re

from services.leads.reading.patterns import any_of, word_set
from services.leads.reading.roots import agents
from services.leads.reading.trade_words import DOERS, TRADES

# A firm's name ends with one of these: "Gemilang Gloves", "Harta Logistik". With one word more
# they are sure; nobody is called so.
ENDS = word_set(
    """
    enterprise enterprises trading traders holdings holding industries industrial industri
    industry perindustrian engineering kejuruteraan engineers logistik logistics transport
    transportation pengangkutan haulage hauliers freight forwarders forwarding cargo kargo kurier
    courier couriers express ekspres services service perkhidmatan servis resources ventures
    venture construction pembinaan konsortium consortium builders contractors contractor realty
    hartanah properties plastik plastics plastic gloves glove latex rubber furniture perabot
    timber sawmill steel metal metals metalworks foundry wire cables electrical electronics
    elektronik elektrik semiconductor semiconductors technology technologies teknologi tech
    precision automation foods food foodstuff makanan minuman beverages bakery bakeri kitchen
    catering katering cafe kafe bistro restaurant resort hotel motors auto autoworks autoparts
    tyre tyres tayar security securities sekuriti cleaning cleaners landscape landscaping landskap
    estate estates plantation plantations perladangan farm farms poultry ternakan livestock agro
    agriculture kimia chemical chemicals paints coatings oleochemicals petrochemical
    petrochemicals petrokimia refinery marine shipyard shipping perkapalan slipway dockyard works
    mart minimart supermarket pasaraya hypermarket superstore farmasi pharmacy textile textiles
    tekstil garment garments apparel packaging paper printing percetakan printers telecom
    telecommunications telekomunikasi utilities scaffolding equipment machinery tools parts group
    corp corporation company agency agensi global solutions management systems manufacturing
    manufacturer products mills mill oleo biodiesel quarry cement simen concrete konkrit ceramics
    ceramic glass aluminium galvanizing stamping mould moulding packers assembly
    delivery dispatch despatch movers travel tours laundry dobi salon spa boutique butik workshop
    hardware clinic dental pergigian school college academy akademi guard guards builder scrap
    kontena containers container plywood fabricators fabrication offshore lif lifts elevators
    power energy water cooling aircond plumbing wiring bottling bottlers plasticware rubberware
    warehousing rigging earthworks earthwork demolition drilling dredging surveyors moulders
    refrigeration insulation waterproofing piling crane cranes lorries haulers workwear jv
    geomatics switchgear shipbuilders shipbuilding chillers towing motor tyrepoint glassworks
    recycling biscuit biscuits confectionery seafood frozen coldstorage aquaculture hatchery
    """
)
# With one of these it begins, and the rest of the run belongs to it.
HEADS = word_set(
    """
    kilang ladang estet klinik sk smk sjkc sjkt sjk sjk(c) sjk(t) smjk sra sma smka sekolah tadika
    taska kolej universiti politeknik maktab institut ipg hospital restoran kedai hotel bengkel
    syarikat pembinaan perusahaan perniagaan koperasi kuari loji majlis jabatan pejabat balai ipd
    ipk kem lembaga perbadanan kementerian mahkamah agensi felda felcra risda fgv kurier butik
    bspt bspj bsjd ppm
    farmasi pasaraya jkr jps jpj jpbd ppd pkd ppbd jpn jkn kkm tnb dbkl dbku dbkk ppj stesen
    telekom majlis gudang tenaga
    """
)
# Firm heads that also are homes: "Ali, 34, dari Felda Contoh" tells where he lives.
HOMES = word_set("felda felcra risda ladang estet kem kuarters")
# Councils and utilities by their initials alone: "driver lori sampah MPK", "pekerja am MBI".
BODIES = re.compile(
    r"(?:M[PB][A-Z](?:[A-Za-z]{0,3})|MD[A-Z][A-Za-z]{0,3}|DBKL|DBKU|DBKK|PPJ|TNB|JKR|JPS|JPJ|PKD|"
    r"PPD|"
    r"JKN|JPN|KKM|LHDN|JPBD|RISDA|FELDA|FELCRA|FGV|KTMB?|SWCorp|IWK|SAJ|SESB|SEB|PBA|SADA|"
    r"JBPM|APM|AADK|MAHB|LLM|UTM|UKM|UPM|USM|UUM|UMS|UNIMAS|UMT|AirAsia|Petronas|PETRONAS|"
    r"Maybank|Lalamove|Foodpanda|Westports|Northport|"
    r"Lotus's|Tesco|Mydin|Aeon|AEON|Econsave|KFC|McD|Starbucks|Shopee|RELA|MAS|Firefly|MASkargo|"
    r"UTeM|UTHM|UiTM|UniMAP|UNITEN)"
)
NO_BODY = word_set("mpv mbbs mba mbo mdf mdm md mp mb mbe")
# Peoples and places, whatever stands before them.
NO_FIRMS = word_set("orang wakaf bharu bahru baharu baru malaysia malaysian")
# What firms are called, beside a trade's word before it: "juruteknik Fibre Utama".
FILLERS = word_set(
    """
    utama jaya maju indah bersih alam gemilang cemerlang sinar perisai borneo mewah murni mutiara
    setia sentosa bestari lestari bina karya wawasan perdana harmoni makmur mekar berkat sejahtera
    hijau biru emas perak intan permai permata bersatu bersama nusantara global asia pacific
    pasifik oriental golden silver star sun prime premier prestige royal first best super mega
    ultra delta alpha omega beta sigma eco green blue fibre fiber harta tiara teguh kukuh tegap
    unggul pantas laju cepat kilat segar subur niaga usaha damai bakti cahaya cahya bumi warisan
    budaya mesra murah borong dunia samudera lautan angkasa satria perkasa gagah waja
    kencana tunas pertiwi ria kurnia kasih makmal seri citra megah lintas rentas timur barat
    selatan utara
    """
)
# Words of a headline and of forms: there a firm's name has ended.
STOPS = word_set(
    """
    maut meninggal cedera parah terkorban dirempuh dilanggar dihempap digilis tersepit ditemui
    ditemukan mati lemas jatuh terjatuh kemalangan nahas kejadian pada di ketika semasa selepas
    mangsa nama name age umur pagi petang malam semalam tadi isnin selasa rabu khamis jumaat sabtu
    ahad monday tuesday wednesday thursday friday saturday sunday dies died killed hurt injured
    in at on after when worker workers pekerja driver rider en encik puan pn cik mr mrs ms dr
    """
)
# What opens a sentence before a firm's name and is none of it.
BEFORE = word_set(
    """
    mangsa seorang dua tiga the a an our my arwah takziah tahniah warga keluarga majikan milik
    hr update info berita semua salam makluman bomba polis wei bro guys
    """
)
_NO_LEAD = word_set("kurier kuli guard guards spa couriers courier security")
_SINGLE = frozenset(
    trade.removesuffix("s?")
    for trade in TRADES
    if re.fullmatch(r"[a-z]{3,}(?:s\?)?", trade) is not None
)
# The words of trades that a run may begin with: "Pekerja Gemilang Gloves".
ROLES = (
    _SINGLE
    | {f"{one}s" for one in _SINGLE}
    | frozenset(agents(DOERS))
    | word_set("rider riders driver drivers worker workers staff")
) - _NO_LEAD
# Trades by which people are called, too.
TRADED_NAMES = word_set("bilal imam mason baker carter cook siak noja")
# The trades of those who speak of an accident rather than suffer it.
SPOKESMEN = word_set(
    """
    pegawai paramedik paramedic paramedics doktor doctor polis police peguam pengurus manager
    pengarah penyelia anggota ketua pengetua inspektor firemen customs penguatkuasa medical
    enforcement kadet skuad
    """
)
# Between a trade and the firm.
OF = re.compile(
    r"\s(?:(?:am|lama|baru|kontrak|sambilan|part[- ]?time|tetap|pelatih|kami|kita|lori sampah|"
    r"lori|kren|bas|van|treler|sampah|wanita|lelaki|kilang|kapal|bengkel|loji|gudang|hotel|ladang|kedai|"
    r"keselamatan|kebersihan|pembersihan|landskap|penyelenggaraan|peronda|forklift|crane|"
    r"dispatch)\s){0,3}"
    r"(?:(?:di|dari|daripada|kat|dekat|dgn|dengan|untuk|at|of|from|for|with|company|syarikat|"
    r"firma|hotel|kilang|pasar ?raya|klinik|restoran|ladang|kedai|the)\s){0,3}$"
)
# Work told before the firm: "keje lori sampah Bersih Alam", "at work this morning at ...".
WORKS = re.compile(
    r"\b(?:(?:be)?kerj[ae]|kej[ae]|kijo|krja|kije)\s(?:(?:bawa|bawak|jadi|sebagai|sbg)\s)?"
    r"(?:[a-z-]{3,12}\s){0,3}"
    r"(?:(?:di|kat|dengan|dgn|untuk|dekat|ngan)\s)?(?:[a-z-]{3,12}\s){0,2}$|"
    r"\bat work\b[^.;,]{0,30}\sat\s$|"
    r"\b(?:budak|member|kawan|rakan|orang|ore|geng)\s(?:kerja\s)?(?:satu\s)?(?:kilang|ladang|"
    r"hotel|gudang|kedai|syarikat|opis|ofis)\s$|"
    r"\b(?:rakan|kawan)\s(?:setugas|sekerja|komuniti)\s(?:(?:di|dari)\s)?$|"
    r"\b(?:colleagues?|friend|sister|brother)\s(?:at|from|of)\s$|"
    r"\b(?:warga|keluarga besar)\s(?:kerja\s)?$|\b(?:baju|uniform)\b[^.;]{0,25}\s\W?$|"
    r"\bjaga\s(?:(?:di|kat|dekat)\s)?(?:kilang\s|gudang\s|sekolah\s)?$|"
    r"\b(?:kantin|canteen|tukang (?:masak|kebun))\s(?:(?:di|kat|dekat)\s)?"
    r"(?:(?:asrama|kantin|dewan makan)\s)?$|"
    # "a call from HR of Contoh Logistics, their driver": whose the hurt one is
    r"\bhr\s(?:(?:of|at|from|dari|kat|di|syarikat|company)\s)?$|"
    r"\b(?:van|lori|bas)\s(?:[a-z]{3,12}\s)?(?:company|syarikat)\s$"
)
# Work told behind it: "Chin Wah Kitchen worker", "Klinik Contoh, where she worked".
WORKS_AFTER = re.compile(
    r"^(?:'s)?\s(?:workers?|employees?|staff|staf|technicians?|drivers?|riders?|operators?|"
    r"engineers?|guards?|nurses?|teachers?|(?:yard|factory|plant|warehouse|mill) (?=in |at )|"
    r"kehilangan seorang|berduka)\b|"
    r"^,?\s(?:where|tempat)\s(?:he|she|they|dia|beliau|arwah|mangsa)\s(?:had\s)?(?:worked|works|"
    r"was (?:working|employed)|bekerja|kerja|bertugas|taught|teaches)\b|"
    r"^\s?:\s(?:pekerja|staff?|rakan|rider|driver) kami\b"
)
# Between a person's name and the firm in apposition: "Contoh, 43, of Universiti Sampel".
APPOSED = re.compile(
    r"^(?:\s?\(\d{1,2}(?:\s?(?:tahun|thn))?\))?,?\s?(?:\d{1,2}(?:\s?(?:tahun|thn))?,\s)?"
    r"(?:\()?(?P<of>(?:of|from|dari|daripada|kat|di)\s)?"
    r"(?:(?:yang merupakan\s|the\s)?(?:pemilik|pengusaha|tauke|owner of|boss of|who (?:owned|runs|"
    r"owns|ran))\s(?:the\s)?)?$"
)
# What somebody works for, whatever it is called: "driver of Contoh Sampel".
OF_SURE = re.compile(
    r"\b(?:drivers?|riders?|workers?|employees?|attendants?|operators?|technicians?|guards?|clerks?|"
    r"supervisors?|mechanics?|welders?|electricians?|cleaners?|fitters?)\s(?:of|with|for)\s(?:the\s)?$"
)
# Offices told by two words.
PAIRS = frozenset({("dewan", "bandaraya"), ("pasukan", "gerakan")})
# Who works, beside the trades by their names.
WORKER = re.compile(
    r"\b(?:drivers?|drebar|riders?|pemandu|pembonceng|staff?|kakitangan|workers?|employees?|"
    r"attendants?|kelindan|operators?|helpers?|crew)\b"
)
OFFICIALS = any_of((*(SPOKESMEN - {"polis"}), r"polis(?! bantuan)"))  # those are a firm's own
