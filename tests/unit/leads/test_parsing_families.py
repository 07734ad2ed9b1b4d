"""Whole families that newspapers and chats share: verbs of harm, idioms, dialects, trades, places.

All texts and names are invented.
"""

import pytest

from services.leads.parsing import Kind, Outcome, Severity, read
from services.leads.reading.prose import spelt_out
from services.places.reference import gazetteer
from tests.unit.posted import POSTED, reading


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Abg Contoh yg pasang tangki kat Gurun kena hayun hook kren td, teruk kepala",
            id="swung at",
        ),
        pytest.param("Geng aku menjala kat Kuala Rompin kena panah kilat tadi", id="lightning"),
        pytest.param(
            "Al-Fatihah sahabatku Sampel, pergi ketika memanjat tiang di Ranau", id="gone at work"
        ),
        pytest.param("rip bro Contoh runner kena lori kt nkve pg td", id="hit, epithet before"),
        pytest.param(
            "jenazah Pak Contoh (welding) dh selamat dikebumikan, company tgh uruskan perkeso",
            id="buried, the claim begun",
        ),
        pytest.param("Houseman wad sebelah collapse lepas oncall semalam", id="on call"),
        pytest.param("HO kami pengsan lepas shift malam, skrg warded", id="house officer"),
        pytest.param(
            "Saw a nasty one near Ayer Keroh exit, bike under a bus. Rider covered with a sheet.",
            id="covered",
        ),
        pytest.param(
            "Nasi lemak delivery boy dies after van hits him in Rawang", id="boy by trade"
        ),
        pytest.param(
            "Stop-work order issued after a worker was caught in a mixer on Monday at a Gebeng "
            "yard",
            id="caught in",
        ),
        pytest.param(
            "ABC conveys condolences to the family of a contractor's worker who died in Taman "
            "Contoh on Friday",
            id="condolences of the firm",
        ),
        pytest.param(
            "Polis siasat kes pembunuhan pengawal keselamatan di Kajang, Sabtu lalu.",
            id="killed on guard",
        ),
        pytest.param("kwn kijo kito kena gileh lori male tadi, patoh kaki duo", id="Kelantan"),
        pytest.param("pakcik kantin tu dah xdak, jatuh bumbung pagi tadi kat Yan", id="Kedah"),
        pytest.param("kawan kamek kenak langgar kerita tek, sik sedar gik", id="Sarawak"),
    ],
)
def test_what_befell_somebody_is_a_lead_however_it_is_told(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is not None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("tengok dia nikah terbakar hati aku, rentung. mohon bomba", id="heart"),
        pytest.param("dompet aku rentung lepas bayar yuran semalam", id="purse"),
        pytest.param("kena gilis dengan kerja je minggu ni", id="work"),
        pytest.param("kena timbus dengan assignment semalam weyh", id="homework"),
        pytest.param("push rank jom, hero aku mati kena hentam lord tadi", id="game"),
        pytest.param("tank kita mati 9 kali malam tadi, noob betul", id="another game"),
        pytest.param(
            "kuali murah RM59 tinggal 2 unit, tak payah takut minyak terpercik melecur tgn",
            id="advert",
        ),
        pytest.param("dah xdak duit nak isi minyak motor hari ni", id="a thing is lacking"),
    ],
)
def test_idioms_games_and_adverts_are_left_alone(text: str) -> None:
    assert read(text, POSTED, gazetteer(), doubtful=True) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "SIK: Seorang penoreh maut disengat lebah ketika menoreh di kebun semalam. Mangsa "
            "meninggal ketika dalam perjalanan ke Hospital Sik.",
            Kind.WORKPLACE,
            id="stung at the trade, died on the way to the ward",
        ),
        pytest.param(
            "Two hurt as compressor explodes at tyre shop in Bentong",
            Kind.WORKPLACE,
            id="compressor",
        ),
        pytest.param(
            "Lelaki maut jatuh ketika membaiki bumbung rumah mak mertua di Muar semalam",
            Kind.OTHER,
            id="the in-laws' roof",
        ),
        pytest.param(
            "Seorang kerani bank lemas ketika memancing bersama rakan di Dungun semalam",
            Kind.OTHER,
            id="fishing for pleasure",
        ),
        pytest.param(
            "Nelayan lemas ketika memancing sotong di perairan Dungun semalam",
            Kind.WORKPLACE,
            id="fishing for a living",
        ),
        pytest.param(
            "Jurulatih selam ditemui meninggal selepas tidak timbul ketika membawa pelancong "
            "menyelam di Semporna semalam",
            Kind.WORKPLACE,
            id="did not surface",
        ),
        pytest.param(
            "Update Kak Contoh canteen. Rumah dia di Nilai terbakar malam tadi, tangan melecur",
            Kind.OTHER,
            id="her house burnt",
        ),
        pytest.param(
            "Abg lori sampah terjatuh masa nak naik bumper di Tebrau tadi, kaki kena roda",
            Kind.WORKPLACE,
            id="on the step of the rubbish lorry",
        ),
    ],
)
def test_the_circumstances_tell_the_kind(text: str, kind: Kind) -> None:
    assert reading(text).kind is kind


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        pytest.param(
            "A cook was scalded in Ipoh on Monday and is recovering after surgery",
            Severity.SERIOUS_INJURY,
            id="surgery",
        ),
        pytest.param(
            "Pok Contoh kena lenyek kerito male tadi, kaki patoh duo",
            Severity.SERIOUS_INJURY,
            id="broken in dialect",
        ),
        pytest.param(
            "Pemandu van jenazah kemalangan di Lipis tadi semasa balik dari menghantar jenazah, "
            "patah kaki",
            Severity.SERIOUS_INJURY,
            id="a hearse",
        ),
        pytest.param(
            "BBP MUAR: kemalangan pagi tadi. Mangsa lelaki, 40 thn - MD di lokasi",
            Severity.DEATH,
            id="short for dead",
        ),
        pytest.param(
            "mak dia x sempat diselamatkan, rumah terbakar di Pasir Puteh semalam",
            Severity.DEATH,
            id="not saved in time",
        ),
    ],
)
def test_the_worst_outcome_is_told(text: str, severity: Severity) -> None:
    assert reading(text).severity is severity


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Al fatihah bro Hafiz (Dept QC) accident pagi td masa nk masuk shift",
            ("Hafiz",),
            id="department",
        ),
        pytest.param(
            "Kak Wan Account kena langgar lori kat jalan Meru pagi tadi, meninggal",
            ("Wan",),
            id="department behind the name",
        ),
        pytest.param(
            "1 male, Melanau, 41, hand trapped in mill machine at Mukah this morning",
            (None,),
            id="ethnic group",
        ),
        pytest.param("Attendant hurt when lorry overturns en route to Keningau", (None,), id="way"),
        pytest.param(
            "Lanying Anak Jau, 40, died when the car crashed in Kapit on Monday. Her husband, "
            "Kalang Anak Sidi, 44, had multiple fractures,” he said.",
            ("Lanying Anak Jau", "Kalang Anak Sidi"),
            id="fractures",
        ),
    ],
)
def test_names_are_those_of_persons(text: str, names: tuple[str | None, ...]) -> None:
    assert tuple(victim.name for victim in reading(text).victims) == names


