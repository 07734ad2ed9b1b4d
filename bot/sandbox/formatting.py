"""Make of a bot's text, parse mode and entities what the chat shows: trimmed text and entities.

Order and words as in TDLib's get_formatted_text and fix_formatted_text. Pure.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from . import detect
from .entities import HtmlError, parse_html, units
from .errors import bad_request

Json = dict[str, Any]

TEXT_LIMIT: Final = 4096  # UTF-16 units after parsing
CAPTION_LIMIT: Final = 1024
_ENTITY_LIMIT: Final = 100
_LINK: Final = re.compile(
    r"(?:(?P<scheme>[a-zA-Z][a-zA-Z0-9+.\-]*)://)?(?P<host>[^/?#\s]*)(?P<rest>\S*)"
)
_SCHEMES: Final = ("http", "https", "tg", "ton", "tonsite")
_USER: Final = re.compile(r"tg:(?://)?user\?id=(\d+)")
# at equal range the lower goes first (TDLib, get_type_priority)
_PRIORITY: Final = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 11,
    "code": 20,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}
_KINDS: Final = frozenset(_PRIORITY) | {
    *("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"),
    "date_time",
}
_ALONE: Final = frozenset({"pre", "code", "text_link", "text_mention", "custom_emoji"})

Known = Callable[[int], Json | None]  # the user of an id, None if the bot cannot know


class Formatted(NamedTuple):
    """What the chat shows."""

    text: str
    entities: list[Json]


def formatted(
    text: str, parse_mode: str | None, entities: Sequence[Json] | None, known: Known
) -> Formatted:
    """Return the shown text and entities; the text may be empty.

    Raises:
        ApiError: in Telegram's words.
    """
    given: list[Json] = []
    if parse_mode:
        text, given = _parsed(text, parse_mode)
    elif entities:
        _check_bounds(text, entities)
        given = [dict(one) for one in entities]
    given = [one for one in (_linked(one, known) for one in given) if one]
    text, given = _trimmed(text.replace("\r", ""), given)
    return Formatted(text, _sorted(given + _apart(detect.find(text), given)))


def link_problem(url: str) -> str | None:
    """Return what TDLib's check_link says against *url*, or None."""
    if not url.strip():
        return "URL host is empty"
    match = _LINK.fullmatch(url.strip())
    scheme = match and match["scheme"]
    if scheme and scheme.lower() not in _SCHEMES:
        return "Unsupported URL protocol"
    if match is None or (
        (scheme or "http").lower() in ("http", "https") and "." not in match["host"]
    ):
        return "Wrong HTTP URL"
    return None


def _parsed(text: str, parse_mode: str) -> tuple[str, list[Json]]:
    mode = parse_mode.lower()
    if mode in ("markdown", "markdownv2"):
        raise bad_request("the sandbox does not model this parse_mode, only HTML")
    if mode != "html":
        raise bad_request("unsupported parse_mode")
    try:
        return parse_html(text)
    except HtmlError as problem:
        raise bad_request(f"can't parse entities: {problem}") from None


def _check_bounds(text: str, entities: Sequence[Json]) -> None:
    length = units(text)
    for one in entities:
        begin, end = one["offset"], one["offset"] + one["length"]
        if one["type"] not in _KINDS:
            raise bad_request("can't parse MessageEntity: Unsupported type specified")
        if begin < 0:
            raise bad_request(f"receive an entity with incorrect offset {begin}")
        if begin > length:
            words = f"entity begins after the end of the text at UTF-16 offset {begin}"
            raise bad_request(words)
        if end > length:
            words = f"entity beginning at UTF-16 offset {begin} ends after the end of the text"
            raise bad_request(f"{words} at UTF-16 offset {end}")


def _linked(entity: Json, known: Known) -> Json | None:
    """Check a link; a bad one is no link, a link to a person becomes a mention."""
    if entity["type"] != "text_link":
        return entity
    url = str(entity.get("url", ""))
    user = _USER.fullmatch(url)
    if user:
        person = known(int(user[1]))
        bare = {"type": "text_mention", "offset": entity["offset"], "length": entity["length"]}
        return {**bare, "user": person} if person else None
    if link_problem(url):
        return None
    match = _LINK.fullmatch(url.strip())
    if match is None:
        return None
    scheme = (match["scheme"] or "http").lower()
    rest = match["rest"] if match["rest"].startswith("/") else f"/{match['rest']}"
    whole = f"{scheme}://{match['host']}{rest}" if scheme in ("http", "https") else url.strip()
    return {**entity, "url": whole}


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Cut the white space off both ends and move the entities."""
    if text == (short := text.strip(" \t\n\v\f")):
        return text, entities
    cut = units(text[: len(text) - len(text.lstrip(" \t\n\v\f"))])
    length = units(short)
    moved = []
    for one in entities:
        begin = max(0, one["offset"] - cut)
        end = min(length, one["offset"] + one["length"] - cut)
        if end > begin:
            moved.append({**one, "offset": begin, "length": end - begin})
    return short, moved


def _apart(found: list[Json], given: list[Json]) -> list[Json]:
    """Leave out what was found inside code and links."""
    alone = [(e["offset"], e["offset"] + e["length"]) for e in given if e["type"] in _ALONE]
    return [
        one
        for one in found
        if not any(
            begin < one["offset"] + one["length"] and one["offset"] < end for begin, end in alone
        )
    ]


def _sorted(entities: list[Json]) -> list[Json]:
    """Order as the Bot API does; what stands inside code is dropped, as are those above 100."""
    order = sorted(
        entities, key=lambda e: (e["offset"], -e["length"], _PRIORITY.get(e["type"], 50))
    )
    kept: list[Json] = []
    code_end = -1
    for one in order:
        if one["offset"] < code_end:
            continue
        kept.append(one)
        if one["type"] in ("pre", "code"):
            code_end = one["offset"] + one["length"]
    return kept[:_ENTITY_LIMIT]
