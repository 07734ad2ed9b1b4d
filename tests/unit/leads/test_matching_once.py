"""Nothing counts twice, nothing counts that was not told of the accident itself.

All names are invented. Each pair is read as a file of reports is.
"""

from dataclasses import replace
from datetime import datetime, time

import pytest

from services.clock import LOCAL
from services.leads.matching import words
from services.leads.matching.account import Account, Person
from services.leads.matching.comparing import compare
from tests.unit.leads.test_matching_things import said

DAY = datetime(2026, 3, 12, 18, 0, tzinfo=LOCAL)


def keys(one: Account, two: Account) -> set[str]:
    return {signal.key for signal in compare(one, two).evidence}


@pytest.mark.parametrize(
    ("written", "again"),
    [
        pytest.param("Tanjung Sampel", False, id="a quarter"),
        pytest.param("Jalan Sampel", True, id="a road in it"),
    ],
)
def test_name_of_a_quarter_counts_once(written: str, again: bool) -> None:
    one = Account(place="Kampung Contoh", district="Kulim", place_text=written)

    assert ("road_same" in keys(one, one)) is again


def test_kilometre_of_another_road_is_not_the_same() -> None:
    one = Account(place_text="Kilometer 12 Jalan Contoh", words=words.read("KM 12 Lebuhraya Karak"))
    two = Account(place_text="Kilometer 12 Jalan Sampel", words=words.read("KM 12 LPT"))

    assert "stone_same" not in keys(one, two)


def test_two_who_tell_nothing_alike() -> None:
    one = "KLANG: Tukang cat maut jatuh dari gondola di Klang, tengah hari tadi."
    two = "KLANG: Dua buruh maut tembok konkrit runtuh di Klang, tengah hari tadi."

    assert "nothing_shared" in said(one, two, DAY)


@pytest.mark.parametrize(
    ("hour", "apart"),
    [pytest.param(time(10, 30), True, id="two hours"), pytest.param(time(9), False, id="half one")],
)
def test_hours_apart(hour: time, apart: bool) -> None:
    one = Account(hour=time(8, 30))

    assert ("time_apart" in keys(one, replace(one, hour=hour))) is apart


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        pytest.param("KUALA LUMPUR: Pekerja maut di Kerteh, semalam.", True, id="told of Kerteh"),
        pytest.param("KUALA LUMPUR: Pekerja maut di tapak Contoh, semalam.", False,
                     id="the newspaper's town only"),
    ],
)  # fmt: skip
def test_newspapers_town_is_doubted_only_where_the_text_has_no_other(
    text: str, apart: bool
) -> None:
    known = "SUNGAI PETANI: Pekerja maut di Sungai Petani, semalam."

    found = said(text, known, DAY) & {"far_apart", "state_differs", "elsewhere"}

    assert bool(found) is apart


def test_branch_that_touched_the_line_is_no_fallen_tree() -> None:
    text = "Pekerja maut terkena renjatan elektrik ketika memotong dahan pokok"

    assert words.read(text).causes == {"shock"}


def test_firm_is_no_victim() -> None:
    one = Account(people=(Person("Contoh Bersih", employer="Contoh Bersih Facade Services"),))
    two = Account(words=words.read("Pekerja Contoh Bersih Facade Services maut"))

    assert "name_in_text" not in keys(one, two)


def test_initial_and_a_name_are_a_whole_name() -> None:
    one, two = (Account(people=(Person(name),)) for name in ("K. Contoh", "Ali bin Sampel"))

    assert "names_differ" in keys(one, two)


@pytest.mark.parametrize(
    ("text", "victim"),
    [
        pytest.param("Family of Lim Kok Contoh, 55, seeks answers", True, id="the dead man's"),
        pytest.param("Bapa pekerja yang maut, Lim Kok Contoh, 55, sedih", False, id="the father"),
    ],
)
def test_name_behind_the_family(text: str, victim: bool) -> None:
    one = Account(people=(Person("Lim Kok Contoh", 55),), words=words.read(text))
    two = Account(people=(Person("Tan Boon Sampel", 30),))

    assert ("names_differ" in keys(one, two)) is victim


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        pytest.param("Lima pekerja kilang pengsan terhidu gas di Kulim", True, id="five fainted"),
        pytest.param("Worker killed, five hurt in Kulim gas leak", False, id="one of them died"),
    ],
)
def test_number_of_the_hurt(text: str, differs: bool) -> None:
    one = "KULIM: Pekerja kilang, Halim Contoh, 28, cedera terkena asid di Kulim."

    assert ("toll_differs" in said(one, text, DAY)) is differs


@pytest.mark.parametrize(
    ("name", "differs"),
    [
        pytest.param("Mohammad Yusuf", True, id="Muhammad"),
        pytest.param("Kumar a/l Contoh", True, id="a son"),
        pytest.param("Siti Contoh", False, id="Siti"),
        pytest.param("Ling Contoh", False, id="nobody can say"),
    ],
)
def test_name_tells_man_or_woman(name: str, differs: bool) -> None:
    one = Account(people=(Person(name),))
    two = Account(people=(Person(),), words=words.read("Operator wanita melecur"))

    assert ("sex_differs" in keys(one, two)) is differs


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        pytest.param("Mangsa nahas pesawat di Contoh ialah Rosman Sampel", False, id="not told"),
        pytest.param("Rosman Sampel cedera dalam nahas pesawat di Contoh", True, id="hurt"),
    ],
)
def test_who_is_only_named_is_not_told_to_live(text: str, differs: bool) -> None:
    dead = Account(told=DAY.date(), people=(Person(outcome="death"),))
    named = Account(
        told=DAY.date(), people=(Person("Rosman Sampel", outcome="injury"),), words=words.read(text)
    )

    assert ("fate_differs" in keys(replace(dead, words=words.read("maut")), named)) is differs
