"""Vehicles and links in a report.

Pure.
"""

import re

from services.leads.reading.hospital_words import (
    HOSPITAL,
    IN_FORM,
    INITIALS,
    LANDMARK,
    STAFFED,
    TREATED,
    WARD_BEHIND,
    WORKPLACE_BEHIND,
)
from services.leads.reading.patterns import any_of, quick
from services.leads.reading.prose import spelt_out

VEHICLES = (
    (
        "motorcycle",
        any_of(r"""
        motosikal\w{0,3}, motorsikal, motor, mtr, moto, penunggang, pembonceng, skuter, scooters?,
        grab ?bike, vario, nmax, rs150, superbike, kapcai, motorcycl(?:e|es|ist|ists),
        motorbikes?, (?:my|his|her|their) bike, on (?:a|the) bike,
        biker, pillion(?: rider)?, y15(?:zr)?, ex5, rider
    """),
    ),
    (
        "mpv",
        any_of(r"""
        (?<!peronda\x20)(?<!polis\x20)mpv(?! polis), kenderaan pelbagai guna, alza, exora, innova,
        avanza, estima, multi-?purpose vehicle,
        vellfire, alphard, serena
    """),
    ),
    (
        "suv",
        any_of(r"""
        suv, kenderaan utiliti sukan, fortuner, aruz, cr-v, hr-v, x70, x50, pajero,
        (?:toyota|perodua|suv|sebuah|a) rush(?! (?:to|hour|job|of|order)), land ?rover,
        land cruiser, range rover, sports? utility vehicle
    """),
    ),
    (
        "pickup",
        any_of(r"""
        pikap, pick-?\s?up(?: truck)?, hilux, triton, navara, ranger, d-?max, pacuan empat roda,
        pacuan 4 roda, four-wheel drive, 4x4, 4wd
    """),
    ),
    (
        "car",
        any_of(r"""
        (?:peronda|polis) mpv, mpv polis, kereta(?!\s?(?:api|sorong|tolak|kebal))\w{0,3}, myvi,
        axia, bezza, kancil, kenari, viva, saga,
        (?<!gugur\x20)(?<!seorang\x20)wira(?!\x20(?:sebenar|negara|kita|pdrm|bomba|tentera|
        anda|yang|kami|tldm|rmaf|itu)|wati), persona, iswara, waja, iriz, vios, yaris,
        civic, accord, honda city, camry, almera, sedan, car, cars, teksi, taxi,
        (?<!single\x20)(?<!double\x20)(?<!twin\x20)(?<!crew\x20)cab, grab ?car, ford mustang,
        mercedes(?:-benz)?, bmw, ativa, satria, (?:proton|kereta) perdana
    """),
    ),
    (
        "trailer",
        any_of(r"""
        treler, trailer, trailers, kepala treler, container (?:truck|lorry|lorries|trucks),
        lori kontena,
        prime mover
    """),
    ),
    (
        "lorry",
        any_of(r"""
        lori(?! treler| kontena)\w{0,2}, (?<!container\x20)lorry, (?<!container\x20)lorries,
        (?<!up\x20)(?<!container\x20)trucks?, trak(?! pikap), tanker, lori tangki
    """),
    ),
    ("bus", any_of((r"bas(?: ekspres| kilang| sekolah| persiaran)?", r"bus", r"buses"))),
    ("van", any_of((r"van", r"vans", r"hiace"))),
    (
        "ambulance",
        any_of(
            (
                r"(?:langgar|rempuh|merempuh|dirempuh|melanggar|dilanggar|membabitkan|terlibat|"
                r"sebuah|"
                r"hit by|an?) ambulan[sc]e?",
                r"ambulan[sc]e? (?:yang )?(?:terbabas|terbalik|bertembung|merempuh|dinaiki|"
                r"dipandu|dirempuh|dilanggar)",
                r"(?:pemandu|driver of an?) ambulan[sc]e?",
                r"ambulance drivers?",
            )
        ),
    ),
    (
        "bicycle",
        any_of(r"""
        basikal, bicycles?, cyclists?, cycling (?:home|to|from|back|along), penunggang basikal,
        pelumba basikal
    """),
    ),
    (
        "pedestrian",
        any_of(r"""
        pejalan kaki, pedestrian, pedestrians, melintas(?:i)? jalan, lintas jalan,
        crossing (?:the )?(?:road|street|highway|jalan), crossing \w+
    """),
    ),
    (
        "boat",
        any_of(r"""
        bot, perahu, sampan, tug ?boats?, trawlers?, boat, boats, speedboat
    """),
    ),
    (
        "ship",
        any_of(r"""
        kapal(?! terbang| layang), ship, kapal tangki
    """),
    ),
    ("helicopter", any_of((r"helikopter", r"helicopter"))),
    (
        "aeroplane",
        any_of(r"""
        kapal terbang, pesawat, aeroplane, airplane, aircraft, plane
    """),
    ),
)
# A word for a vehicle that was not in the accident: it carried the rescuers or names a place.
NOT_IN_IT = any_of(
    r"""
        water tanker, tangki air bomba, van (?:penyelamat\w*|emrs|jenazah), lori (?:bomba|
        air bomba), motosikal (?:bomba|polis peronda), unit tindakan cepat bermotosikal,
        (?:stesen|hentian|perhentian) bas, bus (?:stop|station|stand), bas stop, car ?park,
        limbungan kapal, tempat letak kereta, letak kereta, landasan kereta ?api, kereta ?api,
        lorong motosikal, (?:jalan|jln|taman|kampung) (?:waja|saga|wira|perdana|satria|viva|
        persona|ranger|kenari), (?:memotong|overtak(?:e|ing)) (?:sebuah |a |another )?(?:kereta|
        car|lori|lorry|bas|bus|van), (?:(?:me)?ngelak|elak|avoid(?:ing)?|swerv(?:ed|
        ing) (?:to avoid|around)) (?:an? |sebuah |another )?(?:kereta|motosikal|lori|bas|van|car|
        motorcycle|motorbike|lorry|bus), motorcycle lane, laluan motosikal, bot (?:penyelamat|
        bomba), kedai motosikal, lori pasir(?= ambil), power rangers?, rush hour, in a rush,
        bus lane, lorry lane, lorong bas, ninja van,
        (?:ambulan\w*|bomba|polis) (?:dan|dgn|dengan|&|n|and) kereta polis,
        (?:for|called|call|calling|by|in|into|inside) an? ambulan[sc]e?,
        no (?:car|lorry) or (?:car|lorry), n[o']t? (?:much|many|any) cars?,
        (?:ride|lift) in (?:his|her|their|a) car,
        (?:fallen|loose|abandoned) (?:lorry|truck) tyres?
    """
)
# What somebody drives for his living, who was hurt on something else: "working as a bus driver".
DRIVES_FOR_LIVING = re.compile(
    r"\b(?:work(?:s|ed|ing)?|employed|job|bekerja|kerja|berkhidmat)\s(?:as|sebagai)\s(?:an?\s|"
    r"seorang\s)?"
    r"(?:[a-z-]{3,12}\s)?(?P<job>(?:bus|lorry|taxi|van|trailer|truck|grab)\sdriver|"
    r"pemandu\s(?:bas|lori|teksi|van|treler))\b"
)
MADE_FOR_LORRIES = re.compile(
    r"\b(lori (?:jenis |model )?(?:(?:volvo|scania|hino|isuzu) (?:dan|&) )?)mercedes(?:-benz)?"
)
# A pickup is told as a car, too: "kereta Toyota Hilux".
CAR_OF_PICKUP = quick(
    r"\bkereta (?:jenis |model )?(?:toyota |mitsubishi |nissan |isuzu |ford )?"
    r"(?=(?:hilux|triton|navara|d-?max|ranger|pacuan (?:empat|4) roda)\b)"
)
# Told as a car, whatever the maker calls it: "kereta jenis Proton X50".
MODEL_OF_CAR = quick(
    r"\bkereta (?:jenis|model)(?: proton| honda| perodua| toyota)?(?: x50| x70| hr-?v| cr-?v|"
    r" aruz| alza)\b"
)
# Behind a hospital's name another sentence begins; "Tg. Contoh" is of one name.
NEXT_SENTENCE = re.compile(r"(?:(?<=\w{4})|(?<=\sII)|(?<=[A-Z]\)))\.\s(?=[A-Z])")
VESSEL = any_of("vessels?")  # of any size: a ship unless a boat is told of
URL = re.compile(r"https?://[^\s<>\"']{1,400}", re.IGNORECASE)


