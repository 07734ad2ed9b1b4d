"""What makes two accidents of two like reports: another floor, kilometre, person, vehicle, firm.

All names are invented. Each pair is read as a file of reports is.
"""

from datetime import datetime

import pytest

from services.clock import LOCAL
from services.leads.matching import words
from services.leads.matching.account import Account, Person
from services.leads.matching.comparing import compare
from tests.unit.leads.test_matching_things import said, told

DAY, NEXT_DAY = (datetime(2026, 3, day, 18, 0, tzinfo=LOCAL) for day in (12, 13))
FALL = (
    "TAIPING: Seorang tukang cat, berusia 33 tahun, maut terjatuh dari tingkat lima bangunan "
    "dalam pembinaan di sini, pagi tadi. Mangsa ditemui rakan sekerja."
)
LORRY = (
    "BERA: Pemandu lori durian, Azlan Mohd Contoh, 40, maut lorinya terbabas di Kilometer 88 "
    "Lebuhraya Pantai Timur, pagi tadi."
)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        pytest.param(
            FALL, "TAIPING: A painter, 34, fell to his death from the fifth floor of a building "
            "under construction here this morning.", True, id="the same floor in English",
        ),
        pytest.param(
            FALL, "TAIPING: A painter, 34, fell to his death from the sixth floor of a building "
            "under construction here this morning.", False, id="another floor",
        ),
        pytest.param(
            "TAIPING: Buruh warga Nepal, 33, maut terjatuh dari bumbung kilang di sini, pagi tadi.",
            "TAIPING: Seorang buruh tempatan berumur 33 tahun maut apabila terjatuh dari bumbung "
            "sebuah kilang di sini, pagi ini.", False,
            id="a foreigner and a local",
        ),
        pytest.param(
            LORRY, "BERA: Azlan Mohd Contoh, 40, maut lori durian dipandunya masuk longkang di "
            "Kilometer 88 Lebuhraya Pantai Timur, pagi tadi.", True, id="the same name",
        ),
        pytest.param(
            LORRY, "BERA: Pemandu lori durian, Mohd Azlan Contoh, 41, maut lorinya terbalik di "
            "Kilometer 95.2 Lebuhraya Pantai Timur, pagi tadi.", False,
            id="another kilometre, the words of the name in another order",
        ),
        pytest.param(
            "LIMBANG: Kelindan lori kren, Jugah Sampel, 27, maut terkena renjatan elektrik di "
            "tapak pembinaan, semalam.",
            "LIMBANG: Kelindan lori kren, Jugah Contoh anak Sampel, 35, maut terkena renjatan "
            "elektrik di tapak pembinaan, semalam.", False, id="a part of the name, another age",
        ),
    ],
)  # fmt: skip
def test_who_and_where_exactly_outweigh_what_is_alike(one: str, two: str, same: bool) -> None:
    assert compare(told(one, DAY), told(two, DAY)).enough is same


@pytest.mark.parametrize(
    ("one", "two", "signal"),
    [
        pytest.param(
            "Penunggang motosikal maut bertembung kereta di Jalan Contoh",
            "Penunggang motosikal maut bertembung lori di Jalan Contoh", "party_differs",
            id="a car here, a lorry there",
        ),
        pytest.param(
            "Penunggang motosikal maut bertembung kereta di Jalan Contoh",
            "Penunggang motosikal maut bertembung lori, kereta di Jalan Contoh",
            "vehicles_shared", id="one more vehicle",
        ),
        pytest.param(
            "Penunggang motosikal maut bertembung pikap di Jalan Contoh",
            "Penunggang motosikal maut bertembung lori di Jalan Contoh", "vehicles_shared",
            id="a pickup is a small lorry",
        ),
        pytest.param(
            "Penunggang motosikal maut bertembung van di Jalan Contoh",
            "Penunggang motosikal maut bertembung lori di Jalan Contoh", "vehicles_shared",
            id="a van too",
        ),
    ],
)  # fmt: skip
def test_other_party(one: str, two: str, signal: str) -> None:
    assert signal in said(one, two)


