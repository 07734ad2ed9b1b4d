"""GET /sim/examples: posts to paste into a squad's group, for whoever tries the page."""

from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml
from aiohttp import web

from .control import answer

_FILE: Final = Path(__file__).parents[2] / "config" / "reference" / "town" / "examples.yaml"


async def show(_: web.Request) -> web.Response:
    """Answer with id, title, language and text of each, and where it belongs."""
    return answer(_read())


@cache
def _read() -> list[dict[str, Any]]:
    return list(yaml.safe_load(_FILE.read_text(encoding="utf-8")))
