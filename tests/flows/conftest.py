"""Feed updates as Telegram would, and read rows and letters back through a second session.

`chat` is the outside: people speak and press in it, and the letters that the courier would send
are read from the outbox. Nothing is sent; aiogram's bot only records that presses were answered.
"""

import itertools
from collections.abc import AsyncGenerator, AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.methods import AnswerCallbackQuery, GetFile, TelegramMethod
from aiogram.types import File, Update
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.messaging import Card, Letter
from db.session import Database
from services.places import branches
from services.records import installation
from tests.gate import gate

BOT = 424242


class Recorder(BaseSession):
    """Stands where aiogram would reach Telegram; remembers what was answered."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[AnswerCallbackQuery] = []
        self.files: dict[str, bytes] = {}  # what Telegram keeps, by file_id

    async def make_request(
        self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None
    ) -> Any:
        if isinstance(method, GetFile):
            return File(file_id=method.file_id, file_unique_id="u", file_path=method.file_id)
        assert isinstance(method, AnswerCallbackQuery), f"handlers never send: {method!r}"
        self.answers.append(method)
        return True

    async def stream_content(
        self, url: str, *args: Any, **kwargs: Any
    ) -> AsyncGenerator[bytes, None]:
        yield self.files[url.rpartition("/")[2]]

    async def close(self) -> None:
        pass


class Chat:
    """People who speak and press; each update gets the next number unless it is repeated."""

    def __init__(self, transactions: Transactions, database: Database) -> None:
        self.recorder = Recorder()
        self.bot = Bot(f"{BOT}:SANDBOX", session=self.recorder)
        self.database = database
        self.dispatcher, self.door = gate()
        self.door.transactions = transactions
        self._numbers = itertools.count(1)
        self.last: dict[str, Any] = {}

    async def feed(self, **update: Any) -> None:
        """Hand one update in, as the gateway does."""
        self.last = {"update_id": next(self._numbers), **update}
        await self.again()

    async def again(self) -> None:
        """Telegram delivers the last update once more."""
        update = Update.model_validate(self.last, context={"bot": self.bot})
        await self.dispatcher.feed_update(self.bot, update)
        await self.door.close()

    async def say(
        self,
        who: int,
        text: str,
        *,
        chat: int | None = None,
        at: datetime | None = None,
        **more: Any,
    ) -> int:
        """A person writes in private, or in the group *chat*; return the message's number."""
        number = next(self._numbers)
        await self.feed(message=_message(number, who, chat or who, text, at, more))
        return number

    async def edit(
        self, who: int, number: int, text: str, *, chat: int | None = None, **more: Any
    ) -> None:
        """A person edits what he wrote."""
        message = _message(number, who, chat or who, text, None, more)
        await self.feed(edited_message={**message, "edit_date": int(datetime.now(UTC).timestamp())})

    async def photo(
        self,
        who: int,
        caption: str | None = None,
        *,
        chat: int | None = None,
        album: str | None = None,
        **more: Any,
    ) -> int:
        """A person sends a photo, alone or as a part of an album; its file is "photo-<number>"."""
        number = next(self._numbers)
        size = {"file_id": f"photo-{number}", "file_unique_id": f"u{number}"}
        message = _message(number, who, chat or who, caption or "x", None, more)
        del message["text"]
        message |= {"photo": [{**size, "width": 90, "height": 60}]}
        message |= {"caption": caption} if caption else {}
        message |= {"media_group_id": album} if album else {}
        await self.feed(message=message)
        return number

    async def locate(
        self, who: int, point: tuple[float, float], *, chat: int | None = None, **more: Any
    ) -> int:
        """A person sends a location."""
        number = next(self._numbers)
        message = _message(number, who, chat or who, "x", None, more)
        del message["text"]
        message["location"] = {"latitude": point[0], "longitude": point[1]}
        await self.feed(message=message)
        return number

    async def contact(self, who: int, phone: int | str, owner: int, **more: Any) -> None:
        """A person shares a contact; *owner* is whose it is."""
        shown = f"+{phone}" if isinstance(phone, int) else phone
        contact = {"phone_number": shown, "first_name": "X", "user_id": owner}
        await self.wordless(who, contact=contact, **more)

    async def wordless(self, who: int, **content: Any) -> None:
        """A person sends something without words, in private."""
        message = _message(next(self._numbers), who, who, "x", None, content)
        del message["text"]
        await self.feed(message=message)

    async def shows(self, chat_id: int, card: str) -> int:
        """The courier has sent that card; return its message's number."""
        number = next(self._numbers)
        async with self.door.transactions.begin() as session:
            session.add(Card(chat_id=chat_id, name=card, message_id=number, method="sendMessage"))
        return number

    async def press(
        self, who: int, data: str, *, chat: int | None = None, kind: str | None = None
    ) -> str | None:
        """A person presses a button; return what Telegram showed to him."""
        message = _message(next(self._numbers), BOT, chat or who, "card", None, {})
        message["chat"] |= {"type": kind} if kind else {}
        message["from"] = {"id": BOT, "is_bot": True, "first_name": "Prihatin"}
        await self.feed(
            callback_query={
                "id": str(next(self._numbers)),
                "from": _user(who),
                "chat_instance": "1",
                "message": message,
                "data": data,
            }
        )
        return self.recorder.answers[-1].text

    async def block(self, who: int, *, unblock: bool = False) -> None:
        """A person blocks Prihatin in the private chat, or lets it speak again."""
        bot = {"id": BOT, "is_bot": True, "first_name": "Prihatin"}
        member = {"status": "member", "user": bot}
        kicked = {"status": "kicked", "user": bot, "until_date": 0}
        before, after = (kicked, member) if unblock else (member, kicked)
        await self.feed(
            my_chat_member={
                "chat": {"id": who, "type": "private", "first_name": "x"},
                "from": _user(who),
                "date": 1,
                "old_chat_member": before,
                "new_chat_member": after,
            }
        )

    async def letters(self, chat_id: int | None = None) -> list[Letter]:
        """Return the outbox, oldest first."""
        async with self.database.sessions() as session:
            query = select(Letter).order_by(Letter.id)
            if chat_id is not None:
                query = query.where(Letter.chat_id == chat_id)
            return list(await session.scalars(query))

    async def read(self, chat_id: int) -> str:
        """Return the newest letter's text in a chat; "" where there is none."""
        texts = [str(each.payload.get("text", "")) for each in await self.letters(chat_id)]
        return next((text for text in reversed(texts) if text), "")


