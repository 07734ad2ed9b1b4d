"""A piece of a regular expression, divided by the letters with which what it finds begins.

Pure. Python's `re` tries the alternatives of a place one after the other. A table of hundreds is
cheap only where the letter there excludes nearly all of them at once: "(?:maut|mati) di" is
"m(?:aut|ati) di".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

FIGURE = r"\d"
WORD_EDGE = r"\b"  # before a letter
LETTERS_FEW = 6  # that may begin a piece which is written once for each of them
_SIGN = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|([(|)])")
_CLOSES = {"(": 1, ")": -1}
_TIMES = re.compile(r"\{([1-9]),([1-9]\d?)\}")
OFTEN = frozenset("?*+{")

Begun = list[tuple[str, str]]  # the first letter, and what follows it; "" and all where it is open


def by_letter(pieces: Iterable[str], few: int = LETTERS_FEW) -> str:
    """Return one piece that finds what any of them does, tried by first letter, in their order.

    What more than *few* letters can begin stands once, behind all of them: "(?:dua|tiga) mati".
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    shared: defaultdict[str, list[str]] = defaultdict(list)
    for piece in chain.from_iterable(map(alternatives, pieces)):
        begun = _of_one(piece)
        first, rest = _closed(piece) if piece.startswith("(?:") else ("", piece)
        if len(begun) > few and first and rest[:1] not in OFTEN:
            shared[first].append(rest)
        else:
            for letter, more in begun:
                groups[letter].append(more)
    for first, rests in shared.items():
        groups[""].append(by_letter([first[3:-1]]) + joined(rests))
    return f"(?:{'|'.join(letter + joined(more) for letter, more in groups.items())})"


def beginnings(piece: str) -> Begun:
    """Return the letters with which the piece can begin, each with what follows."""
    found: Begun = []
    for one in alternatives(piece):
        found += _of_one(one)
    return found


def alternatives(piece: str) -> list[str]:
    """Return the alternatives of a piece, outside its brackets."""
    cuts, depth = [-1], 0
    for place, sign in _signs(piece):
        depth += _CLOSES.get(sign, 0)
        if sign == "|" and not depth:
            cuts.append(place)
    cuts.append(len(piece))
    return [piece[begin + 1 : end] for begin, end in pairwise(cuts)]


def joined(pieces: list[str]) -> str:
    """Return one piece that finds what any of them does, tried in their order."""
    return pieces[0] if len(pieces) == 1 else f"(?:{'|'.join(pieces)})"


def _of_one(one: str) -> Begun:
    open_: Begun = [("", one)]
    if one.startswith(WORD_EDGE):
        one = rf"(?<!\w){one.removeprefix(WORD_EDGE)}"
    if one.startswith(("(?<!", "(?<=")):
        return _behind(one)
    if one.startswith("(?:"):
        first, rest = _closed(one)
        many = beginnings(first[3:-1])
    elif one[:1] == "[":
        first, rest = one[: one.find("]") + 1], one[one.find("]") + 1 :]
        many = [(letter, "") for letter in first[1:-1]]
    else:
        length = 2 if one.startswith(FIGURE) else 1
        first, rest = one[:length], _once_more(one[:length], one[length:])
        many = [(first, "")]
    optional = rest[:1] == "?"
    letters = all(letter.isalnum() or letter == FIGURE for letter, _ in many)
    if not letters or rest[:2] == "??" or rest[:1] in OFTEN - {"?"}:
        return open_
    rest = rest[optional:]
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for letter, more in many:
        by_letter[letter].append(more)
    found = [(letter, joined(more) + rest) for letter, more in by_letter.items()]
    return found + beginnings(rest) if optional else found


def _once_more(sign: str, rest: str) -> str:
    """Return what follows the first of a sign: of "{1,2}" times that is itself, or nothing."""
    times = _TIMES.match(rest)
    if times is None:
        return rest
    least, most = (int(each) - 1 for each in times.groups())
    return f"{sign}{{{least},{most}}}{rest[times.end() :]}"


def _behind(one: str) -> Begun:
    """Return them of a piece with a look behind: it then looks behind its first letter, too."""
    look, rest = _closed(one)
    before = alternatives(look[4:-1])
    return [
        (letter, f"{look[:4]}{'|'.join(each + letter for each in before)}){more}")
        if letter
        else ("", look + more)
        for letter, more in beginnings(rest)
    ]


def _closed(piece: str) -> tuple[str, str]:
    """Return the bracket that a piece begins with, and what is behind it."""
    depth = 0
    for place, sign in _signs(piece):
        depth += _CLOSES.get(sign, 0)
        if not depth:
            return piece[: place + 1], piece[place + 1 :]
    raise ValueError(f"a bracket is open in {piece}")


def _signs(piece: str) -> Iterator[tuple[int, str]]:
    """Give brackets and bars with their places: not those of classes or escaped ones."""
    for found in _SIGN.finditer(piece):
        if found[1]:
            yield found.start(), found[1]
