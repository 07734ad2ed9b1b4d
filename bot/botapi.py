"""Ask the Bot API one plain question: for the doctor and the command line, without a library."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp

from config.settings import Settings

PATIENCE = aiohttp.ClientTimeout(total=10)  # seconds


class Unreached(Exception):
    """The Bot API did not answer, or refused; the message says which."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the Bot API said, and when by its own clock."""

    result: dict[str, Any]
    at: datetime | None


async def ask(settings: Settings, method: str) -> Answer:
    """Call a method without parameters.

    Raises:
        Unreached: no answer, or a refusal; the token is never in the message.
    """
    token = settings.telegram_token.get_secret_value()
    try:
        async with (
            aiohttp.ClientSession(timeout=PATIENCE) as client,
            client.get(f"{settings.telegram_api_url}/bot{token}/{method}") as answer,
        ):
            said = await answer.json(content_type=None)
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        raise Unreached(
            f"{settings.telegram_api_url} does not answer ({type(error).__name__})."
        ) from None
    if not isinstance(said, dict) or not said.get("ok"):
        raise Unreached(f"{settings.telegram_api_url} refuses the token (HTTP {answer.status}).")
    date = answer.headers.get("Date")
    return Answer(said["result"], parsedate_to_datetime(date) if date else None)


async def username(settings: Settings) -> str:
    """Return the bot's name without @.

    Raises:
        Unreached: see `ask`.
    """
    return str((await ask(settings, "getMe")).result["username"])
