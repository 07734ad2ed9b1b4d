"""The digest of the morning reaches groups, heads and coordinators, each with their own numbers."""

from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.ticker import Ticker
from bot.transactions import Transactions
from db.models.messaging import Attachment, Letter
from db.models.people import Person, Role
from services import clock
from services.reports import digest
from tests.flows import make
from tests.flows.conftest import Chat

GROUP, TEMERLOH_GROUP, LEFT_GROUP = -1001, -1002, -1003
HEAD, STATE, HQ, SQUAD, AWAY = 21, 22, 23, 24, 25
TEMERLOH = "PHG-TML"


@pytest.fixture(autouse=True)
async def country(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await make.group(session, GROUP)
        await make.group(session, TEMERLOH_GROUP, TEMERLOH, language="en")
        (await make.group(session, LEFT_GROUP)).left_at = clock.now()
        await make.person(session, HEAD, role=Role.BRANCH_HEAD, name="Chong Contoh")
        await make.person(session, STATE, role=Role.COORDINATOR, scope="MY-06", language="en")
        await make.person(session, HQ, role=Role.COORDINATOR, scope="MY")
        await make.person(session, SQUAD, role=Role.SQUAD)
        away = await make.person(session, AWAY, role=Role.BRANCH_HEAD)
        away.blocked_at = clock.now()


def yesterday(hour: int = 12) -> datetime:
    day = clock.now().astimezone(clock.LOCAL).date() - timedelta(days=1)
    return datetime.combine(day, time(hour), clock.LOCAL).astimezone(UTC)


async def morning(transactions: Transactions) -> None:
    """The ticker does what is due, and what that planned."""
    async with transactions.begin() as session:
        await digest.plan(session, 0)
    kinds = {"digest.group": digest.to_group, "digest.person": digest.to_person}
    await Ticker(transactions, kinds).run_due()


def said(letter: Letter) -> str:
    return str(letter.payload.get("caption") or letter.payload["text"])


async def test_each_reader_hears_of_the_own_scope(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        poster = await session.get_one(Person, SQUAD)
        await make.lead(session, poster, opened_at=yesterday())
        await make.lead(session, poster, opened_at=yesterday(), branch=TEMERLOH)

    await morning(transactions)

    for reader, new, scope in (
        (GROUP, "Baharu semalam: 1", "Kuantan"),
        (HEAD, "Baharu semalam: 1", "Kuantan"),
        (TEMERLOH_GROUP, "New yesterday: 1", "Temerloh"),
        (STATE, "New yesterday: 2", "Pahang"),
        (HQ, "Baharu semalam: 2", "seluruh Malaysia"),
    ):
        (letter,) = await chat.letters(reader)
        assert new in said(letter)
        assert scope in said(letter)
    assert "Temerloh: 1 new" in said((await chat.letters(STATE))[0])
    assert "Pahang: 2 baharu" in said((await chat.letters(HQ))[0])


async def test_who_left_was_blocked_or_leads_nothing_hears_nothing(
    chat: Chat, transactions: Transactions
) -> None:
    await morning(transactions)

    assert [await chat.letters(each) for each in (LEFT_GROUP, AWAY, SQUAD)] == [[], [], []]


async def test_digest_brings_a_picture_once(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    async with transactions.begin() as session:
        await make.lead(session, await session.get_one(Person, SQUAD), opened_at=yesterday())

    await morning(transactions)
    await morning(transactions)

    (letter,) = await chat.letters(HEAD)
    assert letter.method == "sendPhoto"
    pictures = (await after.scalars(select(Attachment))).all()
    assert pictures
    assert all(each.content.startswith(b"\x89PNG") for each in pictures)
    assert "/leads lewat" not in said(letter) or "Lewat: 1" in said(letter)


async def test_without_any_lead_it_is_a_plain_message(
    chat: Chat, transactions: Transactions
) -> None:
    await morning(transactions)

    (letter,) = await chat.letters(HEAD)
    assert letter.method == "sendMessage"
    assert "tiada kes baharu dalam 30 hari terakhir" in said(letter)


async def test_unpaid_after_a_week_is_overdue_and_paid_counts(
    chat: Chat, transactions: Transactions
) -> None:
    long_ago = clock.now() - timedelta(days=9)
    async with transactions.begin() as session:
        poster = await session.get_one(Person, SQUAD)
        await make.lead(session, poster, opened_at=long_ago, first_action_at=long_ago)
        await make.lead(
            session, poster, opened_at=yesterday(8), first_action_at=yesterday(9),
            first_paid_at=yesterday(15),
        )  # fmt: skip

    await morning(transactions)

    (letter,) = await chat.letters(HEAD)
    assert "Lewat: 1" in said(letter)
    assert "Bayaran pertama semalam: 1" in said(letter)
    assert "Dibayar dalam 7 hari, 30 hari terakhir: 1 daripada 1 (100%), dikira hingga" in said(
        letter
    )
    assert "/leads lewat" in said(letter)
    assert "/leads lewat" not in said((await chat.letters(GROUP))[0])
