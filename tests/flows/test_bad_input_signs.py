"""Signs that a database cannot keep: the report around them is a lead like any other."""

import pytest

from bot.transactions import Transactions
from tests.flows.conftest import Chat
from tests.flows.intake import AINA, GROUP, REPORT, STRANGER, lead, posts, squad, victims

NUL, HALF = "\x00", "\ud800"  # half a pair of UTF-16


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    await squad(transactions)


@pytest.mark.parametrize("sign", [NUL, HALF])
@pytest.mark.parametrize(("who", "where"), [(AINA, GROUP), (STRANGER, STRANGER)])
async def test_report_with_a_sign_that_cannot_be_kept_is_a_lead(
    chat: Chat, sign: str, who: int, where: int
) -> None:
    await chat.say(who, f"{REPORT} {sign}", chat=where)

    assert (await lead(chat)).severity == "death"
    assert [each.name for each in await victims(chat)] == ["Zulkarnain bin Contoh"]


@pytest.mark.parametrize("sign", [NUL, HALF])
async def test_edit_with_such_a_sign_changes_the_lead(chat: Chat, sign: str) -> None:
    number = await chat.say(AINA, REPORT, chat=GROUP)
    await chat.edit(AINA, number, REPORT.replace("54", "45") + sign, chat=GROUP)

    assert [each.age for each in await victims(chat)] == [45]
    assert await posts(chat) == [("lead", 1)]
