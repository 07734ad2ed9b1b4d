"""Two held leads are joined: one holder stays, and the other hears that it is no longer his."""

import pytest

from bot.transactions import Transactions
from db.models.people import Role
from tests.flows import held, make
from tests.flows.conftest import Chat
from tests.flows.held import AINA, BAKRI, CHONG

FAR, FAUZI, HANA = "TRG-KTR", 31, 32


@pytest.fixture(autouse=True)
async def staff(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await held.staff(session)
        await make.person(session, FAUZI, role=Role.SQUAD, scope=FAR, language="en")
        await make.person(session, HANA, role=Role.COORDINATOR, scope="MY")


async def said(chat: Chat, who: int) -> list[str]:
    """Return what came to somebody as new messages, and not as another state of a card."""
    letters = await chat.letters(who)
    return [str(each.payload.get("text", "")) for each in letters if each.card is None]


async def test_who_loses_it_by_a_join_is_told_each_time(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        first, second = [await held.lead(session, who) for who in (AINA, BAKRI)]

    for typed in (f"/same {second} {first}", f"/split {second}", f"/same {second} {first}"):
        await chat.say(CHONG, typed)

    told = await said(chat, BAKRI)
    assert f"Petunjuk kes {second} (Gambang) di tangan anda semula" in told.pop(1)
    assert len(told) == 2
    assert all("bukan lagi di tangan anda" in each for each in told)
    assert all(f"/lead_{first}" in each and f"/split_{second}" in each for each in told)
    assert not any("bukan lagi" in each for each in await said(chat, AINA))


async def test_holder_of_another_branch_reads_nothing_of_the_lead_that_stays(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        first = await held.lead(session, AINA)
        second = await held.lead(session, FAUZI, branch=FAR)

    await chat.say(HANA, f"/same {second} {first}")

    (told,) = await said(chat, FAUZI)
    assert f"Lead {second} is no longer yours" in told
    assert f"/split_{second}" in told
    assert f"/lead_{first}" not in told


async def test_who_holds_the_one_that_stays_loses_nothing(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        first, second = [await held.lead(session, AINA) for _ in range(2)]

    await chat.say(AINA, f"/same {second} {first}")

    assert not any("bukan lagi" in each for each in await said(chat, AINA))
