"""Whose age, hour and home a report tells; more words for one thing; a night's own evening.

All names are invented. Each pair is read as a file of reports is.
"""

from datetime import date, datetime

import pytest

from bot import leads_files
from bot.leads_files import Row
from services.clock import LOCAL
from services.leads import parsing
from services.leads.matching import words
from services.leads.matching.comparing import compare
from services.leads.reading import place_phrase, when
from services.leads.reading.things import vehicles_in
from services.places.reference import gazetteer
from tests.unit.leads.test_matching_things import DAY, said, told

NIGHT = datetime(2026, 4, 11, 23, 10, tzinfo=LOCAL)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        pytest.param("Pemandu Myvi berusia 21 tahun yang cuba lari ditahan", set(), id="arrested"),
        pytest.param("Police arrested a 28-year-old man", set(), id="in English"),
        pytest.param("The tug driver, 31, has been suspended.", set(), id="suspended"),
        pytest.param("A 19-year-old clerk turned himself in", set(), id="surrendered"),
        pytest.param("motorist, 23, was over the alcohol limit", set(), id="drunk"),
        pytest.param("nurse, 34, tested positive for dengue", {34}, id="who is ill"),
        pytest.param("worker, 35, was held under a beam", {35}, id="who was trapped"),
        pytest.param("driver, 35, was held under Section 41", set(), id="held by the police"),
        pytest.param("driver, 35, tested positive for drugs", set(), id="drugs"),
        pytest.param("Mangsa, 40, maut manakala pemandu ditahan", {40}, id="who died"),
        pytest.param(
            "Rider, 25, was hit by a car whose driver was arrested", {25}, id="who was hit"
        ),
    ],
)
def test_age_of_who_was_taken_is_not_the_victims(text: str, ages: set[int]) -> None:
    assert words.read(text).said.ages == ages


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("Jenazah dikebumikan di Contoh malam tadi", set(), id="a funeral"),
        pytest.param("The body was spotted by villagers this morning", set(), id="a find"),
        pytest.param("disahkan meninggal dunia jam 4 pagi", set(), id="a doctor's word"),
        pytest.param("She died last night from injuries sustained", set(), id="of injuries"),
        pytest.param("bas terbabas early yesterday", {"night", "morning"}, id="early"),
    ],
)
def test_hours_of_what_came_after_are_not_the_accidents(text: str, parts: set[str]) -> None:
    assert words.read(text).said.parts == parts


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("Rider maut lebih kurang 9.15 malam tadi", date(2026, 4, 11), id="that night"),
        pytest.param("Rider maut 11.40 malam tadi", date(2026, 4, 10), id="later than it is now"),
        pytest.param("Rider maut malam tadi", date(2026, 4, 10), id="without an hour"),
        pytest.param("slope runtuh tadi, hujan dari semalam", date(2026, 4, 11), id="rain"),
    ],
)
def test_day_of_what_is_written_at_night(text: str, day: date) -> None:
    assert when.accident_day(text, NIGHT) == day


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("Mangsa, 37, dari Kg Contoh, maut dekat Nilai", "Nilai", id="a home"),
        pytest.param("Maut di Jalan Contoh. Tahlil di Kg Sampel", "Jalan Contoh", id="a wake"),
        pytest.param("Ali, 40, dari Kg Contoh, meninggal", None, id="nothing but a home"),
    ],
)
def test_home_is_no_scene(text: str, place: str | None) -> None:
    assert place_phrase.told(text) == place


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        pytest.param("maut jatuh dari tingkat lima", "floors", {"5"}, id="a floor"),
        pytest.param("jatuh dari perancah setinggi lima tingkat", "floors", {"5"}, id="a scaffold"),
        pytest.param("Worker plunges 18 floors", "floors", {"18", "19"}, id="floors"),
        pytest.param("dijumpai selepas tiga hari SAR", "since", 3, id="a search"),
        pytest.param("selepas tiga hari di ICU Contoh, meninggal", "since", 3, id="a ward"),
        pytest.param("mayat dikeluarkan selepas 17 jam", "after", True, id="hours under stones"),
        pytest.param("The second worker who was overcome died", "one_more", True, id="a second"),
        pytest.param("died, bringing the toll to two", "one_more", True, id="a toll"),
    ],
)
def test_what_is_said(text: str, key: str, value: object) -> None:
    assert getattr(words.read(text).said, key) == value


