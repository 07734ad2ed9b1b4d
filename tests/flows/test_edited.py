"""An edited message passes the door like any other; who does not know it leaves it unanswered."""

from typing import Any

from sqlalchemy import func, select

from bot.transactions import Transactions
from db.models.people import Person
from tests.flows import make
from tests.flows.conftest import Chat

GROUP, WHO = -1001, 5


def edited(text: str, chat: int) -> dict[str, Any]:
    return {
        "message_id": 90,
        "date": 1_790_000_000,
        "edit_date": 1_790_000_060,
        "chat": {"id": chat, "type": "private" if chat > 0 else "supergroup", "title": "G"},
        "from": {"id": WHO, "is_bot": False, "first_name": "Aina", "language_code": "ms"},
        "text": text,
    }


async def people(transactions: Transactions) -> int:
    async with transactions.begin() as session:
        return await session.scalar(select(func.count()).select_from(Person)) or 0


async def test_edited_talk_stays_unanswered(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await make.group(session, GROUP)

    await chat.feed(edited_message=edited("jumpa esok di pejabat", GROUP))
    await chat.feed(edited_message=edited("jumpa esok di pejabat", WHO))
    await chat.feed(edited_message=edited("/tiada", WHO))

    assert await chat.letters() == []


async def test_of_edits_in_other_people_s_groups_nothing_is_kept(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.feed(edited_message=edited("Kemalangan maut, Km 23", GROUP))

    assert await people(transactions) == 0
    assert await chat.letters() == []


async def test_of_photos_without_words_in_other_people_s_groups_nothing_is_kept(
    chat: Chat, transactions: Transactions
) -> None:
    picture = {"file_id": "a", "file_unique_id": "b", "width": 9, "height": 9}

    photo = edited("", GROUP) | {"photo": [picture], "media_group_id": "7"}
    del photo["text"], photo["edit_date"]
    await chat.feed(message=photo)

    assert await people(transactions) == 0