@pytest.mark.parametrize(
    ("firm", "differs"),
    [
        pytest.param("Contoh Bina Sdn Bhd", False, id="one firm"),
        pytest.param("Kayu Sampel Sdn Bhd", True, id="two firms"),
    ],
)
def test_other_employer(firm: str, differs: bool) -> None:
    one, two = (
        Account(people=(Person(employer=each),), words=words.read(f"Pekerja {each} maut"))
        for each in ("Contoh Bina Sdn Bhd", firm)
    )

    found = {signal.key for signal in compare(one, two).evidence}

    assert ("employer_differs" in found) is differs


def test_friends_name_speaks_less_against_one_accident_than_a_full_name() -> None:
    paper = "KEMAMAN: Penoreh getah, Ramli bin Contoh, 51, maut dihempap pokok pagi tadi."
    chat = "Innalillah, arwah Pok Jang maut dihempap pokok getah kat Kemaman pagi tadi"

    assert "names_differ" not in said(paper, chat, DAY)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        pytest.param("Kereta terbabas di lebuhraya berhampiran Jambatan Pulau Pinang", True,
                     id="near it"),
        pytest.param("Kereta terbabas di Jambatan Pulau Pinang", False, id="on it"),
        pytest.param("Lori terbalik di Jalan Contoh menuju ke Lebuhraya Karak", True, id="to it"),
        pytest.param("Lori terbalik dekat tol Lebuhraya Karak. Trafik Lebuhraya Karak sesak",
                     False, id="near it and on it"),
    ],
)  # fmt: skip
def test_highway_that_the_scene_was_only_near_to(text: str, near: bool) -> None:
    found = told(text + ", seorang maut", DAY).words

    assert found.highways
    assert (found.beside == found.highways) is near


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        pytest.param("Fire and Rescue Department said the worker was crushed", "fire", id="who"),
        pytest.param("Pemandu bas meninggal diserang sakit jantung", None, id="heart"),
        pytest.param("Mangsa dirawat di Pusat Jantung Sarawak selepas dihempap", "heart",
                     id="a hospital"),
        pytest.param("Dua pekerja rebah dalam tangki", "heart", id="fainted"),
    ],
)  # fmt: skip
def test_cause_is_what_happened_not_who_came(text: str, cause: str | None) -> None:
    found = told(text, DAY).words.causes

    assert cause not in found
    assert cause is not None or "heart" in found


def test_fainting_is_no_other_cause_than_gas() -> None:
    one = "LABIS: Dua pekerja ladang pengsan dalam tangki kumbahan kilang di sini, pagi tadi."
    two = "LABIS: Two mill workers died of poisonous gas in a sewage tank here this morning."

    assert "cause_differs" not in said(one, two, DAY)


def test_name_borne_all_over_the_country_tells_no_district() -> None:
    one = "SEGAMAT: Penghantar makanan parah dilanggar kereta dekat Taman Sungai Besar, malam tadi."
    two = "budak foodpanda kena langgar kereta dekat Sungai Besar tu, takziah keluarga, dah tiada"

    assert not {"far_apart", "state_differs", "elsewhere"} & said(one, two, DAY)


SLAMET = "Accident at a factory in Gebeng this morning. Slamet, an Indonesian man, died in a fall."
LADY = "Accident at a factory in Gebeng this morning. A lady fell, she is at the hospital."


@pytest.mark.parametrize(
    ("text", "other"),
    [
        pytest.param(
            "Accident at Gebeng this morning. A lady named Tan Mei Ling fell.", SLAMET, id="lady"
        ),
        pytest.param("Woman named Tan Mei Ling fell at a factory in Gebeng", SLAMET, id="woman"),
        pytest.param("Slamet ialah seorang lelaki, terjatuh di kilang Gebeng", LADY, id="a man"),
    ],
)
def test_man_or_woman_is_told_beside_the_name_or_behind_the_first_sentence(
    text: str, other: str
) -> None:
    assert "sex_differs" in said(text, other, DAY)
    assert not compare(told(text, DAY), told(other, DAY)).enough


@pytest.mark.parametrize(
    "text",
    [
        "Accident at Gebeng this morning. A lady named Tan Mei Ling fell at the factory.",
        "Woman named Tan Mei Ling fell at a factory in Gebeng",
    ],
)
def test_a_lady_without_a_name_may_be_the_one_with_it(text: str) -> None:
    assert compare(told(text, DAY), told(LADY, DAY)).enough


def test_his_wife_is_not_the_victim() -> None:
    text = "Accident at Gebeng this morning. Slamet died, isteri dia di hospital."

    assert "sex_differs" not in said(text, SLAMET, DAY)
