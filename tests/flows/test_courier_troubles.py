"""What passes: a 429, a network that fails, a token in doubt; the letter waits, and goes once."""

import pytest

from bot.courier import Courier, TokenRefused
from bot.transactions import Transactions
from db.models.messaging import LetterState
from tests.flows import couriered
from tests.flows.couriered import AINA, KUANTAN, Posts, ends, letter, running
from tests.flows.fake_telegram import FakeTelegram, settings_for

telegram, post = couriered.telegram, couriered.post


async def test_429_holds_its_chat_only_and_as_long_as_told(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    telegram.refuse(429, "Too Many Requests: retry after 1", chat_id=AINA, retry_after=1)
    await post(AINA, "first", "second")
    async with running(transactions, telegram):
        await telegram.received(1)
        await post(KUANTAN, "elsewhere")
        calls = await telegram.received(4)

    assert [call.text for call in calls] == ["first", "elsewhere", "first", "second"]
    assert calls[2].at - calls[0].at >= 1.0


@pytest.mark.parametrize("trouble", ["break_down", "drop"])
async def test_network_troubles_are_tried_again(
    transactions: Transactions, telegram: FakeTelegram, post: Posts, trouble: str
) -> None:
    getattr(telegram, trouble)(times=1)
    async with running(transactions, telegram):
        await post(AINA, "first", "second")
        calls = await telegram.received(3)
        sent = await ends(transactions, "second", LetterState.SENT)

    assert [call.text for call in calls] == ["first", "first", "second"]
    assert calls[1].at - calls[0].at >= 1.0
    assert sent.attempts == 1


async def test_a_wrong_token_stops_the_courier_and_refuses_nothing(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    telegram.refuse(401, "Unauthorized", times=2)
    await post(AINA, "hello")
    courier = Courier(transactions, settings_for(telegram.url))

    with pytest.raises(TokenRefused):
        await courier.run()

    assert (await letter(transactions, "hello")).state is LetterState.WAITING


async def test_one_404_is_a_bug_of_that_letter_and_the_courier_goes_on(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    telegram.refuse(404, "Not Found", chat_id=AINA)
    async with running(transactions, telegram):
        await post(AINA, "first")
        await ends(transactions, "first", LetterState.REFUSED)
        await post(AINA, "second")
        await ends(transactions, "second", LetterState.SENT)

    assert [call.method for call in telegram.calls] == ["sendMessage", "getMe", "sendMessage"]


async def test_without_an_answer_about_the_token_the_letter_is_tried_again(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    telegram.refuse(404, "Not Found", method="sendMessage")
    telegram.refuse(500, "Internal Server Error", method="getMe")
    async with running(transactions, telegram):
        await post(AINA, "hello")
        await ends(transactions, "hello", LetterState.SENT)

    assert [call.method for call in telegram.calls] == ["sendMessage", "getMe", "sendMessage"]
