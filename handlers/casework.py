"""Work on a lead, in private: steps, whose turn it is, papers; by buttons and typed."""

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.asking import by_message, by_press
from handlers.filters import Press
from handlers.numbering import lead_number, numbered, typed_lead
from services.leads import working

router = Router(name="casework")


@router.callback_query(Press("step"))
async def step_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """A step is noted; where it wants a reason, the first tap asks for it."""
    number, _, chosen = argument.partition(".")
    asked = by_press(press, language)
    await working.press_step(session, actor, asked, lead_number(number), chosen)


@router.callback_query(Press("steps"))
async def steps_wanted(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The list of steps is wanted."""
    asked = by_press(press, language)
    await working.show_steps(session, actor, asked, lead_number(argument))


@router.callback_query(Press("stepback"))
async def back_wanted(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The list of earlier steps is wanted."""
    asked = by_press(press, language)
    await working.show_back(session, actor, asked, lead_number(argument))


@router.message(numbered("step", "langkah"))
async def step_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """The same, typed: /step 17 dilawat; without a step the list is shown."""
    number, text = typed_lead(command, "step")
    asked = by_message(message, language)
    if text:
        await working.type_step(session, actor, asked, number, text)
    else:
        await working.show_steps(session, actor, asked, number)


@router.callback_query(Press("balls"))
async def balls_wanted(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """Whose turn may be chosen."""
    asked = by_press(press, language)
    await working.show_balls(session, actor, asked, lead_number(argument))


@router.callback_query(Press("ball"))
async def ball_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """It is somebody else's turn."""
    number, _, ball = argument.partition(".")
    asked = by_press(press, language)
    await working.pass_ball(session, actor, asked, lead_number(number), ball)


@router.message(numbered("ball", "giliran"))
async def ball_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """The same, typed: /ball 17 keluarga."""
    number, word = typed_lead(command, "ball")
    asked = by_message(message, language)
    if word:
        await working.pass_ball(session, actor, asked, number, word)
    else:
        await working.show_balls(session, actor, asked, number)


@router.callback_query(Press("papers"))
async def papers_wanted(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The checklist is wanted."""
    asked = by_press(press, language)
    await working.show_papers(session, actor, asked, lead_number(argument))


@router.callback_query(Press("paper"))
async def paper_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """A paper is there, or is not after all."""
    number, _, chosen = argument.partition(".")
    paper, _, there = chosen.partition(".")
    asked = by_press(press, language)
    await working.mark_paper(
        session, actor, asked, lead_number(number), paper, there=there == "1"
    )


@router.callback_query(Press("claims"))
async def claims_wanted(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """Another claim may be chosen."""
    asked = by_press(press, language)
    await working.show_claims(session, actor, asked, lead_number(argument))


@router.callback_query(Press("claim"))
async def claim_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """A claim is chosen."""
    number, _, claim = argument.partition(".")
    asked = by_press(press, language)
    await working.choose_claim(session, actor, asked, lead_number(number), claim)


@router.message(numbered("papers", "dokumen"))
async def papers_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """The same, typed: /papers 17, /papers 17 3, /papers 17 -3, /papers 17 kematian."""
    number, text = typed_lead(command, "papers")
    asked = by_message(message, language)
    if text:
        await working.type_papers(session, actor, asked, number, text)
    else:
        await working.show_papers(session, actor, asked, number)
