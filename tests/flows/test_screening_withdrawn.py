"""Who withdraws is told of the waiting list that he left, and of nothing that is refused then."""

import pytest
from sqlalchemy import delete

from bot.transactions import Transactions
from db.models.workers import Consent
from tests.flows import screened
from tests.flows.conftest import Chat
from tests.flows.screened import SITI

office, hands = screened.office, screened.hands
ALSO, ALONE, ANEW = "Anda juga keluar", "Anda keluar", "/screening tunggu"


async def said(chat: Chat, typed: str) -> str:
    """Return what Siti is told when she waits and then types this."""
    await chat.say(SITI, "/screening tunggu SIN-K1")
    before = len(await chat.letters(SITI))
    await chat.say(SITI, typed)
    return "\n".join(
        str(each.payload.get("text", "")) for each in (await chat.letters(SITI))[before:]
    )


@pytest.mark.parametrize("typed", ["/tarikbalik screening", "/consent screening no"])
async def test_who_withdraws_the_invitations_reads_how_to_wait_again(
    chat: Chat, office: None, typed: str
) -> None:
    text = await said(chat, typed)

    assert ALSO in text
    assert ANEW in text


@pytest.mark.parametrize("typed", ["/tarikbalik everything ya", "/consent khidmat tidak"])
async def test_who_withdraws_everything_is_not_told_to_wait_again(
    chat: Chat, office: None, typed: str
) -> None:
    text = await said(chat, typed)

    assert ALSO in text
    assert ANEW not in text


@pytest.mark.parametrize(
    ("typed", "again"), [("/tarikbalik screening", True), ("/tarikbalik everything ya", False)]
)
async def test_who_had_only_the_list_to_leave_left_nothing_also(
    chat: Chat, transactions: Transactions, office: None, *, typed: str, again: bool
) -> None:
    async with transactions.begin() as session:
        await session.execute(delete(Consent))

    text = await said(chat, typed)

    assert ALONE in text
    assert (ANEW in text) is again
