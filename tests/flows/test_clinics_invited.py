"""A clinic comes in by an invitation bound to it; who of the branch may give and take the role."""

import re

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.people import Grant, Invitation, Person, Role
from tests.flows import make, screened
from tests.flows.conftest import Chat
from tests.flows.intake import rows
from tests.flows.screened import CHONG, DEVI, NURSE, pressable

office, hands = screened.office, screened.hands
NEW, AINA = 95, 11


async def accept(chat: Chat, inviter: int, who: int = NEW) -> None:
    found = re.search(r"start=(i_[\w-]+)", await chat.read(inviter))
    assert found, await chat.read(inviter)
    await chat.say(who, f"/start {found[1]}")


async def grants(chat: Chat, who: int) -> list[tuple[Role, str]]:
    found = await rows(
        chat, select(Grant).where(Grant.person_id == who, Grant.revoked_at.is_(None))
    )
    return [(one.role, one.scope) for one in found]


async def new_id(chat: Chat) -> int:
    found: Person = (await rows(chat, select(Person).where(Person.telegram_id == NEW)))[0]
    return found.id


@pytest.mark.parametrize("inviter", [CHONG, DEVI])
async def test_branch_head_and_coordinator_invite_a_clinic(chat: Chat, inviter: int) -> None:
    await chat.say(inviter, "/invite klinik sin-k1 Nora binti Contoh K-77")
    await accept(chat, inviter)
    await chat.say(NEW, "/clinic")

    assert await grants(chat, await new_id(chat)) == [(Role.CLINIC, "SIN-K1")]
    assert "Klinik Kenanga" in await chat.read(NEW)


async def test_in_conversation_the_clinics_of_the_branch_are_offered(chat: Chat) -> None:
    await chat.say(CHONG, "/invite")
    await chat.press(CHONG, "invite_role:clinic")
    offered = await pressable(chat, CHONG)
    await chat.press(CHONG, "invite_scope:SIN-K2")
    await chat.say(CHONG, "Nora binti Contoh K-77")
    await accept(chat, CHONG)

    assert offered == ["invite_scope:SIN-K1", "invite_scope:SIN-K2"]
    assert await grants(chat, await new_id(chat)) == [(Role.CLINIC, "SIN-K2")]


async def test_head_of_another_branch_may_not(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await make.person(session, 96, role=Role.BRANCH_HEAD, scope="PHG-TML", name="Far Contoh")
    await chat.say(96, "/invite clinic SIN-K1 Nora binti Contoh K-77")
    await chat.say(AINA, "/invite clinic SIN-K1 Nora binti Contoh K-77")

    assert await rows(chat, select(Invitation)) == []


async def test_clinic_nobody_knows_is_refused(chat: Chat) -> None:
    await chat.say(CHONG, "/invite clinic PHG-KTN Nora binti Contoh K-77")

    assert "Tiada klinik panel dengan kod" in await chat.read(CHONG)
    assert await rows(chat, select(Invitation)) == []


async def test_head_sees_and_takes_the_role_of_his_clinics(chat: Chat) -> None:
    await chat.say(CHONG, "/people KTN")
    (grant,) = await rows(chat, select(Grant).where(Grant.person_id == NURSE))
    await chat.say(CHONG, f"/revoke {grant.id} yes")
    await chat.say(NURSE, "/clinic")

    assert await grants(chat, NURSE) == []
    assert "Hanya kakitangan klinik" in await chat.read(NURSE)
