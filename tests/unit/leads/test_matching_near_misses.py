"""Two accidents of one trade, one town and almost one day, and one accident under two names.

All names are invented. Each pair is read as a file of reports is.
"""

from datetime import datetime

import pytest

from services.clock import LOCAL
from services.leads.matching import naming, words
from services.leads.matching.account import Account, Person
from services.leads.matching.comparing import compare
from services.leads.matching.naming import Likeness
from tests.unit.leads.test_matching_things import said, told

DAY, NEXT_DAY = (datetime(2026, 3, day, 18, 0, tzinfo=LOCAL) for day in (12, 13))


@pytest.mark.parametrize(
    ("called", "name", "likeness"),
    [
        pytest.param("Ah Seng", "Tan Boon Seng", Likeness.HINT, id="the end of his name"),
        pytest.param("Ah Seng", "Tan Ah Seng", Likeness.HINT, id="so named"),
        pytest.param("Ah Huat", "Tan Boon Seng", Likeness.DIFFERENT, id="another one"),
        pytest.param("Anna Sara", "K. Saravanan", Likeness.HINT, id="a Tamil elder brother"),
        pytest.param("Anna Lim", "Lim Boon Seng", Likeness.DIFFERENT, id="a lady named Anna"),
        pytest.param("Pok Su Din", "Kamarudin Contoh", Likeness.HINT, id="the youngest"),
        pytest.param("Lim Ah Huat", "Lim Huat Contoh", Likeness.DIFFERENT, id="a whole name"),
        pytest.param("Mek Yah", "Rokiah Contoh", Likeness.HINT, id="a woman of Kelantan"),
        pytest.param("Tok Saad", "Saad Lebai Contoh", Likeness.HINT, id="a grandfather"),
        pytest.param("Mat Nor", "Mohamad Noor Contoh", Likeness.HINT, id="without his father's"),
        pytest.param("Mat Nor", "Noor Azlan Contoh", Likeness.DIFFERENT, id="in another order"),
        pytest.param("Edi Md Sampel", "Rozaidi Md Sampel", Likeness.HINT, id="the end, and father"),
        pytest.param("Edi Md Sampel", "Rozaidi Md Contoh", Likeness.DIFFERENT, id="a namesake"),
    ],
)
def test_people_are_called_by_one_word(called: str, name: str, likeness: Likeness) -> None:
    assert naming.likeness(called, name)[0] is likeness


@pytest.mark.parametrize(
    ("called", "differs"),
    [
        pytest.param("Jang anak Pok Mat Contoh", "called_differs", id="the child of an elder"),
        pytest.param("Ah Huat", "called_differs", id="Ah"),
        pytest.param("Jugah anak Sampel", "names_differ", id="an Iban's whole name"),
    ],
)
def test_name_among_neighbours_is_no_whole_name(called: str, differs: str) -> None:
    one, two = (Account(people=(Person(name),)) for name in (called, "Ramli bin Hashim"))

    assert differs in {signal.key for signal in compare(one, two).evidence}


@pytest.mark.parametrize(
    ("name", "age", "signal"),
    [
        pytest.param("Chua Wei Leong", 33, "name_hint", id="of almost one age"),
        pytest.param("Chua Wei Leong", 41, "names_differ", id="much older"),
        pytest.param("Chua Boon Leong", 32, "names_differ", id="two words"),
    ],
)
def test_name_but_for_one_word_and_age(name: str, age: int, signal: str) -> None:
    one, two = (
        Account(people=(each,)) for each in (Person("Chua Wei Liang", 32), Person(name, age))
    )

    assert signal in {each.key for each in compare(one, two).evidence}


def test_one_given_name_in_both_reports_is_a_hint() -> None:
    one, two = (Account(people=(Person(name),)) for name in ("Aziz", "Pak Aziz"))

    assert {signal.key for signal in compare(one, two).evidence} >= {"name_hint"}


@pytest.mark.parametrize(
    ("day", "signal"),
    [
        pytest.param("tadi", "day_near", id="yesterday"),
        pytest.param("semalam", "day_same", id="the day before it"),
        pytest.param("Selasa", "day_next", id="three days ago"),
    ],
)
def test_kelmarin_is_yesterday_or_the_day_before(day: str, signal: str) -> None:
    known = f"NILAI: Pekerja kilang maut tersepit mesin di Nilai, tengah hari {day}."
    other = "NILAI: Pekerja kilang maut tersepit mesin di Nilai, tengah hari kelmarin."

    found = compare(told(known, DAY), told(other, NEXT_DAY))

    assert signal in {each.key for each in found.evidence}


