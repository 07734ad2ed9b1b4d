"""The door: one update, one session, one commit; who speaks, in which group, in which language.

A button's press is acknowledged right after the commit, not by aiogram's CallbackAnswerMiddleware,
which would either speak before anything is true or keep the transaction open over the network.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, cast
from weakref import WeakValueDictionary

import structlog
from aiogram import BaseMiddleware, Bot
from aiogram.exceptions import AiogramError
from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.base import StorageKey
from aiogram.types import Chat, Message, TelegramObject, Update, User
from aiogram.types.update import UpdateTypeLookupError
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from bot import errors, fetching, metrics
from bot.conversations import ConversationStorage
from bot.errors import Circumstance
from bot.flood import Flood, Verdict
from bot.metrics import Outcome
from bot.storable import storable
from bot.transactions import OUTAGES, Transactions
from handlers.filters import is_in_form
from handlers.incoming import incoming, spoken
from services import clock, texts
from services.errors import Refusal
from services.leads.intake import amid
from services.leads.intake.posts import Incoming
from services.messaging import outbox
from services.people import acquaintance, flooding, groups, left, private_numbers
from services.records import updates
from services.workers import identity

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

PAUSES_SECONDS = (0.05, 0.5)  # between tries of one update, when the database broke a deadlock
ANONYMOUS = (1087968824, 136817688)  # who speaks for a group's or a channel's hidden admins
TOAST_LENGTH = 200  # characters, Bot API answerCallbackQuery

log = structlog.get_logger()


class Door(BaseMiddleware):
    """Outer middleware around every update; the one place where the gateway commits."""

    def __init__(self, transactions: Transactions) -> None:
        self.transactions = transactions
        self.flood: Flood | None = Flood()
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._answers: set[asyncio.Task[None]] = set()

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> None:
        """Handle one update; return only when it is kept, or known not to be wanted."""
        update = storable(cast(Update, event))
        user: User | None = data.get("event_from_user")
        chat: Chat | None = data.get("event_chat")
        kind = _kind(update)
        if user is None or chat is None or (user.is_bot and user.id not in ANONYMOUS):
            metrics.updates.labels(kind, Outcome.IGNORED).inc()
            return
        at = _sent_at(update) if chat.type == "private" else None  # in groups nobody sends too much
        verdict = self.flood.judge(user.id, at) if self.flood and at else Verdict.HEARD
        if verdict is Verdict.DROPPED:
            metrics.updates.labels(kind, Outcome.FLOOD).inc()
            return
        turn = self._turns.setdefault(user.id, asyncio.Lock())  # a person's updates in order
        with structlog.contextvars.bound_contextvars(update=update.update_id, chat=chat.id):
            async with turn:
                if at:
                    verdict = await self._with_others(user, at, verdict)
                if verdict is Verdict.DROPPED:
                    metrics.updates.labels(kind, Outcome.FLOOD).inc()
                    return
                data["too_many"] = verdict is Verdict.TOLD
                with metrics.timed(kind):
                    said = await self._handle(handler, update, data, user, chat)
            self._acknowledge(update, data["bot"], said)

    async def close(self) -> None:
        """Wait for the acknowledgements under way."""
        await asyncio.gather(*self._answers)

    async def _with_others(self, user: User, at: datetime, verdict: Verdict) -> Verdict:
        """Count who sends much with the other gateways; return the verdict of all together."""
        news = self.flood.to_tell(user.id) if self.flood else 0
        if self.flood is None or not news:
            return verdict
        most = 0 if verdict is Verdict.TOLD else self.flood.most
        try:
            async with self.transactions.begin() as session:
                rest = await flooding.count(session, user.id, at, news, most=most)
        except OUTAGES:  # each counts for itself
            return verdict
        if rest is None:
            return verdict
        self.flood.rest(user.id, rest.until)
        return Verdict.TOLD if rest.begins else Verdict.DROPPED

    async def _handle(
        self, handler: Handler, update: Update, data: dict[str, Any], user: User, chat: Chat
    ) -> str | None:
        """Return what the pressed button should answer, if anything.

        Raises:
            OUTAGES: the database is out; nothing was kept, so the gateway tries again later.
        """
        answer, outcome = None, Outcome.PUT_OFF
        try:
            if data["too_many"] and self.flood:
                raise Refusal("flood.too_many", until=self.flood.until(user.id) or clock.now())
            data["content"] = await fetching.roster(self.transactions, data["bot"], update, user)
            outcome = await self._persist(handler, update, data, user, chat)
        except Refusal as refusal:
            where, outcome = _circumstance(update, user, chat, data), Outcome.REFUSED
            answer = errors.refused(self.transactions, where, refusal)
        except OUTAGES:
            raise
        except Exception as error:  # whatever it is, the person hears of it
            where, outcome = _circumstance(update, user, chat, data), Outcome.FAILED
            answer = errors.unexpected(self.transactions, where, error)
        finally:
            metrics.updates.labels(_kind(update), outcome).inc()
        return await _told(answer) if answer else None

    async def _persist(
        self, handler: Handler, update: Update, data: dict[str, Any], user: User, chat: Chat
    ) -> Outcome:
        """Handle in one transaction; again, when the database broke it but is well."""
        for pause in (*PAUSES_SECONDS, None):
            try:
                async with self.transactions.begin() as session:
                    outcome = Outcome.REPEATED
                    if await updates.first_time(session, update.update_id):
                        outcome = Outcome.IGNORED
                        if await self._introduce(session, update, data, user, chat):
                            outcome = Outcome.HANDLED
                            await self._answer_to(handler, update, data, chat)
            except (*OUTAGES, IntegrityError) as error:
                if not await self.transactions.is_well():
                    raise
                if pause is None:  # not an outage: it fails while the database is well
                    raise RuntimeError("the database refuses this again and again") from error
                await asyncio.sleep(pause)
            else:
                return outcome
        raise AssertionError("the last try returns or raises")

    async def _answer_to(
        self, handler: Handler, update: Update, data: dict[str, Any], chat: Chat
    ) -> None:
        """Let the rooms answer, and say which form was left for another one."""
        state: FSMContext = data["state"]
        open_ = is_in_form(data["raw_state"])
        before = (data["raw_state"], await state.get_data() if open_ else {})
        await handler(update, data)
        if open_ and (step := await state.get_state()):
            after = (step, await state.get_data())
            await left.tell(data["session"], chat.id, data["language"], before, after)

    async def _introduce(
        self, session: AsyncSession, update: Update, data: dict[str, Any], user: User, chat: Chat
    ) -> bool:
        """Find who speaks and where; False for talk in a group that is not ours: keep nothing."""
        private = chat.type == "private"
        group = None if private else await groups.of_chat(session, chat.id)
        if not private and group is None and _is_talk(update):
            return False
        actor = await acquaintance.meet(
            session, user.id, user.full_name, user.username, private=private
        )
        storage = ConversationStorage(session)
        key = StorageKey(bot_id=data["bot"].id, chat_id=chat.id, user_id=user.id)
        state = FSMContext(storage=storage, key=key)
        raw_state, since = await storage.now(key)
        structlog.contextvars.bind_contextvars(actor=actor.id)
        data.update(
            session=session,
            actor=actor,
            group=group,
            language=(group.language if group else actor.language) or texts.DEFAULT,
            own_language=actor.language or (group.language if group else texts.DEFAULT),
            fsm_storage=storage,
            state=state,
            raw_state=raw_state,
            state_since=since,
        )
        return True

    def _acknowledge(self, update: Update, bot: Bot, said: str | None) -> None:
        """Stop the button's waiting sign; in the background, since nothing depends on it."""
        if update.callback_query is None:
            return
        task = asyncio.create_task(_answer(bot, update.callback_query.id, said))
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)


