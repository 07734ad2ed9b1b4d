"""Which meanings are of one sort: parts of a whole, mixed-up vehicles, work; and busy districts.

Tables for people who know the language and the country; services/leads/matching reads them.
"""

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
    "superbike": "motorcycle",
    "tanker": "lorry",
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
# Districts with more than 450,000 people (Census 2020): several accidents a day.
BUSY = frozenset(
    {
        "Petaling", "Ulu Langat", "Hulu Langat", "Klang", "Gombak", "W.P. Kuala Lumpur",
        "Johor Bahru", "Timur Laut", "Seberang Perai Tengah", "Seberang Perai Utara", "Kinta",
        "Kuching", "Kota Kinabalu", "Seremban", "Melaka Tengah", "Kuantan", "Kota Bharu",
        "Kuala Muda", "Batu Pahat",
    }
)  # fmt: skip
