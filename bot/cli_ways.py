"""What every command does the same way: read the settings, run, write, refuse with a sentence."""

import errno
import os
import sys
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import typer

if TYPE_CHECKING:
    from config.settings import Settings

Result = TypeVar("Result")
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)  # where the output goes


def settings(*, speaks: bool = True) -> "Settings":
    """Return the settings; wrong ones end the command with a sentence.

    *speaks*: the command reaches Telegram, and so needs the bot's token.
    """
    from config import settings as configuration

    try:
        return configuration.load(speaks)
    except configuration.SettingsRefused as error:
        refuse(str(error))


def asked(work: Coroutine[Any, Any, Result]) -> Result:
    """Run *work*; a refusal is a sentence and exit code 2."""
    from bot.office import Refused

    try:
        return run(work)
    except Refused as error:
        refuse(str(error))


def run(work: Coroutine[Any, Any, Result]) -> Result:
    """Run *work* to its end."""
    import asyncio

    if sys.platform == "win32":  # where uvloop does not exist
        return asyncio.run(work)
    import uvloop

    return uvloop.run(work)


def refuse(reason: str) -> NoReturn:
    """Say why not, in red, and end with 2."""
    typer.secho(reason, fg="red", err=True)
    raise typer.Exit(2)


@contextmanager
def written_to_the_end() -> Iterator[None]:
    """Flush what a command wrote; where that cannot be done, say so and end with 1.

    A reader that went away ("| head") is told nothing: it has what it wanted.
    """
    try:
        try:
            yield
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except BrokenPipeError:
        _drop_the_rest()
        sys.exit(1)
    except OSError as error:
        if error.errno not in _FULL:
            raise
        _drop_the_rest()
        with suppress(OSError):
            reason = f"The output is not complete, it could not be written: {error.strerror}."
            typer.secho(
                f"{reason} Make room or write elsewhere, and start again.", fg="red", err=True
            )
        sys.exit(1)


def _drop_the_rest() -> None:
    """Let Python not fail once more with what still waits to be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
