"""What a person hears when an update could not be handled.

A refusal is a sentence to the person. Anything else is a bug: nothing was changed, or a report is
kept to be read again; the person is told so with a short id, and the admins are alarmed with it.
If not even that can be written, the database is out, and the exception goes on to the gateway,
which tries again later.
"""

import secrets
from dataclasses import dataclass

import structlog
from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import OUTAGES, Transactions
from services import texts
from services.errors import Refusal
from services.leads.intake import amid, posts
from services.leads.intake.posts import Incoming
from services.messaging import alarms, outbox
from services.messaging.outbox import Button, Message
from services.people import acquaintance, private_numbers
from services.records import audit, updates

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Where an update came from, as far as an answer needs it."""

    update_id: int
    telegram_id: int | None  # who spoke
    chat_id: int | None
    message_id: int | None  # to reply to
    pressed: bool  # a button, not a message
    language: str
    said: Incoming | None = None  # words that might be a report
    typed: tuple[tuple[int, int], ...] = ()  # messages with a person's number: chat, message
    asks: bool = False  # whether the words are a report was asked, and rolled back
    name: str = ""  # of who spoke, as on Telegram
    username: str | None = None


async def refused(transactions: Transactions, where: Circumstance, refusal: Refusal) -> Markup:
    """Tell the person, note it in the audit trail, and return the sentence.

    A press in a group is answered to that person only: in private, where a chat exists; the
    button's answer says it in any case.
    """
    sentence = texts.say(where.language, refusal.key, **_masked(refusal))
    log.info("update.refused", key=refusal.key)
    async with transactions.begin() as session:
        if await updates.first_time(session, where.update_id):
            await _write(
                session, where, f"refusal:{where.update_id}", _with_way_on(where, sentence)
            )
            await _ask_again(session, where)
            await _take_away(session, where)
            audit.note(
                session,
                action="refused",
                actor=await acquaintance.id_of(session, where.telegram_id),
                chat=where.chat_id,
                subject=refusal.key,
            )
    return sentence


async def unexpected(transactions: Transactions, where: Circumstance, error: Exception) -> Markup:
    """Alarm the admins, tell the person what became of the message, and return that sentence.

    What might be a report, and an edit of one, is kept and read again; of the rest nothing was
    changed.
    """
    number = secrets.token_hex(3).upper()
    log.error("update.failed", id=number, exc_info=error)
    kept = await _keep_report(transactions, where)
    key = "error.unexpected_kept" if kept else "error.unexpected"
    sentence = texts.say(where.language, key, id=number)
    async with transactions.begin() as session:
        if await updates.first_time(session, where.update_id):
            await _write(session, where, f"error:{where.update_id}", _with_way_on(where, sentence))
            await _take_away(session, where)
            await alarms.raise_alarm(session, number, "bug", what=type(error).__name__)
    return sentence


async def unreadable(transactions: Transactions, update_id: int, error: Exception) -> None:
    """Alarm the admins of an update that cannot be read; nobody can be answered."""
    number = secrets.token_hex(3).upper()
    log.error("update.unreadable", id=number, update=update_id, error=type(error).__name__)
    async with transactions.begin() as session:
        if await updates.first_time(session, update_id):
            await alarms.raise_alarm(session, number, "bug", what=type(error).__name__)


async def _ask_again(session: AsyncSession, where: Circumstance) -> None:
    """Ask whether the words that a form refused are a report: they are not lost with the form."""
    if where.asks and where.said is not None and where.telegram_id is not None:
        actor = await acquaintance.meet(
            session, where.telegram_id, where.name, where.username, private=True
        )
        await amid.ask(session, where.said, actor)


async def _keep_report(transactions: Transactions, where: Circumstance) -> bool:
    """Keep what might be a report, to be read again: no report is lost by a bug."""
    if where.said is None or where.telegram_id is None or where.chat_id is None:
        return False
    try:
        async with transactions.begin() as session:
            private = where.chat_id == where.telegram_id
            actor = await acquaintance.meet(
                session, where.telegram_id, where.name, where.username, private=private
            )
            return await posts.keep_unread(session, where.said, actor)
    except OUTAGES:
        raise
    except Exception:  # the person hears that nothing was kept, and the admins of the first bug
        log.exception("update.not_kept")
        return False


def _masked(refusal: Refusal) -> dict[str, object]:
    """Return what the sentence quotes, identity numbers but for their end: others may read it."""
    return {
        name: private_numbers.masked(value)
        if isinstance(value, str) and private_numbers.holds_identity(value)
        else value
        for name, value in refusal.values.items()
    }


def _with_way_on(where: Circumstance, sentence: Markup) -> Message:
    """Add how to reach an officer: no answer is a dead end."""
    if where.chat_id != where.telegram_id and not where.pressed:
        way = texts.say(where.language, "dead_end.group")
        return Message(Markup("\n").join((sentence, way)))
    button = Button(texts.say(where.language, "button.officer"), press="officer:")
    return Message(sentence, ((button,),))


async def _take_away(session: AsyncSession, where: Circumstance) -> None:
    """Take identity numbers out of the chat: what was rolled back had done so, or would have."""
    for chat_id, message_id in where.typed:
        await outbox.take_away(session, chat_id, message_id)


async def _write(session: AsyncSession, where: Circumstance, key: str, message: Message) -> None:
    if where.chat_id is None:
        return
    in_group = where.chat_id != where.telegram_id
    if not (where.pressed and in_group):
        await outbox.post(session, key, where.chat_id, message, reply_to=where.message_id)
    elif where.telegram_id and await acquaintance.can_be_written_to(session, where.telegram_id):
        await outbox.post(session, key, where.telegram_id, message)
