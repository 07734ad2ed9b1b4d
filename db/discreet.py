"""Take out of a database's errors what they quote of rows: names and identity numbers.

PostgreSQL's DETAIL and CONTEXT show the very row, SQLite's words of a search stand in quotes. What
is left names constraint, table and column; a traceback in a log needs no more. Drivers are known by
their marks, not imported: PostgreSQL's is 7 MB that SQLite does not need.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import ExceptionContext

_OF_VALUES = ("22", "P0")  # classes of SQLSTATE whose first line quotes a value
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|\[[^\]]*\]")
_LEFT_OUT = "(its text is left out)"


def told(error: BaseException) -> str:
    """Return what may be told of an error that a driver, or a value on its way there, raised."""
    first = next(iter(str(error).splitlines()), "")
    module = type(error).__module__.partition(".")[0]
    if module == "psycopg":
        state = getattr(error, "sqlstate", None)
        if state is None:
            away = type(error).__name__ in ("OperationalError", "InterfaceError")
            return first if away else _LEFT_OUT
        return f"SQLSTATE {state}" if state.startswith(_OF_VALUES) else first
    if module == "sqlite3":
        return unquoted(first)
    return _LEFT_OUT


def unquoted(text: str) -> str:
    """Return a text without what stands in quotes or brackets: there values are."""
    return _QUOTED.sub("...", text)


def listen(context: ExceptionContext) -> None:
    """Shorten an error before SQLAlchemy raises it: for the event "handle_error"."""
    error = context.original_exception
    error.args = (told(error),)
    if context.sqlalchemy_exception is not None:
        kind = f"{type(error).__module__}.{type(error).__qualname__}"
        context.sqlalchemy_exception.args = (f"({kind}) {error.args[0]}",)


@contextmanager
def past_sqlalchemy() -> Iterator[None]:
    """Shorten what a driver raises that is used directly."""
    try:
        yield
    except Exception as error:
        if type(error).__module__.partition(".")[0] in ("psycopg", "sqlite3"):
            error.args = (told(error),)
        raise
