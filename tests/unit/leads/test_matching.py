"""Which reports are taken for one accident, and that the evidence says why.

A table an officer can read: each case is a report beside one that is known.
"""

from dataclasses import replace
from datetime import date, time

import pytest

from services.leads.matching import words
from services.leads.matching.account import Account, Person
from services.leads.matching.comparing import compare
from services.leads.matching.weighing import SIGNALS
from services.texts import has

NRIC, OTHER_NRIC = "900101061234", "900101061236"
DAY, NEXT_DAY, NEXT_MONTH = date(2026, 3, 2), date(2026, 3, 3), date(2026, 4, 4)
TEXT = (
    "TEMERLOH: Seorang penunggang motosikal maut dirempuh lori di Jalan Contoh, di sini. "
    "Mangsa, Zulkarnain bin Contoh, 34, meninggal dunia di tempat kejadian jam 7.30 pagi."
)
KNOWN = Account(
    told=DAY,
    day=DAY,
    hour=time(7, 30),
    people=(Person("Zulkarnain bin Contoh", 34, outcome="death"),),
    kind="commuting_or_road",
    place="Kampung Contoh",
    place_text="Jalan Contoh",
    district="Temerloh",
    state="MY-06",
    point=(3.45, 102.42),
    vehicles=frozenset({"motorcycle", "lorry"}),
    words=words.read(TEXT),
)
ELSEWHERE = replace(
    KNOWN, place="Taman Lain", place_text="Jalan Lain", district="Muar", state="MY-01",
    point=(2.05, 102.57), words=words.NOTHING,
)  # fmt: skip


man = Person


def named(*people: Person, text: str = "", **more: object) -> Account:
    return replace(KNOWN, people=people, words=words.read(text) if text else words.NOTHING, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "one"),
    [
        pytest.param(KNOWN, True, id="the same report"),
        pytest.param(
            named(Person("Zulkarnain Contoh", 35), told=NEXT_DAY, hour=time(7, 45)), True,
            id="name without bin, age a year off, quarter of an hour later",
        ),
        pytest.param(
            named(
                Person(None, 34),
                text="A motorcyclist was killed by a lorry in Temerloh this morning",
            ),
            True,
            id="English headline without a name",
        ),
        pytest.param(
            named(Person("Farid bin Sampel", 51), text="Farid bin Sampel, 51, maut"), False,
            id="another victim at the same place and hour",
        ),
        pytest.param(
            named(Person("Contoh bin Zulkarnain", 60), hour=time(20, 0)), False, id="the father"
        ),
        pytest.param(
            named(Person("Zulkarnain bin Contoh", 34), day=NEXT_MONTH, told=NEXT_MONTH), False,
            id="a month later",
        ),
        pytest.param(
            replace(ELSEWHERE, people=(Person("Farid bin Sampel", 51),)), False, id="elsewhere"
        ),
        pytest.param(
            replace(ELSEWHERE, people=(Person(None, None),), day=NEXT_DAY), False,
            id="elsewhere, nobody named",
        ),
        pytest.param(
            replace(ELSEWHERE, people=(Person("Z. Contoh", None, "900101061234"),)), False,
            id="elsewhere, an identity number that the other report does not tell",
        ),
        pytest.param(
            named(
                Person("Farid bin Sampel", 51, outcome="death"),
                Person("Zulkarnain Contoh", 34, outcome="injury"),
            ),
            True,
            id="two victims, one of them known",
        ),
    ],
)  # fmt: skip
def test_one_accident_or_another(told: Account, one: bool) -> None:
    assert compare(KNOWN, told).enough is one


ROAD = "TEMERLOH: {who} di Jalan Contoh, di sini, {when}."


def on_the_road(who: str, when: str = "pagi tadi", **more: object) -> Account:
    text = ROAD.format(who=who, when=when)
    one = replace(KNOWN, hour=None, people=(Person(None, outcome="death"),), **more)  # type: ignore[arg-type]
    return replace(one, words=words.read(text))


RIDER = on_the_road("Seorang penunggang motosikal berusia 34 tahun maut dilanggar lori")


