"""Vehicles, hospital and links in a report.

Pure.
"""

import re

from services.leads.reading.patterns import any_of
from services.leads.reading.prose import spelt_out

VEHICLES = (
    (
        "motorcycle",
        any_of(r"""
        motosikal\w{0,3}, motorsikal, motor, mtr, moto, penunggang, pembonceng, skuter, scooters?,
        grab ?bike, vario, nmax, rs150, superbike, kapcai, motorcycl(?:e|es|ist|ists),
        motorbikes?, (?:my|his|her|their) bike,
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
        suv, kenderaan utiliti sukan, fortuner, aruz, cr-v, hr-v, x70, x50, pajero, rush,
        sports? utility vehicle
    """),
    ),
    (
        "pickup",
        any_of(r"""
        pikap, pick-?\s?up(?: truck)?, hilux, triton, navara, ranger, d-?max, pacuan empat roda,
        four-wheel drive, 4x4, 4wd
    """),
    ),
    (
        "car",
        any_of(r"""
        (?:peronda|polis) mpv, mpv polis, kereta(?!\s?(?:api|sorong|tolak|kebal))\w{0,3}, myvi,
        axia, bezza, kancil, kenari, viva, saga,
        (?<!gugur\x20)(?<!seorang\x20)wira(?!\x20(?:sebenar|negara|kita|pdrm|bomba|tentera|
        anda|yang|kami|tldm|rmaf|itu)|wati), persona, iswara, waja, iriz, vios, yaris,
        civic, accord, honda city, camry, almera, sedan, car, cars, teksi, taxi, cab, grab ?car,
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
        bomba), kedai motosikal, lori pasir(?= ambil), power rangers?, rush hour, in a rush
    """
)
# Told as a car, whatever the maker calls it: "kereta jenis Proton X50".
MODEL_OF_CAR = re.compile(
    r"\bkereta (?:jenis|model)(?: proton| honda| perodua| toyota)?(?: x50| x70| hr-?v| cr-?v|"
    r" aruz| alza)\b"
)
VESSEL = any_of("vessels?")  # of any size: a ship unless a boat is told of
URL = re.compile(r"https?://[^\s<>\"']{1,400}", re.IGNORECASE)

# A word of a town behind a hospital's abbreviation: "HTAR Klang".
_TOWN = r"(?:\s(?!Pagi|Petang|Malam|Tadi|Semalam|Untuk|Dan|Pls|Mohon)[A-Z][a-z]{2,15}){0,2}"
_NO_HOSPITAL = (
    r"HULU|HILIR|HUTAN|HOTEL|HQ|HP|HR|HRD|HRM|HM|HTTPS?|HB|HINO|HIACE|HONDA|HILUX|HARI|HSE|HD|"
    r"HOSP|HJ|HJH|HAJI|HICOM"
)
_NAMED = r"(?:\s(?:[A-Z(][\w'()/.-]{0,30}|(?:bin|dan|di|of)(?=\s[A-Z]))){1,7}"
HOSPITAL = re.compile(
    rf"\b(?:Hospital|Hosp\.?|Klinik Kesihatan|Klinik|KK|Pusat Perubatan|Pusat Jantung|"
    rf"Institut Jantung){_NAMED}"
    rf"|\b(?!Unit|ICU|Zon|Emergency|Bilik|Forensik|Jabatan|Bahagian|Wad|"
    rf"Pengarah)(?:(?!Forensik\s)[A-Z][\w'.-]{{1,20}}\s){{1,4}}(?:Hospital|Medical Cent(?:re|er)|"
    rf"Heart Cent(?:re|er)|Health Clinic|"
    rf"Specialist Cent(?:re|er))\b"
    rf"|\bGH(?=\s[A-Z]){_TOWN}|\b(?:[A-Z]{{1,3}}MC|PPUM|PPUKM|IJN|SGH|HoSHAS|PPUiTM|HRPZ II|"
    rf"(?!(?:{_NO_HOSPITAL})\b)H[A-Z]{{2,5}}\d?){_TOWN}\b"
    r"|\b(?:KPJ|Gleneagles|Columbia Asia|Pantai|Sunway|Mahkota|Prince Court|Thomson|Assunta|"
    r"Adventist|"
    r"Regency|Manipal|Avisena|Island|Loh Guan Lye|Normah|Jesselton|Timberland)"
    r"(?:\s(?:Hospital|Medical|Specialist|Centre|Center|Cent(?:re|er)))+(?:\s[A-Z][a-z]{2,12})?"
    r"|\b(?:KPJ|Gleneagles|Columbia Asia|Prince Court)(?:\s[A-Z][a-z]{2,12}){0,2}"
    r"|\bklinik kesihatan [A-Za-z]{3,15}\b(?:\s(?:batu|kuala|kota|bahru|jaya|buloh)\b)?"
    r"|\b[Hh](?:ospital|osp|osptl|sptl)\.?\s(?!(?:untuk|bagi|kerana|dan|selepas|di|yang|"
    r"berkenaan|tersebut|itu|"
    r"ini|pada|dengan|for|and|after|where|in|to|by|on|here|berdekatan|terdekat|"
    r"swasta)\b)(?:(?:[Tt]g|[Ss]g|[Kk]g|[Bb]kt?|[Kk]ota|"
    r"[Kk]uala)\.?\s)?[A-Za-z]{3,15}\b(?:\s(?:batu|kuala|kota|alor|johor|petani|siput|besar|"
    r"gajah|"
    r"bahru|setar|buloh|jaya|iskandar)\b)?",
)
WARD_BEHIND = re.compile(r"\s\(?(?:ICU|icu|wad|ward|staff|doctors?|nurses?)\b")
TREATED = any_of(
    r"""
        wards?, diserah\w*, handed over, bawa, bawak, pergi, ambulans, ambulan, dihantar,
        disahkan, kematian, petugas perubatan, hantar, admit, refer, dirujuk, dibawa, dikejarkan,
        dirawat, rawatan, bedah siasat, mayat, jenazah, meninggal, maut, ditempatkan, menerima,
        sent, taken, rushed, treated, treatment, admitted, warded, post-?mortem, hospital:,
        hospital :, died, body, bodies, brought, unit forensik, dimasukkan, masuk, icu, wad, di,
        kat, dkt, at, in, ke, to
    """
)


def vehicles_in(text: str) -> tuple[str, ...]:
    """Return the vehicles of the accident in the order of the table."""
    told = MODEL_OF_CAR.sub("kereta", NOT_IN_IT.sub(" ", spelt_out(text)))
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
    for found in HOSPITAL.finditer(text):
        before = text[max(0, found.start() - 90) : found.start()]
        near = re.search(
            r"(?:hadapan|depan|berhampiran|dekat|near|opposite|menghala|simpang|"
            r"medical officer from)\s{1,3}$",
            before,
            re.I,
        )
        officer = re.search(
            r"(?:pengarah|jurucakap|pasukan perubatan dari|director of|(?:bertugas|bekerja|"
            r"kerja|berkhidmat|mengajar) "
            r"(?:di|kat|dengan)|works? (?:at|for)|attached to)\s{1,3}$",
            before,
            re.I,
        )
        ward = WARD_BEHIND.match(text, found.end())
        if not near and not officer and (ward or TREATED.search(before.lower())):
            return found[0].strip(" .,-")
    return None


def urls_in(text: str) -> tuple[str, ...]:
    """Return every web address, each once, without the full stop after it."""
    return tuple(dict.fromkeys(url.rstrip(".,;:!?)]}…") for url in URL.findall(text)))
