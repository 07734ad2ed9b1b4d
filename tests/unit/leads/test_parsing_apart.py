"""Outcomes told apart, limbs broken at work, ages, hours, ranges of hills and words of kin.

All names are invented.
"""

import pytest

from services.leads.parsing import Kind, Outcome, Severity, read
from services.places.reference import gazetteer
from tests.unit.posted import POSTED, reading

DEAD, HURT = Outcome.DEATH, Outcome.INJURY


@pytest.mark.parametrize(
    "text",
    [
        "Seorang penghantar makanan maut manakala pemboncengnya cedera parah selepas motosikal "
        "mereka dilanggar treler di Kuantan. Mangsa dikenali sebagai Kasturi bin Seman, 27, "
        "manakala rakannya R. Tamilvanan, 25, dirawat di HTAA.",
        "A food rider died while his pillion was badly hurt in Kuantan yesterday. The victim was "
        "identified as Kasturi bin Seman, 27, while his friend R. Tamilvanan, 25, is being "
        "treated at HTAA.",
    ],
)
def test_the_dead_and_his_friend_in_hospital(text: str) -> None:
    people = [(one.name, one.outcome) for one in reading(text).victims]
    assert people == [("Kasturi bin Seman", DEAD), ("R. Tamilvanan", HURT)]


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("Pemandu van maut, lapan murid cedera di Ipoh pagi tadi.", [DEAD] + [HURT] * 8),
        ("Dua maut, tiga cedera dalam nahas di Jeli semalam.", [DEAD] * 2 + [HURT] * 3),
        ("Driver killed, 12 students hurt as van crashes in Ipoh today.", [DEAD]),
        ("accident jln gambang td, drebar mati 2 lagi cedera", [DEAD] + [HURT] * 2),
        ("Lori terbabas di Jeli semalam, driver died 2 others injured", [DEAD] + [HURT] * 2),
        ("Tiga lelaki maut dalam nahas di Jeli semalam.", [DEAD] * 3),
    ],
)
def test_the_dead_and_the_hurt_are_counted_apart(text: str, outcomes: list[Outcome]) -> None:
    assert [one.outcome for one in reading(text).victims] == outcomes


@pytest.mark.parametrize(
    "text",
    [
        "someone broke his leg at the factory",
        "my colleague broke her arm at work",
        "our welder broke his ribs this morning",
    ],
)
def test_a_limb_broken_at_work(text: str) -> None:
    report = reading(text)
    assert (report.kind, report.severity) == (Kind.WORKPLACE, Severity.SERIOUS_INJURY)


def test_a_broken_promise_is_no_limb() -> None:
    assert read("my colleague broke her promise at work", POSTED, gazetteer()) is None


def test_an_age_told_of_the_victim_alone() -> None:
    report = reading("Pekerja maut dihempap besi di Kuantan semalam. Mangsa 25 tahun.")
    assert [one.age for one in report.victims] == [25]


def test_a_section_is_no_hour() -> None:
    text = "Kemalangan di Seksyen 15 petang semalam, seorang penunggang motosikal maut."
    assert reading(text).accident_time is None


@pytest.mark.parametrize(
    "text",
    [
        "Penunggang maut di kaki Banjaran Titiwangsa, Jeli semalam.",
        "Pemandu lori maut dalam nahas dekat Titiwangsa, Jeli semalam.",
    ],
)
def test_a_namesake_lies_where_the_town_behind_it_lies(text: str) -> None:
    place = reading(text).place
    assert place is not None
    assert place.district == "Jeli"


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("Pak Seman Kasturi", "Seman Kasturi"),
        ("Mak Cik Siti Contoh", "Siti Contoh"),
        ("Kak Siti Contoh", "Siti Contoh"),
        ("Cik Siti Contoh", "Siti Contoh"),
        ("Pak Long", "Pak Long"),
        ("Pok Li", "Pok Li"),
    ],
)
def test_words_of_kin_are_left_off_where_a_name_stays(called: str, name: str) -> None:
    report = reading(f"{called}, 58, maut dilanggar lori di Ipoh semalam.")
    assert [one.name for one in report.victims] == [name]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Pekerja maut dirempuh lori ketika menampal lubang di tepi Jalan Jerteh semalam.",
            Kind.WORKPLACE,
        ),
        ("Penunggang superbike maut terbabas di Litar Sepang semalam.", Kind.OTHER),
        ("Penunggang motosikal maut terbabas dekat Litar Sepang semalam.", Kind.COMMUTING_OR_ROAD),
    ],
)
def test_roadside_work_and_race_tracks(text: str, kind: Kind) -> None:
    assert reading(text).kind is kind


def test_an_office_holder_who_is_hurt_and_one_who_speaks() -> None:
    hurt = reading("Setiausaha pejabat, Puan Siti Contoh, tergelincir di pejabat di Muar tadi.")
    assert [one.name for one in hurt.victims] == ["Siti Contoh"]
    told = reading("Pekerja maut di Muar. Menurut Ketua Polis, Supt Ali Contoh, mangsa jatuh.")
    assert [one.name for one in told.victims] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Boss, saya terseliuh kaki jatuh tangga stor. Tak boleh jalan ni.",
        "Budak praktikal kita tersiram sup panas, melecur kat peha. kat klinik skrg",
        "Our QA girl Contohwati got her hand caught in the sealing machine.",
        "Geng, budak welding tu kena spark masuk mata kanan, tengah kat klinik panel.",
        "Abg Contoh penyelenggaraan kena kejutan elektrik masa tukar lampu, tercampak dari tangga.",
    ],
)
def test_what_befell_a_colleague_in_the_words_of_chats(text: str) -> None:
    assert reading(text).kind is Kind.WORKPLACE


