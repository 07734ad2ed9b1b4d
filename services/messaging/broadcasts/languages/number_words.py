"""Write the number words of a text as figures: "dua puluh lima", "twenty-five". Pure.

Malay and English. "Satu" and "one" alone stay, for they are articles more often than numbers; so
does "dua-dua" (both). Two numbers in a row stay two: "dua tiga hari" is "2 3 hari".
"""

import re


def _counted(words: str, first: int, step: int = 1) -> dict[str, int]:
    return {word: first + step * place for place, word in enumerate(words.split())}


_UNITS = {
    **_counted("satu dua tiga empat lima enam tujuh lapan sembilan", 1),
    **_counted("one two three four five six seven eight nine", 1),
    "a": 1,
    "delapan": 8,
}
_WHOLE = {
    **_counted("sepuluh sebelas", 10),
    **_counted("ten eleven twelve thirteen fourteen fifteen sixteen", 10),
    **_counted("seventeen eighteen nineteen", 17),
}
_TENS = _counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
_HUNDRED = {"ratus", "hundred"}
_LARGE = {"ribu": 1000, "thousand": 1000, "juta": 1_000_000, "million": 1_000_000}
_ONE_OF = {"seratus": 100, "seribu": 1000, "sejuta": 1_000_000}
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
    thousands = hundreds = low = 0
    for word in words:
        if _begins_another(word, hundreds, low) and thousands + hundreds + low:
            said.append(thousands + hundreds + low)
            thousands = hundreds = low = 0
        if word in _LARGE:
            thousands += (hundreds + low) * _LARGE[word]
            hundreds = low = 0
        elif word in _HUNDRED:
            hundreds, low = low * 100, 0
        elif word == "puluh":
            low *= 10
        elif word == "belas":
            low += 10
        elif word in _ONE_OF and _ONE_OF[word] > 100:
            thousands += _ONE_OF[word]
        elif word in _ONE_OF:
            hundreds = 100
        else:
            low += _UNITS.get(word) or _WHOLE.get(word) or _TENS[word]
    return [*said, thousands + hundreds + low]


def _begins_another(word: str, hundreds: int, low: int) -> bool:
    """Tell whether a word cannot go on with the number before it."""
    if word in _SCALES:
        return False
    if word in _ONE_OF:
        return bool(hundreds or low)
    if word in _UNITS:
        return low % 10 != 0 or 0 < low < 20
    return low != 0
