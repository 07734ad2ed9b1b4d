"""Names of employers and persons by the hundred thousand; nobody bears them but by chance.

Words are drawn as in life: a few are everywhere, most are rare. Places come from config/reference,
given names from the sandbox's lists and from syllables of each language.
"""

import csv
import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate, islice
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).parents[1]
_PARTS: dict[str, str] = yaml.safe_load(
    Path(__file__).with_name("made_up_words.yaml").read_text("utf-8")
)
MALAY = _PARTS["malay"].split()
TAMIL = _PARTS["tamil"].split()
CHINESE = _PARTS["chinese"].split()
TRADES = _PARTS["trades"].split()
WORDS = _PARTS["words"].split()
FORMS = (
    ("{} Sdn Bhd", 40), ("{} SDN. BHD.", 15), ("{} Enterprise", 20), ("{} Trading", 8),
    ("Syarikat {}", 4), ("Perniagaan {}", 3), ("{} PLT", 3), ("{} Berhad", 1), ("{}", 3),
    ("{} (M) Sdn Bhd", 3),
)  # fmt: skip
_REGISTRY_FROM, _REGISTRY_DAYS = date(1950, 1, 1), 20_000


class Person(NamedTuple):
    """Somebody who does not exist."""

    name: str
    born: date


def names(of_persons: bool, chance: random.Random, count: int) -> list[str]:
    """Return so many names."""
    if of_persons:
        return [person(chance).name for _ in range(count)]
    return list(islice(employers(chance), count))


def employers(chance: random.Random) -> Iterator[str]:
    """Give names of employers without end; some are borne twice, as in life."""
    places = _places()
    rare = _made_up_words(chance, MALAY, 20_000)
    surnames = _lists()["chinese"]["surname"]
    form_names, form_weights = zip(*FORMS, strict=True)
    form = _Drawn(chance, form_names, form_weights)
    trade, word, place = _zipf(chance, TRADES), _zipf(chance, WORDS), _zipf(chance, places)
    odd = _zipf(chance, rare, 0.7)
    while True:
        kind = chance.random()
        if kind < 0.3:
            core = [word(), word(), trade()]
        elif kind < 0.5:
            core = [odd(), trade()]
        elif kind < 0.65:
            core = [word(), odd(), trade()][chance.randrange(2) :]
        elif kind < 0.75:
            core = [trade(), *place().split(), word()]
        elif kind < 0.85:
            core = [chance.choice(surnames), *chance.choices(CHINESE, k=2), trade()]
        elif kind < 0.93:
            core = [
                "".join(chance.choices("ABCDEFGHJKLMNPRSTUVWYZ", k=chance.choice((2, 3)))),
                word(),
                trade(),
            ]
        else:
            core = [
                person(chance).name.split(" b")[0],
                chance.choice(("&", "Dan")),
                "Anak",
                trade(),
            ]
        yield form().format(" ".join(dict.fromkeys(core)))


def person(chance: random.Random) -> Person:
    """Return somebody."""
    draw = _people(chance)
    return Person(draw(), _REGISTRY_FROM + timedelta(days=chance.randrange(_REGISTRY_DAYS)))


class _Drawn:
    """Draws of weighted words, quickly."""

    def __init__(
        self, chance: random.Random, words: Sequence[str], weights: Sequence[float]
    ) -> None:
        self.chance, self.words = chance, words
        self.sums = list(accumulate(weights))

    def __call__(self) -> str:
        return self.words[bisect(self.sums, self.chance.random() * self.sums[-1])]


def _zipf(chance: random.Random, words: Sequence[str], power: float = 0.8) -> _Drawn:
    order = list(words)
    random.Random(len(order)).shuffle(order)
    return _Drawn(chance, order, [1 / (place + 3) ** power for place in range(len(order))])


_POOLS: dict[int, "_People"] = {}


class _People:
    def __init__(self, chance: random.Random) -> None:
        self.chance, lists = chance, _lists()
        made = random.Random(5)
        malay, tamil = lists["malay"], lists["tamil"]
        self.man = _zipf(chance, malay["man"] + _made_up_words(made, MALAY, 1500))
        self.woman = _zipf(chance, malay["woman"] + _made_up_words(made, MALAY, 1500))
        self.father = _zipf(
            chance, malay["father"] + malay["man"] + _made_up_words(made, MALAY, 2500)
        )
        self.tamil_man = _zipf(chance, tamil["man"] + _made_up_words(made, TAMIL, 1200))
        self.tamil_woman = _zipf(chance, tamil["woman"] + _made_up_words(made, TAMIL, 800))
        self.surname = _zipf(chance, lists["chinese"]["surname"])
        self.given = _zipf(chance, CHINESE, 0.4)
        self.lists = lists

    def __call__(self) -> str:
        kind = self.chance.random()
        if kind < 0.65:
            return self._malay()
        if kind < 0.85:
            return f"{self.surname()} {self.given().title()} {self.given().title()}"
        if kind < 0.94:
            if self.chance.random() < 0.5:
                return f"{self.tamil_man()} a/l {self.tamil_man()}"
            return f"{self.tamil_woman()} a/p {self.tamil_man()}"
        lists = self.lists[self.chance.choice(("iban", "bidayuh", "kadazandusun"))]
        sex = self.chance.choice(("man", "woman"))
        pattern: str = lists["patterns"][sex]
        return pattern.format(
            given=f"{self.chance.choice(lists[sex])} {self.chance.choice(lists[sex])}",
            father=self.chance.choice(lists["father"]),
        )

    def _malay(self) -> str:
        chance = self.chance
        if chance.random() < 0.55:
            before = chance.choice(
                ("", "Muhammad ", "Mohd ", "Mohamad ", "Ahmad ", "Wan ", "Nik ", "Abd ")
            )
            second = f" {self.man()}" if chance.random() < 0.4 else ""
            return f"{before}{self.man()}{second} bin {self._father()}"
        before = chance.choice(("", "Nur ", "Nurul ", "Siti ", "Noor ", "Nor ", "Wan ", "Che "))
        second = f" {self.woman()}" if chance.random() < 0.4 else ""
        return f"{before}{self.woman()}{second} binti {self._father()}"

    def _father(self) -> str:
        before = self.chance.choice(("", "", "", "Abdul ", "Abd ", "Mohd ", "Wan "))
        return f"{before}{self.father()}"


def _people(chance: random.Random) -> "_People":
    if id(chance) not in _POOLS:
        _POOLS[id(chance)] = _People(chance)
    return _POOLS[id(chance)]


def _made_up_words(chance: random.Random, syllables: Sequence[str], count: int) -> list[str]:
    found = (
        "".join(chance.choices(syllables, k=chance.choice((2, 3, 3, 4)))).title()
        for _ in range(count * 2)
    )
    return list(dict.fromkeys(word for word in found if len(word) > 3))[:count]


def _lists() -> dict[str, Any]:
    file = ROOT / "config" / "reference" / "town" / "names.yaml"
    lists: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return lists


def _places() -> list[str]:
    with (ROOT / "config" / "reference" / "places.csv").open(encoding="utf-8") as lines:
        return sorted({row["name"] for row in csv.DictReader(lines) if len(row["name"]) < 25})
