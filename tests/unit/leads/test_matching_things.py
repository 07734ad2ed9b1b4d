"""What reports tell of decides: things, floors, work, vehicles; names of places mean nothing.

All names are invented. Each pair is read as a file of reports is.
"""

from datetime import datetime

import pytest

from bot.leads_files import Row
from bot.leads_matching import account
from services.clock import LOCAL
from services.leads import parsing
from services.leads.matching import grouping, words
from services.leads.matching.account import Account, Person
from services.leads.matching.comparing import compare
from services.leads.reading import meaning_words, sorts_words
from services.places.reference import gazetteer

DAY = datetime(2026, 3, 12, 12, 0, tzinfo=LOCAL)


def told(text: str, published: datetime | None = None) -> Account:
    row = Row(number=1, id="1", text=text, published=published)
    report = parsing.read(text, row.read_at, gazetteer(), doubtful=True)
    assert report is not None
    return account(row, report)


def said(one: str, two: str, published: datetime | None = None) -> frozenset[str]:
    match = compare(told(one, published), told(two, published))
    return frozenset(signal.key for signal in match.evidence)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        pytest.param(
            "Dua pekerja restoran melecur letupan gas di Melaka",
            "Gas explosion: Two restaurant workers suffer burns in Melaka", True, id="a blast",
        ),
        pytest.param(
            "Pembantu kedai maut terkena renjatan elektrik peti ais di Kuala Terengganu",
            "Shop assistant electrocuted by fridge in Kuala Terengganu", True, id="a fridge",
        ),
        pytest.param(
            "Buruh binaan maut jatuh tingkat 15 projek kondominium Bukit Jalil",
            "Pekerja binaan maut jatuh dari tingkat lapan di Cheras", False,
            id="another floor",
        ),
        pytest.param(
            "JOHOR BAHRU: Bas kilang terbalik di Laluan Kedua, tiga pekerja cedera",
            "JOHOR BAHRU: Bas kilang terbakar di Lebuhraya Pasir Gudang, tiga pekerja cedera",
            False, id="another highway",
        ),
        pytest.param(
            "Sembilan cedera bas kilang terjunam dalam longkang di Nilai",
            "Bas pekerja kargo masuk longkang di KLIA, sembilan maut", False, id="a town near it",
        ),
        pytest.param(
            "Pemandu ambulans maut ambulans terbabas di Kluang",
            "Pemandu lori maut langgar belakang treler di Kluang", False, id="another driver",
        ),
    ],
)  # fmt: skip
def test_headlines_of_things(one: str, two: str, same: bool) -> None:
    found = grouping.groups([told(one), told(two)])

    assert (len(found) == 1) is same


def test_name_of_a_place_means_nothing() -> None:
    found = words.read(
        "ALOR GAJAH: Dua maut di Bukit Putus dekat Simpang Renggam, Pasir Mas. Robert anak Ujang."
    )

    assert found.meanings == frozenset()
    assert {"putus"} <= found.names


def test_two_words_mean_what_each_of_them_means_too() -> None:
    found = words.read("Bas kilang terbalik").meanings

    assert {"workersbus", "bus", "factory", "overturn"} <= found


@pytest.mark.parametrize(
    ("one", "two", "differ"),
    [
        pytest.param("MPV terbalik di Kluang, pemandu maut", "Kereta terbalik di Kluang, pemandu "
                     "maut", False, id="a car is told for an MPV"),
        pytest.param("Bas terbalik di Kluang, pemandu maut", "Lori terbalik di Kluang, pemandu "
                     "maut", True, id="a bus is no lorry"),
    ],
)  # fmt: skip
def test_vehicles_that_papers_mix_up_do_not_differ(one: str, two: str, differ: bool) -> None:
    assert ("vehicles_differ" in said(one, two)) is differ


@pytest.mark.parametrize(
    ("one", "two", "differ"),
    [
        pytest.param("Nelayan parah diserang buaya di Beluran", "Guru parah diserang buaya di "
                     "Beluran", True, id="a fisherman and a teacher"),
        pytest.param("Nelayan parah diserang buaya di Beluran", "Fisherman hurt in crocodile "
                     "attack in Beluran", False, id="two languages"),
    ],
)  # fmt: skip
def test_work_of_the_only_victim_tells(one: str, two: str, differ: bool) -> None:
    assert ("job_differs" in said(one, two)) is differ


def test_stone_is_the_same_though_one_report_rounds_it() -> None:
    found = said(
        "Penunggang motosikal maut di KM 15 Lebuhraya Persekutuan",
        "Penunggang motosikal maut di KM 15.7 Lebuhraya Persekutuan",
    )

    assert "stone_same" in found


def test_deaths_and_injuries_alike_tell_more_than_a_number() -> None:
    people = (Person(outcome="death"), Person(outcome="death"), Person(outcome="injury"))
    one = Account(people=people)
    other = Account(people=(Person(outcome="injury"),) * 3)

    assert {signal.key for signal in compare(one, one).evidence} >= {"many_same"}
    assert "many_same" not in {signal.key for signal in compare(one, other).evidence}


def test_one_hurt_in_the_later_report_was_not_the_unnamed_dead() -> None:
    found = said(
        "Pekerja wanita kilang maut tersepit mesin di Seksyen 15, Shah Alam malam tadi",
        "Pekerja kilang parah tersepit mesin di Seksyen 15, Shah Alam pagi semalam",
        DAY,
    )

    assert "fate_differs" in found


def test_each_word_has_one_meaning() -> None:
    listed = [
        word for table in words.TABLES for words_of in table.values() for word in words_of.split()
    ]
    twice = {word for word in listed if listed.count(word) > 1}

    assert twice == set()


def test_classes_of_meanings_are_of_the_table() -> None:
    known = {meaning for table in words.TABLES[:-1] for meaning in table}
    used = (
        meaning_words.USUAL_CONCEPTS | meaning_words.COMMON_CONCEPTS | meaning_words.CAUSES
        | sorts_words.PARTS.keys() | sorts_words.SETTING - set(sorts_words.MADE.values())
        | sorts_words.AGENTS
        | {part for parts in sorts_words.PARTS.values() for part in parts.split()}
    )  # fmt: skip

    assert used | words.TABLES[-1].keys() <= known


def test_one_likely_pair_does_not_chain_two_accidents() -> None:
    pickup = (
        "Kuching: Two killed as pickup crashes into parked trailer at Jalan Datuk Mohd Musa",
        "Maut pikap rempuh treler berhenti di Jalan Datuk Mohd Musa, Kota Samarahan",
    )
    rider = (
        "KOTA SAMARAHAN: Seorang lelaki maut apabila motosikalnya dirempuh lori tanah di Jalan "
        "Datuk Mohd Musa pagi tadi. Mangsa Awang Contoh, 33, penjaga stor UNIMAS.",
        "UNIMAS storekeeper dies in motorcycle-lorry crash in Samarahan",
        "Takziah keluarga Awang Contoh, staf stor UNIMAS, accident dengan lori tanah pagi tadi",
    )
    accounts = [*(told(text) for text in pickup), *(told(text, DAY) for text in rider)]

    assert compare(accounts[1], accounts[2]).enough
    assert grouping.groups(accounts) == [[0, 1], [2, 3, 4]]
