"""How people come in: invitations by conversation and in one line, deep links, staff numbers."""

import asyncio
import re
from datetime import timedelta
from itertools import chain

import pytest
from sqlalchemy import select, update

from bot.transactions import Transactions
from db.models.messaging import Card, Conversation
from db.models.people import Grant, Invitation, Person, Role
from db.models.records import AuditNote
from services import clock
from services.people import enrolment
from tests.flows.conftest import Chat
from tests.flows.staff import (
    AMINAH,
    BAKRI,
    COORDINATOR,
    HEAD,
    count,
    employ,
    invite,
    newest,
    payload,
    person,
    read,
    roles_of,
)


@pytest.fixture(autouse=True)
async def staff(chat: Chat, transactions: Transactions) -> None:
    await employ(transactions)


async def test_invitation_enrols_the_first_who_opens_it(chat: Chat) -> None:
    token = await invite(chat)
    await chat.say(AMINAH, f"/start {token}")

    aminah = await person(chat, AMINAH)
    assert (aminah.name, aminah.staff_number) == ("Aminah binti Salleh", "12345")
    assert await roles_of(chat, AMINAH) == ["squad PHG-KTN"]
    assert "Selamat datang, Aminah binti Salleh" in await chat.read(AMINAH)
    assert "Aminah binti Salleh is now Squad member" in await chat.read(HEAD)
    actions = await read(chat, select(AuditNote.action).order_by(AuditNote.number))
    assert actions == ["invitation.made", "role.granted", "invitation.accepted"]


async def test_pasted_link_is_as_good_as_opened(chat: Chat) -> None:
    token = await invite(chat)
    await chat.say(AMINAH, f"Ini pautannya: https://t.me/prihatin_test_bot?start={token}")

    assert await roles_of(chat, AMINAH) == ["squad PHG-KTN"]


async def test_invitation_says_its_end_and_keeps_no_token(chat: Chat) -> None:
    token = await invite(chat)

    made = await newest(chat, Invitation)
    assert made.expires_at - made.created_at == timedelta(hours=72)
    assert re.search(r"Valid until \w+day, \d+ \w+ \d{4}, \d\d:\d\d", await chat.read(HEAD))
    assert token not in (made.token_hash, made.name)
    assert re.fullmatch(r"[0-9a-f]{64}", made.token_hash)


async def test_opening_twice_changes_nothing(chat: Chat) -> None:
    token = await invite(chat)
    await chat.say(AMINAH, f"/start {token}")
    await chat.say(AMINAH, f"/start {token}")

    assert "sudah didaftarkan" in await chat.read(AMINAH)
    assert len(await roles_of(chat, AMINAH)) == 1
    assert await count(chat, AuditNote) == 3


async def test_redelivered_start_changes_nothing(chat: Chat) -> None:
    token = await invite(chat)
    await chat.say(AMINAH, f"/start {token}")
    letters = len(await chat.letters())
    await chat.again()

    assert len(await chat.letters()) == letters
    assert len(await roles_of(chat, AMINAH)) == 1


async def test_another_account_is_refused(chat: Chat) -> None:
    token = await invite(chat)
    await chat.say(AMINAH, f"/start {token}")
    await chat.say(BAKRI, f"/start {token}")

    assert "akaun Telegram yang lain" in await chat.read(BAKRI)
    assert await roles_of(chat, BAKRI) == []


async def test_many_who_open_it_at_once_are_one(chat: Chat) -> None:
    token = await invite(chat)
    await asyncio.gather(*(chat.say(who, f"/start {token}") for who in range(100, 108)))

    assert await count(chat, Grant, Grant.role == Role.SQUAD) == 1
    assert await count(chat, Person, Person.staff_number == "12345") == 1
    said = [await chat.read(who) for who in range(100, 108)]
    assert sum("Selamat datang" in text for text in said) == 1
    assert sum("akaun Telegram yang lain" in text for text in said) == 7


