"""Put what is told on pages, for all of it is longer than a message may be. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

MOST = 3_200  # characters of a page with its tags; what stands around it, and Telegram's 4,096


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stay together where they can."""

    lines: tuple[Markup, ...]
    title: Markup | None = None  # said again above it where it begins a page


def packed(blocks: Iterable[Block]) -> list[list[Markup]]:
    """Put blocks on pages; one that does not fit begins a page, and goes on where it must."""
    written: list[list[Markup]] = [[]]
    for block in blocks:
        if written[-1] and _length(written[-1]) + _length(block.lines) > MOST:
            written.append([block.title] if block.title else [])
        for line in block.lines:
            if written[-1] and _length(written[-1]) + len(line) > MOST:
                written.append([block.title] if block.title else [])
            if line or written[-1]:  # no page begins with an empty line
                written[-1].append(line)
    return written


def _length(written: Iterable[Markup]) -> int:
    return sum(len(line) + 1 for line in written)
