"""A role is taken away: it ends at the next message, and its leads go on with others."""

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.assignments import Assignment, AssignmentState
from db.models.leads import Custody, Lead
from db.models.people import Grant, Role
from db.models.records import AuditNote
from services import clock
from tests.flows import make
from tests.flows.conftest import Chat
from tests.flows.staff import (
    ADMIN,
    AMINAH,
    COORDINATOR,
    HEAD,
    count,
    employ,
    invite,
    newest,
    read,
    roles_of,
)

GROUP, MEMBER, NEXT = -700, 51, 52
REPORT = (
    "Kemalangan maut pagi tadi di Gambang, Kuantan. Mangsa Zulkarnain bin Contoh, 34, "
    "pekerja kilang, meninggal dunia selepas motosikalnya dilanggar lori."
)


@pytest.fixture(autouse=True)
async def staff(chat: Chat, transactions: Transactions) -> None:
    await employ(transactions)


async def test_revoked_role_ends_at_the_next_message(chat: Chat) -> None:
    await chat.say(AMINAH, f"/start {await invite(chat)}")
    number = (await newest(chat, Grant)).id
    await chat.press(HEAD, f"revoke:{number}")
    asked = await chat.read(HEAD)
    await chat.press(HEAD, f"revoke_yes:{number}")
    told = await chat.read(AMINAH)
    await chat.say(AMINAH, "/enquiries")

    assert "Revoke the role Squad member" in asked
    assert "telah ditarik balik oleh Person 11" in told
    assert "Hanya pegawai PERKESO" in await chat.read(AMINAH)
    assert await roles_of(chat, AMINAH) == []


async def test_revoking_twice_says_when_it_happened(chat: Chat) -> None:
    await chat.say(AMINAH, f"/start {await invite(chat)}")
    number = (await newest(chat, Grant)).id
    await chat.press(HEAD, f"revoke_yes:{number}")
    await chat.press(HEAD, f"revoke_yes:{number}")

    assert "already revoked on" in await chat.read(HEAD)
    assert await count(chat, AuditNote, AuditNote.action == "role.revoked") == 1


async def test_nobody_revokes_the_own_role_or_one_above(
    chat: Chat, transactions: Transactions
) -> None:
    grants = {grant.person_id: grant.id for grant in await read(chat, select(Grant))}
    await chat.say(HEAD, f"/revoke {grants[COORDINATOR]} yes")
    above = await chat.read(HEAD)
    async with transactions.begin() as session:  # a second role that could take the first
        session.add(Grant(person_id=HEAD, role=Role.ADMIN, scope="MY", granted_at=clock.now()))
    await chat.say(HEAD, f"/revoke {grants[HEAD]} yes")

    assert "no role number" in above
    assert "cannot revoke your own role" in await chat.read(HEAD)
    assert await count(chat, Grant, Grant.revoked_at.is_not(None)) == 0


@pytest.fixture
async def lead(chat: Chat, transactions: Transactions) -> int:
    """Two of Kuantan's squad are on duty and one lead was posted; the first one is asked."""
    async with transactions.begin() as session:
        await make.group(session, GROUP)
        for who in (MEMBER, NEXT):
            await make.person(session, who, role=Role.SQUAD, name=f"Ahli {who}")
            await make.duty(session, who)
    await chat.say(MEMBER, REPORT, chat=GROUP)
    posted: Lead = await newest(chat, Lead)
    assert await asked(chat) == [(MEMBER, AssignmentState.ASKED)]
    return posted.id


async def asked(chat: Chat) -> list[tuple[int, AssignmentState]]:
    """Who was asked, in that order; not who stands in the plan only."""
    was_asked = select(Assignment).where(Assignment.asked_at.is_not(None))
    found = await read(chat, was_asked.order_by(Assignment.number))
    return [(each.person_id, each.state) for each in found]


async def role_number(chat: Chat, who: int) -> int:
    number: int = (await read(chat, select(Grant.id).where(Grant.person_id == who)))[0]
    return number


async def test_revoked_member_s_question_goes_to_the_next(chat: Chat, lead: int) -> None:
    await chat.say(HEAD, f"/revoke {await role_number(chat, MEMBER)} yes")

    assert await asked(chat) == [
        (MEMBER, AssignmentState.WITHDRAWN),
        (NEXT, AssignmentState.ASKED),
    ]
    assert f"/accept_{lead}" in await chat.read(NEXT)
    card = [each for each in await chat.letters(MEMBER) if each.card == f"lead:{lead}"][-1]
    assert f"/accept_{lead}" not in card.payload["text"]


async def test_revoked_holder_s_lead_is_asked_anew(chat: Chat, lead: int) -> None:
    await chat.say(MEMBER, f"/accept {lead}")
    held = (await newest(chat, Lead)).holder_id
    await chat.say(HEAD, f"/revoke {await role_number(chat, MEMBER)} yes")

    reopened = await newest(chat, Lead)
    assert held == MEMBER
    assert (reopened.custody, reopened.holder_id) == (Custody.ASKED, None)
    assert await asked(chat) == [
        (MEMBER, AssignmentState.WITHDRAWN),
        (NEXT, AssignmentState.ASKED),
    ]
    assert f"/accept_{lead}" in await chat.read(NEXT)


async def test_member_with_another_right_there_keeps_the_lead(
    chat: Chat, transactions: Transactions, lead: int
) -> None:
    await chat.say(MEMBER, f"/accept {lead}")
    number = await role_number(chat, MEMBER)
    async with transactions.begin() as session:
        session.add(
            Grant(person_id=MEMBER, role=Role.COORDINATOR, scope="MY-06", granted_at=clock.now())
        )
    await chat.say(HEAD, f"/revoke {number} yes")

    assert (await newest(chat, Lead)).holder_id == MEMBER
    assert await asked(chat) == [(MEMBER, AssignmentState.ACCEPTED)]


async def test_admin_is_revoked_by_another_admin_only(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        await make.person(session, 41, role=Role.ADMIN, scope="MY", language="en")
    number = (await newest(chat, Grant)).id
    await chat.say(41, f"/revoke {number} yes")
    own = await chat.read(41)
    await chat.say(COORDINATOR, f"/revoke {number} yes")
    coordinator = await chat.read(COORDINATOR)
    before = await roles_of(chat, 41)
    await chat.say(ADMIN, f"/revoke {number} yes")

    assert "cannot revoke your own role" in own
    assert "no role number" in coordinator
    assert before == ["admin MY"]
    assert "no longer Admin" in await chat.read(ADMIN)
    assert await roles_of(chat, 41) == []
