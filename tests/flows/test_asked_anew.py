"""An edited card makes no sound: whoever is asked for the same lead again hears of it anew."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from services import clock
from services.leads.hands import escalation
from tests.flows import held, reported
from tests.flows.conftest import Chat
from tests.flows.held import AINA, CHONG, DEVI
from tests.flows.moving import moving

NOON = datetime(2027, 3, 1, 12, tzinfo=clock.LOCAL)
MIDNIGHT = NOON + timedelta(hours=12)


async def nobody_answers(
    transactions: Transactions, after: AsyncSession, folder: Path, at: datetime
) -> int:
    """A first plan passes, and after its rest a second one; return the lead's number."""
    with moving(folder) as hands:
        hands.to(at)
        async with transactions.begin() as session:
            await held.staff(session)
            number = await held.lead(session, None)
        for plan in range(2):
            for _ in (AINA, CHONG, DEVI):
                await reported.everything_sent(transactions)
                asked = (await reported.asked(after)).id
                await after.rollback()
                async with transactions.begin() as session:
                    await escalation.unanswered(session, asked)
            if plan == 0:
                async with transactions.begin() as session:
                    await escalation.ask_again(session, number)
    return number


async def anew(chat: Chat, who: int) -> list[dict[str, Any]]:
    """Return what came to somebody as messages of their own, beside the lead's card."""
    return [each.payload for each in await chat.letters(who) if each.card is None]


@pytest.mark.parametrize("who", [AINA, CHONG, DEVI])
async def test_who_is_asked_in_a_second_plan_gets_a_message_for_it(
    chat: Chat, transactions: Transactions, after: AsyncSession, tmp_path: Path, who: int
) -> None:
    number = await nobody_answers(transactions, after, tmp_path, NOON)

    (told,) = await anew(chat, who)
    assert f"Petunjuk kes {number} (Gambang) menunggu jawapan anda sekali lagi" in told["text"]
    assert f"/accept_{number}" in told["text"]
    assert "disable_notification" not in told


async def test_at_night_only_who_is_on_duty_hears_a_sound(
    chat: Chat, transactions: Transactions, after: AsyncSession, tmp_path: Path
) -> None:
    await nobody_answers(transactions, after, tmp_path, MIDNIGHT)

    sounds = {
        who: "disable_notification" not in (await anew(chat, who))[0] for who in (AINA, CHONG)
    }
    assert sounds == {AINA: True, CHONG: False}
