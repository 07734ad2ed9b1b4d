"""Work on a lead: steps, whose turn, papers, its story, notes, lists; by buttons and typed."""

from aiogram import Router
from aiogram.filters import Command, CommandObject, CommandStart, Filter
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.asking import by_message, by_press
from handlers.filters import Free, Pasted, Press, PrivateChat
from handlers.numbering import argument as argument_of
from handlers.numbering import lead_after_lead, lead_number, numbered, typed_lead
from services.leads.casework import notes, working
from services.leads.finding import lists, search, story
from services.people import typed as people_typed

router = Router(name="casework")
_LINK = "lead_"


class LinkToLead(Filter):
    """A deep link whose payload is a lead's number, "lead_17"; hands over what stands there."""

    async def __call__(self, message: Message, command: CommandObject) -> bool | dict[str, str]:
        """Match the payload's beginning."""
        payload = command.args or ""
        return {"typed": payload.removeprefix(_LINK)} if payload.startswith(_LINK) else False


class NoteByReply(Filter):
    """A text or photo that replies to a lead's card; hands over the lead's number."""

    async def __call__(self, message: Message, session: AsyncSession) -> bool | dict[str, int]:
        """Match by the card that the replied message shows; a command is no note."""
        words = message.text or message.caption or ""
        replied = message.reply_to_message
        if replied is None or words.startswith("/") or not (words or message.photo):
            return False
        number = await notes.lead_of_card(session, message.chat.id, replied.message_id)
        return False if number is None else {"number": number}


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
    await working.mark_paper(session, actor, asked, lead_number(number), paper, there=there == "1")


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


@router.message(Command("leads", "senarai", ignore_case=True))
async def list_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """A list of leads: /leads, /leads lewat, /leads maut kuantan."""
    await lists.show_typed(session, actor, by_message(message, language), command.args or "")


@router.callback_query(Press("leads"))
async def list_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """Another list, filter or page."""
    await lists.show(session, actor, by_press(press, language), argument)


@router.message(CommandStart(deep_link=True, ignore_case=True), LinkToLead())
async def story_by_link(
    message: Message, session: AsyncSession, actor: Person, language: str, typed: str
) -> None:
    """A member opens a lead by the link of its card."""
    await story.show(session, actor, by_message(message, language), lead_number(typed))


@router.message(PrivateChat(), Free(), Pasted(_LINK, "payload", alone=True))
async def story_by_pasted_link(
    message: Message, session: AsyncSession, actor: Person, language: str, payload: str
) -> None:
    """The same link, pasted."""
    number = lead_number(payload.removeprefix(_LINK))
    await story.show(session, actor, by_message(message, language), number)


@router.message(numbered("lead", "kes"))
async def story_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """The same, typed: /lead 17. In a group only the way to it is shown."""
    number = lead_after_lead(argument_of(command))
    await story.show(session, actor, by_message(message, language), number)


@router.callback_query(Press("story"))
async def story_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """A lead of a list is opened, or a page is turned."""
    number, _, page = argument.partition(".")
    asked = by_press(press, language)
    await story.show(session, actor, asked, lead_number(number), people_typed.number(page) or 0)


@router.message(numbered("note", "nota"))
async def note_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """A note: /note 17 text; also as the words of a photo."""
    number, text = typed_lead(command, "note")
    asked = by_message(message, language)
    file_id = message.photo[-1].file_id if message.photo else None
    await notes.add(session, actor, asked, number, text=text or None, file_id=file_id)


@router.message(NoteByReply())
async def note_replied(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    number: int,
) -> None:
    """A reply to a lead's card: a note, or a photo with or without words."""
    text = message.text or message.caption
    file_id = message.photo[-1].file_id if message.photo else None
    asked = by_message(message, language)
    await notes.reply(session, actor, asked, number, text=text, file_id=file_id)


@router.message(Command("find", "cari", ignore_case=True))
async def find_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """Leads are looked for: /find Gambang, /find Zulkarnain, /find 0655."""
    await search.find(session, actor, by_message(message, language), (command.args or "").strip())
