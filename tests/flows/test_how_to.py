"""Who asks in private how to do something reads the commands that do it, if he may type them."""

import pytest

from bot.transactions import Transactions
from db.models.people import Role
from tests.flows import make
from tests.flows.conftest import Chat

AINA, PUBLIC = 11, 12


@pytest.fixture(autouse=True)
async def people(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await make.person(session, AINA, role=Role.SQUAD, name="Aina binti Sampel")
        await make.person(session, PUBLIC, name="Orang Awam", language="en")


@pytest.mark.parametrize(
    ("asked", "command"),
    [
        ("macam mana nak tutup kes ni", "/step – "),
        ("how do I close this case", "/step – "),
        ("where do I see my leads", "/leads – "),
        ("cara mohon cuti", "/leave – "),
    ],
)
async def test_officer_reads_the_commands_that_fit(chat: Chat, asked: str, command: str) -> None:
    await chat.say(AINA, asked)

    told = await chat.read(AINA)
    assert told.startswith("Ini mungkin yang dicari:")
    assert command in told
    assert told.count(" – ") <= 3


@pytest.mark.parametrize(
    "asked",
    ["siapa lihat rekod saya", "Siapa yang semak rekod saya?", "who looked at my record"],
)
async def test_anybody_may_ask_in_words_who_looked_at_his_record(chat: Chat, asked: str) -> None:
    for who in (AINA, PUBLIC):
        await chat.say(who, asked)

        assert "/wholooked – " in await chat.read(who)


async def test_who_may_type_none_of_them_reads_of_help(chat: Chat) -> None:
    await chat.say(PUBLIC, "how do I close this case")

    assert "Type /help" in await chat.read(PUBLIC)


async def test_name_of_a_firm_is_looked_up_as_before(chat: Chat) -> None:
    await chat.say(AINA, "Boleh Tutup Kes Jaya Sdn Bhd")

    assert "disemak dalam daftar" in await chat.read(AINA)