@pytest.mark.parametrize(
    ("text", "other"),
    [
        pytest.param("Cleaner hurt as a ladder slips on a wet staircase in Cheras", True,
                     id="another thing befell another cleaner"),
        pytest.param("Tukang cuci cedera parah, gondola putus tali di Cheras", False,
                     id="the same thing"),
    ],
)  # fmt: skip
def test_trade_alone_tells_nothing_of_what_happened(text: str, other: bool) -> None:
    known = "CHERAS: Cleaner left hanging as gondola rope breaks at an office in Cheras"

    assert ("nothing_shared" in said(known, text, DAY)) is other


@pytest.mark.parametrize(
    ("text", "same"),
    [
        pytest.param("SEMENYIH: Bangladeshi crushed by a goods lift at a furniture factory in "
                     "Semenyih yesterday", True, id="the lift"),
        pytest.param("SEMENYIH: Pekerja Bangladesh putus tangan kena mesin gergaji di kilang "
                     "perabot di Semenyih semalam", False, id="a saw"),
    ],
)  # fmt: skip
def test_what_hurt_him_outweighs_trade_country_and_factory(text: str, same: bool) -> None:
    known = "SEMENYIH: Pekerja Bangladesh maut dihimpit lif barang di kilang perabot di Semenyih"

    assert compare(told(known, DAY), told(text, DAY)).enough is same


def test_goods_of_a_factory_count_as_its_kind_only() -> None:
    one = "KAPAR: Pekerja Nepal cedera tangan kena mesin di kilang ayam di Kapar, semalam."
    two = "2 org nepal pengsan dlm septic tank kilang ayam kapar semalam"

    assert not compare(told(one, DAY), told(two, DAY)).enough


@pytest.mark.parametrize(
    ("one", "two", "signal"),
    [
        pytest.param(
            "Penunggang motosikal cedera dilanggar pikap di Jalan Contoh",
            "Penunggang motosikal cedera langgar lubang di Jalan Contoh", "party_differs",
            id="a vehicle here, a hole there",
        ),
        pytest.param(
            "Penunggang motosikal maut dirempuh treler di Jalan Contoh",
            "Bas kilang bertembung lori di Jalan Contoh, lima cedera", "party_differs",
            id="a motorcycle and a trailer, a bus and a lorry",
        ),
        pytest.param(
            "Penunggang motosikal maut dirempuh treler di Jalan Contoh",
            "Motosikal bertembung lori di Jalan Contoh, penunggang maut", "vehicles_shared",
            id="a trailer is a lorry",
        ),
    ],
)  # fmt: skip
def test_what_the_vehicle_met(one: str, two: str, signal: str) -> None:
    assert signal in said(one, two, DAY)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(
            "LAHAD DATU: Pekerja ladang dipatuk ular tedung di Felda Sahabat 16, pagi tadi.",
            "Kawan kerja kena patuk ular sawa kat Felda Gedangsa, pagi tadi",
            id="two schemes of Felda",
        ),
        pytest.param(
            "SUNGAI PETANI: Posmen Pos Laju cedera dilanggar kereta di sini, pagi tadi.",
            "TAMPIN: Posmen Pos Laju cedera dikejar anjing di pekan Gemencheh, pagi tadi.",
            id="two branches of one firm",
        ),
    ],
)
def test_name_that_a_scheme_and_a_firm_bear_everywhere_is_no_place(one: str, two: str) -> None:
    far = {"far_apart", "state_differs", "elsewhere"}

    assert far & said(one, two, DAY)


@pytest.mark.parametrize(
    ("town", "far"),
    [
        pytest.param("KUALA KRAI", False, id="KK too"),
        pytest.param("BATU PAHAT", True, id="another town"),
    ],
)
def test_letters_stand_for_any_town_that_begins_so(town: str, far: bool) -> None:
    known = f"{town}: Pemandu lori maut lorinya terbalik di Jalan Contoh, malam tadi."

    found = said(known, "accident lori terbalik kat KK malam tadi, driver maut", DAY)

    assert bool(found & {"far_apart", "state_differs", "elsewhere"}) is far


