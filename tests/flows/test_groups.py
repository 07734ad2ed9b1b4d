"""Groups: added, registered, moved, left, their language, and becoming a supergroup."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.messaging import Letter
from db.models.people import Role
from db.models.places import Group
from db.models.records import AuditNote
from services.people import groups
from tests.flows import make
from tests.flows.conftest import Chat
from tests.flows.staff import BAKRI, COORDINATOR, HEAD, count, employ, read

SQUAD = -1001
DUNGUN, KUANTAN = "TRG-DGN", make.KUANTAN


@pytest.fixture(autouse=True)
async def staff(chat: Chat, transactions: Transactions) -> None:
    await employ(transactions)


async def group(chat: Chat, chat_id: int = SQUAD) -> Group | None:
    found: list[Group] = await read(chat, select(Group).where(Group.chat_id == chat_id))
    return found[0] if found else None


async def branch_of(chat: Chat) -> str | None:
    """The branch that the group is registered to now."""
    found = await group(chat)
    return found.branch_code if found and found.left_at is None else None


async def became(chat: Chat, who: int, before: str, after: str, chat_id: int = SQUAD) -> None:
    """Somebody changes what Prihatin is in a group."""
    await chat.feed(
        my_chat_member={
            "chat": {"id": chat_id, "type": "supergroup", "title": "Skuad <Kuantan>"},
            "from": {"id": who, "is_bot": False, "first_name": "P"},
            "date": 1_772_000_000,
            "old_chat_member": _member(before),
            "new_chat_member": _member(after),
        }
    )


def _member(status: str) -> dict[str, Any]:
    rights = (
        "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
        "can_restrict_members can_promote_members can_change_info can_invite_users "
        "can_post_stories can_edit_stories can_delete_stories can_send_welcome_messages"
    )
    more: dict[str, Any] = {"kicked": {"until_date": 0}, "administrator": {}}.get(status, {})
    if status == "administrator":
        more = dict.fromkeys(rights.split(), False)
    bot = {"id": 424242, "is_bot": True, "first_name": "Prihatin"}
    return {"user": bot, "status": status, **more}


def service(chat: int, **told: int) -> dict[str, Any]:
    """A message of Telegram itself."""
    return {
        "message_id": 1,
        "date": 1,
        "chat": {"id": chat, "type": "supergroup", "title": "G"},
        "from": {"id": HEAD, "is_bot": False, "first_name": "P"},
        **told,
    }


async def test_head_of_one_branch_registers_by_adding(chat: Chat) -> None:
    await became(chat, HEAD, "left", "member")

    assert await branch_of(chat) == KUANTAN
    said = await chat.read(SQUAD)
    assert "Pejabat PERKESO Kuantan" in said
    assert "What I read" in said
    assert "What I keep" in said
    assert "What I ignore" in said


async def test_stranger_who_adds_is_told_what_is_needed(chat: Chat) -> None:
    await became(chat, BAKRI, "left", "member")

    assert await group(chat) is None
    assert "belum didaftarkan" in await chat.read(SQUAD)


async def test_coordinator_who_adds_chooses_the_branch(chat: Chat) -> None:
    await became(chat, COORDINATOR, "left", "administrator")
    offered = (await chat.letters(SQUAD))[-1].payload["reply_markup"]["inline_keyboard"]
    await chat.press(COORDINATOR, "register:MY-11", chat=SQUAD)
    await chat.press(COORDINATOR, f"register:{DUNGUN}", chat=SQUAD)

    assert len(offered) == 8  # states, two in a row
    assert await branch_of(chat) == DUNGUN


async def test_promotion_is_no_addition(chat: Chat) -> None:
    await became(chat, HEAD, "member", "administrator")

    assert await chat.letters() == []


@pytest.mark.parametrize("typed", ["KTN", "phg-ktn", "Kuantan"])
async def test_register_by_any_name_of_the_branch(chat: Chat, typed: str) -> None:
    await chat.say(HEAD, f"/register {typed}", chat=SQUAD)

    assert await branch_of(chat) == KUANTAN
    assert await count(chat, AuditNote, AuditNote.action == "group.registered") == 1


async def test_register_twice_changes_nothing(chat: Chat) -> None:
    await chat.say(HEAD, "/register KTN", chat=SQUAD)
    await chat.say(HEAD, "/register KTN", chat=SQUAD)

    assert "sudah didaftarkan" in await chat.read(SQUAD) or "already" in await chat.read(SQUAD)
    assert await count(chat, AuditNote, AuditNote.action == "group.registered") == 1


async def test_registering_at_once_makes_one_group(chat: Chat) -> None:
    people = (HEAD, COORDINATOR)
    await asyncio.gather(*(chat.say(who, "/register KTN", chat=SQUAD) for who in people))

    assert await branch_of(chat) == KUANTAN
    assert await count(chat, Group) == 1
    assert not any("alarm" in each.key for each in await chat.letters())


async def test_register_without_a_code_offers_the_own_branch(chat: Chat) -> None:
    await chat.say(HEAD, "/register", chat=SQUAD)

    rows = (await chat.letters(SQUAD))[-1].payload["reply_markup"]["inline_keyboard"]
    assert rows == [[{"text": "Kuantan (PHG-KTN)", "callback_data": "register:PHG-KTN"}]]
    assert await group(chat) is None


async def test_named_state_offers_its_branches(chat: Chat) -> None:
    await chat.say(COORDINATOR, "/register Pahang", chat=SQUAD)

    letter = (await chat.letters(SQUAD))[-1].payload
    buttons = [button for row in letter["reply_markup"]["inline_keyboard"] for button in row]
    assert {each["callback_data"][:12] for each in buttons} == {"register:PHG"}
    assert "/register PHG-" in letter["text"]


async def test_unclear_branch_is_offered(chat: Chat) -> None:
    await chat.say(COORDINATOR, "/register KLG", chat=SQUAD)

    rows = (await chat.letters(SQUAD))[-1].payload["reply_markup"]["inline_keyboard"]
    pressed = {button["callback_data"] for row in rows for button in row}
    assert pressed == {"register:SGR-KLG", "register:JHR-KLG"}


@pytest.mark.parametrize(
    ("who", "text", "why"),
    [
        pytest.param(BAKRI, "/register KTN", "Hanya ketua cawangan", id="stranger"),
        pytest.param(HEAD, "/register Dungun", "does not cover", id="another branch"),
        pytest.param(HEAD, "/register Atlantis", "no branch called", id="no such branch"),
        pytest.param(HEAD, "/unregister", "not registered", id="nothing to end"),
    ],
)
async def test_refused_with_the_reason(chat: Chat, who: int, text: str, why: str) -> None:
    await chat.say(who, text, chat=SQUAD)

    assert why in await chat.read(SQUAD)
    assert await group(chat) is None


async def test_moving_a_group_needs_a_confirmation(chat: Chat) -> None:
    await chat.say(HEAD, "/register KTN", chat=SQUAD)
    await chat.say(COORDINATOR, "/register Dungun", chat=SQUAD)
    asked = await chat.read(SQUAD)
    before = await branch_of(chat)
    await chat.press(COORDINATOR, f"register_yes:{DUNGUN}", chat=SQUAD)

    assert "Dungun?" in asked
    assert before == KUANTAN
    assert await branch_of(chat) == DUNGUN


async def test_group_is_not_taken_from_another_branch(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        await make.person(session, 31, role=Role.BRANCH_HEAD, scope=DUNGUN)
    await chat.say(HEAD, "/register KTN", chat=SQUAD)
    await chat.say(31, "/register Dungun yes", chat=SQUAD)

    assert await branch_of(chat) == KUANTAN


async def test_press_of_somebody_else_changes_nothing(chat: Chat) -> None:
    await chat.say(HEAD, "/register KTN", chat=SQUAD)
    await chat.say(HEAD, "/unregister", chat=SQUAD)
    letters = len(await chat.letters(SQUAD))
    shown = await chat.press(BAKRI, "unregister_yes:", chat=SQUAD)

    assert shown is not None
    assert await branch_of(chat) == KUANTAN
    assert len(await chat.letters(SQUAD)) == letters


async def test_unregister_asks_once(chat: Chat) -> None:
    await chat.say(HEAD, "/register KTN", chat=SQUAD)
    await chat.say(HEAD, "/unregister", chat=SQUAD)
    still = await branch_of(chat)
    await chat.press(HEAD, "unregister_yes:", chat=SQUAD)

    assert still == KUANTAN
    assert await branch_of(chat) is None


async def test_removed_group_comes_back_by_those_who_may(chat: Chat) -> None:
    await chat.say(HEAD, "/register KTN", chat=SQUAD)
    await became(chat, BAKRI, "member", "kicked")
    gone = await branch_of(chat)
    await became(chat, BAKRI, "left", "member")
    added_by_stranger = await branch_of(chat)
    await chat.say(HEAD, "/register KTN", chat=SQUAD)

    assert gone is None
    assert added_by_stranger is None
    assert await branch_of(chat) == KUANTAN


async def test_group_has_its_own_language(chat: Chat) -> None:
    await chat.say(BAKRI, "/language en", chat=SQUAD)
    unregistered = await chat.read(SQUAD)
    await chat.say(HEAD, "/register KTN", chat=SQUAD)
    await chat.press(HEAD, "language:ms", chat=SQUAD)
    await chat.say(BAKRI, "/language en", chat=SQUAD)
    refused = await chat.read(SQUAD)
    kept = await group(chat)
    await chat.press(HEAD, "language:en", chat=SQUAD)
    changed = await group(chat)

    assert "/register" in unregistered
    assert "Hanya ketua cawangan" in refused
    assert kept is not None
    assert changed is not None
    assert (kept.language, changed.language) == ("ms", "en")


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"chat": SQUAD, "migrate_to_chat_id": -2002}, id="in the old chat"),
        pytest.param({"chat": -2002, "migrate_from_chat_id": SQUAD}, id="in the new chat"),
    ],
)
async def test_supergroup_keeps_branch_and_waiting_letters(
    chat: Chat, told: dict[str, Any]
) -> None:
    await chat.say(HEAD, "/register KTN", chat=SQUAD)
    waiting = len(await chat.letters(SQUAD))
    for _ in range(2):
        await chat.feed(message=service(**told))

    assert await group(chat, SQUAD) is None
    moved = await group(chat, -2002)
    assert moved is not None
    assert moved.branch_code == KUANTAN
    assert await count(chat, Letter, Letter.chat_id == -2002) == waiting == 1
    assert await count(chat, AuditNote, AuditNote.action == "group.migrated") == 1


async def test_courier_and_message_may_both_tell_of_a_supergroup(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(HEAD, "/register KTN", chat=SQUAD)
    for _ in range(2):
        async with transactions.begin() as session:
            await groups.migrated(session, SQUAD, -2002)

    assert await count(chat, Group) == 1
    assert await group(chat, -2002) is not None


async def test_in_private_there_is_no_group(chat: Chat) -> None:
    await chat.say(HEAD, "/register KTN")

    assert "no group to register here" in await chat.read(HEAD)


@pytest.mark.parametrize(("chat_id", "kind"), [(HEAD, "private"), (-1998, "channel")])
async def test_forged_press_registers_no_private_chat_and_no_channel(
    chat: Chat, chat_id: int, kind: str
) -> None:
    told = await chat.press(HEAD, f"register:{KUANTAN}", chat=chat_id, kind=kind)

    assert told is not None
    assert await group(chat, chat_id) is None