@pytest.mark.parametrize(
    ("text", "district"),
    [
        pytest.param(
            "BAGAN DATUK: Seorang nelayan maut dipanah petir semalam. Ketua Polis Daerah Hilir "
            "Perak berkata, mangsa Samad Contoh, 50, meninggal di tempat kejadian.",
            "Bagan Datuk",
            id="dateline before the police district",
        ),
        pytest.param(
            "GEORGE TOWN: A worker was killed by a falling beam on a site at Jalan Contoh Satu, "
            "Bayan Lepas, on Monday. The body is at Penang Hospital.",
            "Barat Daya",
            id="town of the street",
        ),
        pytest.param(
            "abang panda terpelanting kena langgar kat Matang semalam. Kuching oh kuching",
            "Kuching",
            id="city in small letters, too",
        ),
    ],
)
def test_the_district_is_that_of_the_scene(text: str, district: str) -> None:
    place = reading(text).place

    assert place is not None
    assert place.district == district


def test_a_car_is_no_suv_where_it_is_called_a_car() -> None:
    report = reading("Pejalan kaki maut dirempuh kereta jenis Proton X50 di Kulim pagi tadi")

    assert report.vehicles == ("car", "pedestrian")


def test_a_pickup_truck_is_no_lorry() -> None:
    report = reading("Four hurt as car collides with pickup truck in Lawas on Monday")

    assert report.vehicles == ("pickup", "car")


