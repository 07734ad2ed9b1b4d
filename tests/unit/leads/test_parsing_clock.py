"""Hours are read with the part of the day that stands beside them, before or after.

All texts are invented.
"""

from datetime import date, datetime, time

import pytest

from services.clock import LOCAL
from services.leads.reading import when
from tests.unit.posted import reading


@pytest.mark.parametrize(
    ("phrase", "hour"),
    [
        pytest.param("kira-kira pukul 10.45 malam", time(22, 45), id="malam"),
        pytest.param("jam 3 petang", time(15, 0), id="petang"),
        pytest.param("pukul 12.30 tengah hari", time(12, 30), id="noon"),
        pytest.param("pukul 12.15 tengah malam", time(0, 15), id="midnight"),
        pytest.param("kira-kira 6.40 pagi", time(6, 40), id="pagi"),
        pytest.param("at about 7.05pm", time(19, 5), id="pm"),
        pytest.param("at 12.20am", time(0, 20), id="after midnight"),
        pytest.param("jam 1435", time(14, 35), id="four figures"),
        pytest.param("lebih kurang kul 9 malam", time(21, 0), id="kul"),
        pytest.param("kol 7 pagi", time(7, 0), id="kol"),
        pytest.param("di Km 12.5", None, id="a kilometre"),
    ],
)
def test_times_are_read(phrase: str, hour: time | None) -> None:
    text = f"Penunggang motosikal maut. Kejadian berlaku {phrase} di Gambang."

    assert reading(text).accident_time == hour


def test_the_time_of_the_accident_comes_before_that_of_the_call() -> None:
    text = (
        "Buruh maut di Raub. Bomba menerima panggilan pada pukul 3.20 petang. "
        "Kejadian berlaku pada pukul 3.05 petang. Operasi tamat pada pukul 5 petang."
    )

    assert reading(text).accident_time == time(15, 5)


@pytest.mark.parametrize(
    ("phrase", "hour"),
    [
        pytest.param("malam tadi jam 11.30", time(23, 30), id="malam before"),
        pytest.param("malam tadi, kira-kira pukul 8.05", time(20, 5), id="malam before a comma"),
        pytest.param("jam 11.30 malam", time(23, 30), id="malam after"),
        pytest.param("jam 11.30 malam tadi", time(23, 30), id="malam tadi after"),
        pytest.param("11:30 PM", time(23, 30), id="PM"),
        pytest.param("pada 2 pagi", time(2, 0), id="pagi"),
        pytest.param("pagi tadi pukul 7.10", time(7, 10), id="pagi before"),
        pytest.param("petang semalam jam 5.40", time(17, 40), id="petang before"),
        pytest.param("jam 2 petang", time(14, 0), id="petang"),
        pytest.param("jam 12 tengah hari", time(12, 0), id="noon"),
        pytest.param("pada tengah hari tadi", None, id="about noon is no hour"),
        pytest.param("jam 1 tengah hari", time(13, 0), id="past noon"),
        pytest.param("jam 12 tengah malam", time(0, 0), id="midnight"),
        pytest.param("pada tengah malam tadi jam 12.20", time(0, 20), id="midnight before"),
        pytest.param("pukul 7 pada malam itu", time(19, 0), id="the evening named behind"),
        pytest.param("malam semalam, pukul 7", time(19, 0), id="the evening named before"),
        pytest.param("malam tadi jam 1.15", time(1, 15), id="small hours of the night"),
        pytest.param("last night at 9.20", time(21, 20), id="last night"),
        pytest.param("yesterday afternoon at about 4.15", time(16, 15), id="afternoon"),
        pytest.param("jam 0842 hrs", time(8, 42), id="four figures"),
        pytest.param("0842 hrs", time(8, 42), id="four figures alone"),
        pytest.param("jam 21.40 malam", time(21, 40), id="24 hours"),
        pytest.param("selepas jatuh 12 malam berturut-turut", None, id="nights, no hour"),
    ],
)
def test_parts_of_the_day_decide_the_hour(phrase: str, hour: time | None) -> None:
    text = f"Penunggang motosikal maut di Gambang. Kejadian berlaku {phrase} di jalan itu."

    assert reading(text).accident_time == hour


