"""A worker's own record: what is kept, as a file too, and the lock of the chat."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.asking import by_message, by_press
from handlers.filters import Press
from handlers.numbering import number_or_refuse
from services.errors import Refusal
from services.messaging import outbox
from services.people import typed
from services.people.asked import in_private
from services.workers import locking, mydata, mydata_cards, withdrawing

router = Router(name="own_record")
IN_PRIVATE = "worker.only_in_private"
FILE = frozenset({"export", "eksport", "fail", "file"})


@router.message(Command("mydata", "datasaya", ignore_case=True))
async def data_wanted(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """/mydata shows what is kept; /mydata export sends it as files."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    word = (command.args or "").strip().lower()
    if word and word not in FILE:
        raise Refusal("mydata.how", typed=typed.shown(word))
    await (mydata.export if word else mydata.show)(session, actor, asked)


@router.callback_query(Press(mydata_cards.EXPORT))
async def data_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The file, or the withdrawal, by button under what is kept."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    act = mydata.export if argument == "export" else withdrawing.offer
    await act(session, actor, asked)


@router.message(Command("unlock", "bukakunci", ignore_case=True))
async def unlock_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """An officer takes the lock of a worker's chat away: /unlock 17."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    number = number_or_refuse(command.args, "lock.how_unlock")
    await locking.remove_for(session, actor, asked, number)


@router.message(Command("lock", "kunci", ignore_case=True))
async def lock_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """/lock 4821 sets or opens the lock; /lock off 4821 takes it away."""
    asked = by_message(message, language)
    await outbox.take_away(session, asked.chat_id, asked.message_id)  # from a group too
    in_private(asked, IN_PRIVATE)
    await locking.typed(session, actor, asked, (command.args or "").strip())
