"""A conversation is ended by its own room alone: what another room asked goes on."""

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup

from handlers.filters import CAN_WAIT


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


def _is_of(current: str | None, groups: tuple[type[StatesGroup], ...]) -> bool:
    return any(current in group.__all_states_names__ for group in groups)
