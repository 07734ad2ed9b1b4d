"""The one dispatcher of a process that tests and simulations share: routers have one parent.

People of all tests have the same few numbers, so that nobody's messages are counted here.
"""

from functools import cache

from aiogram import Dispatcher

from bot.gateway import dispatcher
from bot.middlewares import Door


@cache
def gate() -> tuple[Dispatcher, Door]:
    """Return dispatcher and door; each test gives the door its own transactions."""
    made, door = dispatcher(None)  # type: ignore[arg-type]  # the door is given them later
    door.flood = None
    return made, door
