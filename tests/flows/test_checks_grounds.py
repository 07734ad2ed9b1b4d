"""Checks want a ground first: a lead, a visit, an operation, a reason; it runs out."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.transactions import Transactions
from db.models.lookups import GroundKind, Outcome, Subject
from db.models.people import Grant, Role
from db.queries import lookups as queries
from services import clock
from tests.flows import checked, held, make
from tests.flows.checked import INSPECTOR, lookups
from tests.flows.conftest import Chat
from tests.flows.held import AINA
from tests.flows.registry import KEDAI, KILANG

office = checked.office


async def test_what_is_taken_for_a_check_is_named_and_a_command_without_stroke_is_none(
    chat: Chat,
) -> None:
    await chat.say(INSPECTOR, "hantar")
    named = await chat.read(INSPECTOR)
    await chat.say(INSPECTOR, "bantuan")

    assert named.startswith("“hantar” akan disemak")
    assert "/help" in await chat.read(INSPECTOR)
    assert "Untuk tujuan apa" not in await chat.read(INSPECTOR)


async def test_without_a_ground_nothing_is_looked_up(chat: Chat) -> None:
    await chat.say(INSPECTOR, KILANG)

    assert "Untuk tujuan apa" in await chat.read(INSPECTOR)
    assert "KILANG CONTOH" not in await chat.read(INSPECTOR)
    assert await lookups(chat) == []


async def test_what_waited_is_answered_when_the_ground_is_chosen(chat: Chat) -> None:
    await chat.say(INSPECTOR, KILANG)
    await chat.press(INSPECTOR, "ground:visit")

    (row,) = await lookups(chat)
    assert (row.ground, row.outcome, row.subject_kind) == (
        GroundKind.VISIT,
        Outcome.FOUND,
        Subject.EMPLOYER,
    )
    assert "KILANG CONTOH MAJU" in await chat.read(INSPECTOR)
    assert "lawatan ke premis" in await chat.read(INSPECTOR)


async def test_own_open_lead_is_a_ground_and_stands_in_the_answer(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        number = await held.lead(session)

    await chat.say(AINA, KILANG)
    offered = (await chat.letters(AINA))[-1].payload["reply_markup"]["inline_keyboard"]
    await chat.press(AINA, f"ground:lead.{number}")

    assert offered[0][0]["callback_data"] == f"ground:lead.{number}"
    (row,) = await lookups(chat)
    assert (row.ground, row.lead_id) == (GroundKind.LEAD, number)
    assert f"petunjuk kes {number}" in await chat.read(AINA)


async def test_lead_of_another_branch_is_no_ground(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        number = await held.lead(session)
        await make.person(session, 41, role=Role.SQUAD, scope="MLK-MLK")

    await chat.say(41, f"/ground {number}")
    await chat.say(41, KILANG)

    assert await lookups(chat) == []


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("/ground operasi OPS KESAN Gambang", GroundKind.OPERATION),
        ("/tujuan sebab waris bertanya di kaunter", GroundKind.REASON),
        ("/ground emergency family in hospital tonight", GroundKind.BROKEN),
    ],
)
async def test_ground_in_words_is_typed(chat: Chat, typed: str, kind: GroundKind) -> None:
    await chat.say(INSPECTOR, typed)
    await chat.say(INSPECTOR, KILANG)

    (row,) = await lookups(chat)
    assert row.ground is kind
    assert row.reason == typed.split(maxsplit=2)[2]


async def test_reason_keeps_no_identity_number(chat: Chat) -> None:
    await chat.say(INSPECTOR, "/tujuan sebab semak 890312-06-5124 di kaunter")

    await chat.say(INSPECTOR, KILANG)

    assert [row.reason for row in await lookups(chat)] == ["semak ******-**-5124 di kaunter"]


async def test_reason_is_asked_for_after_its_button(chat: Chat) -> None:
    await chat.say(INSPECTOR, KILANG)
    await chat.press(INSPECTOR, "ground:reason")
    await chat.say(INSPECTOR, "x")
    short = await chat.read(INSPECTOR)
    await chat.say(INSPECTOR, "waris bertanya di kaunter")

    assert "terlalu pendek" in short
    (row,) = await lookups(chat)
    assert row.reason == "waris bertanya di kaunter"


async def test_ground_runs_out(chat: Chat, transactions: Transactions) -> None:
    await chat.say(INSPECTOR, "/ground lawatan")
    await chat.say(INSPECTOR, KILANG)
    async with transactions.begin() as session:
        desk = await queries.desk(session, INSPECTOR)
        desk.until = clock.now() - timedelta(seconds=1)

    (row,) = await lookups(chat)
    await chat.press(INSPECTOR, f"more:{row.id}.address")

    assert "tamat tempoh" in await chat.read(INSPECTOR)
    assert (await lookups(chat))[0].disclosed == []


async def test_lead_is_no_ground_any_more_once_it_may_not_be_seen(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        number = await held.lead(session)
    await chat.say(AINA, f"/ground {number}")
    await chat.say(AINA, KILANG)
    async with transactions.begin() as session:
        moved = update(Grant).where(Grant.person_id == AINA).values(scope="MLK-MLK")
        await session.execute(moved)

    (row,) = await lookups(chat)
    await chat.press(AINA, f"more:{row.id}.address")
    pressed = await chat.read(AINA)
    await chat.say(AINA, KEDAI)

    assert "tidak lagi" in pressed
    assert [each.disclosed for each in await lookups(chat)] == [[]]
    assert "Untuk tujuan apa" in await chat.read(AINA)
