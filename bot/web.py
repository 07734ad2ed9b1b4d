"""The web server: Telegram's webhook, /health, /ready, /metrics.

An update is answered with 200 only after it was handled and kept. Where that fails (the database
is out), the answer is 503 and Telegram brings the update again. aiogram is not imported here, so
that a courier on its own can be asked for its health.
"""

import asyncio
import hmac
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import structlog
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot import metrics
from config.settings import Settings
from services.records.standing import Standing

BODY_BYTES = 1_000_000  # an update of Telegram has a few kB
HEALTH_SECONDS = 5  # a part that does not answer within is not well
FINISH_SECONDS = 20  # for updates under way at the end
COME_AGAIN = {"Retry-After": "1"}  # seconds
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the header's name

log = structlog.get_logger()

Dispatch = Callable[[dict[str, Any]], Awaitable[object]]
Asked = Callable[[], Awaitable[Mapping[str, bool]]]


@dataclass(frozen=True, slots=True)
class Desk:
    """What the web server asks of the program."""

    health: Asked  # each part that runs here: does it work
    ready: Asked  # what there must be before this process is given work: is it there
    standing: Callable[[], Awaitable[Standing | None]]  # None: the database cannot be asked
    dispatch: Dispatch | None = None  # None: this process takes no updates
    accepts: Callable[[], bool] = lambda: True  # whether an update can be handled now


@asynccontextmanager
async def serving(settings: Settings, desk: Desk) -> AsyncIterator[None]:
    """Listen on the settings' host and port while the block runs."""
    runner = web.AppRunner(
        application(settings, desk),
        access_log=None,
        handle_signals=False,
        shutdown_timeout=FINISH_SECONDS,
    )
    await runner.setup()
    try:
        await web.TCPSite(runner, settings.web_host, settings.web_port).start()
        log.info("web.listening", host=settings.web_host, port=settings.web_port)
        yield
    finally:
        await runner.cleanup()


def application(settings: Settings, desk: Desk) -> web.Application:
    """Return the routes; the webhook stands at the path of the settings' webhook_url."""
    app = web.Application(client_max_size=BODY_BYTES)
    app.router.add_get("/health", _Answered(desk.health).tell)
    app.router.add_get("/ready", _Answered(desk.ready).tell)
    app.router.add_get("/metrics", _Metrics(desk).tell)
    if desk.dispatch and settings.webhook_secret:
        secret = settings.webhook_secret.get_secret_value()
        webhook = _Webhook(desk.dispatch, desk.accepts, secret)
        app.router.add_post(urlsplit(settings.webhook_url or "").path or "/", webhook.receive)
    return app


class _Webhook:
    def __init__(self, dispatch: Dispatch, accepts: Callable[[], bool], secret: str) -> None:
        self.dispatch = dispatch
        self.accepts = accepts
        self.secret = secret.encode()

    async def receive(self, request: web.Request) -> web.Response:
        """Handle one update that Telegram brings."""
        answer = await self._received(request)
        metrics.brought.labels(answer.status).inc()
        return answer

    async def _received(self, request: web.Request) -> web.Response:
        if not self._from_telegram(request):
            log.warning("webhook.stranger")
            return web.Response(status=401)
        if not self.accepts():  # it starts or stops; another gateway takes it, or this one later
            return web.Response(status=503, headers=COME_AGAIN)
        try:
            update = json.loads(await request.read())
        except web.HTTPRequestEntityTooLarge:
            return web.Response(status=413)
        except (ValueError, RecursionError):  # no JSON, no text, a number of thousands of figures
            return web.Response(status=400)
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            return web.Response(status=400)
        return await self._dispatched(update)

    def _from_telegram(self, request: web.Request) -> bool:
        """Compare in constant time: how long it takes must not tell how much was right."""
        shown = request.headers.get(SECRET_HEADER, "")
        return hmac.compare_digest(shown.encode(), self.secret)

    async def _dispatched(self, update: dict[str, Any]) -> web.Response:
        try:
            await self.dispatch(update)
        except Exception as error:
            # Bugs were answered and alarmed deeper; what comes through is an outage.
            log.exception("webhook.put_off", update=update["update_id"], error=type(error).__name__)
            return web.Response(status=503, headers=COME_AGAIN)
        return web.Response()


class _Answered:
    def __init__(self, ask: Asked) -> None:
        self.ask = ask

    async def tell(self, _request: web.Request) -> web.Response:
        """Answer 200 where all is well, 503 where something is not, and what."""
        try:
            async with asyncio.timeout(HEALTH_SECONDS):
                parts = dict(await self.ask())
        except TimeoutError:
            parts = {"answers_in_time": False}
        return web.json_response(parts, status=200 if all(parts.values()) else 503)


class _Metrics:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def tell(self, _request: web.Request) -> web.Response:
        """Answer with the figures of this process and of the database."""
        metrics.show(await self.desk.standing())
        return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})
