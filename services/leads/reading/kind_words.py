"""Words of the road, of work, of illness, of home: they tell the kind of an accident.

Tables for people who know the language; `kinds` weighs them. Small letters; pieces of regular
expressions.
"""

from services.leads.reading.patterns import any_of, table

ROAD_WORDS = table(r"""
    ter(?:libat|babit) (?:dalam )?(?:\w+ )?kemalangan, kemalangan (?:\w+ ){0,5}di jalan, terjunam,
    plunged(?! (?:\w+ )?(?:to (?:his|her|their) death|\S+ (?:storeys?|floors?|
    metres?|feet))),
    travelling in, reckless driving, memandu secara berbahaya, pikap, pick-?up, hilux,
    triton, navara, ranger, hiace, vios, city, civic, accord, camry, almera, jazz, saga, wira,
    persona, iriz, exora, bezza, axia, myvi, alza, aruz, ativa, kancil, viva, kenari, waja,
    innova, avanza, fortuner, vellfire, alphard, x50, x70, cr-?v, hr-?v, bmw, mercedes, y15, ex5,
    lc135, wave, bike, motorbike, scooter, superbike, bikers?, flyover, ramp, teksi, taxi, cab,
    grab ?car, pothole, potholes, against (?:the )?traffic, wrong way, lawan arus, langgar lubang,
    berlaga, riding (?:home|to|back|along|pillion), driving (?:home|to|back|along),
    (?:rode|drove) (?:home|to|back|along),
    cycling (?:home|to), dalam perjalanan, heading to work, on (?:his|her|the) way (?:to|home|
    back), nahas, terjunam, (?:pulang|balik|pergi|menuju|ke|dari) (?:dari |ke )?(?:tempat )?kerja,
    hit-and-run, langgar lari, kemalangan jalan ?raya, nahas jalan ?raya, langgar\w{0,3},
    dilanggar, terlanggar, melanggar, perlanggaran, pelanggaran, (?:di|me|ter)?rempuh\w{0,3},
    (?:di)?gilis, terbabas, ber(?:tembung|langgar)\w{0,2}, pertembungan, bergesel,
    menunggang\w{0,2}, ditunggang\w{0,2}, penunggang, pembonceng, memandu, dipandu\w{0,3},
    pemandu, lebuh ?raya, motosikal\w{0,3}, motor, kereta(?! kabel| api| sorong), lori, treler,
    bas, van, mpv, suv, pacuan empat roda, hilux, basikal, pejalan kaki, melintas, lintas jalan,
    mtr, lampu isyarat, simpang (?:empat|tiga|empat|jalan|3|4), persimpangan, penghantar makanan,
    rider, p-hailing, e-hailing, bomba.{0,15}tersepit, road (?:accident|crash), crash(?:ed|es)?,
    collid(?:ed|es), collision, rammed, skidded, motorcycl(?:e|ist|ists), pillion, motorist, car,
    cars, lorry, lorries, trailer, bus, pedestrian, cyclist, overturn(?:ed|s)?, hit-and-run,
    highway, brek (?:tak|tidak) makan, brek (?:rosak|gagal), brakes? fail\w*, stesen (?:lrt|mrt|
    ktm), (?:lrt|mrt) station, (?:kat|di|at) (?:lrt|mrt)(?! (?:site|project|tapak|projek|
    construction)), expressway, knock(?:ed|ing|s)? down, run over, head-on, pile-up, kmlgn,
    kemalangan maut, eksiden, aksiden
""")
WORK_WORDS = table(r"""
    penyelam, winch, rigging, kerja kapal, gergaji, chain ?saw, grinder, (?:ambil|amik) upah,
    kontena, container, pelabuhan, port(?! dickson| klang), lif barang, bumbung, dok kering,
    tangki najis, manhole, lurang, kebuk, silo, kolam kumbahan, bekerja, pembinaan,
    construction site, rooftop, (?:ketika|semasa|sedang|sewaktu|tengah) (?:\w+ )?(?:bekerja|
    bertugas|kerja), kerja-?kerja \w+, dalam tugas, menjalankan tugas, menjalankan kerja,
    melakukan kerja\S*, tempat kerja, tapak (?:pembinaan|projek|binaan), kilang\w{0,2}, loji,
    kuari, lombong, pelantar, gudang, bengkel, perancah, goggles?, spatter, ppe, safety (?:boots?|
    helmet|harness|shoes?|line), scaffold(?:ing)?, gondola,
    (?:condominium|housing|apartment|construction|pangsapuri|kondominium|
    perumahan) project, projek (?:pangsapuri|kondominium|perumahan), skylift,
    sky ?lift, scissor lift, boom lift,
    man ?lift, cherry picker, signboard, billboard, papan iklan, kren, crane, forklift, jengkaut,
    jentolak, excavator, mesin \w+, mesin, konveyor, slicer, fryer, restaurant, restoran, bakery,
    gear, belting, gantry, hoist, steam, jatuh dari (?:bangunan|tingkat|bumbung|tempat tinggi|
    ketinggian), jatuh bangunan, buruh, pekerja, juruteknik, kontraktor, worker, workers,
    labou?rers?, factory, construction, worksite, work site, plant, warehouse, workshop, on duty,
    while (?:working|at work|repairing|cleaning|installing|performing), machine, conveyor, quarry,
    shipyard, (?:di|dalam|ke) dok, limbungan, jkkp, dosh, niosh, majikan, employer, kebocoran gas,
    ammonia, penggali, menggali, gali telaga, (?<!kampung\x20)(?<!kg\x20)(?<!taman\x20)telaga,
    dandang, boiler, sekatan jalan raya,
    roadblock, ladang, estate, plantation, kru, crew(?: member)?s?, kelasi, nelayan, fisherm[ae]n,
    (?:tyre|tire|repair|welding|furniture|paint|car|motorcycle|printing|laundry|carpentry|
    metal) shop,
    kedai (?:tayar|kimpal|perabot|besi|motosikal|cat|dobi|bateri), balak, pembalakan,
    bumbung kilang, operasi menyelamat.{0,20}anggota, skipper, tekong,
    awak-?awak, penebang\w*, menebang, menoreh, luar pantai, dredger, tug ?boat, kapal (?:tunda|
    korek|kargo), anak kapal, menarik jaring, menjala, (?<!sungai\x20)(?<!sg\x20)petani, pesawah,
    menebas, meracun, membaja, membajak, mengait, roller, tapak projek, building site, condo site,
    project site, surveyor, juruukur, kuli angkut, offshore, menuai, menarik pukat,
    menangkap ikan, terowong projek, minyak panas, dapur restoran
""")
ILLNESS_WORDS = table(r"""
    serangan jantung, sakit jantung, strok, pengsan, rebah, heart attack, stroke, cardiac arrest,
    collapsed, low sugar, los(?:t|e|es|ing) consciousness, passed out, fell unconscious, fainting,
    pitam, fainted, sesak nafas, sakit dada, collapsed (?:and|while|at|during|on),
    collapsed and died, covid-?\s?19(?! (?:operation|op|pandemic|roadblock|sop)), covid(?!-),
    strok haba, heat ?stroke, denggi, dengue,
    leptospirosis, kencing tikus, chest pains?, breathing difficult(?:y|ies), mengadu sakit,
    keracunan makanan, food poisoning, angin ahmar, meninggal mengejut, jatuh sakit, collapse,
    tiba-?tiba (?:rebah|tumbang|jatuh), aneurisme, ujian (?:kecergasan|fizikal), fitness test,
    tak sedarkan diri tiba-tiba, (?:rasa|berasa|mengadu|mengalami) (?:\w+ )?(?:pening|sakit|sesak|
    loya|lemah|tidak sihat|tak sihat|kebas)\w*, pening, pening kepala, muntah-?\w*, tidak sihat,
    tak sihat, unwell, dizz(?:y|iness), giddy, seizures?, sawan, epilepsy, epilepsi,
    diserang sawan, kejang, cirit-?birit, demam panas, heat exhaustion, strok haba, kepanasan,
    dehydrat(?:ed|ion), darah tinggi, hypertension, low blood, kencing manis, diabetes,
    asthma(?: attack)?, lelah, semput, cardiac, jantung, heart failure, kegagalan jantung,
    lumpuh separuh badan, mulut (?:herot|senget), meninggal (?:dalam|semasa|ketika) tidur,
    died in (?:his|her) sleep, mati (?:dalam|ketika|semasa) tidur, tidur (?:terus )?(?:tak|
    tidak) bangun\S*, sudden death, mati mengejut, meninggal tiba-tiba, food[- ]poison\w*,
    keracunan, vomit(?:ed|ing), sakit perut, batuk darah,
    (?<!pokok\x20)(?<!kren\x20)(?<!tiang\x20)(?<!crane\x20)tumbang(?! (?:menimpa|hempap|atas|ke)),
    fainting spell, tuberculosis, tibi, h1n1, influenza, malaria, pendarahan otak, stroke attack,
    sakit tua, komplikasi, asma, rabies, kanser, cancer
""")
OTHER_WORDS = table(r"""
    lemas\w{0,2}, air terjun, mandi\w{0,2}, berkelah, memancing, mendaki, pendaki,
    rumah\w{0,2} terbakar, kebakaran rumah, rumah terbakar, house fire, home fire,
    drown(?:ed|ing|s)?, waterfall, hik(?:er|ers|ing), dihempap pokok, falling tree, fallen tree,
    flat, tembak, tertembak, shot, kondominium, pangsapuri, apartment, tikam, ditikam, stabbed,
    banjir, flood, tanah runtuh, landslide, kilat, lightning, litar, hanyut, tenggelam, perigi,
    (?:jatuh|terjun|tergelincir) (?:ke )?(?:dalam )?(?:sungai|laut|kolam|parit), river, swimming,
    lombong tinggal, tong gas, memasak, cooking, picnic, joging, senamrobik, berbasikal riadah,
    kuarters, bunuh, murder(?:ed)?, mercun,
    firecrackers?
""")

