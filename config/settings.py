"""What an installation decides: read from the environment or `.env`, refused when wrong.

Names of variables are these with PRIHATIN_ before them; docs/settings.md lists all (a test keeps
it true). `load` answers with `SettingsRefused`, whose sentences name the variable and the reason
and never show a value: a value may be a secret.
"""

import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from annotated_types import Ge, Gt, Le
from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

PREFIX = "PRIHATIN_"
TEST_PREFIX = "PRIHATIN_TEST_"  # read by the tests only; not settings of the program
ENV_FILE = ".env"  # where the program is started
TELEGRAM = "https://api.telegram.org"
TOKEN_SHAPE = re.compile(r"\d+:[A-Za-z0-9_-]+")
SANDBOX_TOKEN = re.compile(r"\d+:SANDBOX[A-Za-z0-9_-]*")
SECRET_SHAPE = re.compile(r"[A-Za-z0-9_-]{16,256}")  # Telegram allows 1-256; short ones are guessed
HIGHEST_PORT = 65535
DATABASES = ("sqlite+aiosqlite", "postgresql+psycopg")

Positive = Annotated[float, Gt(0)]
Port = Annotated[int, Ge(1), Le(HIGHEST_PORT)]


class SettingsRefused(Exception):
    """Some settings are wrong; `reasons` holds one sentence each."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = reasons


class Settings(BaseSettings):
    """All settings; see each one's description."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=ENV_FILE,
        env_file_encoding="utf-8",
        env_ignore_empty=True,  # NAME= in .env is as good as no line
        extra="ignore",  # names without the prefix are others' business; `load` guards the prefix
        frozen=True,
        hide_input_in_errors=True,
    )

    environment: Literal["production", "sandbox"] = Field(
        "production",
        description="What this installation is, production or sandbox; a database serves only "
        "one kind.",
    )
    telegram_token: SecretStr = Field(
        SecretStr(""),
        description="The bot's token, from @BotFather; commands that keep to the database need "
        "none.",
    )
    telegram_api_url: str = Field(
        TELEGRAM, description="Address of the Bot API, without a slash at the end."
    )
    other_api_url_allowed: bool = Field(
        False, description="Whether production may use a Bot API server other than Telegram's."
    )
    database_url: str = Field(
        "sqlite+aiosqlite:///var/prihatin.sqlite3",
        description="The database: sqlite+aiosqlite:///FILE or postgresql+psycopg://USER@HOST/NAME.",
    )
    updates: Literal["polling", "webhook"] = Field(
        "polling",
        description="How messages come in: polling (asked for), or webhook (brought by Telegram).",
    )
    webhook_url: str | None = Field(
        None, description="Public https address that Telegram calls; needed for webhook."
    )
    webhook_secret: SecretStr | None = Field(
        None,
        description="Shared with Telegram to know its calls: 16-256 of A-Z a-z 0-9 _ -; "
        "needed for webhook.",
    )
    web_host: str = Field(
        "127.0.0.1", description="Address to listen on for webhook, /health and /metrics."
    )
    web_port: Port = Field(8080, description="Port to listen on, 1-65535.")
    polling_timeout_seconds: Annotated[int, Ge(0), Le(50)] = Field(
        30, description="How long one question for new messages stays open, 0-50 seconds."
    )
    letters_per_second: Annotated[float, Gt(0), Le(30)] = Field(
        28, description="Most letters to all chats in a second; Telegram allows 30."
    )
    letters_per_minute_group: Annotated[float, Gt(0), Le(20)] = Field(
        18, description="Most letters to one group in a minute; Telegram allows 20."
    )
    seconds_between_letters_chat: Positive = Field(
        1.0, description="Pause between two letters to one chat, in seconds."
    )
    courier_lease_seconds: Annotated[float, Ge(1), Le(12)] = Field(
        10,
        description="Seconds after which a silent courier, ticker or polling gateway is "
        "replaced by another, 1-12.",
    )
    heartbeat_url: str | None = Field(
        None,
        description="Address that is asked (GET) after each recount without a problem; a watchman "
        "there alarms when the asking stops.",
    )
    clock_offset_path: Path | None = Field(
        None, description="File by which the sandbox moves the clock; refused in production."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="Least important event that is logged: debug, info, warning or error."
    )

    @property
    def database_file(self) -> Path | None:
        """The file of an SQLite database; None for a server."""
        url = make_url(self.database_url)
        return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None

    @property
    def lacks_database(self) -> bool:
        """Whether it is an SQLite file that does not exist; opening it would make an empty one."""
        return self.database_file is not None and not self.database_file.exists()

    @model_validator(mode="after")
    def _agree_with_each_other(self) -> Self:
        reasons = [*self._wrong_shapes(), *self._wrong_environment()]
        if reasons:
            raise PydanticCustomError("settings", "{reasons}", {"reasons": "\n".join(reasons)})
        return self

    def _wrong_shapes(self) -> list[str]:
        reasons = []
        token = self.telegram_token.get_secret_value()
        if token and not TOKEN_SHAPE.fullmatch(token):
            reasons.append(_reason("telegram_token", "does not look like a token, 12345:AbCd..."))
        if _scheme(self.telegram_api_url) not in ("http", "https"):
            reasons.append(
                _reason("telegram_api_url", "must be an address with https:// or http://.")
            )
        if self.heartbeat_url and _scheme(self.heartbeat_url) not in ("http", "https"):
            reasons.append(_reason("heartbeat_url", "must be an https:// or http:// address."))
        if self.database_url.partition(":")[0] not in DATABASES:
            reasons.append(_reason("database_url", f"must begin with {' or '.join(DATABASES)}."))
        elif not _is_database(self.database_url):
            reasons.append(
                _reason(
                    "database_url",
                    "is not an address of a database; a port is a number, and @ : / in a "
                    "password are written %40 %3A %2F.",
                )
            )
        if self.updates == "webhook":
            reasons += self._wrong_webhook()
        return reasons

    def _wrong_webhook(self) -> list[str]:
        reasons = []
        schemes = ("https",) if self.environment == "production" else ("https", "http")
        if _scheme(self.webhook_url or "") not in schemes:
            reasons.append(_reason("webhook_url", "must be an https address to use the webhook."))
        secret = self.webhook_secret.get_secret_value() if self.webhook_secret else ""
        if not SECRET_SHAPE.fullmatch(secret):
            reasons.append(_reason("webhook_secret", "must be 16-256 of A-Z a-z 0-9 _ -."))
        return reasons

    def _wrong_environment(self) -> list[str]:
        token = self.telegram_token.get_secret_value()
        of_sandbox = bool(SANDBOX_TOKEN.fullmatch(token))
        if self.environment == "sandbox":
            if of_sandbox or not token:
                return []
            return [_reason("telegram_token", "is not a sandbox token, so the sandbox refuses it.")]
        reasons = []
        if of_sandbox:
            reasons.append(_reason("telegram_token", "is a sandbox token; production needs yours."))
        if self.telegram_api_url != TELEGRAM and not self.other_api_url_allowed:
            reasons.append(
                _reason(
                    "telegram_api_url",
                    f"is not {TELEGRAM}; if that is wanted, set "
                    f"{PREFIX}OTHER_API_URL_ALLOWED=true.",
                )
            )
        if self.clock_offset_path is not None:
            reasons.append(_reason("clock_offset_path", "belongs to the sandbox only."))
        return reasons