def reply_to(number: int, chat: int, who: int = BOT, text: str = "card") -> dict[str, Any]:
    """Make a message a reply to another one: pass it on as `**reply_to(...)`."""
    return {"reply_to_message": _message(number, who, chat, text, None, {})}


def _user(who: int) -> dict[str, Any]:
    return {"id": who, "is_bot": who == BOT, "first_name": f"Person {who}", "language_code": "ms"}


def _message(
    number: int, who: int, chat: int, text: str, at: datetime | None, more: dict[str, Any]
) -> dict[str, Any]:
    command = {"type": "bot_command", "offset": 0, "length": len((text.split() or [""])[0])}
    return {
        "message_id": number,
        "date": int((at or datetime.now(UTC)).timestamp()),
        "chat": {"id": chat, "type": "private" if chat > 0 else "supergroup", "title": "G"},
        "from": _user(who),
        "text": text,
        **({"entities": [command]} if text.startswith("/") else {}),
        **more,
    }


@pytest.fixture
async def chat(transactions: Transactions, database: Database) -> Chat:
    """The outside, with PERKESO's branches known and Prihatin's name settled."""
    async with transactions.begin() as session:
        await branches.keep(session)
        await installation.keep_bot_username(session, "prihatin_test_bot")
    return Chat(transactions, database)


@pytest.fixture
async def after(database: Database) -> AsyncIterator[AsyncSession]:
    """A second session: it sees only what was committed."""
    async with database.sessions() as session:
        yield session
