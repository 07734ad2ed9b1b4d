"""The sandbox's world: its state and what every part of it does with it.

Puts messages into chats, tells pages and bot of them, finds chats as the bot may reach them.
"""

import asyncio
from typing import Any, Final

from services import clock

from . import views
from .delivery import Delivery
from .errors import bad_request, forbidden
from .events import Events
from .faults import Faults
from .journal import Journal
from .limits import Limits
from .state import BOT_USERNAME, Chat, Person, State
from .webhook import Execute, Webhook

Json = dict[str, Any]

_BOT_MENTION: Final = f"@{BOT_USERNAME}"


class World:
    """Everything that one running sandbox knows."""

    def __init__(self, execute: Execute) -> None:
        self.state = State()
        self.faults = Faults()
        self.limits = Limits()
        self.events = Events()
        self.journal = Journal()
        self.delivery = Delivery(self.faults)
        self.webhook = Webhook(self.delivery, execute)
        self.waiters: dict[
            str, asyncio.Future[Json]
        ] = {}  # pages that wait for an answer, by query
        self.changes = 0  # counts, so that the snapshot knows when to write

    def now(self) -> float:
        """Return the sandbox's clock in seconds since 1970."""
        return clock.now().timestamp()

    def changed(self, kind: str, **details: Any) -> None:
        """Note a change and tell the pages."""
        self.changes += 1
        self.events.tell(kind, **details)

    def update(self, kind: str, payload: Json, lane: int) -> None:
        """Put an update on its way to the bot."""
        self.delivery.add(kind, payload, lane, self.now())
        waiting = len(self.delivery.pending)
        self.events.tell("updates", pending=waiting, webhook=self.delivery.webhook_url)

    def known(self, person: int) -> Json | None:
        """Return the User of an id that the bot can mention, or None."""
        who = self.state.people.get(person)
        return views.person(who) if who else None

    def put(
        self,
        chat: Chat,
        sender: Json,
        content: Json,
        *,
        reply_to: Json | None = None,
        keyboard: Json | None = None,
    ) -> Json:
        """Write a message into a chat and tell the pages; the bot hears nothing of it.

        A reply *keyboard* is no part of a Message; only the page sees it.
        """
        message: Json = {
            "message_id": self._number(chat),
            "from": sender,
            "chat": views.chat(self.state, chat),
            "date": int(self.now()),
        }
        if reply_to:
            message["reply_to_message"] = without_reply(reply_to)
        message |= content
        chat.messages[message["message_id"]] = message
        if keyboard:
            chat.keyboards[message["message_id"]] = keyboard
        self.changed("message", chat=chat.id, message=shown(chat, message))
        return message

    def replace(self, chat: Chat, message: Json) -> None:
        """Put the edited *message* in the place of the old one."""
        chat.messages[message["message_id"]] = message
        self.changed("edited", chat=chat.id, message=shown(chat, message))

    def erase(self, chat: Chat, numbers: list[int]) -> None:
        """Delete messages."""
        for number in numbers:
            chat.messages.pop(number, None)
            chat.keyboards.pop(number, None)
            if number in chat.pinned:
                chat.pinned.remove(number)
        first = numbers[0] if len(numbers) == 1 else None
        self.changed("deleted", chat=chat.id, message_id=first, message_ids=numbers)

    def says(self, who: Person, chat: Chat, content: Json, *, reply_to: Json | None = None) -> Json:
        """Write a person's message; the bot hears of it where it may."""
        message = self.put(chat, views.person(who), content, reply_to=reply_to)
        if self.hears(chat, message):
            self.update("message", message, chat.id)
        return message

    def hears(self, chat: Chat, message: Json) -> bool:
        """Whether the bot gets a message: in groups without rights only what concerns it."""
        if not chat.is_group:
            return not self.state.people[chat.id].blocked
        if chat.bot == "administrator":
            return True
        if chat.bot != "member":
            return False
        return _is_service(message) or self._concerns_bot(message)

    def reach(self, chat_id: int | str) -> Chat:
        """Return the chat that the bot names, if it may act there.

        Raises:
            ApiError: chat not found, upgraded, blocked, kicked, not a member.
        """
        chat = self.find(chat_id)
        if chat.migrated_to:
            words = "group chat was upgraded to a supergroup chat"
            raise bad_request(words, migrate_to_chat_id=chat.migrated_to)
        if not chat.is_group:
            if self.state.people[chat.id].blocked:
                raise forbidden("bot was blocked by the user")
        elif chat.bot == "kicked":
            raise forbidden(f"bot was kicked from the {chat.type} chat")
        elif chat.bot == "left":
            raise forbidden(f"bot is not a member of the {chat.type} chat")
        return chat

    def find(self, chat_id: int | str) -> Chat:
        """Return the chat that the bot names, also where it may not act any more.

        Raises:
            ApiError: chat not found; also the private chat of somebody who never pressed Start.
        """
        if chat_id == "":
            raise bad_request("chat_id is empty")
        number = _number(chat_id)
        chat = self.state.chats.get(number) if number is not None else None
        if chat is None or (not chat.is_group and not self.state.people[chat.id].started):
            raise bad_request("chat not found")
        return chat

    def _number(self, chat: Chat) -> int:
        if chat.type == "supergroup":
            chat.next_message += 1
            return chat.next_message - 1
        self.state.next_message += 1
        return self.state.next_message - 1

    def _concerns_bot(self, message: Json) -> bool:
        if message.get("reply_to_message", {}).get("from", {}).get("is_bot"):
            return True
        text = message.get("text") or message.get("caption") or ""
        if _BOT_MENTION in text.lower():
            return True
        entities = message.get("entities") or []
        first = text.split(maxsplit=1)[0] if text.strip() else ""
        return "@" not in first and any(e["type"] == "bot_command" for e in entities)


def shown(chat: Chat, message: Json) -> Json:
    """Return *message* as a page needs it: with the reply keyboard that came with it."""
    keyboard = chat.keyboards.get(message["message_id"])
    return {**message, "reply_markup": keyboard} if keyboard else message


def without_reply(message: Json) -> Json:
    """Return *message* as it is shown inside another: without what it replies to."""
    return {k: v for k, v in message.items() if k not in ("reply_to_message", "pinned_message")}


def _is_service(message: Json) -> bool:
    return any(
        name in message
        for name in (
            "new_chat_members",
            "left_chat_member",
            "migrate_to_chat_id",
            "migrate_from_chat_id",
            "group_chat_created",
            "pinned_message",
        )
    )


def _number(chat_id: int | str) -> int | None:
    try:
        return int(chat_id)
    except ValueError:
        return None