@pytest.mark.parametrize("token", ["i_", "i_unknown", f"i_{'x' * 62}"])
async def test_unknown_link_is_refused(chat: Chat, token: str) -> None:
    await chat.say(AMINAH, f"/start {token}")

    assert "tidak dikenali" in await chat.read(AMINAH)
    assert await roles_of(chat, AMINAH) == []


async def test_late_link_is_refused_with_its_end(chat: Chat, transactions: Transactions) -> None:
    token = await invite(chat)
    async with transactions.begin() as session:
        await session.execute(update(Invitation).values(expires_at=clock.now()))
    await chat.say(AMINAH, f"/start {token}")

    assert re.search(r"tamat pada \w+, \d+ \w+ \d{4}", await chat.read(AMINAH))
    assert await roles_of(chat, AMINAH) == []


async def test_invitation_ends_with_its_maker_s_right(
    chat: Chat, transactions: Transactions
) -> None:
    token = await invite(chat)
    async with transactions.begin() as session:
        await session.execute(
            update(Grant).where(Grant.person_id == HEAD).values(revoked_at=clock.now())
        )
    await chat.say(AMINAH, f"/start {token}")

    assert "tidak sah lagi" in await chat.read(AMINAH)
    assert await roles_of(chat, AMINAH) == []
    assert (await newest(chat, Invitation)).used_at is None


async def test_invitation_ends_when_its_maker_moves_to_another_branch(
    chat: Chat, transactions: Transactions
) -> None:
    token = await invite(chat)
    async with transactions.begin() as session:
        await session.execute(update(Grant).where(Grant.person_id == HEAD).values(scope="TRG-DGN"))
    await chat.say(AMINAH, f"/start {token}")

    assert "tidak sah lagi" in await chat.read(AMINAH)


