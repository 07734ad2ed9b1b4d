"""Detections: reported by a button or typed, a location shared next, taken, ended, listed."""

from aiogram import Router
from aiogram.filters import Command, CommandObject, Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.detections import DetectionState
from db.models.people import Person
from handlers.asking import by_message, by_press
from handlers.filters import Free, Press, PrivateChat
from services.detections import cards, detecting, placing, reporting, working
from services.errors import Refusal
from services.people import typed
from services.people.asked import in_private

router = Router(name="detections")
IN_PRIVATE = "detection.only_in_private"
WORDS, PHOTO = "detect", "detect_photo"  # kept while it is asked whether it is one that is alike


class Place(Filter):
    """A location shared by who has just reported a detection; hands over the point."""

    async def __call__(
        self, message: Message, session: AsyncSession, actor: Person
    ) -> bool | dict[str, tuple[float, float]]:
        """Match a location while one is awaited."""
        if message.location is None or not await placing.awaits_place(session, actor):
            return False
        return {"point": (message.location.latitude, message.location.longitude)}


class Photo(Filter):
    """A photo without words by who has just reported a detection; hands it over."""

    async def __call__(
        self, message: Message, session: AsyncSession, actor: Person
    ) -> bool | dict[str, str]:
        """Match a photo while one may follow."""
        if not message.photo or message.caption or message.media_group_id:
            return False
        awaited = await placing.awaits_photo(session, actor)
        return {"file_id": message.photo[-1].file_id} if awaited else False


@router.callback_query(Press("detect"))
async def detect_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """What was not found is reported."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    await detecting.from_answer(session, actor, asked, typed.number(argument) or 0)


@router.message(Command("detect", "kesan", ignore_case=True))
async def detect_typed(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    command: CommandObject,
    state: FSMContext,
) -> None:
    """The same, typed: /detect NAME, also under a photo; /detect 17 of a lead."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    file_id = message.photo[-1].file_id if message.photo else None
    words = command.args or ""
    if not await detecting.by_words(session, actor, asked, words, file_id=file_id):
        await state.update_data({WORDS: words, PHOTO: file_id})


@router.callback_query(Press(detecting.NEW))
async def new_pressed(
    press: CallbackQuery,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    argument: str,
    state: FSMContext,
) -> None:
    """It is none of those that are alike."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    if argument:
        number = typed.number(argument) or 0
        await detecting.from_answer(session, actor, asked, number, surely=True)
        return
    kept = await state.get_data()
    words, photo = f"new {kept.pop(WORDS, '')}".strip(), kept.pop(PHOTO, None)
    if words == "new":
        raise Refusal("detection.how")
    await detecting.by_words(session, actor, asked, words, file_id=photo)
    await state.set_data(kept)  # what another room's conversation keeps there stays


@router.callback_query(Press(cards.SAME))
async def same_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """It is one that is known."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    known, _, own = argument.partition(".")
    await reporting.same(session, actor, asked, typed.number(known) or 0, typed.number(own))


@router.callback_query(Press(detecting.OF_LEAD))
async def of_lead_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The employer of a lead's victim never registered."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    number, _, new = argument.partition(".")
    found = typed.number(number) or 0
    await detecting.from_lead(session, actor, asked, found, surely=bool(new))


@router.message(PrivateChat(), Free(), Place())
async def place_shared(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    point: tuple[float, float],
) -> None:
    """Where it is."""
    await placing.place(session, actor, by_message(message, language), point)


@router.message(PrivateChat(), Free(), Photo())
async def photo_sent(
    message: Message, session: AsyncSession, actor: Person, language: str, file_id: str
) -> None:
    """What it looks like."""
    await placing.photo(session, actor, by_message(message, language), file_id)


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
