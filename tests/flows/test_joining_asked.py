"""A split gives an open question back: who must answer it again hears of it by a new message."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.assignments import Assignment
from db.models.leads import Join, JoinState
from services import clock, texts
from tests.flows import test_joining_split
from tests.flows.conftest import Chat
from tests.flows.test_joining import AINA
from tests.flows.test_joining_split import CHONG, DEVI, goes_on

kuantan = test_joining_split.kuantan


async def asked_for(after: AsyncSession) -> Assignment:
    """Return the open question of the second lead."""
    await after.rollback()
    query = select(Assignment).where(Assignment.lead_id == 2, Assignment.state == "asked")
    return (await after.scalars(query)).one()


async def anew(chat: Chat, who: int) -> list[str]:
    """Return what came to somebody as a message of its own that asks once more."""
    found = [each.payload.get("text", "") for each in await chat.letters(who) if not each.card]
    return [each for each in found if "sekali lagi" in each]


@pytest.mark.parametrize("times", [1, 2])
async def test_who_must_answer_again_hears_of_each_split(
    chat: Chat, after: AsyncSession, times: int
) -> None:
    await goes_on(chat)
    asked = await asked_for(after)
    for _ in range(times):
        await chat.say(DEVI, "/same 2 1")
        await chat.say(DEVI, "/split_2")

    told = await anew(chat, asked.person_id)
    assert len(told) == times
    assert "/accept_2" in told[-1]
    assert asked.answer_by is not None
    assert texts.clock_time("ms", asked.answer_by) in told[-1]
    others = {AINA, CHONG, DEVI} - {asked.person_id}
    assert not any([await anew(chat, each) for each in others])


async def test_who_splits_it_himself_is_not_told(chat: Chat, after: AsyncSession) -> None:
    await goes_on(chat)
    asked = await asked_for(after)
    await chat.say(asked.person_id, "/same 2 1")
    await chat.say(asked.person_id, "/split_2")

    assert await anew(chat, asked.person_id) == []


async def test_question_whose_time_passed_names_its_new_time(
    chat: Chat, after: AsyncSession, transactions: Transactions
) -> None:
    await goes_on(chat)
    who = (await asked_for(after)).person_id
    await chat.say(DEVI, "/same 2 1")
    async with transactions.begin() as session:
        row = (await session.scalars(select(Join).where(Join.state == JoinState.JOINED))).one()
        past = {"answer_by": (clock.now() - timedelta(hours=3)).isoformat()}
        steps = {
            number: {**step, **(past if step["state"] == "asked" else {})}
            for number, step in row.before["steps"].items()
        }
        row.before = {**row.before, "steps": steps}
    await chat.say(DEVI, "/split_2")

    again = (await asked_for(after)).answer_by
    assert again is not None
    assert f"sebelum jam {texts.clock_time('ms', again)}" in (await anew(chat, who))[0]


async def test_lead_that_is_held_asks_nobody(chat: Chat) -> None:
    await goes_on(chat)
    await chat.press(CHONG, "accept:2")
    await chat.say(DEVI, "/same 2 1")
    await chat.say(DEVI, "/split_2")

    assert not any([await anew(chat, each) for each in (AINA, CHONG, DEVI)])
