"""Rosters: shown in a group, in private also filled, changed, and taken from a file."""

from datetime import UTC, date, datetime

from aiogram import Router
from aiogram.filters import Command, CommandObject, Filter
from aiogram.types import CallbackQuery, Document, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.models.places import Branch, Group
from handlers.asking import by_message, by_press
from handlers.filters import Press, PrivateChat
from services.access import Action
from services.errors import Refusal
from services.people import (
    coverage,
    duty_changes,
    roster_import,
    roster_typed,
    rosters,
    scopes,
    typed,
)
from services.people.asked import Asked, in_private
from services.people.rostering import Duty

router = Router(name="rosters")


def is_roster(document: Document) -> bool:
    """Whether a document may be a roster, by its name."""
    return (document.file_name or "").lower().endswith(".csv")


class RosterFile(Filter):
    """A document that may be a roster, by its name; hands it over."""

    async def __call__(self, message: Message) -> bool | dict[str, Document]:
        """Match by the ending."""
        document = message.document
        if document is None or not is_roster(document):
            return False
        return {"document": document}


@router.message(Command("roster", "jadual", ignore_case=True))
async def roster_wanted(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    group: Group | None,
    command: CommandObject,
) -> None:
    """/roster, /roster 28/11/2026, /roster esok, /roster KTN, /roster fill 2026-12."""
    asked = by_message(message, language)
    words = (command.args or "").split()
    if words and words[0].lower() in roster_typed.FILL:
        await _fill(session, actor, in_private(asked, "roster.only_in_private"), words[1:])
        return
    place, day = roster_typed.place_and_day(" ".join(words), rosters.today())
    place = place or (group.branch_code if group else "")
    branch = await rosters.branch_meant(
        session, actor, asked, Action.ROSTER_SEE, place=place, press="roster"
    )
    if branch is not None and day is not None:
        await rosters.show_day(session, actor, asked, branch, day)
    elif branch is not None:
        await rosters.show(session, actor, asked, branch)


@router.callback_query(Press("roster"))
async def roster_turned(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """Another week, or the branch that was asked for."""
    place, *first = argument.split(".")
    asked = by_press(press, language)
    branch = await rosters.branch_meant(
        session, actor, asked, Action.ROSTER_SEE, place=place, press="roster"
    )
    if branch is not None:
        await rosters.show(session, actor, asked, branch, _day(first[0]) if first else None)


@router.callback_query(Press("roster_day"))
async def day_opened(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """One day of a roster."""
    branch, first, _, _ = await _pressed(session, argument)
    await rosters.show_day(session, actor, by_press(press, language), branch, first)


@router.callback_query(Press("roster_fill"))
async def fill_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The gaps are to be filled: first it is shown with what."""
    branch, first, last, _ = await _pressed(session, argument)
    asked = _private_press(press, language)
    await rosters.offer_fill(session, actor, asked, branch, (first, last))


@router.callback_query(Press("roster_keep"))
async def fill_kept(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """What was shown is to be kept."""
    branch, first, last, mark = await _pressed(session, argument)
    asked = _private_press(press, language)
    await rosters.keep_fill(session, actor, asked, branch, (first, last), mark=mark)


@router.callback_query(Press("roster_undo"))
async def fill_undone(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """What was added together is taken back."""
    await rosters.undo(session, actor, _private_press(press, language), argument)


@router.message(PrivateChat(), Command("duty", "tugas", ignore_case=True))
async def duty_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """/duty add S-1101 28/11/2026 17:00-08:00, /duty remove 123, /duty swap 123 S-1102."""
    asked = by_message(message, language)
    await duty_changes.change(session, actor, asked, command.args or "")


@router.callback_query(Press("duty_remove"))
async def removal_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """A shift is taken off the roster."""
    asked = _private_press(press, language)
    await duty_changes.remove(session, actor, asked, typed.number(argument) or 0)


@router.callback_query(Press("duty_back"))
async def back_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """A removed shift is put back."""
    try:
        person, code, *minutes = argument.split(".")
        since, until = (datetime.fromtimestamp(int(minute) * 60, UTC) for minute in minutes)
        duty = Duty(typed.number(person) or 0, since, until)
    except (ValueError, OverflowError):
        raise Refusal("duty.no_such", number=0) from None
    await duty_changes.put_back(session, actor, _private_press(press, language), code, duty)


@router.message(PrivateChat(), Command("coverage", "liputan", ignore_case=True))
async def coverage_wanted(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """The coverage check, now: /coverage, /coverage KTN."""
    await _coverage(session, actor, by_message(message, language), command.args or "")


@router.callback_query(Press("coverage"))
async def coverage_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The same, of the branch that was asked for."""
    await _coverage(session, actor, _private_press(press, language), argument)


@router.message(Command("duty", "tugas", "coverage", "liputan", ignore_case=True))
async def not_in_a_group(message: Message) -> None:
    """A group's roster is only shown there."""
    raise Refusal("roster.only_in_private")


@router.message(PrivateChat(), RosterFile())
async def file_sent(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    document: Document,
    content: bytes | None,
) -> None:
    """A roster comes in by a file, which the door has fetched."""
    asked = by_message(message, language)
    await roster_import.receive(session, actor, asked, document.file_size or 0, content)


async def _fill(session: AsyncSession, actor: Person, asked: Asked, words: list[str]) -> None:
    month, *place = words or [""]
    days = roster_typed.month(month, rosters.today()) if month else rosters.ahead()
    branch = await rosters.branch_meant(
        session, actor, asked, Action.ROSTER_EDIT, place=" ".join(place), press="roster"
    )
    if branch is not None:
        await rosters.offer_fill(session, actor, asked, branch, days)


async def _coverage(session: AsyncSession, actor: Person, asked: Asked, place: str) -> None:
    branch = await rosters.branch_meant(
        session, actor, asked, Action.ROSTER_EDIT, place=place, press="coverage"
    )
    if branch is not None:
        await coverage.show(session, actor, asked, branch)


async def _pressed(session: AsyncSession, argument: str) -> tuple[Branch, date, date, str]:
    """Return branch, first and last day, and the rest of a button's data."""
    code, first, *rest = [*argument.split("."), ""]
    branch = (await scopes.branches(session)).get(code)
    if branch is None:
        raise Refusal("scope.no_branch", typed=typed.shown(code))
    days = _day(first), _day(rest[0]) if rest[0] else _day(first)
    return branch, *days, rest[1] if len(rest) > 2 else ""


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Refusal("roster.bad_day", typed=typed.shown(written)) from None


def _private_press(press: CallbackQuery, language: str) -> Asked:
    return in_private(by_press(press, language), "roster.only_in_private")
