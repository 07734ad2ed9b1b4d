"""How forms are opened, gone on with, answered and left.

A conversation is ended by its own room alone: what another room asked goes on. A command that is
whole in one line leaves an open form alone, too, but the one that it answers.
"""

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.filters import CAN_WAIT
from services.people import left
from services.people.asked import Asked


async def open_form(
    session: AsyncSession,
    state: FSMContext,
    step: State,
    entered: Mapping[str, Any] | None = None,
) -> None:
    """Ask the first question because somebody begins a form; open already, it starts again.

    None for *entered*: the form keeps nothing.
    """
    left.begun(session)
    await state.set_state(step)
    if entered is not None:
        await state.set_data(dict(entered))


async def answered(
    session: AsyncSession,
    state: FSMContext,
    asked: Asked,
    room: type[StatesGroup],
    said: Mapping[str, Any],
) -> None:
    """End the open form of *room* that a command or press without a question has answered.

    It is that one unless something else was entered in it than what is *said*: another visit,
    another worker. Such a form waits as it was, and this is told.
    """
    step = await state.get_state()
    if step is None or not _is_of(step, (room,)):
        return
    entered = await state.get_data()
    if _agree(entered, said):
        await state.clear()
    else:
        await left.tell_waiting(session, asked, (step, entered))


async def still_waits(
    session: AsyncSession, state: FSMContext, asked: Asked, room: type[StatesGroup]
) -> None:
    """Say that the form of *room* waits, if it is open: what was typed was no step of it."""
    if await is_open(state, room):
        entered = str(await state.get_state()), await state.get_data()
        await left.tell_waiting(session, asked, entered)


async def is_open(state: FSMContext, room: type[StatesGroup]) -> bool:
    """Whether a question of *room* is open."""
    return _is_of(await state.get_state(), (room,))


async def leave(state: FSMContext, *ours: type[StatesGroup]) -> None:
    """End the conversation if it is one of *ours*."""
    if _is_of(await state.get_state(), ours):
        await state.clear()


async def begin(state: FSMContext, step: State | None, *ours: type[StatesGroup]) -> None:
    """Wait for *step* instead of whatever was asked, or for nothing more of *ours*."""
    if step is None:
        await leave(state, *ours)
    else:
        await state.set_state(step)


async def go_on(state: FSMContext, step: State | None, *ours: type[StatesGroup]) -> None:
    """Wait for *step*, or for nothing more of *ours*; another room's open question stays."""
    current = await state.get_state()
    if step is None:
        await leave(state, *ours)
    elif current is None or current in CAN_WAIT or _is_of(current, ours):
        await state.set_state(step)


def _agree(entered: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    """Whether nothing was entered that is said otherwise; what is not said is not compared."""
    for name in entered.keys() & said.keys():
        one, other = entered[name], said[name]
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            if not _agree(one, other):
                return False
        elif one is not None and one != other:
            return False
    return True


def _is_of(current: str | None, groups: tuple[type[StatesGroup], ...]) -> bool:
    return any(current in group.__all_states_names__ for group in groups)
