"""Detections: reported by a button or typed, a location shared next, taken, ended, listed."""

from aiogram import Router
from aiogram.filters import Command, CommandObject, Filter, StateFilter
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.detections import DetectionState
from db.models.people import Person
from handlers.asking import by_message, by_press
from handlers.filters import Press, PrivateChat
from services.detections import cards, detecting, working
from services.errors import Refusal
from services.people import typed
from services.people.asked import in_private

router = Router(name="detections")
IN_PRIVATE = "detection.only_in_private"


class Place(Filter):
    """A location shared by who has just reported a detection; hands over the point."""

    async def __call__(
        self, message: Message, session: AsyncSession, actor: Person
    ) -> bool | dict[str, tuple[float, float]]:
        """Match a location while one is awaited."""
        if message.location is None or not await detecting.awaits_place(session, actor):
            return False
        return {"point": (message.location.latitude, message.location.longitude)}


@router.callback_query(Press("detect"))
async def detect_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """What was not found is reported."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    await detecting.from_answer(session, actor, asked, typed.number(argument) or 0)


@router.message(Command("detect", "kesan", ignore_case=True))
async def detect_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """The same, typed: /detect NAME."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    await detecting.by_words(session, actor, asked, command.args or "")


@router.message(PrivateChat(), StateFilter(None), Place())
async def place_shared(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    point: tuple[float, float],
) -> None:
    """Where it is."""
    await detecting.place(session, actor, by_message(message, language), point)


@router.callback_query(Press(cards.VISIT))
async def visit_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """An inspector will visit it."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    await working.take(session, actor, asked, typed.number(argument) or 0)


@router.callback_query(Press(cards.ENDED))
async def end_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The holder says what came of it."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    number, _, state = argument.partition(".")
    if state not in cards.ENDS:
        raise Refusal("detection.how_work", typed=typed.shown(state))
    found = typed.number(number) or 0
    await working.end(session, actor, asked, found, DetectionState(state))


@router.message(Command("detection", "detections", "pengesanan", ignore_case=True))
async def work_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """The same, typed: /detection 5 taken; alone it is the list."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    await working.typed_wish(session, actor, asked, command.args or "")