def vehicles_in(text: str) -> tuple[str, ...]:
    """Return the vehicles of the accident in the order of the table."""
    told = MODEL_OF_CAR.sub("kereta", NOT_IN_IT.sub(" ", spelt_out(text)))
    told = MADE_FOR_LORRIES.sub(r"\1", CAR_OF_PICKUP.sub("", told))
    living = DRIVES_FOR_LIVING.search(told)
    if living is not None:
        told = told.replace(living["job"], " ")
    found = [name for name, words in VEHICLES if words.search(told)]
    if "bicycle" in found and "motorcycle" in found and not _without_rider(told):
        found.remove("motorcycle")  # "penunggang basikal" rides no motorcycle
    if "boat" not in found and VESSEL.search(told):
        found.append("ship")
    return tuple(dict.fromkeys(found))


def _without_rider(text: str) -> bool:
    return re.search(r"moto|kapcai|skuter|bonceng|pillion", text) is not None


def hospital_in(text: str) -> str | None:
    """Return the hospital where victims were treated or bodies taken, not a landmark."""
    form = IN_FORM.search(text)
    if form is not None:
        return form[1].strip(" .,-*_")
    for found in HOSPITAL.finditer(text):
        before = text[max(0, found.start() - 90) : found.start()]
        staffed = STAFFED.search(before) or WORKPLACE_BEHIND.match(text, found.end())
        if staffed or LANDMARK.search(before):
            continue
        told = INITIALS.match(found[0]) or WARD_BEHIND.match(text, found.end())
        if told or TREATED.search(before.lower()):
            return NEXT_SENTENCE.split(found[0], maxsplit=1)[0].strip(" .,-")
    return None


def urls_in(text: str) -> tuple[str, ...]:
    """Return every web address, each once, without the full stop after it."""
    return tuple(dict.fromkeys(url.rstrip(".,;:!?)]}…") for url in URL.findall(text)))
