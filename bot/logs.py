"""Logs are events: JSON lines in production, readable lines in a terminal.

Update, chat and actor are bound by contextvars at the door and are in every event. Whatever is
written, also by libraries and in tracebacks, is masked last: tokens, secrets, identity numbers
and phone numbers never stand in a log; nor does what an exception quotes (bot/tracebacks.py).
"""

import logging
import re
import sys
from collections.abc import Iterable
from types import TracebackType
from typing import Any

import structlog
from sqlalchemy.engine import make_url
from structlog.typing import EventDict, Processor, WrappedLogger

from bot import tracebacks
from config.settings import Settings

# They log each call with its address (and the token in it), or each update.
NOISY = (
    "aiogram",
    "alembic",
    "aiohttp",
    "apscheduler",
    "asyncio",
    "httpcore",
    "httpx",
    "sqlalchemy",
    "telegram",
)

_HASH = re.compile(r"[0-9a-f]{64}")  # of the audit trail: digits in it are no phone number
_MASKS = (
    (re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}|\d{5,}:SANDBOX[A-Za-z0-9_-]*"), "[token]"),
    (re.compile(r"://([^:/@\s]*):[^@/\s]+@"), r"://\1:[secret]@"),
    (re.compile(r"(?<!\d)\d{6}[- ]?\d{2}[- ]?\d{4}(?!\d)"), "[nric]"),
    (re.compile(r"(?<![\d.])(?:\+?60[- ]?|0)\d(?:[- ]?\d){7,9}(?!\d)"), "[phone]"),
)


def configure(settings: Settings) -> None:
    """Send all logs of this process, structlog's and the libraries', masked to stderr."""
    readable = settings.environment == "sandbox" or sys.stderr.isatty()
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter(secrets_of(settings), readable=readable))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(True)
    for name in NOISY:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    # A second without a tick, because the last one still runs, is no news: rows wait.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    structlog.configure(
        processors=[*_enriching(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    sys.excepthook = _log_uncaught


def formatter(secrets: Iterable[str], *, readable: bool) -> logging.Formatter:
    """Return what turns an event into a masked line."""
    renderer: Processor
    if readable:
        renderer = structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    else:
        renderer = structlog.processors.JSONRenderer(ensure_ascii=False)
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*_enriching(), structlog.stdlib.add_logger_name],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.ExceptionRenderer(tracebacks.told),
            Mask(secrets),
            renderer,
        ],
    )


def secrets_of(settings: Settings) -> list[str]:
    """Return the values that must never be written."""
    token = settings.telegram_token.get_secret_value()
    secrets = [token] if token else []  # an empty one would mask everything
    if settings.webhook_secret:
        secrets.append(settings.webhook_secret.get_secret_value())
    password = make_url(settings.database_url).password
    return [*secrets, password] if password else secrets


class Mask:
    """A structlog processor that masks every text of an event, however deep it lies."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self.secrets = tuple(secrets)

    def __call__(self, _logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        """Return the event with its texts masked."""
        return {name: self._masked(value) for name, value in event.items()}

    def text(self, value: str) -> str:
        """Return *value* without tokens, secrets, identity numbers and phone numbers."""
        if _HASH.fullmatch(value):
            return value
        for secret in self.secrets:
            value = value.replace(secret, "[secret]")
        for pattern, name in _MASKS:
            value = pattern.sub(name, value)
        return value

    def _masked(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {self._masked(name): self._masked(one) for name, one in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [self._masked(one) for one in value]
        if value is None or isinstance(value, bool | int | float):
            return value
        return self.text(value if isinstance(value, str) else repr(value))


def _enriching() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        structlog.stdlib.ExtraAdder(),
        structlog.processors.StackInfoRenderer(),
    ]


def _log_uncaught(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    """Write also the last traceback of a dying process through the mask."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, traceback)
        return
    structlog.get_logger().critical("program.died", exc_info=(kind, error, traceback))