def test_the_part_of_the_day_of_another_sentence_is_not_this_hours() -> None:
    text = "Dia keluar malam itu. Buruh maut, kejadian jam 10.30 di Raub."

    assert reading(text).accident_time == time(10, 30)


def test_the_night_before_at_half_past_eleven_is_of_the_day_before() -> None:
    report = reading("Buruh maut dihempap besi di Raub malam tadi jam 11.30")

    assert (report.accident_date, report.accident_time) == (date(2026, 3, 11), time(23, 30))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("accident td mlm kat Gambang, sorang mati", date(2026, 3, 11), id="td mlm"),
        pytest.param(
            "Buruh meninggal pagi tadi di hospital. Dia jatuh tiang di Serian hari Isnin.",
            date(2026, 3, 9),
            id="the fall, not the death",
        ),
        pytest.param(
            "Polis said on March 9 at about 8.50am, a driver was killed in a crash at Muar.",
            date(2026, 3, 9),
            id="a day with its hour is no statement's",
        ),
        pytest.param(
            "Pekerja maut terhidu gas di Pengerang. Kejadian 9.15am 10/3.",
            date(2026, 3, 10),
            id="no year",
        ),
        pytest.param(
            "Found drowned at the pool in Langkawi, a hotel worker, 46. Wed 1.15am.",
            date(2026, 3, 11),
            id="a short day",
        ),
    ],
)
def test_the_day_is_that_of_the_accident(text: str, day: date) -> None:
    assert reading(text).accident_date == day


def test_the_end_of_the_rescue_is_not_the_hour() -> None:
    text = (
        "A driver was killed at Tenom yesterday. A call was received at 2.42pm. The operation was "
        "concluded at 4.42pm."
    )

    assert reading(text).accident_time == time(14, 42)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        pytest.param(
            "BBP CONTOH: Kereta bertembung treler di Muar. Pemandu tersepit dan cedera di kaki. "
            "Diserahkan kepada pihak hospital jam 16:20. Waktu panggilan 15:46.",
            time(15, 46),
            id="the call's hour, not that of handing over",
        ),
        pytest.param(
            "Kemalangan MPV dan lori di Bahau.\nWaktu panggilan: 1413 jam\nMangsa 1: Lelaki 52 "
            "thn, maut",
            time(14, 13),
            id="four figures and jam",
        ),
        pytest.param(
            "Dua penyelam dikhuatiri lemas di jeti Contoh, Muar. Mereka memulakan selaman pada "
            "jam 2.15 petang. Pencarian ditangguhkan jam 7 malam.",
            time(14, 15),
            id="a search put off",
        ),
        pytest.param(
            "RIP Vimal. Lori hentam dia masa tolong kawan tukar tayar kat LEKAS pukul 10 malam "
            "semalam. Funeral esok 2pm di Semenyih.",
            time(22, 0),
            id="the funeral's hour",
        ),
    ],
)
def test_hours_of_what_came_after_are_left(text: str, hour: time) -> None:
    assert reading(text).accident_time == hour


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("Nizam Sabtu, 34, maut langgar lembu malam tadi", 11, id="a man's name"),
        pytest.param("Ali bin Khamis maut langgar lembu malam tadi", 11, id="a father's name"),
        pytest.param("Nizam, 34, maut langgar lembu pada Sabtu, 7 Mac", 7, id="a day"),
    ],
)
def test_weekday_in_a_name_is_no_day(text: str, day: int) -> None:
    posted = datetime(2026, 3, 12, 18, 0, tzinfo=LOCAL)

    assert when.accident_day(text, posted) == date(2026, 3, day)


@pytest.mark.parametrize("place", ["Presint 3", "Felda Palong 8", "Precinct 4"])
def test_number_of_a_quarter_is_no_hour(place: str) -> None:
    report = reading(f"PUTRAJAYA: Anggota polis parah dilanggar kereta di {place} malam Ahad.")

    assert report.accident_time is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Dua helikopter terhempas ketika raptai bagi sambutan yang dijangka berlangsung Sabtu "
            "ini. Lima anggota maut di Contoh.",
            id="a feast to come",
        ),
        pytest.param(
            "Warehouse roof collapses. The dead are Md Ahad Contoh, 42, and two other workers.",
            id="a name",
        ),
    ],
)
def test_weekday_of_what_comes_or_of_a_name_is_no_accidents_day(text: str) -> None:
    assert reading(text).accident_date is None
