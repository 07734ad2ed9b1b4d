"""A few lines of Telegram for the courier's tests: records calls, answers as it is told."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

from config.settings import Settings
from services import clock

TOKEN = "4200:SANDBOX_fake"


@dataclass(slots=True)
class Received:
    """One call, as it came."""

    method: str
    chat_id: int
    parameters: dict[str, Any]
    at: float  # monotonic seconds

    @property
    def text(self) -> str:
        return str(self.parameters.get("text", self.parameters.get("caption")))


@dataclass(slots=True)
class _Rule:
    answer: Callable[[], web.StreamResponse | None]  # None: the connection is dropped
    method: str | None
    chat_id: int | None
    times: int


@dataclass
class FakeTelegram:
    calls: list[Received] = field(default_factory=list)
    latency: float = 0.0  # seconds
    url: str = ""
    _rules: list[_Rule] = field(default_factory=list)
    _runner: web.AppRunner | None = None
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)

    async def __aenter__(self) -> Self:
        application = web.Application(client_max_size=60_000_000)
        application.router.add_post("/bot{token}/{method}", self._answer)
        self._runner = web.AppRunner(application)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    def refuse(
        self,
        code: int,
        words: str,
        *,
        method: str | None = None,
        chat_id: int | None = None,
        times: int = 1,
        **parameters: int,
    ) -> None:
        """Answer the next *times* matching calls with an error as Telegram writes it."""
        body = {"ok": False, "error_code": code, "description": words, "parameters": parameters}
        self._rules.append(
            _Rule(lambda: web.json_response(body, status=code), method, chat_id, times)
        )

    def break_down(self, *, times: int = 1) -> None:
        """Answer as a gateway without Telegram behind it."""
        page = "<html>502 Bad Gateway</html>"
        self._rules.append(_Rule(lambda: web.Response(status=502, text=page), None, None, times))

    def drop(self, *, times: int = 1) -> None:
        """Close the connection in the midst of the call."""
        self._rules.append(_Rule(lambda: None, None, None, times))

    async def received(self, count: int, *, within: float = 10.0) -> list[Received]:
        """Wait until *count* calls came in all; return them."""
        async with asyncio.timeout(within):
            while len(self.calls) < count:
                self._arrived.clear()
                await self._arrived.wait()
        return self.calls

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        call = await _read(request)
        self.calls.append(call)
        self._arrived.set()
        if self.latency:
            await asyncio.sleep(self.latency)
        number = len(self.calls)
        for rule in self._rules:
            if rule.method in (None, call.method) and rule.chat_id in (None, call.chat_id):
                rule.times -= 1
                if not rule.times:
                    self._rules.remove(rule)
                answer = rule.answer()
                if answer is None:
                    assert request.transport is not None
                    request.transport.close()
                return answer or web.Response()
        result: Any = {"message_id": call.parameters.get("message_id", 1000 + number)}
        if call.method in ("deleteMessage", "setMyCommands"):
            result = True
        return web.json_response({"ok": True, "result": result})


async def _read(request: web.Request) -> Received:
    parameters: dict[str, Any] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            parameters[name] = (value.filename, value.file.read())
        else:
            assert isinstance(value, str)
            parameters[name] = _plain(value)
    method = request.match_info["method"]
    return Received(method, int(parameters.pop("chat_id", 0)), parameters, clock.monotonic())


def _plain(value: str) -> Any:
    if value.startswith(("{", "[")) or value.lstrip("-").isdigit():
        return json.loads(value)
    return value


def settings_for(url: str, **changed: Any) -> Settings:
    """Settings with limits so high that they do not slow a test down."""
    values = {
        "telegram_token": TOKEN,
        "telegram_api_url": url,
        "environment": "sandbox",
        "letters_per_second": 1e6,
        "letters_per_minute_group": 1e6,
        "seconds_between_letters_chat": 0.0,
        "courier_lease_seconds": 10.0,
    }
    fields = Settings(_env_file=None, telegram_token=TOKEN, environment="sandbox")
    plain = {name: value for name, value in (values | changed).items() if name != "telegram_token"}
    return fields.model_copy(update=plain)
