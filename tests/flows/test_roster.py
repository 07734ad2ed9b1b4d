"""`prihatin roster`: all rows or none, twice is once, and whoever is on duty is asked."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot import office
from bot.transactions import Transactions
from config.settings import Settings
from db.models.people import DutyShift, Role
from db.models.records import AuditNote
from db.queries import leads
from services import clock
from services.places import branches
from services.records import installation
from tests.flows import make

HEADER = "branch,staff_number,starts_at,ends_at"
TOKEN = "123456789:AAHfiqksKZ8WmR2zSjiQ7_v4TMAKdiHm9T0"

Write = Callable[..., Path]


@pytest.fixture
async def settings(transactions: Transactions, database_url: str) -> Settings:
    """A production database with two people of Kuantan's squad and one of nowhere."""
    async with transactions.begin() as session:
        await installation.settle(session, "production")
        await branches.keep(session)
        for number, role in ((1, Role.SQUAD), (2, Role.BRANCH_HEAD), (3, None)):
            person = await make.person(session, number, role=role)
            person.staff_number = f"P{number}"
    return Settings(_env_file=None, telegram_token=TOKEN, database_url=database_url)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def rows(*lines: str) -> Path:
        file = tmp_path / "roster.csv"
        file.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8-sig")
        return file

    return rows


def shift(person: str, start: float, end: float, branch: str = make.KUANTAN) -> str:
    """A row from *start* to *end*, in hours from the full hour before now."""
    now = clock.now().astimezone(clock.LOCAL).replace(minute=0, second=0, microsecond=0)
    moments = [f"{now + timedelta(hours=hour):%Y-%m-%d %H:%M}" for hour in (start, end)]
    return ",".join([branch, person, *moments])


async def kept(transactions: Transactions) -> list[tuple[int, datetime]]:
    async with transactions.database.sessions() as session:
        rows = await session.scalars(select(DutyShift).order_by(DutyShift.starts_at))
        return [(row.person_id, row.starts_at) for row in rows]


async def test_shifts_are_added_once_and_put_people_on_duty(
    settings: Settings, transactions: Transactions, write: Write
) -> None:
    file = write(shift("P1", 0, 8), shift("P2", 10, 20))
    first = await office.import_roster(settings, file)
    second = await office.import_roster(settings, file)

    async with transactions.database.sessions() as session:
        on_duty = await leads.on_duty(session, make.KUANTAN, clock.now())
        notes = (await session.scalars(select(AuditNote))).all()
    assert first.startswith("2 shifts were added, 0 were known already.\nPHG-KTN: the last shift")
    assert "first gap in the next 14 days" in first
    assert second.startswith("0 shifts were added, 2 were known already.")
    assert len(await kept(transactions)) == 2
    assert [person.id for person in on_duty] == [1]
    assert [(note.action, note.subject, note.details) for note in notes] == [
        ("roster.imported", "branch:PHG-KTN", {"added": 2})
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param(shift("P1", 1, 2, "XX"), "there is no branch XX", id="branch"),
        pytest.param(shift("P9", 1, 2), "nobody has the staff number P9", id="person"),
        pytest.param(shift("P3", 1, 2), "neither squad nor head", id="no role"),
        pytest.param(shift("P1", 1, 2, "SEL-SHA"), "", id="role elsewhere"),
        pytest.param(shift("P1", 2, 1), "ends before it starts", id="order"),
        pytest.param(shift("P1", 1, 49), "longer than 36 hours", id="too long"),
        pytest.param(shift("P1", 9999, 10001), "more than a year away", id="too far"),
        pytest.param(shift("P2", 7, 9), "shift in line 2", id="overlap in the file"),
        pytest.param(shift("P1", -3, 1), "shift that begins", id="overlap with one kept"),
    ],
)
async def test_one_wrong_row_and_nothing_is_kept(
    settings: Settings, transactions: Transactions, write: Write, row: str, reason: str
) -> None:
    await office.import_roster(settings, write(shift("P1", -10, -1)))
    before = await kept(transactions)

    with pytest.raises(office.Refused) as refused:
        await office.import_roster(settings, write(shift("P2", 1, 8), row))

    told = str(refused.value).splitlines()
    assert told[0].startswith("Line 3: ")
    assert reason in told[0]
    assert told[-1] == "Nothing was changed."
    assert await kept(transactions) == before


async def test_a_missing_file_is_a_sentence(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(office.Refused, match="cannot be read"):
        await office.import_roster(settings, tmp_path / "none.csv")
