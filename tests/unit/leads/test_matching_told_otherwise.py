"""One accident told in other words: a town by its letters, a road by its former name, a bystander.

All names of people are invented. Each pair is read as a file of reports is.
"""

from datetime import datetime

import pytest

from services.clock import LOCAL
from services.leads.matching import words
from services.leads.matching.account import Account, Person
from services.leads.matching.comparing import compare
from tests.unit.leads.test_matching_things import said, told

DAY = datetime(2026, 3, 12, 18, 0, tzinfo=LOCAL)


@pytest.mark.parametrize(
    ("one", "two", "signal"),
    [
        pytest.param(
            "SEREMBAN: Pengawal maut dipanah petir di Seremban 2, petang tadi.",
            "guard taman kita kena panah petir kat S2 petang tadi, dah tak ada", "place_same",
            id="S2",
        ),
        pytest.param(
            "KUANTAN: Pelayan hotel lemas di Teluk Cempedak, petang tadi.",
            "pekerja hotel lemas kat TC petang tadi", "place_same", id="TC",
        ),
        pytest.param(
            "KULIM: Pekerja Nepal maut tersepit mesin di kilang di Kulim, pagi tadi.",
            "Kilang kita di hi-tech kulim tutup lepas budak Nepal kena hempap mesin pagi tadi",
            "town_same", id="a town that the reader did not take",
        ),
        pytest.param(
            "KUALA LUMPUR: Pemandu maut keretanya terbabas di Jalan Tuanku Abdul Halim, pagi tadi.",
            "driver grab maut kereta terbabas kat Jalan Duta pagi tadi", "road_same",
            id="a road as it was called before",
        ),
    ],
)  # fmt: skip
def test_place_by_another_name(one: str, two: str, signal: str) -> None:
    assert signal in said(one, two, DAY)


def test_word_that_is_also_a_town_is_none() -> None:
    one = "BALING: Pekerja maut tersepit mesin di kilang getah di Baling, pagi tadi."
    two = "Pekerja kilang kena mesin pagi tadi, orang sempat baling tali"

    assert "town_same" not in said(one, two, DAY)


@pytest.mark.parametrize(
    ("beside", "differs"),
    [
        pytest.param("The injured man, an Indonesian aged 30, is in hospital.", False,
                     id="the other one"),
        pytest.param("The Indonesian was alone.", True, id="the victim"),
    ],
)  # fmt: skip
def test_country_of_who_was_beside_him(beside: str, differs: bool) -> None:
    known = "SIBU: Seorang tukang kimpal tempatan maut dalam letupan di limbungan Sibu, semalam."
    text = f"SIBU: An Indonesian and a welder, Ling Contoh, 50, died in a blast at Sibu. {beside}"
    text = text if differs else text.replace("An Indonesian and a", "A")

    assert ("nation_differs" in said(known, text, DAY)) is differs


@pytest.mark.parametrize(
    ("one", "two", "signal"),
    [
        pytest.param(
            "Dua maut bas ekspres dua tingkat terbalik dekat Gopeng",
            "Death toll in Gopeng bus crash rises to three", "cause_differs",
            id="storeys of a bus are no height",
        ),
        pytest.param(
            "Pengawal maut serangan jantung di pondok kawasan perumahan di Kulim",
            "Guard taman kita di Kulim meninggal, jantung. Sedekah pada bendahari surau. Alfatihah",
            "premises_differ", id="where they pray for him",
        ),
        pytest.param(
            "Bomba tak putus asa cari pekerja kilang di Kulim petang tadi",
            "Pekerja kilang di Kulim rentung petang tadi", "cause_differs",
            id="nobody cut himself",
        ),
    ],
)  # fmt: skip
def test_what_tells_of_no_other_accident(one: str, two: str, signal: str) -> None:
    assert signal not in said(one, two, DAY)


def test_who_lays_asphalt_mends_the_road() -> None:
    one = words.read("Dua pekerja turap jalan maut dirempuh kereta")
    two = words.read("Two contract workers mowed down while laying asphalt")

    assert one.meanings & two.meanings == {"roadwork", "ram"}
    assert one.causes & two.causes == {"crash"}


def test_word_behind_the_end_of_a_sentence_is_no_name() -> None:
    one = "KULIM: Pekerja, Contoh Bahadur Sampel, maut tersepit mesin di Kulim, pagi tadi."
    two = "Salam geng line B. Confirm dah, budak mesin tu maut tersepit di Kulim pagi tadi"

    assert compare(told(one, DAY), told(two, DAY)).enough


def test_weekday_leads_the_find_back() -> None:
    lost = "KUANTAN: Dua pekerja lemas dipukul ombak di pantai Kuantan, Ahad."
    found = "Mayat mangsa lemas yang hilang di Kuantan sejak Ahad ditemui di Balok pagi tadi"

    assert "body_of_anybody" not in said(lost, found, DAY)


@pytest.mark.parametrize(
    ("called", "signal"),
    [
        pytest.param("Rizal", None, id="the end of his name, or another man's"),
        pytest.param("Azman", "called_differs", id="another man"),
        pytest.param("Shahrizal Kampung Contoh", "name_hint", id="and where he lives"),
        pytest.param("Azman Sampel Kampung Contoh", "names_differ", id="another man of it"),
    ],
)
def test_name_among_neighbours(called: str, signal: str | None) -> None:
    named = Account(people=(Person("Shahrizal Mohamad Sampel"),), place="Kampung Contoh")
    other = Account(people=(Person(called),))
    said_of_names = {"name_hint", "called_differs", "names_differ"}

    found = said_of_names & {each.key for each in compare(named, other).evidence}

    assert found == ({signal} if signal else set())