@pytest.mark.parametrize(
    ("one", "two", "meaning"),
    [
        pytest.param("pegang bendera di jalan", "flagwoman killed", "flagging", id="a flag"),
        pytest.param("dihimpit traktor penunda bagasi", "hit by a tug", "towing", id="a tug"),
        pytest.param("tali tambat putus", "snapped mooring line", "rope", id="a mooring"),
        pytest.param("lemas gas dalam tangki", "suffocated in a tank", "suffocated", id="gas"),
        pytest.param(
            "sekatan jalan raya", "crashed through a checkpoint", "roadblock", id="police"
        ),
        pytest.param("bumbung kedai terbakar", "roof of a burning shop", "fire", id="a fire"),
        pytest.param("perahu panjang", "by longboat", "longboat", id="a longboat"),
    ],
)
def test_words_of_one_meaning(one: str, two: str, meaning: str) -> None:
    assert meaning in words.read(one).meanings & words.read(two).meanings


@pytest.mark.parametrize(
    ("text", "dead"),
    [("2 pax MD 1 patah", True), ("MD ALI cedera", False), ("MD Ali bin Abu cedera", False)],
)
def test_md_is_a_death_or_begins_a_name(text: str, dead: bool) -> None:
    assert words.read(text).said.dead is dead


def test_lemas_of_gas_is_no_drowning() -> None:
    assert "drown" not in words.read("Dua pekerja lemas gas dalam tangki").meanings


def test_limb_in_a_machine_is_no_fall() -> None:
    one = "Pekerja lif tersepit tangan di pangsapuri di Contoh, petang tadi."
    two = "Buruh maut jatuh dari tingkat 18 kondominium di Contoh, pagi tadi."

    assert "cause_differs" in said(one, two, DAY)


def test_who_was_hurt_may_be_another_of_a_bus() -> None:
    first = "GUA CONTOH: Pemandu bas maut, empat penumpang cedera apabila bas terbabas, semalam."
    later = "Saya penumpang bas yang kemalangan di Gua Contoh semalam, tangan saya patah"

    found = compare(told(first, DAY), told(later, DAY))

    assert not {each.key for each in found.evidence} & {"fate_differs", "outcome_differs"}


def test_place_guessed_of_an_animal_contradicts_nothing() -> None:
    one = "TAWAU: Pekerja ladang dibaham buaya di Sungai Umas-Umas, Kalabakan, petang semalam."
    two = "Buaya sg umas2 tu besar oo. Kawan satu ladang kena tarik semalam, belum jumpa lagi"

    assert "state_differs" not in said(one, two, DAY)


def test_hero_is_no_car() -> None:
    assert vehicles_in("Wira sebenar gugur dalam tugas") == ()


def test_name_of_a_place_may_be_shortened() -> None:
    assert words.read("di Sg Contoh").scenes == words.read("di Sungai Contoh").scenes


def test_posted_at_counts_where_published_is_not_told() -> None:
    line = '{"id": "1", "text": "x", "published": null, "posted_at": "2026-04-11T23:10:00+08:00"}'

    (row,) = leads_files.rows([line])

    assert isinstance(row, Row)
    assert row.published == NIGHT


def test_drivers_age_is_not_that_of_the_only_victim() -> None:
    text = (
        "DUNGUN: Seorang anggota polis parah dirempuh kereta ketika sekatan jalan di Batu 48 tadi. "
        "Pemandu Myvi berusia 21 tahun yang mengelak pemeriksaan ditahan."
    )

    report = parsing.read(text, DAY, gazetteer())

    assert report is not None
    assert [victim.age for victim in report.victims] == [None]
