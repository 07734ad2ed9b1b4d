"""Fetch a roster's file before the transaction: nobody waits while Telegram hands it over.

The person hears at once that it is being read. The update is confirmed only when the file was
dealt with, so a crash meanwhile loses nothing: Telegram brings the update again.
"""

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import Update, User
from aiohttp import ClientError

from bot.transactions import Transactions
from handlers.asking import PRIVATE, by_message
from handlers.rosters import is_roster
from services import texts
from services.people import acquaintance, roster_import

SECONDS = 5  # a file of 1 MB at most; polling confirms nothing of a batch before all of it is done

log = structlog.get_logger()


async def roster(transactions: Transactions, bot: Bot, update: Update, user: User) -> bytes | None:
    """Return the file that the update brings; None where there is none, or Telegram keeps it."""
    message = update.message
    document = message.document if message else None
    if message is None or document is None:
        return None
    if message.chat.type != PRIVATE or not is_roster(document):
        return None
    async with transactions.begin() as session:
        actor = await acquaintance.meet(
            session, user.id, user.full_name, user.username, private=True
        )
        asked = by_message(message, actor.language or texts.DEFAULT)
        wanted = await roster_import.announce(session, actor, asked, document.file_size or 0)
    if not wanted:
        return None
    try:
        content = await bot.download(document, timeout=SECONDS)
    except (AiogramError, ClientError, OSError, TimeoutError) as error:
        log.warning("roster.not_fetched", error=type(error).__name__)
        return None
    return content.read() if content else None