def _kind(update: Update) -> str:
    """Return what the update brings: "message", "callback_query" ..."""
    try:
        return update.event_type
    except UpdateTypeLookupError:
        return "other"


def _sent_at(update: Update) -> datetime | None:
    """Return when a message was sent or a button pressed; None for what nobody sends in masses."""
    if message := update.message or update.edited_message:
        return message.date
    return clock.now() if update.callback_query is not None else None


def _circumstance(update: Update, user: User, chat: Chat, data: dict[str, Any]) -> Circumstance:
    """Return where it came from; a press is answered to the person, in the own language."""
    message = update.message or update.edited_message
    pressed = update.callback_query is not None
    return Circumstance(
        update_id=update.update_id,
        telegram_id=user.id,
        chat_id=chat.id,
        message_id=message.message_id if isinstance(message, Message) else None,
        pressed=pressed,
        language=data.get("own_language" if pressed else "language", texts.DEFAULT),
        said=_said(message) if isinstance(message, Message) else None,
        typed=_typed(message, data) if isinstance(message, Message) else (),
        name=user.full_name,
        username=user.username,
        asks="session" in data and amid.was_asked(data["session"]),
    )


async def _told(answer: Awaitable[str]) -> str | None:
    """Write the answer; if that fails too, the update is done with: others must not wait."""
    try:
        return await answer
    except OUTAGES:
        raise
    except Exception:
        log.exception("update.not_answered")
        return None


def _said(message: Message) -> Incoming | None:
    """Return what it says, if that is no command; of /lead what stands after it."""
    words = spoken(message)
    return incoming(message, words) if words else None


def _typed(message: Message, data: dict[str, Any]) -> tuple[tuple[int, int], ...]:
    """Return the message if it must go: a service said so, or a person's number is in it."""
    session: AsyncSession | None = data.get("session")
    if session is not None and (gone := outbox.taken_away(session)):
        return gone
    words = message.text or ""
    if words.startswith("/") and not spoken(message):
        must_go = private_numbers.holds_identity(words)
    else:  # the answer to a question, and no report: that is too long to be lost
        short = message.chat.type == "private" and len(words) <= identity.LONGEST
        must_go = short and private_numbers.holds_any(words)
    return ((message.chat.id, message.message_id),) if must_go else ()


def _is_talk(update: Update) -> bool:
    """Whether this is a message that calls nobody: no command, no press, no service message."""
    if update.edited_message is not None:
        return True
    message = update.message
    if message is None:
        return False
    shown = (message.photo, message.document, message.location, message.contact)
    if not (message.text or message.caption or any(shown)):
        return False
    return not any(entity.type == "bot_command" for entity in message.entities or ())


async def _answer(bot: Bot, callback_id: str, said: str | None) -> None:
    text = texts.plain(said)[:TOAST_LENGTH] if said else None
    try:
        await bot.answer_callback_query(callback_id, text=text, show_alert=bool(text))
    except (AiogramError, OSError, TimeoutError) as error:
        log.info("press.not_acknowledged", error=type(error).__name__)
