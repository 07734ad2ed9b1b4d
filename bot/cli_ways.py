"""What every command does the same way: read the settings, run, refuse with a sentence."""

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import typer

if TYPE_CHECKING:
    from config.settings import Settings

Result = TypeVar("Result")


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
    import sys

    if sys.platform == "win32":  # where uvloop does not exist
        return asyncio.run(work)
    import uvloop

    return uvloop.run(work)


def refuse(reason: str) -> NoReturn:
    """Say why not, in red, and end with 2."""
    typer.secho(reason, fg="red", err=True)
    raise typer.Exit(2)