def load(speaks: bool = True, /, **given: Any) -> Settings:
    """Read the settings; *given* ones win over the environment, that over `.env`.

    *speaks*: what is done with them reaches Telegram, so there must be a token.

    Raises:
        SettingsRefused: one sentence for each setting that is wrong, missing or unknown.
    """
    reasons = _unknown()
    try:
        settings = Settings(**given)
    except ValidationError as error:
        raise SettingsRefused(reasons + _sentences(error)) from None
    if speaks and not settings.telegram_token.get_secret_value():
        reasons.append(_reason("telegram_token", "is missing. The bot's token, from @BotFather."))
    if reasons:
        raise SettingsRefused(reasons)
    return settings


def variables() -> list[str]:
    """Return the names of all environment variables that are settings."""
    return [PREFIX + name.upper() for name in Settings.model_fields]


def _unknown() -> list[str]:
    """Refuse names that begin as ours but are none: most likely misspelt."""
    found = {*os.environ, *dotenv_values(ENV_FILE)}
    ours = {name for name in found if name.upper().startswith(PREFIX)}
    return [
        f"{name} is not a setting; docs/settings.md lists them."
        for name in sorted(ours)
        if name.upper() not in variables() and not name.upper().startswith(TEST_PREFIX)
    ]


def _sentences(error: ValidationError) -> list[str]:
    reasons: list[str] = []
    for problem in error.errors(include_input=False, include_url=False):
        if problem["type"] == "settings":
            reasons += problem["msg"].split("\n")
            continue
        name = str(problem["loc"][0])
        if problem["type"] == "missing":
            reasons.append(_reason(name, f"is missing. {Settings.model_fields[name].description}"))
        else:
            reasons.append(_reason(name, f"is wrong: {problem['msg']}."))
    return reasons


def _reason(name: str, reason: str) -> str:
    return f"{PREFIX}{name.upper()} {reason}"


def _scheme(address: str) -> str | None:
    """Return the scheme of a web address; None where host or port cannot be read."""
    try:
        parts = urlsplit(address)
        return parts.scheme if parts.hostname and parts.port != 0 else None
    except ValueError:  # the port is no number, or a bracket is open
        return None


def _is_database(url: str) -> bool:
    try:
        port = make_url(url).port
    except (ArgumentError, ValueError):  # the port is no number
        return False
    return port is None or 1 <= port <= HIGHEST_PORT
