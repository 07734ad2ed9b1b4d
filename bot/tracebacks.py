"""Write an exception for the log: all of its way through the code, nothing that it quotes.

What Python and the libraries quote are values: "invalid literal for int(): 'Siti binti ...'". Names
of things in the program stay, and so do a database's errors, which were shortened before.
"""

import traceback
from collections.abc import Iterator
from types import TracebackType

from sqlalchemy.exc import SQLAlchemyError

from db import discreet

NAMES_THINGS = (AttributeError, ImportError, NameError, OSError, SQLAlchemyError, TypeError)
_BETWEEN = "\nthen:\n\n"

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def told(exc_info: ExcInfo) -> str:
    """Return an exception with those that led to it, the first one first."""
    return _BETWEEN.join(_one(each) for each in _chain(exc_info[1])).rstrip()


def _one(error: BaseException) -> str:
    way = "".join(traceback.format_tb(error.__traceback__))
    text = str(error)
    said = text if isinstance(error, NAMES_THINGS) else discreet.unquoted(text)
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    return f"{way}{kind}: {said}\n"


def _chain(error: BaseException, seen: frozenset[int] = frozenset()) -> Iterator[BaseException]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        yield from _chain(before, seen | {id(error)})
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from _chain(each, seen | {id(error)})
    yield error
