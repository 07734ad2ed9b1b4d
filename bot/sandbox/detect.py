"""Find what Telegram marks by itself in any text: commands, mentions, links, hashtags, mails.

A reduced form of TDLib's find_entities: Latin letters, the top-level domains that people here
write. Offsets count UTF-16 units. Pure.
"""

import re
from typing import Any, Final

from .entities import units

Json = dict[str, Any]

_FOUND: Final = re.compile(
    r"(?P<url>(?:https?|tg)://[^\s<>\"'«»]+"
    r"|(?<![\w@.])(?:[a-zA-Z0-9-]+\.)+(?:com|org|net|my|me|gov|edu|info|io|dev|sg|id)"
    r"(?:[/?#][^\s<>\"'«»]*)?(?![\w@]))"
    r"|(?P<email>(?<![\w.+-])[\w.+-]+@(?:[a-zA-Z0-9-]+\.)+[a-zA-Z]{2,}(?!\w))"
    r"|(?P<mention>(?<![\w@/])@[a-zA-Z]\w{3,31}(?!\w))"
    r"|(?P<bot_command>(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z]\w{2,31})?(?![\w/<>]))"
    r"|(?P<hashtag>(?<![\w#])#\w*[^\W\d]\w*)"
    r"|(?P<phone_number>(?<![\w+])\+\d[\d \-]{7,16}\d(?!\w))"
)
_SIGNS: Final = re.compile(r"[./@#+]")
_TAIL: Final = ".,:;!?)'\"]"


def find(text: str) -> list[Json]:
    """Return the entities in *text*, in order."""
    if not _SIGNS.search(text):
        return []
    return [_entity(text, match) for match in _FOUND.finditer(text)]


def _entity(text: str, match: re.Match[str]) -> Json:
    kind = match.lastgroup or "url"
    found = match[0].rstrip(_TAIL) if kind == "url" else match[0]
    return {"type": kind, "offset": units(text[: match.start()]), "length": units(found)}