async def test_invitation_of_the_command_line_needs_no_maker(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        _, token = await enrolment.invite(
            session, role=Role.ADMIN, scope="MY", name="Musa bin Sampel", staff_number=None
        )
    await chat.say(AMINAH, f"/start {token}")

    assert await roles_of(chat, AMINAH) == ["admin MY"]


async def test_revoked_invitation_cannot_be_opened(chat: Chat) -> None:
    token = await invite(chat)
    number = (await newest(chat, Invitation)).id
    await chat.press(HEAD, f"withdraw:{number}")
    await chat.say(AMINAH, f"/start {token}")

    assert f"Invitation {number} withdrawn" in await chat.read(HEAD)
    assert "ditarik balik" in await chat.read(AMINAH)
    assert await roles_of(chat, AMINAH) == []


async def test_second_invitation_ends_the_first(chat: Chat) -> None:
    first = await invite(chat)
    second = await invite(chat)
    await chat.say(AMINAH, f"/start {first}")
    refused = await chat.read(AMINAH)
    await chat.say(AMINAH, f"/start {second}")

    assert "ditarik balik" in refused
    assert await roles_of(chat, AMINAH) == ["squad PHG-KTN"]


async def test_staff_number_belongs_to_one_account(chat: Chat) -> None:
    await chat.say(AMINAH, f"/start {await invite(chat)}")
    token = await invite(chat, "inspector KTN Aminah binti Salleh 12345")
    await chat.say(BAKRI, f"/start {token}")

    assert "sudah terikat" in await chat.read(BAKRI)
    assert await roles_of(chat, BAKRI) == []


async def test_staff_number_moves_from_an_account_without_roles(chat: Chat) -> None:
    await chat.say(AMINAH, f"/start {await invite(chat)}")
    await chat.say(HEAD, f"/revoke {(await newest(chat, Grant)).id} yes")
    await chat.say(BAKRI, f"/start {await invite(chat)}")

    assert (await person(chat, AMINAH)).staff_number is None
    assert (await person(chat, BAKRI)).staff_number == "12345"


async def test_names_of_all_kinds_arrive_unharmed(chat: Chat) -> None:
    token = await invite(chat, "squad KTN O'Brien <b>Ali</b> & 👩‍🚒 77")
    await chat.say(AMINAH, f"/start {token}")

    assert (await person(chat, AMINAH)).name == "O'Brien <b>Ali</b> & 👩‍🚒"
    assert "O&#39;Brien &lt;b&gt;Ali&lt;/b&gt; &amp; 👩‍🚒" in await chat.read(AMINAH)


async def test_conversation_asks_role_then_person(chat: Chat) -> None:
    await chat.say(HEAD, "/invite")
    await chat.press(HEAD, "invite_role:squad")
    asked = await chat.read(HEAD)
    await chat.say(HEAD, "Aminah binti Salleh 12345")

    assert "Pejabat PERKESO Kuantan" in asked  # the head's only branch is not asked for
    await chat.say(AMINAH, f"/start {payload(await chat.read(HEAD))}")
    assert await roles_of(chat, AMINAH) == ["squad PHG-KTN"]
    assert set(await read(chat, select(Conversation.state))) <= {None}


async def test_coordinator_chooses_state_then_branch(chat: Chat) -> None:
    await chat.say(COORDINATOR, "/invite")
    await chat.press(COORDINATOR, "invite_role:branch_head")
    states = (await chat.letters(COORDINATOR))[-1].payload["reply_markup"]["inline_keyboard"]
    await chat.press(COORDINATOR, "invite_scope:MY-06")
    await chat.say(COORDINATOR, "Temerloh")
    await chat.say(COORDINATOR, "Farid bin Osman F-9")

    assert {"text": "Pahang", "callback_data": "invite_scope:MY-06"} in list(
        chain.from_iterable(states)
    )
    await chat.say(BAKRI, f"/start {payload(await chat.read(COORDINATOR))}")
    assert await roles_of(chat, BAKRI) == ["branch_head PHG-TML"]


async def test_wrong_entry_loses_nothing(chat: Chat) -> None:
    await chat.say(HEAD, "/invite")
    await chat.press(HEAD, "invite_role:squad")
    await chat.say(HEAD, "Aminah binti Salleh")
    refused = await chat.read(HEAD)
    await chat.say(HEAD, "Aminah binti Salleh 12345")

    assert "The staff number “Salleh” is not valid" in refused
    assert (await newest(chat, Invitation)).staff_number == "12345"


async def test_cancel_says_what_was_dropped(chat: Chat) -> None:
    await chat.say(HEAD, "/invite")
    await chat.say(HEAD, "/cancel")
    dropped = await chat.read(HEAD)
    await chat.say(HEAD, "/cancel")

    assert "The invitation was dropped" in dropped
    assert "no conversation to cancel" in await chat.read(HEAD)
    await chat.press(HEAD, "invite_scope:PHG-KTN")
    assert "conversation is over" in await chat.read(HEAD)


async def test_head_cannot_invite_elsewhere_or_above(chat: Chat) -> None:
    await chat.say(HEAD, "/invite squad Dungun Aminah binti Salleh 12345")
    elsewhere = await chat.read(HEAD)
    await chat.say(HEAD, "/invite coordinator Pahang Aminah binti Salleh 12345")

    assert "cannot give that role" in elsewhere
    assert "cannot give that role" in await chat.read(HEAD)
    assert await count(chat, Invitation) == 0


async def test_answer_to_a_prompt_replaces_it(chat: Chat, transactions: Transactions) -> None:
    await chat.say(HEAD, "/invite")
    prompt = (await chat.letters(HEAD))[-1]
    async with transactions.begin() as session:  # the courier has sent it
        session.add(Card(chat_id=HEAD, name=prompt.card, message_id=901, method="sendMessage"))
    await chat.feed(
        callback_query={
            "id": "77",
            "from": {"id": HEAD, "is_bot": False, "first_name": "H"},
            "chat_instance": "1",
            "message": {"message_id": 901, "date": 1, "chat": {"id": HEAD, "type": "private"}},
            "data": "invite_role:squad",
        }
    )

    assert prompt.card is not None
    assert (await chat.letters(HEAD))[-1].card == prompt.card
