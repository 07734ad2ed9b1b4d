"""Roles are seen, taken away and refused: from the database, at each message."""

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.people import Grant, Invitation, Role
from db.models.records import AuditNote
from services.people import enrolment
from tests.flows import make
from tests.flows.conftest import Chat
from tests.flows.staff import (
    ADMIN,
    AMINAH,
    BAKRI,
    COORDINATOR,
    HEAD,
    count,
    employ,
    invite,
    menu_calls,
    newest,
    read,
    roles_of,
)


@pytest.fixture(autouse=True)
async def staff(chat: Chat, transactions: Transactions) -> None:
    await employ(transactions)


@pytest.mark.parametrize(
    "text", ["/invite", "/invite squad KTN A 1", "/people", "/invitations", "/revoke 1 yes"]
)
async def test_stranger_gets_one_sentence_and_nothing_else(chat: Chat, text: str) -> None:
    await chat.say(BAKRI, text)

    assert "Hanya ketua cawangan, penyelaras dan pentadbir" in await chat.read(BAKRI)
    assert len(await chat.letters(BAKRI)) == 1
    assert await count(chat, Invitation) == 0


async def test_people_lists_only_the_own_scope(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await make.person(session, 31, role=Role.SQUAD, name="Cik Dungun", scope="TRG-DGN")
        await make.person(session, 32, role=Role.SQUAD, name="Encik Kuantan")
    await chat.say(HEAD, "/people")
    own = await chat.read(HEAD)
    await chat.say(HEAD, "/people Dungun")
    refused = await chat.read(HEAD)
    await chat.say(COORDINATOR, "/people Dungun")

    assert "Encik Kuantan" in own
    assert "Cik Dungun" not in own
    assert "does not cover that branch" in refused
    assert "Cik Dungun" in await chat.read(COORDINATOR)


async def test_people_are_found_by_name_within_the_own_scope(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        await make.person(session, 31, role=Role.SQUAD, name="Siti Contoh", scope="TRG-DGN")
        await make.person(session, 32, role=Role.SQUAD, name="Ali bin Sampel")
        await make.person(session, 33, role=Role.SQUAD, name="Noraini Contoh")
        for number in range(40, 50):
            await make.person(session, number, role=Role.SQUAD, name=f"Ahli {number}")
    await chat.say(HEAD, "/people ali")
    found = await chat.read(HEAD)
    await chat.say(HEAD, "/people siti")
    elsewhere = await chat.read(HEAD)
    await chat.say(HEAD, "/people ahli")
    many = (await chat.letters(HEAD))[-1].payload

    assert "Ali bin Sampel" in found
    assert "Noraini" not in found
    assert "Nobody in your branches is called “siti”" in elsewhere
    assert "There are more of that name" in str(many["text"])
    assert "ahli" not in str(many.get("reply_markup")).lower().replace("ahli 4", "")
    await chat.say(BAKRI, "/people ali")
    assert "Ali bin" not in await chat.read(BAKRI)


async def test_people_turn_the_page(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        for number in range(40, 50):
            await make.person(session, number, role=Role.SQUAD, name=f"Ahli {number}")
    await chat.say(HEAD, "/people")
    first = await chat.read(HEAD)
    await chat.press(HEAD, "people:1.")

    assert "Ahli 47" in first
    assert "Ahli 49" not in first
    assert "Ahli 49" in await chat.read(HEAD)


async def test_open_invitations_are_listed_and_withdrawn(chat: Chat) -> None:
    await invite(chat)
    number = (await newest(chat, Invitation)).id
    await chat.say(HEAD, "/invitations")
    listed = await chat.read(HEAD)
    await chat.say(HEAD, f"/withdraw {number}")
    await chat.say(HEAD, "/invitations")

    assert "Aminah binti Salleh, staff number 12345" in listed
    assert "no open invitations" in await chat.read(HEAD)


async def test_role_brings_its_menu_and_takes_it_along(chat: Chat) -> None:
    await chat.say(AMINAH, f"/start {await invite(chat)}")
    await chat.say(HEAD, f"/revoke {(await newest(chat, Grant)).id} yes")

    with_role, without = [
        [each["command"] for each in call.payload["commands"]]
        for call in await menu_calls(chat)
        if call.payload["scope"] == {"type": "chat", "chat_id": AMINAH}
    ]
    assert "enquiries" in with_role
    assert without == ["help", "officer", "language", "cancel"]


@pytest.mark.parametrize("text", ["/invite", "/people", "/invitations", "/withdraw 1", "/revoke 1"])
async def test_staff_matters_are_not_shown_in_a_group(chat: Chat, text: str) -> None:
    await chat.say(HEAD, text, chat=-500)

    assert "in the private chat only" in await chat.read(-500)


@pytest.mark.parametrize(
    "data",
    ["people:0.", "revoke:1", "revoke_yes:1", "withdraw:1", "invite_role:squad",
     "invite_scope:PHG-KTN"],
)  # fmt: skip
async def test_staff_matters_cannot_be_pressed_in_a_group(chat: Chat, data: str) -> None:
    await invite(chat)
    shown = await chat.press(HEAD, data, chat=-500)

    assert shown is not None
    assert "in the private chat only" in shown
    assert await chat.letters(-500) == []
    assert (await newest(chat, Invitation)).revoked_at is None


async def test_admin_s_invitation_is_withdrawn_by_an_admin(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        made, token = await enrolment.invite(
            session, role=Role.ADMIN, scope="MY", name="Musa bin Sampel", staff_number="777"
        )
    await chat.say(ADMIN, "/invitations")
    listed = await chat.read(ADMIN)
    await chat.say(COORDINATOR, f"/withdraw {made.id}")
    coordinator = await chat.read(COORDINATOR)
    await chat.press(ADMIN, f"withdraw:{made.id}")
    await chat.say(AMINAH, f"/start {token}")

    assert "Musa bin Sampel" in listed
    assert "no invitation number" in coordinator
    assert "sudah ditarik balik" in await chat.read(AMINAH)
    assert await roles_of(chat, AMINAH) == []


async def test_each_look_at_staff_is_noted_once(chat: Chat) -> None:
    await invite(chat)
    for text in ("/people", "/people KTN", "/invitations"):
        await chat.say(HEAD, text)
    await chat.again()
    await chat.say(ADMIN, "/people")
    await chat.say(BAKRI, "/people")

    looks = await read(
        chat,
        select(AuditNote)
        .where(AuditNote.action.in_(["people.listed", "invitations.listed"]))
        .order_by(AuditNote.number),
    )
    assert [(each.action, each.actor_id, each.subject) for each in looks] == [
        ("people.listed", HEAD, "scope:PHG-KTN"),
        ("people.listed", HEAD, "scope:PHG-KTN"),
        ("invitations.listed", HEAD, "scope:PHG-KTN"),
        ("people.listed", ADMIN, "scope:MY"),
    ]
    assert looks[0].details["people"] == [HEAD]