def test_the_ward_of_the_dead_is_no_part_of_the_hospital() -> None:
    report = reading("Kerani maut dilanggar van tadi, jenazah di Bilik Forensik Hospital Tumpat")

    assert report.hospital == "Hospital Tumpat"


def test_the_hurt_driver_of_a_hearse_is_not_dead() -> None:
    report = reading(
        "En. Rosli (pemandu van jenazah) kemalangan di Lipis tadi semasa balik dari menghantar "
        "jenazah, keadaan stabil, patah kaki"
    )

    assert [victim.outcome for victim in report.victims] == [Outcome.INJURY]


def test_an_hour_of_the_brigade_ends_in_h() -> None:
    report = reading("Call: 0722H, BBP Serian. Worker trapped in machine, left arm, serious injury")

    assert report.accident_time is not None
    assert report.accident_time.isoformat() == "07:22:00"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        pytest.param("kaki putuih kena tayaq", "kaki putus kena tayar", id="Kedah"),
        pytest.param("tange patoh kena gilih loghi", "tangan patah kena gilis lori", id="Kelantan"),
        pytest.param("dah tak dak", "dah tiada", id="Penang"),
        pytest.param("badan lemah", "badan lemah", id="a word of the standard language"),
    ],
)
def test_dialects_are_spelt_out_by_how_their_ends_are_heard(said: str, meant: str) -> None:
    assert spelt_out(said) == meant


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("covered in newspaper, the fish from Chow Kit is fresh today", id="fish"),
        pytest.param("aku collapse atas katil lepas gym semalam", id="on the bed"),
        pytest.param("RIP wallet, kena kat Ikea tadi", id="a purse"),
        pytest.param("pembunuhan karakter guru di media sosial semalam", id="of a good name"),
        pytest.param("parti tu dah collapse semalam, ketua dia letak jawatan", id="a party"),
    ],
)
def test_what_falls_or_is_covered_is_a_person(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is None


def test_who_is_believed_to_have_died_of_something_is_dead() -> None:
    report = reading("Buruh dipercayai maut akibat strok haba di tapak projek Jitra semalam")

    assert report.severity is Severity.DEATH


def test_a_light_aircraft_says_nothing_of_the_injury() -> None:
    report = reading("KUANTAN: Mangsa nahas pesawat ringan semalam ialah Kapten Rosman Contoh, 50")

    assert report.severity is Severity.UNKNOWN


@pytest.mark.parametrize(
    ("text", "is_lead"),
    [
        pytest.param("3 staff kedai mamak kulit melecur, tong gas meletup td", True, id="skin"),
        pytest.param("telinga terbakar dengar bos membebel", False, id="ears in anger"),
        pytest.param(
            "JPJ menggantung serta-merta lesen pemandu bas yang terlibat dalam kemalangan di Gua "
            "Musang baru-baru ini.", False, id="a licence suspended, nobody told to be hurt",
        ),
        pytest.param(
            "JPJ menggantung lesen sebuah syarikat bas selepas tiga penumpang maut apabila bas "
            "terbalik di Gua Musang semalam.", True, id="a licence suspended, and three who died",
        ),
        pytest.param(
            "Murid tahun enam maut manakala lima rakannya cedera apabila van sekolah terbabas di "
            "Setiu semalam. Pemandu van selamat.", False, id="pupils only, the driver is safe",
        ),
    ],
)  # fmt: skip
def test_what_is_of_harm_and_what_only_sounds_so(text: str, is_lead: bool) -> None:
    assert (read(text, POSTED, gazetteer()) is not None) is is_lead
