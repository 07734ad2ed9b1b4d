"""Parse Telegram's HTML into text and entities, or refuse it in Telegram's words.

Follows TDLib (td/telegram/MessageEntity.cpp, parse_html and decode_html_entity): the same
scanner, so that the same mistakes meet the same sentences with the same byte offsets. Entity
offsets count UTF-16 units. Pure.
"""

import re
from dataclasses import dataclass
from typing import Any, Final

Json = dict[str, Any]

_SPACE: Final = frozenset(" \t\r\n\0\v")
_PLAIN_RUN: Final = re.compile(r"[^<&]+")
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_LITERAL: Final = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z]+));?")
_NAME_TOKEN: Final = re.compile(r"[A-Za-z0-9.\-]*")
_TYPES: Final = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("span", "tg-spoiler"), "spoiler"),
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
    "a": "text_link",
    "pre": "pre",
    "code": "code",
    "blockquote": "blockquote",
}
# which attribute of a tag is kept, and what it must begin with
_ARGUMENTS: Final = {
    ("a", "href"): "",
    ("code", "class"): "language-",
    ("span", "class"): "tg-",
    ("tg-emoji", "emoji-id"): "",
    ("tg-time", "unix"): "",
    ("blockquote", "expandable"): "",
}
_BROKEN: Final = (
    "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units"
)


class HtmlError(ValueError):
    """The words after "can't parse entities: "."""


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    offset: int  # UTF-16 units
    begin: int  # characters of the result