# What has a vehicle's name and is none: a trade, a place, a part.
NO_VEHICLE = any_of(r"""
    (?:tukang sapu|tukang cuci|pekerja|petugas|kakitangan|staff?|pengawal|guard|cleaner) (?:di |
    kat )?(?:stesen|station) \w+, car ?wash(?:es)?, car ?parks?, cuci kereta, tempat letak kereta,
    letak kereta, kereta sorong, kereta kabel, (?:bengkel|kedai|kilang|bilik pameran|alat ganti|
    tayar|tukar tayar|baiki|servis|jual|enjin|showroom) (?:kereta|motosikal|motor|lori|basikal),
    stesen bas, terminal bas, hentian bas, perhentian bas, bus (?:stop|station|terminal|depot)s?,
    depot bas, (?:tayar|enjin|pintu|atas|tailgate|katil|muatan|bucu|kabin|tangga|lantai) (?:lori|
    bas|van|treler|kereta), (?:lorry|truck|car|bus) (?:bed|tyres?|engine|workshop|factory|plant|
    showroom|bay), container (?:truck )?bay, motor (?:elektrik|pam|kipas|air|pintu|lif),
    (?:door|lift|pump|fan|gate) motors?, lif kereta,
    car lift, hoist
""")
ROAD, WORK = any_of(ROAD_WORDS), any_of(WORK_WORDS)
ILLNESS, OTHER = any_of(ILLNESS_WORDS), any_of(OTHER_WORDS)
