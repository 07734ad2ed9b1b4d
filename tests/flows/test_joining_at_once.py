"""Who joins, accepts or joins again at once leaves one truth: no holder, no circle."""

import asyncio
from collections.abc import Awaitable, Callable

from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.leads import Custody
from db.models.people import Person
from services.errors import Refusal
from services.leads.hands import answering
from services.leads.matching import joining
from tests.flows import test_joining_split as split
from tests.flows.conftest import Chat
from tests.flows.test_joining import AINA, ELSEWHERE, GROUP, POSTER
from tests.flows.test_joining_split import CHONG, DEVI, goes_on, lead

Work = Callable[[AsyncSession], Awaitable[object]]

kuantan = split.kuantan


async def at_once(transactions: Transactions, *works: Work) -> list[object]:
    """Do all at once, each in a transaction of its own; refusals are results."""

    async def one(work: Work) -> object:
        async with transactions.begin() as session:
            return await work(session)

    done = await asyncio.gather(*(one(work) for work in works), return_exceptions=True)
    wrong = [each for each in done if isinstance(each, Exception) and not isinstance(each, Refusal)]
    assert not wrong
    return done


async def test_join_and_accept_at_once_leave_no_holder_of_the_joined(
    chat: Chat, after: AsyncSession, transactions: Transactions
) -> None:
    await goes_on(chat)

    async def join(session: AsyncSession) -> object:
        return await joining.join(session, await session.get_one(Person, AINA), 2, 1)

    async def accept(session: AsyncSession) -> object:
        return await answering.accept(session, await session.get_one(Person, CHONG), 2)

    await at_once(transactions, join, accept)

    second = await lead(after, 2)
    assert (second.custody, second.holder_id, second.joined_into_id) == (Custody.ENDED, None, 1)


async def test_two_join_at_once(
    chat: Chat, after: AsyncSession, transactions: Transactions
) -> None:
    async def join(session: AsyncSession) -> object:
        return await joining.join(session, await session.get_one(Person, AINA), 2)

    done = await at_once(transactions, join, join)

    assert (1, True) in done
    assert (await lead(after, 2)).joined_into_id == 1


async def test_chain_joined_at_once_has_no_circle(
    chat: Chat, after: AsyncSession, transactions: Transactions
) -> None:
    await goes_on(chat)
    await chat.say(POSTER, ELSEWHERE, chat=GROUP)

    def join(one: int, two: int) -> Work:
        async def work(session: AsyncSession) -> object:
            return await joining.join(session, await session.get_one(Person, DEVI), one, two)

        return work

    await at_once(transactions, join(3, 2), join(2, 1), join(3, 1))

    into = [(await lead(after, number)).joined_into_id for number in (1, 2, 3)]
    assert into[0] is None
    assert into[1] in (None, 1)
    assert into[2] in (None, 1, 2)
