"""Headlines, chats and follow-ups of one accident find each other; like ones stay apart.

All names are invented. Each pair is read as a file of reports is.
"""

from datetime import date, datetime

import pytest

from bot.leads_files import Row
from bot.leads_matching import account
from services.clock import LOCAL
from services.leads import parsing
from services.leads.matching.account import Account
from services.leads.matching.grouping import groups
from services.leads.matching.naming import Likeness, likeness
from services.places.reference import gazetteer

DAY = datetime(2026, 3, 12, 12, 0, tzinfo=LOCAL)


def told(text: str, published: datetime | None = DAY) -> Account:
    row = Row(number=1, id="1", text=text, published=published)
    report = parsing.read(text, row.read_at, gazetteer(), doubtful=True)
    assert report is not None
    return account(row, report)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        pytest.param(
            "Polis trafik maut dilanggar kereta ketika kawal lalu lintas di Jalan Kuching",
            "Traffic cop killed while directing traffic on Jalan Kuching", True,
            id="two languages",
        ),
        pytest.param(
            "Polis trafik maut dilanggar kereta ketika kawal lalu lintas di Jalan Kuching",
            "Anggota polis cedera kereta peronda dirempuh lori di Jalan Kuching", False,
            id="another policeman there",
        ),
        pytest.param(
            "Penoreh getah maut diserang gajah di Gerik",
            "Rubber tapper trampled to death by elephant in Gerik", True, id="an elephant",
        ),
        pytest.param(
            "Penoreh getah maut diserang gajah di Gerik",
            "Penoreh getah parah dicakar beruang di Gerik", False, id="a bear",
        ),
        pytest.param(
            "Lelaki maut dilanggar ETS di Sungai Buloh",
            "Man hit and killed by ETS train in Sungai Buloh", True,
            id="two headlines that say the same",
        ),
        pytest.param(
            "Juruteknik maut terkena renjatan elektrik di Taman Molek",
            "Juruteknik maut terkena renjatan elektrik di Taman Daya", False,
            id="the same in another quarter",
        ),
        pytest.param(
            "Lawat keluarga Mendiang Kpl Contoh yg kemalangan dlm tugas semasa lawatan Menteri di "
            "Sarawak Yayasan Sampel",
            "Lawat keluarga Mendiang Kpl Lain yg kemalangan dlm tugas semasa lawatan Menteri di "
            "Sarawak Yayasan Sampel", True,
            id="two victims, one pen",
        ),
        pytest.param(
            "Takziah keluarga Ali Contoh yang maut kemalangan di Klang tadi",
            "Takziah keluarga Tan Ah Sampel yang maut kemalangan di Klang tadi", False,
            id="a formula is no account",
        ),
    ],
)  # fmt: skip
def test_headlines_without_a_day(one: str, two: str, same: bool) -> None:
    found = groups([told(one, None), told(two, None)])

    assert (len(found) == 1) is same


@pytest.mark.parametrize(
    ("days", "same"), [pytest.param(4, True, id="the day fits"), pytest.param(9, False, id="not")]
)
def test_days_in_hospital_lead_back_to_the_accident(days: int, same: bool) -> None:
    first = told("Rider foodpanda kritikal dilanggar lari di Setapak malam tadi")
    later = told(
        "Rider foodpanda yang dilanggar lari di Setapak meninggal dunia selepas 4 hari koma",
        datetime(2026, 3, 12 + days, 12, 0, tzinfo=LOCAL),
    )

    assert first.day == date(2026, 3, 11)
    assert (len(groups([first, later])) == 1) is same


def test_who_survived_in_both_reports_speaks_for_one_accident() -> None:
    first = told(
        "SANDAKAN: Rosli bin Contoh, 33, maut manakala abangnya Ramli bin Contoh, 36, cedera "
        "apabila motosikal mereka bertembung lori di Batu 7, Jalan Labuk malam tadi."
    )
    later = told(
        "Ramli Contoh masih koma di hospital selepas nahas Batu 7 Jalan Labuk",
        datetime(2026, 3, 14, 12, 0, tzinfo=LOCAL),
    )

    assert len(groups([first, later])) == 1


@pytest.mark.parametrize(
    ("short", "whole", "said"),
    [
        pytest.param("Sal", "Salmiah bt Contoh", Likeness.HINT, id="its beginning"),
        pytest.param("Din", "Kamaruddin bin Contoh", Likeness.HINT, id="its end"),
        pytest.param("Faiz", "Faizal", Likeness.DIFFERENT, id="another name"),
        pytest.param("Sal", "Ali bin Salleh", Likeness.DIFFERENT, id="of the father"),
    ],
)
def test_what_friends_leave_of_a_name_contradicts_nothing(
    short: str, whole: str, said: Likeness
) -> None:
    assert likeness(short, whole)[0] is said
