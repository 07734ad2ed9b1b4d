"""An identity number that cannot be right: why is told first, and what to type."""

import pytest

from bot.transactions import Transactions
from db.models.people import Role
from tests.flows import held, make, registry
from tests.flows.conftest import Chat

INSPECTOR = 31
GROUP = -1001


@pytest.fixture(autouse=True)
async def office(chat: Chat, transactions: Transactions) -> None:
    """Kuantan's staff with an inspector who visits premises, and a registry."""
    async with transactions.begin() as session:
        await held.staff(session)
        await make.person(session, INSPECTOR, role=Role.INSPECTOR, name="Ismail Contoh")
        await registry.fill(session)
    await chat.say(INSPECTOR, "/ground lawatan")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        pytest.param("900231-06-5551", "bukan tarikh lahir", id="30 February"),
        pytest.param("901301065551", "bukan tarikh lahir", id="month 13, without dashes"),
        pytest.param("900101-00-5551", "bukan kod tempat lahir", id="place 00"),
        pytest.param("900101975551", "bukan kod tempat lahir", id="place 97, without dashes"),
        pytest.param("900101-06-555", "ada 12 digit; saya mengira 11", id="a digit left out"),
        pytest.param("900101-06-55511", "ada 12 digit; saya mengira 13", id="a digit too many"),
    ],
)
async def test_what_is_wrong_with_a_number_is_told_first(chat: Chat, typed: str, why: str) -> None:
    before = len(await chat.letters(INSPECTOR))
    await chat.say(INSPECTOR, typed)

    first, *_ = [
        each.payload["text"]
        for each in (await chat.letters(INSPECTOR))[before:]
        if each.method == "sendMessage"
    ]
    head, rest = first.split("\n\n", 1)
    assert "tidak mungkin nombor kad pengenalan" in head
    assert why in head
    assert "contohnya 890312-06-5123" in head
    assert "tidak bermakna tidak berdaftar" in head
    assert "nama penuh dan tahun lahir" in rest
    assert "SSM" not in rest


async def test_in_a_group_it_is_told_without_the_number(chat: Chat) -> None:
    await chat.say(INSPECTOR, "/check 900231-06-5551", chat=GROUP)

    (said,) = [
        each.payload["text"] for each in await chat.letters(GROUP) if each.method == "sendMessage"
    ]
    assert said.startswith("<b>Itu tidak mungkin nombor kad pengenalan")
    assert "900231" not in said
    assert "5551" not in said


@pytest.mark.parametrize("typed", ["201201009999", "601155501234", "900101-06-5551"])
async def test_number_that_may_be_right_is_only_not_found(chat: Chat, typed: str) -> None:
    await chat.say(INSPECTOR, typed)

    said = await chat.read(INSPECTOR)
    assert "tidak mungkin" not in said
    assert "tiada dalam data" in said


async def test_detail_asked_after_nothing_was_found_hears_that_nothing_was(chat: Chat) -> None:
    await chat.say(INSPECTOR, "900101-06-5551")
    await chat.say(INSPECTOR, "ilat")

    said = await chat.read(INSPECTOR)
    assert "yang menjumpai orang atau majikan" in said
    assert "Taip nombor atau nama dahulu" in said