def units(text: str) -> int:
    """Return the length of *text* in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(html: str) -> tuple[str, list[Json]]:
    """Return the text and its entities, in the order in which they were closed.

    Raises:
        HtmlError: with TDLib's words.
    """
    if "<" not in html and "&" not in html:
        return html, []
    return _Parser(html).run()


class _Parser:
    """One pass over the text; *i* is where the scanner stands, a NUL ends the text."""

    def __init__(self, html: str) -> None:
        self.html = html + "\0"
        self.end = len(html)
        self.i = 0
        self.out: list[str] = []
        self.length = 0  # characters of the result
        self.offset = 0  # UTF-16 units of the result
        self.stack: list[_Open] = []
        self.entities: list[Json] = []

    def run(self) -> tuple[str, list[Json]]:
        while self.i < self.end:
            char = self.html[self.i]
            if char == "<":
                self._tag()
            elif char == "&":
                decoded, self.i = decode(self.html, self.i)
                self._put(decoded)
            else:
                run = _PLAIN_RUN.match(self.html, self.i, self.end)
                self.i += len(run[0]) if run else 1
                self._put(run[0] if run else char)
        if self.stack:
            raise HtmlError(
                f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"'
            )
        text = "".join(self.out)
        if any("\ud800" <= c <= "\udfff" for c in text):
            raise HtmlError(_BROKEN)
        return text, [_without_code_language(one) for one in self.entities]

    def _put(self, text: str) -> None:
        self.out.append(text)
        self.length += len(text)
        self.offset += units(text)

    def _tag(self) -> None:
        begin = self.i
        self.i += 1
        if self.html[self.i] == "/":
            self._close(begin)
        else:
            self._open(begin)

    def _at(self, begin: int) -> str:
        return f"at byte offset {len(self.html[:begin].encode('utf-8', 'surrogatepass'))}"

    def _skip(self, *, until: str = "", spaces: bool = False) -> None:
        """Go on over spaces, or over anything but spaces and the characters *until*."""
        html = self.html
        while self.i <= self.end:
            char = html[self.i]
            if spaces:
                if char not in _SPACE or self.i == self.end:
                    return
            elif char in _SPACE or char in until:
                return
            self.i += 1

    def _open(self, begin: int) -> None:
        self._skip(until=">")
        if self.i == self.end:
            raise HtmlError(f"Unclosed start tag {self._at(begin)}")
        tag = self.html[begin + 1 : self.i].lower()
        if tag not in _TYPES:
            raise HtmlError(f'Unsupported start tag "{tag}" {self._at(begin)}')
        argument = ""
        while self.html[self.i] != ">":
            self._skip(spaces=True)
            if self.html[self.i] == ">":
                break
            found = self._attribute(tag, begin)
            argument = argument if found is None else found
        self.i += 1
        if tag == "span" and argument != "spoiler":
            raise HtmlError(f'Tag "span" must have class "tg-spoiler" {self._at(begin)}')
        self.stack.append(_Open(tag, argument, self.offset, self.length))

    def _attribute(self, tag: str, begin: int) -> str | None:
        """Read one attribute; return the tag's argument, if this is it."""
        start = self.i
        self._skip(until="=>/\"'")
        name = self.html[start : self.i]
        if not name:
            raise HtmlError(f'Empty attribute name in the tag "{tag}" {self._at(begin)}')
        self._skip(spaces=True)
        value = ""
        if self.html[self.i] == "=":
            self.i += 1
            self._skip(spaces=True)
            if self.i >= self.end:
                raise HtmlError(f'Unclosed start tag "{tag}" {self._at(begin)}')
            value = self._value(begin)
        elif self.i >= self.end:
            raise HtmlError(f'Unclosed start tag "{tag}" {self._at(begin)}')
        prefix = _ARGUMENTS.get((tag, name))
        if prefix is None or not value.startswith(prefix):
            return None
        return "expandable" if tag == "blockquote" else value.removeprefix(prefix)

    def _value(self, begin: int) -> str:
        quote = self.html[self.i]
        if quote not in "'\"":
            start = self.i
            token = _NAME_TOKEN.match(self.html, start)
            self.i += len(token[0]) if token else 0
            if self.html[self.i] not in _SPACE and self.html[self.i] != ">":
                raise HtmlError(f"Unexpected end of name token {self._at(start)}")
            value = self.html[start : self.i].lower()
        else:
            value = self._quoted(quote)
        if self.i >= self.end:
            raise HtmlError(f"Unclosed start tag {self._at(begin)}")
        return value

    def _quoted(self, quote: str) -> str:
        parts: list[str] = []
        self.i += 1
        while self.i < self.end and self.html[self.i] != quote:
            if self.html[self.i] == "&":
                decoded, self.i = decode(self.html, self.i)
                parts.append(decoded)
            else:
                parts.append(self.html[self.i])
                self.i += 1
        self.i += self.html[self.i] == quote
        return "".join(parts)

    def _close(self, begin: int) -> None:
        if not self.stack:
            raise HtmlError(f"Unexpected end tag {self._at(begin)}")
        self._skip(until=">")
        name = self.html[begin + 2 : self.i].lower()
        self._skip(spaces=True)
        if self.html[self.i] != ">":
            raise HtmlError(f"Unclosed end tag {self._at(begin)}")
        self.i += 1
        opened = self.stack.pop()
        if name and name != opened.tag:
            tags = f'expected "</{opened.tag}>", found "</{name}>"'
            raise HtmlError(f"Unmatched end tag {self._at(begin)}, {tags}")
        if self.offset > opened.offset:
            self._entity(opened)

    def _entity(self, opened: _Open) -> None:
        entity: Json = {
            "type": _TYPES[opened.tag],
            "offset": opened.offset,
            "length": self.offset - opened.offset,
        }
        if opened.tag == "a":
            entity["url"] = opened.argument or "".join(self.out)[opened.begin :]
        elif opened.tag == "tg-emoji":
            if not opened.argument.isdecimal() or not 0 < int(opened.argument) < 2**63:
                raise HtmlError("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = opened.argument
        elif opened.tag == "tg-time":
            if not opened.argument.isdecimal():
                raise HtmlError("Invalid Unix time specified")
            entity["unix_time"] = int(opened.argument)
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.tag in ("pre", "code") and self._joined(entity, opened):
            return
        self.entities.append(entity)

    def _joined(self, entity: Json, opened: _Open) -> bool:
        """Make one "pre" with a language of <pre><code class="language-x">, either way round."""
        last = self.entities[-1] if self.entities else {}
        same = (last.get("offset"), last.get("length")) == (entity["offset"], entity["length"])
        if opened.tag == "code" and opened.argument:
            entity["language"] = opened.argument
        if not same or {last["type"], entity["type"]} != {"pre", "code"}:
            return False
        language = entity.get("language") or last.get("language")
        if language:
            last.update(type="pre", language=language)
        return bool(language)


def decode(html: str, at: int) -> tuple[str, int]:
    """Return the character that the "&..." at *at* stands for, and where the text goes on.

    What is not known stays as it is; the semicolon may be missing.
    """
    match = _LITERAL.match(html, at)
    if match:
        hexadecimal, decimal, name = match.groups()
        if name:
            if name in _NAMED:
                return _NAMED[name], match.end()
        else:
            code = int(hexadecimal, 16) if hexadecimal else int(decimal)
            if 0 < code < 0x10FFFF:
                return chr(code), match.end()
    return "&", at + 1


def _without_code_language(entity: Json) -> Json:
    return (
        {k: v for k, v in entity.items() if k != "language"} if entity["type"] == "code" else entity
    )
