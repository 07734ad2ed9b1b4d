"""Which meanings are of one sort: parts of a whole, mixed-up vehicles, work, premises, products;
councils and busy districts.

Tables for people who know the language and the country; services/leads/matching reads them.
"""

from services.leads.reading.patterns import word_set

# What is told in two words, and by another report in a longer way: a bus that carried workers.
PARTS = {
    "workersbus": "bus factory",
    "sawmill": "factory",
    "plant": "factory",
    "schoolbus": "school",
    "armytruck": "lorry soldier",
    "patrolcar": "police",
    "riotpolice": "police",
    "fireengine": "fireman",
    "hearse": "van",
    "stopwork": "safety",
    "mrtproject": "rail",
    "postman": "delivery",
    "asphalt": "roadwork",
    "flagging": "roadwork",
    "superbike": "motorcycle",
    "tanker": "lorry",
    "overboard": "fall sea",
    "sank": "boat",
    "collidedship": "ship",
    "runaway": "brake",
    "emptyboat": "boat",
    "bushfire": "fire",
    "mountainguide": "guide hiker",
    "caddie": "golf",
    "squid": "fisher",
    "sawah": "rice",
    "palmoil": "plantation factory",
    "lifttechnician": "lift technician",
    "shaft": "lift",
    "brokenleg": "fracture leg",
    "brokenarm": "fracture hand",
    "rubbishtruck": "rubbish lorry collecting",
}
# What a headline tells in a wider word than another report: a foreigner, a boat, a machine.
NARROWER = {
    wide: word_set(listed)
    for wide, listed in {
        "foreigner": "bangladeshi indonesian nepali burmese pakistani filipino vietnamese indian "
        "chinese thai cambodian srilankan",
        "tourist": "british australian european american japanese korean taiwanese singaporean "
        "arab",
        "machine": "excavator bulldozer crane loader roller forklift tractor paver conveyor mixer "
        "grinder press shredder slicer compactor lathe rollers plough",
        "boat": "trawler ferry longboat tugboat kayak barge squid",
        "ship": "barge tugboat dredger tanker",
        "fisher": "trawler squid crab netting bubu shellfish angler",
        "plantation": "palmoil rubber sugarcane pineapple cocoa",
        "orchard": "durian mango banana vegetable chilli watermelon",
        "factory": "plant sawmill electronics glove palmoil furniture plastic",
        "shop": "supermarket grocer hardware mall hawker stall",
        "animal": "elephant tiger bear crocodile boar snake monkey cattle dogs deer goat",
        "technician": "lineman electrician lifttechnician",
        "builder": "scaffold tiler plumber carpenter painter welder roof formwork rebar precast",
        "police": "riotpolice commando patrolcar directing marinepolice",
        "soldier": "commando navy airforce march",
        "trailer": "container",
        "lorry": "trailer container tipper mixer rubbishtruck logs",
        "gas": "ammonia chlorine leak inhaled carbonmonoxide methane sulphide",
    }.items()
}
WIDER = {
    narrow: frozenset(wide for wide, narrower in NARROWER.items() if narrow in narrower)
    for narrow in frozenset().union(*NARROWER.values())
}
# Kinds of vehicles as papers mix them up: "kereta" for an MPV, "lori" for a trailer.
VEHICLES = {
    meaning: kind
    for kind, listed in {
        "car": "car mpv suv hilux pickup taxi ehailing",
        "lorry": "lorry trailer tanker container",
        "motorcycle": "motorcycle superbike scooter",
        "bus": "bus", "van": "van", "bicycle": "bicycle", "ambulance": "ambulance",
        "boat": "boat ship ferry trawler barge", "helicopter": "helicopter",
        "aeroplane": "aeroplane aircraft", "train": "rail",
    }.items()
    for meaning in listed.split()
}  # fmt: skip
# Kinds that papers take for each other: a large van, a small lorry, a pickup.
ALIKE = frozenset(frozenset(pair.split("+")) for pair in ("van+lorry", "van+car", "van+bus"))
# What somebody is; the only victims of two reports of one accident are not two of these.
JOBS = frozenset(
    {
        "teacher", "guard", "farmer", "fisher", "nurse", "cook", "cleaner", "trader", "engineer",
        "clerk", "fireman", "diver", "lecturer", "postman", "pharmacist", "reporter", "banker",
        "soldier", "technician", "civildefence", "customs", "immigration", "builder", "delivery",
        "electrician", "painter", "welder", "plumber", "carpenter", "gardener", "zoo", "lawyer",
        "shellfish", "herder", "breeder", "angler", "hiker", "instructor", "barber", "tailor",
        "cashier", "waiter", "maid", "guide", "caretaker",
    }
)  # fmt: skip
# What a victim is, too; but others of them come to any accident.
SERVICES = frozenset({"police", "enforcer", "roadtransport", "paramedic", "student"})
# Whose grounds it was on; a second word where papers tell of the one in the other.
PREMISES = {
    premises: frozenset(kinds.split())
    for premises, kinds in {
        "school": "school", "nursery": "school", "university": "university school",
        "bank": "bank", "mosque": "mosque", "surau": "mosque", "temple": "temple",
        "church": "church", "hotel": "hotel shop home", "condominium": "home shop",
        "mall": "shop", "supermarket": "shop", "market": "shop", "shop": "shop", "stall": "shop",
        "petrol": "petrol shop", "airport": "airport shop", "factory": "factory",
        "sawmill": "factory", "plant": "factory", "workshop": "factory",
        "warehouse": "factory shop", "mine": "mine", "shipyard": "shipyard factory",
        "dam": "dam", "stadium": "stadium", "housing": "home", "bungalow": "home",
    }.items()
}  # fmt: skip
# Local councils as they call themselves: each has one town, so its name tells where as well.
COUNCILS = word_set(
    """
    dbkl dbkk dbku mbsa mbpj mbsj mbdk mbpp mbsp mbi mbas mbmb mbs mbjb mbip mbpg mbk mbkt mbks mbm
    mpkj mpaj mps mphs mpsepang mpkl mpks mppd mpag mphtj mpbp mpspk mplbp mpkbbri mpti
    """
)
# What a factory makes, in both languages; a factory is told from another by it.
MADE = {
    word: product
    for product, listed in {
        "glove": "sarung_tangan glove gloves", "plastic": "plastik plastic plastics",
        "furniture": "perabot furniture", "battery": "bateri battery", "rubber": "getah rubber",
        "paper": "kertas paper", "steel": "besi keluli steel iron", "paintmaking": "cat paint",
        "mattress": "tilam mattress", "ice": "ais ice", "biscuit": "biskut biscuit biscuits",
        "noodle": "mi mee mihun bihun noodle noodles", "timber": "papan kayu timber plywood wood",
        "palmoil": "sawit palm_oil minyak_sawit minyak_masak cooking_oil",
        "fertiliser": "baja fertiliser fertilizer",
        "chemical": "kimia chemical chemicals",
        "firecracker": "mercun bunga_api fireworks firecracker firecrackers",
        "cement": "simen cement", "electronics": "elektronik electronics", "glass": "kaca glass",
        "textile": "tekstil kain textile", "clothes": "pakaian garment", "shoes": "kasut shoe",
        "tyre": "tayar tyre tire", "sauce": "sos kicap sauce", "sugar": "gula sugar",
        "flour": "tepung flour", "rice": "beras padi rice", "soap": "sabun soap",
        "brick": "bata brick", "tile": "jubin tile tiles", "recycling": "kitar_semula recycling",
        "feed": "makanan_haiwan animal_feed", "box": "kotak carton box", "cable": "kabel cable",
        "foam": "span foam sponge", "aluminium": "aluminium", "candle": "lilin candle",
        "frozen": "makanan_sejuk_beku frozen_food", "bread": "roti bread", "drinks": "minuman",
    }.items()
    for word in listed.split()
}  # fmt: skip
# Who it was, where, and what came after: two accidents of one trade in one town share these.
SETTING = (
    JOBS
    | SERVICES
    | PREMISES.keys()
    | frozenset(MADE.values())
    | word_set(
        """
        african american arab asli australian bangladeshi british burmese cambodian chinese european
        filipino foreigner iban indian indonesian japanese kadazan korean nepali orangasli pakistani
        singaporean srilankan taiwanese thai vietnamese
        baby breadwinner brothers child couple cousin disabled elderly eldest father fiance friends
        grandfather grandmother husband inlaw mother neighbour nephew newborn newlywed oneparent
        onlychild orphan teen twin uncle widow woman youngest retiree
        accountant actor agent airforce apprentice architect athlete auditor baker beautician
        boatman bouncer businessman butcher civilservant commando contractor councillor crew
        dancer driver executive fishfarmer fishmonger forestry grocer handyman hawker headman
        headteacher hunter jockey landlord lineman manager meterreader musician navy newspaperman
        operator pastor pilot preacher prisonguard programmer ranger recruit referee salesman
        scientist scrapdealer settler signalman singer skipper stevedore steward storekeeper
        supervisor surveyor tiler tourist tracker trainee vet videographer villagehead washer
        beach border building field forest hostel house hut island jetty kongsi lake office orchard
        plantation pond project river sawah sea
        banana cabbage chilli cocoa coconut coffee corn duck durian egg fish flower goat honey
        keropok mango milk mushroom noodle pepper pineapple pork poultry prawn sago salt sawdust
        seaweed shellfish sugarcane tea tobacco tofu vegetable watermelon
        contract firstday fromwork onduty overtime safety shift towork training
        airlifted ambulance arrested critical doctor found funeral rescue search surgery
        """
    )
)
# Who works in traffic: one report tells of the work, another of the collision.
ROADSIDE = word_set(
    """
    directing roadwork roadblock flagging roadtransport enforcer rubbishtruck delivery
    attendant sweeping civildefence
    """
)
# What was hurt: one report tells it, another does not.
WOUNDS = word_set(
    """
    ankle bleeding brain brokenarm brokenleg calf chest ear elbow eye face finger fracture hand
    headwound hip knee leg lung mouth neck rib severed shoulder spine stomach thigh thumb toe wrist
    """
)
# What hurt him: two reports of one accident seldom name two of these.
AGENTS = word_set(
    """
    boiler boomlift bulldozer chainsaw compactor conveyor crane dryer excavator fan forklift fryer
    furnace gondola grinder ladder lathe lift loader mixer oven paver press reachstacker roller
    rollers scaffold shredder slicer steriliser tractor transformer winch
    """
)
# Those that papers mix up; another kind is another accident.
AGENT_KINDS = {
    meaning: kind
    for kind, listed in {
        "heavy": "bulldozer crane excavator forklift loader paver reachstacker roller tractor "
        "winch",
        "machine": "compactor conveyor fan grinder lathe mixer press rollers shredder slicer",
        "heat": "boiler dryer fryer furnace oven steriliser",
        "lift": "lift", "gondola": "gondola", "scaffold": "scaffold", "ladder": "ladder",
        "boomlift": "boomlift", "chainsaw": "chainsaw", "transformer": "transformer",
    }.items()
    for meaning in listed.split()
}  # fmt: skip
# Districts with more than 450,000 people (Census 2020): several accidents a day.
BUSY = frozenset(
    {
        "Petaling", "Ulu Langat", "Hulu Langat", "Klang", "Gombak", "W.P. Kuala Lumpur",
        "Johor Bahru", "Timur Laut", "Seberang Perai Tengah", "Seberang Perai Utara", "Kinta",
        "Kuching", "Kota Kinabalu", "Seremban", "Melaka Tengah", "Kuantan", "Kota Bharu",
        "Kuala Muda", "Batu Pahat",
    }
)  # fmt: skip
