"""Write the number words of a text as figures: "dua puluh lima", "twenty-five". Pure.

Malay and English. "Satu" and "one" alone stay, for they are articles more often than numbers; so
does "dua-dua" (both). Two numbers in a row stay two: "dua tiga hari" is "2 3 hari".
Words: config/rules/number_words.yaml.
"""

import re

from config import rules

_TABLES = rules.tables("number_words")
_UNITS: dict[str, int] = _TABLES["units"] | {"a": 1}
_WHOLE: dict[str, int] = _TABLES["whole"]
_TENS: dict[str, int] = _TABLES["tens"]
_HUNDRED = frozenset(_TABLES["hundred"])
_LARGE: dict[str, int] = _TABLES["large"]
_ONE_OF: dict[str, int] = _TABLES["one_of"]
_SCALES = {"puluh", "belas", *_HUNDRED, *_LARGE}
_WORDS = {*_UNITS, *_WHOLE, *_TENS, *_ONE_OF, *_SCALES} - {"a"}
_WORD = rf"(?:{'|'.join(sorted(_WORDS))}|a(?=\s+(?:hundred|thousand|million)\b))\b"
_RUN = re.compile(rf"(?<![\w-]){_WORD}(?:(?:\s+and)?[\s-]+{_WORD})*", re.IGNORECASE)


def in_figures(text: str) -> str:
    """Return the text with its number words as figures; nothing else of it changes."""
    return _RUN.sub(lambda run: _figures(run[0]), text)


def _figures(run: str) -> str:
    words = [word for word in re.split(r"[\s-]+", run.lower()) if word != "and"]
    doubled = "-" in run and len(set(words)) < len(words) == 2
    if words[0] in _SCALES or doubled or words in (["satu"], ["one"]):
        return run
    return " ".join(str(number) for number in _numbers(words))


def _numbers(words: list[str]) -> list[int]:
    """Return the numbers that words say one after the other."""
    said: list[int] = []
    large = hundreds = low = scale = 0  # of the number now read; the scale of its last large word
    for word in words:
        taken = _taken_along(word, scale, hundreds, low)
        if taken is not None:
            said.append(large + hundreds + low - taken)
            large = hundreds = scale = 0
            low = taken
        if word in _LARGE:
            scale = _LARGE[word]
            large += (hundreds + low) * scale
            hundreds = low = 0
        elif word in _HUNDRED:
            hundreds, low = low * 100, 0
        elif word == "puluh":
            low *= 10
        elif word == "belas":
            low += 10
        elif word in _ONE_OF and _ONE_OF[word] > 100:
            scale = _ONE_OF[word]
            large += scale
        elif word in _ONE_OF:
            hundreds = 100
        else:
            low += _UNITS.get(word) or _WHOLE.get(word) or _TENS[word]
    return [*said, large + hundreds + low]


def _taken_along(word: str, scale: int, hundreds: int, low: int) -> int | None:
    """Return what of the number before is of the one that a word begins; None: it goes on with it.

    "dua puluh tiga" is 23 until "puluh" follows: then it was 20, and the three is of 30.
    """
    if word in _LARGE:
        return hundreds + low if 0 < scale <= _LARGE[word] else None
    if word in _HUNDRED:
        return low if hundreds else None
    if word in ("puluh", "belas"):
        return low % 10 if low >= 10 else None
    if word in _ONE_OF:
        return 0 if hundreds or low or 0 < scale <= _ONE_OF[word] else None
    if word in _UNITS:
        return 0 if low % 10 or 0 < low < 20 else None
    return 0 if low else None
