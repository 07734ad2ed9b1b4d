"""What befalls people, by the roots of Malay verbs and the forms of English ones.

Tables for people who know the language; `lead_words` and `harm` use them. Small letters; pieces of
regular expressions.
"""

from services.leads.reading.patterns import table
from services.leads.reading.roots import befallen, passive

# Done to people and animals alone, or ending badly whoever it is: harm that needs no other word.
_SURE_ROOTS = (
    "hempap himpit gilis gelek lenyek tikam tetak baham tanduk sondol rodok cakar terkam patuk "
    "pagut "
    "sengat renjat timbus kambus humban"
)
_SURE_MISHAPS = (  # the form with "ter-" alone
    "pelanting sungkur campak hantuk jerlus perosok benam lecur potong hiris tusuk cucuk "
    "sepit "
    "jepit kepit kehel seliuh kelar tembak jerembab tusuk sagat"
)
# Done to things too: with somebody to whom it happens.
_ROOTS = (
    "langgar rempuh seret heret hentam timpa tindih pijak gigit serang libas sambar lambung hayun "
    "hentak sagat"
)
_MISHAPS = (
    "jatuh gelincir kena sangkut siram simbah bakar sedut telan perangkap langgar gesel "
    "pelecok tolak lilit belit"
)

_SURE_DONE = table("""
    crushed, run over, electrocuted, scalded, gored, trampled, mauled, slashed, stabbed, impaled,
    maimed, concussed, suffocated, asphyxiated, strangled, mangled, poisoned, bitten, stung, knifed,
    hacked, buried, pinned, burnt, burned, severed, amputated, dislocated, sprained, fractured,
    knocked down, mown down, mowed down, knocked out, knocked unconscious, thrown off, flung,
    lacerated, hospitalised, hospitalized, injured, hurt, wounded, killed, shot, bashed, beaten up,
    assaulted
""")
# Sudden illness, as news and chats tell it.
TAKEN_ILL = table(r"""
    (?:kena |di)?serangan (?:jantung|asma|strok|sawan|panik|angin ahmar), (?:asthma|panic|
    heart) attack, seizures?, kena sawan, heat ?stroke, heat exhaustion, strok haba, angin ahmar,
    chest pains?, sakit dada, (?:sesak|susah|sukar) (?:nafas|bernafas|dada), low sugar,
    hipoglisemia, kekurangan gula, breathless, (?:difficulty|trouble) breathing,
    breathing (?:difficult(?:y|ies)|problems?), cardiac arrest, aneurysm, kejang,
    (?:mulut )?berbuih, pecah salur darah, jatuh sakit (?:teruk|tiba-tiba|mengejut),
    muntah (?:teruk|darah|tak henti), mulut (?:senget|herot), sebelah badan lumpuh, kepanasan,
    terkena strok, brain (?:bleed|haemorrhage|hemorrhage), pendarahan otak, mengerang kesakitan
""")
# Who is covered so is dead.
_WHO_LIES = (
    "rider driver biker motorcyclist pillion body bodies man woman victim worker guard guy remains "
    "he she him her uncle"
)
_WHO_LIES_MS = "mayat mangsa jenazah rider penunggang pemandu badan tubuh dia pekerja"
COVERED_UP = (
    *(
        rf"{who} (?:\w+ ){{0,2}}covered (?:with|by|in|under) (?:an? |the )?(?:\w+ )?"
        r"(?:sheet|cloth|tarp|tarpaulin|newspapers?|blanket)"
        for who in _WHO_LIES.split()
    ),
    *(
        rf"{who} (?:\w+ ){{0,2}}(?:di|ber)?tutup(?:i)? (?:dengan )?"
        r"(?:kain|surat ?khabar|kotak|plastik)"
        for who in _WHO_LIES_MS.split()
    ),
)
SURE_BEFALLEN = (
    *COVERED_UP,
    *table(r"""
    (?:taken|snatched|dragged|attacked|eaten|seized) (?:away |off )?by an? (?:\w+ )?(?:crocodile|
    tiger|bear|python), (?:kena |di)panah (?:petir|kilat), (?:kepala|muka|badan|kaki|
    tangan)(?:nya| dia| mangsa| member) teruk, teruk (?:kepala|muka|kaki|tangan|badan) (?:dia|
    beliau|mangsa|abang|member), (?:(?:was|were|got|gets|been) )?(?:caught|dragged|
    pulled|sucked) (?:in|into|between|under) (?:an? |the )?(?:[\w-]+ )?(?:conveyors?|
    machine(?:ry)?|mixer|rollers?|belt|grinder|press(?! conference)|gears?|
    auger|crusher|lathe|winch|propeller),
    naik ambulans, ambulans (?:dah |baru )?(?:datang|sampai|tiba), airlifted, flown to hospital,
    mati (?:dalam|ketika|semasa|masa) tidur, ambulans (?:dah |baru )?(?:bawa|bawak|ambil|amik|
    angkut), (?:bawa|bawak|hantar|kejar) (?:ke |pergi )?(?:emergency|kecemasan|er), burn (?:unit|
    ward|centre), neck brace, kena operate, (?:dalam|dlm|masuk) (?:ot|bilik bedah), (?:tak|
    tidak) bangun(?:-bangun| lagi)?, medevac\w*, lost time injury, injured person, (?:mengerang|
    meraung|menangis) (?:ke)?sakit\w*, (?:hand|leg|head|eye|finger|back|foot|arm|crush|burn|
    facial|knee|spinal|chest|fatal|serious) injur(?:y|ies), writhing in pain, in (?:great|
    severe) pain
    """),
    *befallen(_SURE_ROOTS),
    *(f"ter{root}" for root in _SURE_MISHAPS.split()),
    *passive(_SURE_DONE),
    *table(r"""
    electrocuted, electrocution, crushed (?:by|under|to|between|when|after|while|beneath),
    pinned (?:by|under|down|beneath|between|against), buried (?:alive|under|by), impaled,
    (?:knocked|mowed|ran|run|runs) (?:down|over) by, run over, overcome by (?:fumes|smoke|gas|
    heat), inhal(?:ed|es|ing) (?:\w+ ){0,2}(?:gas|fumes|smoke|chemicals?|ammonia|chlorine),
    bled (?:to death|out|heavily), bleeding (?:from|badly|heavily|profusely), knocked unconscious,
    (?:broke|breaks|broken|fractur(?:ed|es)|dislocat(?:ed|es)|sprain(?:ed|s)|twist(?:ed|s)|
    crush(?:ed|es)|sever(?:ed|s)|injur(?:ed|es)|hurts?|burn(?:ed|t|s)|cuts?|slic(?:ed|es)|
    lacerat(?:ed|es)) (?:his|her|their|my|both|an?|two|three|one) (?:\w+ )?(?:legs?|arms?|hands?|
    fingers?|thumbs?|foot|feet|toes?|ribs?|ankles?|wrists?|knees?|hips?|backs?|spine|neck|
    collar ?bones?|shoulders?|elbows?|skull|jaw|nose|eyes?|head|face|thighs?|pelvis|teeth|palms?),
    (?:lost|loses?|losing) (?:\w+ ){0,2}(?:fingers?|thumbs?|hands?|arms?|legs?|foot|feet|toes?|
    limbs?|eye|eyes|sight|eyesight|vision|fingertips?|balance and fell), hilang (?:(?:satu|dua|
    tiga|empat|sebelah|\d) )?(?:jari|ibu jari|kaki|tangan|penglihatan|nyawa), (?:hilang|lesap|
    dihanyut\w*|dibawa|ditelan|dipukul|disedut) (?:(?:dibawa|ditelan|dihanyutkan|
    dipukul) )?(?:oleh )?(?:arus|ombak|air deras|pusaran|banjir|air besar|kepala air), (?:fell|
    falls?|drop|dropped|landed|jatuh|hempap|timpa|menimpa) (?:on|onto|atas|ke atas|kena) (?:his|
    her|my|
    the)? ?(?:left|right)? ?(?:foot|feet|leg|hand|head|kaki|tangan|kepala|bahu|badan),
    fell (?:to (?:his|her|their|the)|from|off|into|through|down|\d|several|about|some|
    head ?first), falls? (?:to (?:his|her|their)|from|off|into|through|down the|\d), (?:had|
    suffered) a (?:bad |nasty )?fall, (?:got|gets|was|were) (?:his|her|their|both)? ?(?:hand|arm|
    leg|foot|finger|sleeve|hair|scarf|tudung)s? (?:run over|cut|burnt|burned|sliced|hit|pinched|
    smashed|caught|stuck|trapped|crushed|sucked|pulled|jammed)
    """),
)
BEFALLEN = (
    *TAKEN_ILL,
    *(
        rf"{what} (?:\w+ ){{0,2}}(?:under|beneath|underneath) an? (?:\w+ ){{0,2}}"
        r"(?:lorry|truck|trailer|tanker|bus)"
        for what in ("bike", "motorbike", "motosikal", "motorcycle", "car", "kereta")
    ),
    *table(r"""
    collapse(?! (?:(?:atas|kat|dalam) (?:katil|sofa|lantai|bilik)|tengok|bila|sebab|dengar|
    on (?:my|the) (?:bed|sofa))), hempap, terpijak, (?:kena |di)kejar (?:lebah|tebuan|
    anjing|lembu|gajah|beruang), tersasar,
    hilang kawalan, airbag (?:keluar|meletup|deployed), kena \w+ (?:dengan |dek |
    oleh )?(?:sebuah )?(?:kereta|lori|van|bas|treler|motosikal|hilux|myvi|bezza|axia|saga|vios|
    city|alza|wira|waja|kancil|viva|triton|ranger|x50|x70|hiace|pajero|aruz|ativa|iriz|persona|
    avanza|innova), head-?on(?: collision| crash| with), (?:got|was|were) (?:hit|struck),
    menjunam, terhempas, berlaga, tergantung (?:di|pada|selama|hampir|\d), nose ?dives?,
    nosedived, rear-?ended, t-?boned, medevac\w*
    """),
    *befallen(_ROOTS),
    *(f"ter{root}(?:i|kan)?" for root in _MISHAPS.split()),
    *SURE_BEFALLEN,
)
