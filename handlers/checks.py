"""Questions to the registry: typed, shared as a location, by buttons; their grounds and review."""

from aiogram import Router
from aiogram.filters import Command, CommandObject, CommandStart, Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.lookups import GroundKind, Verdict
from db.models.people import Person
from handlers.asking import by_message, by_press
from handlers.filters import Free, Press, PrivateChat, Text
from handlers.leaving import leave
from services.errors import Refusal
from services.people import how_to, small_talk, typed
from services.people.asked import Asked, in_private
from services.registry import asked_days
from services.registry.checks import asking, choosing, explaining, guarding, reviewing, wording

router = Router(name="checks")
talk = Router(name="checks_talk")
IN_PRIVATE = "check.only_in_private"


class Grounds(StatesGroup):
    """An officer is about to write why."""

    operation = State()
    reason = State()
    broken = State()


STATES = {
    GroundKind.OPERATION: Grounds.operation,
    GroundKind.REASON: Grounds.reason,
    GroundKind.BROKEN: Grounds.broken,
}


class Query(Filter):
    """Words by which an officer asks the registry; hands them over."""

    async def __call__(
        self, message: Message, session: AsyncSession, actor: Person
    ) -> bool | dict[str, str]:
        """Match what reads like a number, a code or a name, of whoever may ask."""
        text = message.text or ""
        if not text or text.startswith("/") or not wording.is_query(text):
            return False
        if small_talk.command(text) is not None:
            return False  # "terima 5" is no name: /accept 5 is meant
        if how_to.asks(text):
            return False  # "how do I close this case" asks for a command
        return {"text": text} if await asking.may_ask(session, actor) else False


class Shared(Filter):
    """A location that an officer shares; hands over the point."""

    async def __call__(
        self, message: Message, session: AsyncSession, actor: Person
    ) -> bool | dict[str, tuple[float, float]]:
        """Match a location of whoever may ask."""
        if message.location is None or not await asking.may_ask(session, actor):
            return False
        return {"point": (message.location.latitude, message.location.longitude)}


class WayHere(Filter):
    """The deep link to the private chat for checks."""

    async def __call__(self, _message: Message, command: CommandObject) -> bool:
        """Match the payload."""
        return command.args == "check"


@router.message(Command("check", "semak", ignore_case=True))
async def check_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """/check TEXT, in private or in a group."""
    asked = by_message(message, language)
    if not (command.args or "").strip():
        await choosing.explain(session, actor, asked)
        return
    await asking.ask(session, actor, asked, command.args or "")


@router.message(PrivateChat(), CommandStart(deep_link=True, ignore_case=True), WayHere())
async def came_from_group(
    message: Message, session: AsyncSession, actor: Person, language: str
) -> None:
    """The link that a group shows: the ground is chosen here."""
    await choosing.offer(session, actor, by_message(message, language))


@router.message(PrivateChat(), StateFilter(*STATES.values()), Text())
async def reason_written(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    text: str,
) -> None:
    """The words for a ground are there."""
    name = (await state.get_state() or "").rpartition(":")[2]
    asked = by_message(message, language)
    await choosing.by_words(session, actor, asked, GroundKind(name), text)
    await state.clear()


@router.callback_query(Press("ground"))
async def ground_pressed(
    press: CallbackQuery,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    argument: str,
    state: FSMContext,
) -> None:
    """A ground is chosen, or another one is wanted; where it wants words, they are asked for."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    kind, _, number = argument.partition(".")
    wants = STATES.get(GroundKind(kind)) if kind in set(GroundKind) else None
    if wants is not None:
        await state.set_state(wants)
    else:
        await leave(state, Grounds)
    await choosing.by_press(session, actor, asked, kind, typed.number(number))


@router.message(Command("ground", "tujuan", ignore_case=True))
async def ground_typed(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    command: CommandObject,
    state: FSMContext,
) -> None:
    """The same, typed: /ground 17, /ground visit, /ground reason words."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    await leave(state, Grounds)
    await choosing.typed(session, actor, asked, command.args or "")


