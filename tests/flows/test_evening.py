"""A lead of the evening: its first action is reminded of before the night, and never in it.

What an outage delays into the night waits for the morning; what serves no more then is left out.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.due_kinds import DUE_KINDS
from bot.ticker import Ticker
from bot.transactions import Transactions
from services.clock import LOCAL
from tests.flows.conftest import Chat
from tests.flows.intake import AINA, CHONG, GROUP, REPORT, squad
from tests.flows.moving import Hands, moving

EVENING = datetime(2026, 12, 1, 20, 40, tzinfo=LOCAL)


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    with moving(tmp_path) as found:
        found.to(EVENING)
        yield found


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, hands: Hands, transactions: Transactions) -> None:
    await squad(transactions)


async def reminded(chat: Chat, who: int, of: str = ":first_action_near:") -> list[str]:
    return [each.payload["text"] for each in await chat.letters(who) if of in each.key]


async def held_since(chat: Chat, hands: Hands, at: datetime) -> None:
    """A lead is reported, and Aina takes it at once."""
    hands.to(at)
    await chat.say(AINA, REPORT, chat=GROUP, at=at)
    await chat.press(AINA, "accept:1")


async def test_lead_of_the_evening_is_reminded_of_half_an_hour_later(
    chat: Chat, hands: Hands, transactions: Transactions
) -> None:
    await held_since(chat, hands, EVENING)
    told = []
    for minutes in (29, 31, 33):
        hands.to(EVENING + timedelta(minutes=minutes))
        await Ticker(transactions, DUE_KINDS).run_due()
        told.append((len(await reminded(chat, AINA)), len(await reminded(chat, CHONG))))

    assert told == [(0, 0), (1, 1), (1, 1)]
    assert "1 Disember" in (await reminded(chat, AINA))[0]


async def test_lead_just_before_the_night_is_reminded_of_in_the_morning_by_its_next_step(
    chat: Chat, hands: Hands, transactions: Transactions
) -> None:
    late = EVENING.replace(hour=21, minute=40)
    await held_since(chat, hands, late)
    for at in (late + timedelta(minutes=30), late + timedelta(hours=3)):
        hands.to(at)
        await Ticker(transactions, DUE_KINDS).run_due()
    at_night = [len(await reminded(chat, AINA, each)) for each in (":first_action", "remind")]
    hands.to(EVENING.replace(day=2, hour=7, minute=0))
    await Ticker(transactions, DUE_KINDS).run_due()

    assert at_night == [0, 0]
    assert await reminded(chat, AINA, "remind")


async def test_evenings_reminder_that_an_outage_delays_into_the_night_is_left_out(
    chat: Chat, hands: Hands, transactions: Transactions
) -> None:
    await held_since(chat, hands, EVENING.replace(hour=15))
    for at in (EVENING.replace(hour=23), EVENING.replace(day=2, hour=8, minute=1)):
        hands.to(at)
        await Ticker(transactions, DUE_KINDS).run_due()

    for who in (AINA, CHONG):
        assert await reminded(chat, who) == []
    assert await reminded(chat, AINA, "remind")  # of the next step, in the morning
    assert len(await reminded(chat, CHONG, ":first_action_missed")) == 1


async def test_evenings_reminder_that_is_not_delivered_before_the_night_is_dropped(
    chat: Chat, hands: Hands, transactions: Transactions
) -> None:
    await held_since(chat, hands, EVENING)
    hands.to(EVENING + timedelta(minutes=31))
    await Ticker(transactions, DUE_KINDS).run_due()

    near = [each for each in await chat.letters() if ":first_action_near:" in each.key]
    assert {each.expires_at for each in near} == {EVENING.replace(hour=22, minute=0)}


@pytest.mark.parametrize(
    ("timer", "day"),
    [
        pytest.param("first_payment_near", 7, id="a payment's breach foreseen"),
        pytest.param("first_payment_missed", 9, id="a breach"),
    ],
)
async def test_what_an_outage_delays_into_the_night_is_told_in_the_morning(
    chat: Chat, hands: Hands, transactions: Transactions, timer: str, day: int
) -> None:
    await held_since(chat, hands, EVENING)
    told = []
    for at in (EVENING.replace(day=day, hour=22), EVENING.replace(day=day + 1, hour=7)):
        hands.to(at)
        await Ticker(transactions, DUE_KINDS).run_due()
        told.append(len(await reminded(chat, CHONG, f":{timer}:")))

    assert told == [0, 1]
