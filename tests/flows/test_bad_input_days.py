"""Days that cannot be, in reports, steps and rosters: told, and never an unexpected error."""

from datetime import date, timedelta

import pytest
from structlog.testing import capture_logs

from bot.transactions import Transactions
from services import clock
from tests.flows import held
from tests.flows.conftest import Chat, reply_to
from tests.flows.intake import lead as only_lead

REPORT = (
    "Kemalangan maut pada {day} di Gambang, Kuantan. Mangsa Zulkarnain bin Contoh, 54, "
    "pekerja kilang, meninggal dunia selepas motosikalnya dilanggar lori."
)


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await held.staff(session)


@pytest.mark.parametrize("day", ["1/1/0001", "31/12/9999", "31/02/2026"])
async def test_report_of_a_day_that_cannot_be_is_a_lead_without_a_day(chat: Chat, day: str) -> None:
    await chat.say(held.AINA, REPORT.format(day=day), chat=held.GROUP)

    found = await only_lead(chat)
    assert found.accident_date is None
    assert "accident_date" in found.missing


async def test_correction_to_a_day_after_its_own_changes_nothing(chat: Chat) -> None:
    words = REPORT.format(day="21/11/2020")
    number = await chat.say(held.AINA, f"/lead {words}", chat=held.GROUP)
    tomorrow = (clock.now() + timedelta(days=2)).strftime("%d/%m/%Y")
    answer = reply_to(number, held.GROUP, held.AINA, words)
    await chat.say(held.BAKRI, f"pembetulan: tarikh {tomorrow}", chat=held.GROUP, **answer)

    assert (await only_lead(chat)).accident_date == date(2020, 11, 21)
    assert "tiada apa-apa diubah" in await chat.read(held.GROUP)


@pytest.mark.parametrize("day", ["31/12/9999", "1/1/0001", "31/02/2026"])
async def test_duty_on_a_day_that_cannot_be_is_refused_with_the_way_to_write(
    chat: Chat, day: str
) -> None:
    with capture_logs() as events:
        await chat.say(held.CHONG, f"/duty add S-1 {day} 17:00-08:00")

    assert "update.failed" not in {each["event"] for each in events}
    assert f"“{day}”" in await chat.read(held.CHONG)


async def test_step_on_a_day_that_cannot_be_changes_nothing(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        number = await held.lead(session)
    await chat.say(held.AINA, f"/step {number} dilawat 31/02/2026")

    assert "“31/02/2026” bukan tarikh yang sah" in await chat.read(held.AINA)
    assert (await only_lead(chat)).stage == "accepted"


@pytest.mark.parametrize("number", ["", "x", "-1", "१"])
async def test_leave_is_cancelled_by_its_number_from_the_list_of_leave(
    chat: Chat, number: str
) -> None:
    await chat.say(held.CHONG, f"/leave cancel {number}")

    told = await chat.read(held.CHONG)
    assert ("bukan nombor cuti" if number else "Cuti yang mana?") in told
    assert "/roster" not in told