@router.callback_query(Press("pick"))
async def picked(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """One of several candidates is meant."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    lookup, _, number = argument.partition(".")
    await asking.pick(session, actor, asked, typed.number(lookup) or 0, typed.number(number) or 0)


@router.callback_query(Press("more"))
async def more_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """More than the answer is wanted."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    lookup, _, what = argument.partition(".")
    await asking.more(session, actor, asked, typed.number(lookup) or 0, what)


@router.message(Command("more", "lagi", ignore_case=True))
async def more_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """The same, typed: /more employers, /more ilat pada 1 Mac 2026 (dan hari ini), /more sumber.

    It is about the newest answer; /more sumber and /more sebab explain what was shown of it.
    """
    asked = in_private(by_message(message, language), IN_PRIVATE)
    await _more(session, actor, asked, command.args or "")


@router.message(Command("why", "sebab", ignore_case=True))
async def why_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """/why is /more why; /why 2 its second page."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    await _more(session, actor, asked, f"why {command.args or ''}")


@router.callback_query(Press("lawsource"))
async def sources_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """Where the numbers of a pension's answer come from."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    lookup, _, named = argument.partition(".")
    await explaining.sources(session, actor, asked, typed.number(lookup) or 0, named)


@router.callback_query(Press("compare"))
async def compare_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """What differs between a pension's answer on a day and today."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    lookup, _, named = argument.partition(".")
    await explaining.compare(session, actor, asked, typed.number(lookup) or 0, named)


@router.callback_query(Press("why"))
async def why_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """Why each benefit may apply after an accident; a page of it."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    lookup, day, page = (*argument.split("."), "", "")[:3]
    number, at = typed.number(lookup) or 0, typed.number(page) or 1
    await explaining.reasons(session, actor, asked, number, day, page=at)


@router.message(Command("mychecks", "semakansaya", ignore_case=True))
async def counters_wanted(
    message: Message, session: AsyncSession, actor: Person, language: str
) -> None:
    """An officer looks at his own counters."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    await asking.own_counters(session, actor, asked)


@router.callback_query(Press("review"))
async def review_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """A head reviews what was broken open."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    number, _, verdict = argument.partition(".")
    said = Verdict(verdict) if verdict in set(Verdict) else Verdict.ASKED
    await reviewing.decide(session, actor, asked, typed.number(number) or 0, said)


@router.message(Command("review", "ulasan", ignore_case=True))
async def review_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """The same, typed: /review 12 ok, /review 12 ask; without a number the list."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    number, _, word = (command.args or "").strip().partition(" ")
    if not number:
        await reviewing.show_open(session, actor, asked)
        return
    verdict = reviewing.verdict_of(word.strip())
    if verdict is None:
        raise Refusal("review.which", typed=typed.shown(command.args or ""))
    await reviewing.decide(session, actor, asked, typed.number(number) or 0, verdict)


@router.message(PrivateChat(), Free(), Shared())
async def located(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    point: tuple[float, float],
) -> None:
    """An officer shares where he stands: employers around."""
    await asking.around(session, actor, by_message(message, language), point)


@talk.message(PrivateChat(), Free(), Query())
async def asked_in_words(
    message: Message, *, session: AsyncSession, actor: Person, language: str, text: str
) -> None:
    """What is no report and reads like a number or name is a check; "ilat" alone is /more ilat."""
    asked = by_message(message, language)
    if wording.is_detail(asked_days.dated(text, guarding.today())):
        await _more(session, actor, asked, text)
        return
    await asking.ask(session, actor, asked, text)


async def _more(session: AsyncSession, actor: Person, asked: Asked, words: str) -> None:
    words = asked_days.dated(words, guarding.today())
    wording.require_days(words)
    wording.require_read(words)
    what, days = wording.detail_on(words)
    if what is None:
        raise Refusal("check.no_such_detail")
    if what == "sources":
        await explaining.sources(session, actor, asked, None, None)
    elif explains := wording.explains(words):
        await explaining.reasons(session, actor, asked, None, None, page=explains.page)
    else:
        await asking.more(session, actor, asked, None, what, days=days)
