"""Trades and posts, in Malay and English: who is called by one may have been hurt at it.

Tables for people who know the country; they follow the groups of the occupational classification
(MASCO): managers, professions, technicians, offices, service and sales, farms and fishing, crafts,
plants and machines, elementary work, uniformed services. Small letters; pieces of regular
expressions.
"""

from services.leads.reading.patterns import any_of, table
from services.leads.reading.roots import agents

# Of a works: "pekerja kilang sarung tangan", "factory worker".
_WORKS = (
    r"am|kilang|binaan|pembinaan|ladang|estet|kontrak|swasta|restoran|stor|gudang|tnb|"
    r"pembersihan|"
    r"sambilan|kedai|kren|kuari|lombong|balak|pelabuhan|kantin|dapur|hotel|resort|farmasi|"
    r"pasar ?raya|majlis perbandaran|majlis daerah|penyelenggaraan|landskap|pembentungan|"
    r"stesen minyak|tol|asing|sosial|kebajikan|indah water|lebuh ?raya|jalan|sapu|sapu jalan|"
    r"cuci kereta|car ?wash|bengkel|limbungan|sawit|getah|makmal|spa|salun|dobi|roti|perabot|"
    r"elektrik|telekom|logistik|pejabat|cctv|aircond|penyaman udara|bas|ktm|lrt|"
    r"syarikat [\w ]{3,40}"
)
_CRAFTS = (
    r"rumah|masak|kebun|cat|kayu|gunting|jahit|besi|paip|simen|tile|jubin|bumbung|kimpal|tayar|"
    r"cuci|"
    r"sapu|gali|angkat|canai|emas|kasut|kunci|batu|bata|plaster|wiring|elektrik|aircond|"
    r"perabot|tilam|"
    r"sembelih|bakar|tebar roti|urut|potong|panjat|tebang|las|welding|"
    r"mesin|parking|kait(?: sawit)?|karut|gambar|solek|jaga|kontrak|ikat besi|bancuh simen"
)
_DRIVEN = (
    r"lori|treler|bas|van|teksi|e-hailing|grab|kren|jentera|forklift|ambulans|traktor|jengkaut|"
    r"jentolak|"
    r"kenderaan|peribadi|bot|kereta api|lrt|tren|tanker|lori tangki"
)
# Who does what the root says: "pengait", "penyapu", "pemandu". All are trades or roles at work.
DOERS = (
    "kait tebang jual jaja sapu cuci kimpal gali toreh kutip pungut angkut jahit tenun ukir "
    "potong "
    "sembelih proses bungkus hantar kawal selam layan asuh jaga selenggara pasang turap cat dobi "
    "ternak ladang kebun tunas racun tanam tuai rantau niaga bekal edar kendali kilang kursus "
    "solek dandan rumput lombong bakar masak hias ubat rawat letup"
)
TRADES = (
    *agents(DOERS),
    *table(rf"""
    pekerja (?:{_WORKS}), pekerja, buruh(?: binaan| kasar| asing| ladang| kontrak| am)?,
    (?:tukang|abang|mat|kak|pakcik|makcik|budak) (?:{_CRAFTS}), tukang \w+,
    pemandu (?:{_DRIVEN})(?: (?:pasir|tangki|sampah|ekspres|sekolah|kilang|hantu|sorong|balak))?,
    """),
    # Managers, professions, offices
    *table(r"""
    pengurus, penyelia, mandor, kepala (?:mandor|buruh), ketua (?:unit|syif|line), eksekutif,
    akauntan, juruaudit, peguam, arkitek, jurutera, juruukur, juruukur bahan, jurutera tapak,
    jurulatih, pensyarah, tutor,
    guru(?: wanita| lelaki| besar| sekolah \w+| pendidikan \w+| kafa| tadika| praktikal| ganti)?,
    dr (?:bedah|pakar|gigi|mata|kecemasan|ed|muda|klinik|pelatih), guru penolong kanan, pengetua,
    cikgu, ustaz(?:ah)?, pustakawan, kaunselor, imam, bilal, siak,
    noja, doktor, pegawai (?:perubatan|farmasi|sains|kerja|keselamatan|tadbir|bank|bomba|
    imigresen|penjara|kastam|penguatkuasa|pemasaran|khidmat \w+|veterinar|perhutanan|perikanan|
    pertanian), doktor gigi, doktor haiwan, jururawat, bidan, staff nurse, penolong pegawai \w+,
    pembantu (?:perubatan|perawatan kesihatan|pegawai perubatan|makmal|tadbir|kedai|jualan|am|
    awam|operasi|rumah|warung|restoran|farmasi|perawatan|pembedahan|pergigian|dapur|guru|pemandu|
    lori|stor|jururawat|pejabat|teknik|kesihatan(?: awam)?|pengurusan murid|penguatkuasa|kuasa|
    taska|tukang \w+), pembantu \w+, ahli farmasi, juruteknologi, ahli kimia, juru x-?ray,
    juruteknik, juruelektrik, jurukimpal, juruwang, jurujual, jurutaip, jurusolek, jurugambar,
    jurukamera, juruvideo, juruterbang, jurumudi, juruselam, jurufoto, jurumasak, juruacara,
    juruhebah, jurupulih, jurulatih \w+, juruperunding, jurubina, juruteknik \w+, wartawan,
    penyampai radio, deejay, kerani, setiausaha, penyambut tetamu, telefonis,
    operator (?:\w+ )?(?:kilang|mesin|jentera|pengeluaran|kren|forklift|telefon|loji|relau|
    dandang), operator(?: pengeluaran)?, penjawat awam, kakitangan awam, pegawai kerajaan,
    ejen \w+, promoter, kakitangan, petugas, staf
    """),
    # Service, sales, guarding, riding
    *table(r"""
    pengawal keselamatan, jaga (?:sekolah|kilang|bangunan|parking|malam|tapak), warden, atendan,
    pelayan, barista, chef, pembuat (?:roti|kek|kuih|perabot|bot), penjual \w+, penjaja, peniaga,
    pekedai, pemilik (?:kedai|gerai|restoran|bengkel|warung|ladang|kebun), pengusaha, tauke,
    taukeh, usahawan, pemborong, pembantu rumah, amah, bibik, pengasuh, pemandu pelancong,
    malim gunung,
    pramugari, pramugara, anak kapal, krew, kru, kelasi, nakhoda, tekong, awak-?awak, mualim,
    bosun, penjaga (?:pantai|kolam|zoo|stor|jentera|bangunan|kubur|pintu|lintasan),
    penggali kubur, tukang kubur, anggota penyelamat, penyelamat pantai, penghantar (?:makanan|
    barang|bungkusan|surat|gas|parcel|ais|tong gas)(?: (?:grab|foodpanda|shopee))?,
    rider (?:grab ?food|foodpanda|panda|grab|lalamove|shopee|food|makanan|p-hailing|j&t|pos laju|
    ninja van), p-hailing, posmen, kurier, despatch, dispatch, mat despatch, budak dispatch,
    kelindan(?: lori| bas)?, konduktor(?: bas)?, juruteknik lif, juruiring,
    pengiring(?: lori| van)?, pengutip (?:tol|sampah|besi|cukai|tin|getah|hasil),
    pengendali (?:bagasi|makanan|jentera|forklift|kren|mesin), porter, pengacara, penari,
    penyanyi, pemuzik, pelakon, badut, stuntman, pelagak ngeri
    """),
    # Farms, forests, the sea
    *table(r"""
    nelayan, (?<!sungai\x20)(?<!sg\x20)petani, pesawah, pekebun, peladang, penternak, peneroka,
    penoreh getah, penoreh, pengait sawit, pembalak, penebang (?:pokok|balak), penebas,
    pemotong (?:rumput|ayam|besi|kayu|daging), toreh getah, kait sawit, potong sawit,
    tarik pukat, gembala,
    penggembala, mandur ladang, penyembelih \w+,
    pengumpul \w+, pencari (?:kerang|madu|rotan|gaharu|siput|ikan|lokan|sarang burung|petai),
    pemungut \w+, pengail sotong, pemburu upahan, renjer, pengusaha sangkar ikan
    """),
    # Crafts, plants, machines, building
    *table(r"""
    kontraktor, sub-?kontraktor, mekanik, pomen, foreman, pendawai(?: elektrik)?, wireman, fitter,
    welder, rigger, scaffolder, pemasang (?:\w+ )?(?:perancah|lif|kabel|bumbung|siling|aircond|
    cctv|khemah|kanopi|papan \w+), pembaik \w+, pembancuh simen, pemecah batu, pengecat,
    pelapis jubin, penjaga dandang, driller, pengimpal, pencuci (?:cermin|tingkap|kereta|pinggan|
    bangunan|tangki|\w+), pembersih (?:tangki|kolam|bangunan|kawasan|pejabat|longkang), tukang,
    penyapu (?:jalan|sampah), pengutip sampah, pemungut sampah,
    buruh binaan, kuli, budak (?:welding|kilang|kedai|gudang|stor|wiring|aircond|tayar|bengkel|
    pam|despatch|dispatch|site|hotel|restoran|kantin|kitchen|packing|line|production|
    production line|warehouse|car ?wash|grab|food ?panda|panda|shopee|lalamove|delivery|picker|
    packer|qc|hantar \w+|jaga \w+), (?:abang|bang|abg|pakcik|mamat|kak|akak|makcik|minah|mat|apek|
    uncle|auntie|aunty) (?:guard|welding|welder|kilang|bomba|posmen|lori|sampah|forklift|crane|
    kantin|cleaner|security|grab|panda|food ?panda|lalamove|burger|wiring|tnb|tm|site|kontrak|
    aircond|rumput|ambulans|ambulance|polis|askar|jaga|kebun|gerai|kedai|cuci|bas|teksi|shopee|
    dispatch|despatch|mesin|store|stor|warehouse|production|hr|canteen|parking|kutip sampah|
    potong rumput)
    """),
    # Uniformed services
    *table(r"""
    anggota (?:polis|bomba|tentera|rela|apm|penguatkuasa|maritim|penyelamat|keselamatan|tldm|tudm|
    tentera \w+|atm|pga|jpj|kastam|imigresen|penjara|trafik|polis \w+|mbpj|dbkl|pertahanan awam|
    komando|aadk|smart|mers|spr|uniformed), anggota, askar, perajurit, prebet, komando, konstabel,
    koperal, sarjan, inspektor, polis (?:trafik|bantuan|peronda|pengiring|hutan), ahli bomba,
    paramedi[ck], warder, penguatkuasa, kadet \w+, skuad \w+
    """),
    # English: farms, the sea, building, machines
    *table(r"""
    (?:factory|construction|plantation|general|foreign|migrant|road|highway|toll|site|mill|farm|
    sanitation|sewerage|sewage|council|petrol station|gas station|car ?wash|warehouse|restaurant|
    kitchen|hotel|canteen|maintenance|utility|shipyard|port|dock|quarry|sawmill|timber|landscape|
    landscaping|cleaning|contract|office|social|health|hospital|casual|part-time|odd-?job|telco|
    cable|production|line|oil palm|rubber|estate|poultry|dairy|fish farm|laundry|bakery|nursery|
    daycare|postal|railway|rail|rescue|relief|welfare|scaffold|steel|roofing) (?:workers?|hands?|
    labou?rers?|crew|staff|attendants?|helpers?|cleaners?|employees?)
    """),
    *table(r"""
    workm[ae]n, labou?rers?, fisherm[ae]n, trawlerm[ae]n, farmers?, padi farmers?, farmhands?,
    smallholders?, settlers?, planters?, rubber tappers?, tappers?, loggers?, lumberjacks?,
    tree (?:cutters?|fellers?|trimmers?), palm harvesters?, fruit harvesters?, breeders?,
    goatherds?, shepherds?, herders?, beekeepers?, grass ?cutters?, gardeners?, landscapers?,
    foresters?, rangers?, park rangers?, wildlife rangers?, divers?, deckhands?, seam[ae]n,
    sailors?, crewm[ae]n, crew members?, skippers?, boatm[ae]n, ferrym[ae]n, stevedores?,
    dockers?, bricklayers?, masons?, carpenters?, plasterers?, tilers?, roofers?, painters?,
    plumbers?, welders?, fitters?, riggers?, scaffolders?, steelworkers?, electricians?,
    wirem[ae]n, linem[ae]n, linesm[ae]n, cable joiners?, electrical chargem[ae]n, pipe ?fitters?,
    glaziers?, handym[ae]n, technicians?, mechanics?, engineers?, foremen, foreman, surveyors?,
    site supervisors?, supervisors?, safety officers?, contractors?, sub-?contractors?, blasters?,
    miners?, drillers?, (?:crane|machine|forklift|excavator|bulldozer|factory|plant|press|boiler|
    ride|toll|backhoe|loom|tractor|harvester|equipment|machinery|tower crane) (?:operators?|
    drivers?), operators?, machinists?, tailors?, seamstress(?:es)?, bakers?, butchers?,
    fishmongers?, slaughterers?, packers?, sorters?, loaders?, movers?, porters?,
    baggage handlers?, warehousem[ae]n, storekeepers?, storem[ae]n
    """),
    # English: service, offices, uniforms
    *table(r"""
    (?:lorry|truck|bus|trailer|van|taxi|cab|tanker|ambulance|school bus|express bus|e-hailing|
    grab|company|personal|train|delivery|courier|tow truck) (?:drivers?|attendants?|helpers?),
    (?:food )?delivery (?:riders?|m[ae]n|boys?), (?:p-hailing|despatch|dispatch|courier|foodpanda|
    grabfood|grab) riders?, couriers?, postm[ae]n, mailm[ae]n, conductors?, chauffeurs?, traders?,
    hawkers?, vendors?, stall ?(?:keepers?|owners?|holders?|operators?), sellers?, shopkeepers?,
    shop assistants?, shop owners?, salesm[ae]n, saleswom[ae]n, salesgirls?, sales assistants?,
    promoters?, cashiers?, waiters?, waitress(?:es)?, cooks?, chefs?, kitchen (?:helpers?|hands?|
    assistants?), dishwashers?, baristas?, bartenders?, bell ?boys?, bell ?hops?, housekeepers?,
    chambermaids?, maids?, domestic helpers?, nann(?:y|ies), babysitters?, caregivers?, carers?,
    hairdressers?, hairstylists?, barbers?, beauticians?, masseu(?:rs?|ses?), cleaners?,
    janitors?, sweepers?, street sweepers?, road sweepers?, window cleaners?, (?:garbage|rubbish|
    refuse|trash|waste|toll|scrap|debt|rent) collectors?, scavengers?, security guards?, guards?,
    watchm[ae]n, wardens?, traffic wardens?, bouncers?, bodyguards?, parking attendants?,
    petrol attendants?, pump attendants?, attendants?, lifeguards?, (?:tour|tourist|dive|nature|
    mountain|snorkelling) guides?, divemasters?,
    dive (?:masters?|instructors?),
    stewards?, stewardess(?:es)?, flight attendants?, cabin crew, pilots?, co-pilots?,
    zoo ?keepers?, stuntm[ae]n, actors?, actress(?:es)?, cameram[ae]n, photographers?,
    journalists?, reporters?, teachers?, lecturers?, professors?, headmasters?,
    headmistress(?:es)?, nurses?, doctors?, houseman, housemen, housemanship, medical officers?,
    medical assistants?, dentists?, pharmacists?, paramedics?, vets?, veterinarians?,
    lab(?:oratory)? (?:technicians?|assistants?|technologists?), radiographers?,
    physiotherapists?, clerks?, secretar(?:y|ies), receptionists?, accountants?, auditors?,
    lawyers?, architects?, executives?, managers?, businessm[ae]n, businesswom[ae]n,
    civil servants?, government servants?, enforcement officers?, bankers?, programmers?,
    interns?, trainees?, apprentices?, office boys?, tea lady, policem[ae]n, policewom[ae]n,
    (?:gof|pga|police|army|navy|fire|bomba|enforcement|rela|jpj|customs|security|rescue) personnel,
    police (?:officers?|constables?), cops?, constables?, troopers?, soldiers?, firem[ae]n,
    firefighters?, rescuers?, customs officers?, immigration officers?, prison officers?,
    volunteer firem[ae]n, mechanic, retirees?, housewi(?:fe|ves), flagm[ae]n, signalm[ae]n,
    banksm[ae]n, jockeys?
    """),
    *table("pesara, suri rumah"),
)
_OF_AN_OFFICE = (
    r"kakitangan [\w\s]{3,50}?(?= dan| maut| cedera| parah| terkena| kena| meninggal| yang|"
    r" ketika|"
    r" di |,|\.|$)"
)
OCCUPATION = any_of([*TRADES, _OF_AN_OFFICE, r"bekas (?:askar|polis|tentera|guru|pekerja|pemandu)"])