@pytest.mark.parametrize(
    "text",
    [
        "semalam main badminton sampai lebam kaki, esok nak lagi tak geng?",
        "sealing machine stuck again, 200 packs crushed. QA reject all",
        "kilang sebelah bakar sampah lagi, asap tebal sesak nafas kita",
    ],
)
def test_talk_with_the_same_words(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is None


def test_the_outcome_of_a_name_whose_sentence_names_others_too() -> None:
    text = "Ustaz Hamdan Contoh accident dgn lori balik mengajar KAFA di Ipoh tadi, dada cedera"
    assert [one.outcome for one in reading(text).victims] == [HURT]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Pengawal keselamatan maut dilanggar pacuan ketika membuka pintu pagar sekolah di "
            "Kulim pagi tadi.",
            Kind.WORKPLACE,
        ),
        (
            "Pengawal keselamatan maut dilanggar kereta ketika melintas jalan di Kulim pagi tadi.",
            Kind.COMMUTING_OR_ROAD,
        ),
        ("Pemandu e-hailing ditikam penumpang di Ipoh semalam, kini kritikal.", Kind.WORKPLACE),
        (
            "Askar maut kenderaan perisai terbalik semasa latihan di Gemas semalam.",
            Kind.WORKPLACE,
        ),
        (
            "Tiga pekerja kilang rentung dalam kebakaran rumah sewa mereka di Ipoh awal pagi tadi.",
            Kind.OTHER,
        ),
        ("Petani maut disengat tebuan ketika menebas kebun di Baling semalam.", Kind.WORKPLACE),
    ],
)
def test_at_a_task_on_the_way_or_at_home(text: str, kind: Kind) -> None:
    assert reading(text).kind is kind


def test_two_names_of_one_person_are_one_victim() -> None:
    text = "Mangsa, Ah Contoh atau nama sebenarnya Lee Chee Sampel, 44, ditemui mati di Bentong."
    assert [(one.name, one.age) for one in reading(text).victims] == [("Lee Chee Sampel", 44)]


def test_a_restaurant_is_no_victim() -> None:
    text = "Seorang pekerja Restoran Haji Contohan di Batu Gajah, Ko Ko Sampel, 29, melecur tadi."
    assert [one.name for one in reading(text).victims] == ["Ko Ko Sampel"]


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("Pekerja maut dihempap besi pada hari ini di Muar.", "Muar"),
        ("Pekerja Restoran Haji Contohan di Batu Gajah melecur di muka semalam.", "Kinta"),
        ("Pesara polis maut jatuh pokok belakang rumahnya di Semenyih semalam.", "Ulu Langat"),
    ],
)
def test_the_scene_beside_words_that_look_like_hospitals_and_homes(
    text: str, district: str
) -> None:
    place = reading(text).place
    assert place is not None
    assert place.district == district


@pytest.mark.parametrize(
    "text",
    [
        "Maid jiran saya jatuh masa cuci tingkap tingkat 3 pagi ni. Meninggal kat situ jugak",
        "bang long grab kena pukul penumpang malam tadi kat Chow Kit. lebam muka, retak hidung",
        "one of the foreign workers lost consciousness inside the tank just now",
        "penghantar surat digigit anjing kat Taman Contoh, 8 jahitan",
    ],
)
def test_hurt_at_a_chore_in_the_words_of_chats(text: str) -> None:
    assert reading(text).kind is Kind.WORKPLACE


def test_a_fall_in_rank_is_no_fall() -> None:
    text = "Supervisor kata Hafiz jatuh pangkat, jadi operator balik"
    assert read(text, POSTED, gazetteer()) is None


@pytest.mark.parametrize(
    "text",
    [
        "Boss marah gila tadi, habis semua kena tembak dalam meeting, aku berdarah telinga dengar",
        "panas terik hari ni, minum air banyak, jangan sampai rebah kat luar",
        "Siti tukar shift dengan Lina, sebab anak dia accident kecil kat sekolah, luka sikit je",
    ],
)
def test_scoldings_warnings_and_children_at_school(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is None


def test_somebody_tells_of_his_own_accident() -> None:
    told = reading("Saya kemalangan semalam masa OTW pergi kerja. Macam mana nak claim?")
    assert told.kind is Kind.COMMUTING_OR_ROAD
    fell = reading("Sorry late reply, I had a fall at the site this morning. Wrist in cast now")
    assert (fell.kind, fell.severity) == (Kind.WORKPLACE, Severity.UNKNOWN)


def test_all_of_a_list_who_are_taken_to_hospital_are_hurt() -> None:
    report = reading(
        "Lori langgar tiang di Kota Kinabalu. Pemandu, Jumat bin Contoh, 44, serta kelindan "
        "Roslan Sampel, 28, dan Anthony Contohan, 33, dihantar ke Hospital Queen Elizabeth."
    )
    assert [one.outcome for one in report.victims] == [HURT] * 3


def test_a_council_in_capitals_is_no_victim() -> None:
    report = reading("Staff kebersihan MBPJ rebah masa sapu jalan tadi, tak sempat sampai hospital")
    assert [one.name for one in report.victims] == [None]