@pytest.mark.parametrize(
    ("text", "excluded"),
    [
        pytest.param("Pekerja maut dilenyek forklift di kilang, Nilai", True, id="run over"),
        pytest.param("Pekerja maut digilis jentera di kilang, Nilai", False, id="a machine rolled"),
        pytest.param("Pekerja maut dihimpit mesin di kilang, Nilai", False, id="the machine"),
    ],
)
def test_machine_that_stands_runs_over_nobody(text: str, excluded: bool) -> None:
    known = "NILAI: Worker killed after being caught in a machine at a factory in Nilai"

    assert ("cause_differs" in said(known, text, DAY)) is excluded


def test_town_to_which_they_went_is_not_where_it_was() -> None:
    one = "Cashier dies in hit-and-run in Jalan Tun Abdul Razak, Ipoh"
    two = "SUNGAI PETANI: Pasangan maut dirempuh lori di Kuala Muda ketika pulang ke Ipoh."

    assert "place_near" not in said(one, two, DAY)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        pytest.param("Guard found dead at a housing estate in Ipoh", True, id="at home"),
        pytest.param("Guard found dead at a furniture warehouse in Ipoh", False, id="a store"),
    ],
)
def test_guards_of_other_grounds(text: str, other: bool) -> None:
    known = "IPOH: Pengawal keselamatan meninggal dunia ketika meronda kilang perabot di Ipoh"

    assert ("premises_differ" in said(known, text, DAY)) is other


@pytest.mark.parametrize(
    ("names", "others"),
    [
        pytest.param(("Hafizul", "Danial", "Kumaran"), True, id="three, one of them alike"),
        pytest.param(("Hafizul", "Ravi", "Danial"), False, id="one more than the two"),
        pytest.param(("Hafizul", "Danial"), False, id="two, one called otherwise"),
    ],
)
def test_two_and_three_who_are_others(names: tuple[str, ...], others: bool) -> None:
    one, two = (Account(people=tuple(map(Person, each))) for each in (names, ("Hafiz", "Ravi")))

    assert ("nobody_same" in {signal.key for signal in compare(one, two).evidence}) is others


@pytest.mark.parametrize(
    ("before", "differs"),
    [
        pytest.param("Pok Su ", "called_differs", id="as the village calls him"),
        pytest.param("", "names_differ", id="his name"),
    ],
)
def test_name_behind_a_rank_is_not_whole(before: str, differs: str) -> None:
    chat = f"{before}Mat Rusila hilang bot kena ribut dekat Pulau Contoh petang tadi"
    one = Account(people=(Person("Mat Rusila"),), words=words.read(chat))
    two = Account(people=(Person("Mat Zin Awang"),))

    assert differs in {signal.key for signal in compare(one, two).evidence}


def test_who_was_buried_by_earth_is_no_funeral() -> None:
    one = "NILAI: Pekerja Myanmar maut jatuh dari bumbung gudang di Nilai, semalam."
    two = "NILAI: A Myanmar worker was buried in a trench at a site in Nilai yesterday and died."

    assert {"cause_differs", "nothing_shared"} <= said(one, two, DAY)


@pytest.mark.parametrize(
    ("told_on", "signal"),
    [
        pytest.param(DAY, "told_near", id="the day after"),
        pytest.param(datetime(2026, 3, 14, 18, 0, tzinfo=LOCAL), "day_follows", id="days after"),
    ],
)
def test_mourning_the_day_after_is_told_near(told_on: datetime, signal: str) -> None:
    known = "KULIM: Juruteknik maut tersepit mesin di Kulim, semalam."
    mourned = "takziah, juruteknik shift malam Kulim dah tak ada, mesin makan tangan dia"

    found = compare(told(known, DAY), told(mourned, told_on))

    assert signal in {each.key for each in found.evidence}


def test_road_counts_once_where_it_is_the_place_too() -> None:
    one = "KUALA LUMPUR: Penunggang motosikal maut dirempuh kereta di Jalan Ampang, semalam."
    two = "Rider kena langgar kereta kat Jalan Ampang depan KLCC semalam, kaki patah"

    assert {"place_same", "road_same"} & said(one, two, DAY) == {"road_same"}
