"""Plumbing of the control API: JSON in, JSON out, refusals as {"error": sentence}."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from .errors import ApiError, ControlError

Json = dict[str, Any]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def acting(act: Callable[[Json], Any]) -> Handler:
    """Return the handler that reads a JSON object, acts, and answers with JSON."""

    async def handler(request: web.Request) -> web.StreamResponse:
        body = await request.read()
        what = json.loads(body) if body else {}
        if not isinstance(what, dict):
            raise ControlError("the body must be a JSON object")
        result = act(what)
        return answer(await result if isinstance(result, Awaitable) else result)

    return guarded(handler)


def guarded(handler: Handler) -> Handler:
    """Return the handler with refusals turned into answers."""

    async def guarded(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except ControlError as refusal:
            return web.json_response({"error": str(refusal)}, status=refusal.status)
        except ApiError as refusal:
            return web.json_response({"error": refusal.description}, status=refusal.code)
        except KeyError as missing:
            return web.json_response({"error": f"{missing} is missing"}, status=400)
        except (TypeError, ValueError) as problem:
            return web.json_response({"error": str(problem)}, status=400)

    return guarded


def answer(value: Any) -> web.Response:
    """Return *value* as JSON."""
    body = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return web.Response(body=body, content_type="application/json")


def number(text: str) -> int:
    """Return the number that a query parameter holds."""
    try:
        return int(text)
    except ValueError:
        raise ControlError(f"not a number: {text!r}") from None