@pytest.mark.parametrize(
    ("told", "one"),
    [
        pytest.param(
            on_the_road("Lelaki 34 tahun maut, motosikalnya dirempuh lori"), True,
            id="other words",
        ),
        pytest.param(
            on_the_road("Seorang penunggang motosikal berusia 51 tahun maut dilanggar lori",
                        day=NEXT_DAY, told=NEXT_DAY), False,
            id="the next morning, another age",
        ),
        pytest.param(
            on_the_road("Seorang penunggang motosikal maut dilanggar lori", "malam tadi",
                        day=NEXT_DAY), False,
            id="the evening after",
        ),
        pytest.param(
            on_the_road("Wanita pejalan kaki maut dilanggar van",
                        vehicles=frozenset({"pedestrian", "van"})), False,
            id="a walker and a van",
        ),
        pytest.param(
            on_the_road("Pekerja maut terkena renjatan elektrik", vehicles=frozenset()), False,
            id="at work by the road",
        ),
    ],
)  # fmt: skip
def test_one_road_has_many_accidents(told: Account, one: bool) -> None:
    assert compare(RIDER, told).enough is one


@pytest.mark.parametrize(
    ("text", "one"),
    [
        pytest.param(
            "Pemandu lori maut di KM 41.5 North-South Expressway pagi tadi", True, id="it"
        ),
        pytest.param("Pemandu lori maut di KM 52 Lebuhraya PLUS pagi tadi", False, id="far along"),
    ],
)
def test_kilometre_of_a_highway_tells_its_accidents_apart(text: str, one: bool) -> None:
    known = on_the_road("Pemandu lori maut di KM 41.5 PLUS", place=None, place_text=None)
    told = replace(known, words=words.read(text))

    assert compare(known, told).enough is one


@pytest.mark.parametrize(
    ("typed", "signal"),
    [
        pytest.param("900101061243", "nric_near", id="two figures changed places"),
        pytest.param("900101061284", "nric_near", id="one figure"),
        pytest.param("870512085523", "nric_differs", id="another person"),
    ],
)
def test_mistyped_identity_number_is_no_other_person(typed: str, signal: str) -> None:
    known = replace(KNOWN, people=(Person("Zulkarnain Contoh", nric="900101061234"),))
    told = replace(KNOWN, people=(Person("Z. Contoh", nric=typed),))

    assert signal in [each.key for each in compare(known, told).evidence]


def test_namesake_in_another_town_is_another_accident() -> None:
    text = "{}: Farid bin Sampel, 34, maut dirempuh lori semalam."
    known = replace(
        KNOWN, hour=None, place="Temerloh", place_text="Temerloh",
        people=(Person("Farid bin Sampel", 34),), words=words.read(text.format("TEMERLOH")),
    )  # fmt: skip
    told = replace(
        known, place="Muar", place_text="Muar", district="Muar", state="MY-01",
        point=ELSEWHERE.point, words=words.read(text.format("MUAR")),
    )  # fmt: skip

    assert not compare(known, told).enough


def test_one_pen_tells_two_accidents_of_one_kind() -> None:
    text = "SEREMBAN: Wanita maut kereta dipandunya merempuh lori di Jalan Sampel pagi tadi. {}."
    one = replace(KNOWN, hour=None, people=(Person("Aina Contoh", 32),),
                  words=words.read(text.format("Aina Contoh, 32")))  # fmt: skip
    two = replace(one, day=NEXT_DAY, told=NEXT_DAY, people=(Person("Farah Sampel", 24),),
                  words=words.read(text.format("Farah Sampel, 24")))  # fmt: skip

    assert not compare(one, two).enough


def test_identity_number_decides() -> None:
    known = replace(KNOWN, people=(Person("Zulkarnain", nric="900101061234"),))
    told = replace(ELSEWHERE, people=(Person("Z. Contoh", nric="900101061234"),), day=NEXT_DAY)

    assert compare(known, told).enough


def test_link_decides() -> None:
    link = frozenset({"https://berita.example/1"})
    told = replace(ELSEWHERE, people=(Person(None),), urls=link)

    assert compare(replace(KNOWN, urls=link), told).enough


def test_victim_whom_the_reader_missed_is_found_in_the_text() -> None:
    text = "Innalillah zulkarnain b contoh accident dgn lori pagi tadi"
    told = replace(ELSEWHERE, people=(Person(None),), district=None, state=None, point=None,
                   place=None, words=words.read(text))  # fmt: skip

    assert "name_in_text" in [signal.key for signal in compare(KNOWN, told).evidence]


def test_son_is_not_found_in_the_text_that_names_his_father() -> None:
    known = replace(KNOWN, people=(Person("Zulkarnain bin Contoh", 34),))
    told = named(Person(None), text="Contoh bin Zulkarnain meninggal")

    assert "name_in_text" not in [signal.key for signal in compare(known, told).evidence]


@pytest.mark.parametrize("signal", SIGNALS)
def test_each_signal_has_its_line(signal: str) -> None:
    assert has(f"joining.signal.{signal}")