def test_home_behind_a_name_is_that_of_the_other_text() -> None:
    named = (Person("Daud Yaakub Sampel"), Person("Azwan Sampel"))
    told_there = words.read("Daud Yaakub Sampel, dari Kampung Pantai Contoh, hilang")
    chat = Account(people=(Person("Daud Yaakub Contoh"),))

    found = compare(Account(people=named, words=told_there), chat)

    assert {"name_part", "name_same"} & {each.key for each in found.evidence}


def test_brother_of_the_dead_is_no_other_dead() -> None:
    known = "KULIM: Contoh Sarip, 48, maut kena renjatan elektrik di Kulim, pagi tadi."
    text = "Abang Din kena karen kat Kulim pagi tadi, maut. Adik dia Kamal melecur tangan"

    assert not {"called_differs", "names_differ"} & said(known, text, DAY)


def test_kampung_is_left_out_of_a_name_in_two_words() -> None:
    one = Account(place="Kampung Sungai Contoh Darat", district="Bagan Datuk", state="MY-08")
    two = Account(words=words.read("kena karen kat Sungai Contoh Darat pagi tadi"))

    assert "place_near" in {each.key for each in compare(one, two).evidence}


@pytest.mark.parametrize(
    ("town", "far"),
    [
        pytest.param("", False, id="a milestone of any road"),
        pytest.param(", Kuala Muda", True, id="of a district that is named"),
    ],
)
def test_milestone_is_in_any_state(town: str, far: bool) -> None:
    told_here = words.read(f"bas langgar lori di Batu 8{town}")
    one = Account(place="Batu 8", district="Kuala Muda", state="MY-02", words=told_here)
    two = Account(place="Sandakan", district="Sandakan", state="MY-12",
                  words=words.read("A bus grazed a lorry in Sandakan"))  # fmt: skip

    assert bool({"state_differs", "elsewhere"} & {e.key for e in compare(one, two).evidence}) is far


@pytest.mark.parametrize(
    ("rites", "follows"),
    [
        pytest.param("Kenduri tahlil malam ni.", True, id="of the funeral only"),
        pytest.param("Kejadian malam ni. Kenduri tahlil esok.", False, id="of both"),
    ],
)
def test_day_of_the_funeral_is_not_the_accidents(rites: str, follows: bool) -> None:
    known = "KULIM: Penoreh getah maut dipanah petir di kebun di Kulim, petang kelmarin."
    text = f"Pakcik penoreh meninggal kena petir kat kebun di Kulim. {rites}"

    assert ("told_follows" in said(known, text, DAY)) is follows


def test_who_was_buried_by_earth_has_the_days_of_the_accident() -> None:
    buried = words.read("A worker was buried when a trench caved in at Meru Raya on Monday")

    assert not buried.said.rites


def test_who_lifted_him_out_is_no_victim() -> None:
    told_by = words.read("Mayatnya dibawa naik oleh sepasukan anggota bomba")

    assert "fireman" not in told_by.meanings
    assert "fireman" in words.read("Seorang anggota bomba maut dilanggar lori").meanings


def test_days_in_a_coma_lead_back_in_a_chat() -> None:
    known = "IPOH: A cashier is in a coma after a hit-and-run in Ipoh on Friday night."
    chat = "Akka kaunter 3 dah meninggal pagi ni lepas 6 hari koma, langgar lari kat Ipoh"

    assert "told_follows" in said(known, chat, DAY)


@pytest.mark.parametrize(
    ("called", "hint"),
    [
        pytest.param("Kogila", True, id="the beginning of her name"),
        pytest.param("Kogi", False, id="too short of it"),
    ],
)
def test_long_name_cut_in_the_text(called: str, hint: bool) -> None:
    one = Account(people=(Person("S Kogilavani Contoh"),))
    two = Account(words=words.read(f"Akka {called} kaunter 3 dah meninggal"))

    assert ("name_hint" in {each.key for each in compare(one, two).evidence}) is hint


def test_name_of_ones_father_is_not_his_own() -> None:
    brother, wife = Person("Wan Ahmad Contoh Wan Sampel"), Person("Wan Zabidah Wan Sampel")
    hurt = Person("Wan Shukri")
    text = words.read("Wan Ahmad Contoh Wan Sampel maut, adiknya Wan Shukri cedera")

    found = compare(Account(people=(wife,)), Account(people=(brother, hurt), words=text))

    assert "name_in_text" not in {each.key for each in found.evidence}


@pytest.mark.parametrize(
    ("thing", "other"),
    [
        pytest.param("a gondola's rope snapped", True, id="a gondola"),
        pytest.param("the scaffolding collapsed", False, id="the scaffold"),
    ],
)
def test_what_they_fell_from(thing: str, other: bool) -> None:
    known = "BAYAN LEPAS: Two workers fell from a scaffold at a hotel in Bayan Lepas yesterday"
    text = f"BAYAN LEPAS: A worker fell at a hotel in Bayan Lepas yesterday as {thing}"

    assert ("cause_differs" in said(known, text, DAY)) is other


def test_the_hour_behind_a_comma_is_nobodys_age() -> None:
    text = "Rider maut digilis lori di Jalan Kuching arah Segambut, 12.40 tengah hari tadi."

    assert words.read(text).said.ages == frozenset()
