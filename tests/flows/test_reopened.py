"""An end is undone exactly, for who may still hold the lead, and not for ever."""

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.assignments import Assignment
from db.models.casework import Entry
from db.models.leads import Custody, Lead, Stage
from db.models.people import Person
from services import clock
from services.people import roles
from tests.flows import held
from tests.flows import test_steps as steps
from tests.flows.conftest import Chat
from tests.flows.held import AINA, CHONG

number = steps.number


async def test_undo_gives_the_lead_back_exactly(
    chat: Chat, number: int, after: AsyncSession
) -> None:
    await chat.press(AINA, f"step:{number}.eligibility_decided")
    await chat.press(AINA, f"ball:{number}.employer")
    columns = [each.name for each in Lead.__table__.columns if each.name != "revision"]
    lead = await held.now(after, number)
    before = {name: getattr(lead, name) for name in columns}
    held_by = [(each.person_id, each.state) for each in await _assignments(after)]

    await chat.press(AINA, f"step:{number}.not_traceable.no_answer")
    await chat.press(AINA, f"reopen:{number}")

    lead = await held.now(after, number)
    assert {name: getattr(lead, name) for name in columns} == before
    assert [(each.person_id, each.state) for each in await _assignments(after)] == held_by


async def test_reopened_lead_stands_at_its_step_since_then(
    chat: Chat, number: int, transactions: Transactions
) -> None:
    await chat.press(AINA, f"step:{number}.contacted")
    long_ago = datetime(2026, 11, 2, 9, tzinfo=clock.LOCAL)
    async with transactions.begin() as session:
        await session.execute(update(Entry).values(at=long_ago))

    await chat.press(AINA, f"step:{number}.not_traceable.no_answer")
    await chat.press(AINA, f"reopen:{number}")

    cards = [each for each in await chat.letters(AINA) if each.card == f"lead:{number}"]
    assert "dihubungi</b>, Isnin, 2 November 2026, 09:00" in cards[-1].payload["text"]


async def test_holder_hears_of_a_lead_that_somebody_else_gives_back(
    chat: Chat, number: int
) -> None:
    await chat.press(AINA, f"step:{number}.not_traceable.no_answer")
    await chat.press(CHONG, f"reopen:{number}")
    told = await chat.read(AINA)
    await chat.press(AINA, f"step:{number}.not_traceable.no_answer")
    before = len(await chat.letters(AINA))
    await chat.press(AINA, f"reopen:{number}")

    assert f"Petunjuk kes {number} (Gambang) di tangan anda semula" in told
    assert "Chong Contoh" in told
    new = (await chat.letters(AINA))[before:]
    assert not [each for each in new if "semula" in str(each.payload.get("text")) and not each.card]


async def _assignments(after: AsyncSession) -> list[Assignment]:
    found = await after.scalars(
        select(Assignment).order_by(Assignment.number).execution_options(populate_existing=True)
    )
    return list(found)


async def test_who_may_no_longer_hold_it_does_not_get_it_back(
    chat: Chat, number: int, transactions: Transactions, after: AsyncSession
) -> None:
    await chat.press(AINA, f"step:{number}.not_traceable.no_answer")
    async with transactions.begin() as session:
        for grant in await roles.grants_of(session, await session.get_one(Person, AINA)):
            grant.revoked_at = clock.now()

    await chat.press(CHONG, f"reopen:{number}")

    lead = await held.now(after, number)
    assert lead.holder_id is None
    assert lead.custody in (Custody.ASKED, Custody.UNANSWERED)
    assert lead.stage is Stage.ACCEPTED


async def test_ended_too_long_ago_is_not_opened_again(
    chat: Chat, number: int, transactions: Transactions, after: AsyncSession
) -> None:
    await chat.press(AINA, f"step:{number}.not_traceable.no_answer")
    async with transactions.begin() as session:
        lead = await session.get_one(Lead, number)
        lead.ended_at = clock.now() - timedelta(days=31)

    await chat.press(AINA, f"reopen:{number}")

    assert (await held.now(after, number)).custody is Custody.ENDED
