"""What a worker agrees to: answered by button or word, listed, and withdrawn."""

from aiogram import Router
from aiogram.filters import Command, CommandObject, Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.models.workers import Purpose
from handlers.asking import by_message, by_press
from handlers.filters import Press, PrivateChat
from handlers.leaving import go_on, leave
from services.errors import Refusal
from services.people import typed
from services.people.asked import in_private
from services.workers import agreeing, consent_cards, withdrawing

router = Router(name="agreeing")
IN_PRIVATE = "worker.only_in_private"


class Agreeing(StatesGroup):
    """A worker was asked to agree."""

    answer = State()


class YesOrNo(Filter):
    """A word that agrees or does not; hands it over."""

    async def __call__(self, message: Message) -> bool | dict[str, bool]:
        """Match the word."""
        given = consent_cards.is_yes(message.text or "")
        return False if given is None else {"given": given}


@router.message(PrivateChat(), StateFilter(Agreeing.answer), YesOrNo())
async def answered(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    given: bool,
) -> None:
    """The question that waits is answered by a word."""
    asked = by_message(message, language)
    more = await agreeing.answer(session, actor, asked, None, given=given)
    await go_on(state, Agreeing.answer if more else None, Agreeing)


@router.callback_query(Press(consent_cards.PRESS))
async def answer_pressed(
    press: CallbackQuery,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    argument: str,
    state: FSMContext,
) -> None:
    """The same by button."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    purpose, _, word = argument.partition(".")
    if purpose not in set(Purpose):
        raise Refusal("consent.how_typed", typed=typed.shown(purpose))
    given = word == "yes"
    more = await agreeing.answer(session, actor, asked, Purpose(purpose), given=given)
    await go_on(state, Agreeing.answer if more else None, Agreeing)


@router.message(Command("consent", "persetujuan", ignore_case=True))
async def consent_typed(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    command: CommandObject,
) -> None:
    """The same, typed: /consent screening yes; alone it lists what stands."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    words = (command.args or "").strip()
    if not words:
        more = await agreeing.show(session, actor, asked)
    else:
        first, _, rest = words.partition(" ")
        purposes, given = consent_cards.purposes_named(first), consent_cards.is_yes(rest)
        if purposes is None or len(purposes) > 1 or given is None:
            raise Refusal("consent.how_typed", typed=typed.shown(words))
        more = await agreeing.answer(session, actor, asked, purposes[0], given=given)
    await go_on(state, Agreeing.answer if more else None, Agreeing)


@router.message(Command("withdrawconsent", "tarikbalik", ignore_case=True))
async def withdrawal_typed(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    command: CommandObject,
) -> None:
    """A worker withdraws: /withdrawconsent results, /withdrawconsent everything ya."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    await leave(state, Agreeing)
    words = (command.args or "").strip()
    if not words:
        await withdrawing.offer(session, actor, asked)
        return
    await withdrawing.by_words(session, actor, asked, words)


@router.callback_query(Press(consent_cards.WITHDRAW))
async def withdrawal_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The same by button; everything is asked once more."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    if argument == consent_cards.EVERYTHING:
        await withdrawing.confirm(session, actor, asked)
        return
    if argument not in set(Purpose):
        raise Refusal("withdrawal.how_typed", typed=typed.shown(argument))
    await withdrawing.withdraw(session, actor, asked, [Purpose(argument)])


@router.callback_query(Press(f"{consent_cards.WITHDRAW}_yes"))
async def everything_withdrawn(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str
) -> None:
    """Everything is withdrawn."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    await withdrawing.withdraw(session, actor, asked, [*Purpose])


@router.callback_query(Press(f"{consent_cards.WITHDRAW}_no"))
async def nothing_withdrawn(press: CallbackQuery, session: AsyncSession, language: str) -> None:
    """It stays as it is."""
    await withdrawing.keep(session, in_private(by_press(press, language), IN_PRIVATE))
