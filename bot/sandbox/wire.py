"""Read a call off the wire: query, urlencoded, JSON or multipart, all into one dict."""

import json
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField

from .errors import bad_request

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    mime: str
    content: bytes


async def read(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    """Return the parameters as they came (strings or JSON values) and the files by part name."""
    values: Json = dict(request.query)
    uploads: dict[str, Upload] = {}
    if not request.can_read_body:
        return values, uploads
    if request.content_type == "application/json":
        return values | _object(await request.read()), uploads
    for name, value in (await request.post()).items():
        if isinstance(value, FileField):
            with value.file as file:
                uploads[name] = Upload(value.filename, value.content_type, file.read())
        elif isinstance(value, bytes | bytearray):
            uploads[name] = Upload(name, "application/octet-stream", bytes(value))
        else:
            values[name] = value
    return values, uploads


def _object(body: bytes) -> Json:
    if not body.strip():
        return {}
    try:
        value = json.loads(body)
    except ValueError:
        raise bad_request("can't parse request JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("request JSON must be an object")
    return value
