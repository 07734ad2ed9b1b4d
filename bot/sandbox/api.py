"""The Bot API's side over HTTP: token, faults, checks, limits, the method, the journal."""

import inspect
import json
import logging
import re
from asyncio import sleep
from collections.abc import Mapping
from typing import Any, Final

from aiohttp import web

from services import clock

from . import wire
from .checks import Ask, checked
from .errors import ApiError, bad_request, too_many_requests
from .faults import Fault
from .journal import Call
from .methods import BY_LOWER, METHODS, POSTS
from .schema import load
from .wire import Upload
from .world import World

Json = dict[str, Any]

log = logging.getLogger(__name__)

_TOKEN: Final = re.compile(r"(\d+):SANDBOX[A-Za-z0-9_-]*")
_BAD_GATEWAY: Final = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n"
    "</body>\r\n</html>\r\n"
)
_OTHERS: Final = {name.lower(): name for name in load().other_methods}


class Api:
    """Answers /bot<token>/<method> and /file/bot<token>/<path>."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        """Return what to mount."""
        return [
            web.route("*", r"/bot{token:[^/]+}/{method}", self.call),
            web.get(r"/file/bot{token:[^/]+}/{path:.+}", self.download),
        ]

    async def call(self, request: web.Request) -> web.StreamResponse:
        """Answer one call of the bot."""
        if not self._is_token(request.match_info["token"]):
            return _refused(ApiError(401, "Unauthorized"))
        named = request.match_info["method"]
        try:
            raw, uploads = await wire.read(request)
        except ApiError as refusal:
            return _refused(refusal)
        except web.HTTPRequestEntityTooLarge:
            return _refused(ApiError(413, "Request Entity Too Large"))
        call = self._world.journal.write(self._world.now(), named, raw)
        faults = self._world.faults.strike(named, _number(raw.get("chat_id")))
        if faults and (early := await self._suffer(request, faults, call)):
            return early
        body = await self._answer(named, raw, uploads, call)
        if any(fault.kind == "drop_after" for fault in faults):
            call.status = 0
            return _drop(request)
        return web.Response(
            body=json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass"),
            status=call.status,
            content_type="application/json",
        )

    async def execute(self, named: str, raw: Json) -> None:
        """Execute a method that came as the answer of the webhook; its result is lost."""
        call = self._world.journal.write(self._world.now(), named, raw)
        await self._answer(named, raw, {}, call)

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Hand out a file by the path that getFile told."""
        if not self._is_token(request.match_info["token"]):
            return _refused(ApiError(401, "Unauthorized"))
        for file in self._world.state.files.values():
            if file.path == request.match_info["path"]:
                return web.Response(body=file.content, content_type="application/octet-stream")
        return _refused(ApiError(404, "Not Found"))

    async def _answer(
        self, named: str, raw: Json, uploads: Mapping[str, Upload], call: Call
    ) -> Json:
        try:
            result = await self._perform(named, raw, uploads, call)
        except ApiError as refusal:
            call.status, call.result = refusal.code, refusal.answer()
            return refusal.answer()
        call.status, call.result = 200, result
        return {"ok": True, "result": result}

    async def _perform(
        self, named: str, raw: Json, uploads: Mapping[str, Upload], call: Call
    ) -> Any:
        name = BY_LOWER.get(named.lower())
        if name is None:
            if other := _OTHERS.get(named.lower()):
                raise bad_request(f"the sandbox does not model the method {other}")
            raise ApiError(404, "Not Found: method not found")
        call.method = name
        ask = checked(name, raw, uploads)
        call.chat, call.unknown = _number(ask.get("chat_id")), ask.unknown
        if uploads:
            call.parameters = raw | {part: f"<{up.name}>" for part, up in uploads.items()}
        if ask.unknown:
            log.warning("unknown parameters of %s: %s", name, ", ".join(ask.unknown))
        if name in POSTS:
            self._limit(ask.get("chat_id", ""), _messages(ask))
        result = METHODS[name](self._world, ask)
        return await result if inspect.isawaitable(result) else result

    def _limit(self, chat_id: int | str, cost: int) -> None:
        """Count what is about to be posted; what goes nowhere does not count."""
        try:
            chat = self._world.reach(chat_id)
        except ApiError:
            return  # the method says it itself, after what is wrong with its other parameters
        limits = self._world.limits
        if wait := limits.take(clock.monotonic(), chat.id, is_group=chat.is_group, cost=cost):
            raise too_many_requests(wait)

    async def _suffer(
        self, request: web.Request, faults: list[Fault], call: Call
    ) -> web.StreamResponse | None:
        """Let what is planned go wrong before the call takes effect."""
        for fault in faults:
            if fault.kind == "latency":
                await sleep(fault.seconds)
            elif fault.kind == "drop_before":
                return _drop(request)
            elif fault.kind == "server_error":
                call.status = 502
                return web.Response(status=502, text=_BAD_GATEWAY, content_type="text/html")
            elif fault.kind == "too_many_requests":
                refusal = too_many_requests(max(1, round(fault.seconds)))
                call.status, call.result = refusal.code, refusal.answer()
                return _refused(refusal)
        return None

    def _is_token(self, token: str) -> bool:
        """Take only a sandbox's token; its number is the bot's id."""
        match = _TOKEN.fullmatch(token)
        if match:
            self._world.state.bot.id = int(match[1])
        return match is not None


def _messages(ask: Ask) -> int:
    """Return how many messages a call posts: an album has up to 10."""
    return min(max(len(ask.get("media", "")), 1), 10)


def _refused(refusal: ApiError) -> web.Response:
    return web.json_response(refusal.answer(), status=refusal.code)


def _drop(request: web.Request) -> web.Response:
    """Close the connection without an answer."""
    if request.transport:
        request.transport.abort()
    return web.Response()


def _number(chat_id: Any) -> int | None:
    try:
        return int(chat_id)
    except (TypeError, ValueError):
        return None
