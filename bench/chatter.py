"""What people of squad groups write, made up: reports, repeats of them, and ordinary talk. Pure.

Names come from the sandbox's town; no text, name or accident is taken from anywhere.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from bot.sandbox.town import names

TALK = (
    "Selamat pagi semua, jangan lupa mesyuarat jam {hour} di bilik mesyuarat",
    "Siapa bertugas malam esok? Tolong jawab sebelum jam {hour}",
    "Lunch hari ni nasi dagang ke apa? Jom pukul {hour}",
    "Terima kasih semua, borang {number} sudah saya hantar",
    "Jalan sesak teruk di bulatan pagi ni, saya lambat {number} minit",
    "Thanks everyone, training starts at {hour} on Monday",
    "Ok noted",
    "Tolong semak fail nombor {number}, pelanggan datang jam {hour}",
    "Gambar majlis semalam ada {number} keping, nanti saya kongsi",
    "Hujan lebat di sini, bawa payung",
    "Terengganu menang {number} gol! Stadium gegar habis",
    "Sistem lambat lagi hari ni, cuba lepas jam {hour}",
)
REPORTS = (
    "Kemalangan maut pagi tadi di {place}. Mangsa {name}, {age}, pekerja kilang, meninggal dunia "
    "selepas motosikalnya dilanggar {vehicle}.",
    "{town}: Seorang pekerja kilang maut selepas motosikal ditunggangnya bertembung dengan sebuah "
    "{vehicle} di {place} pagi tadi. Mangsa dikenal pasti sebagai {name}, {age}.",
    "salam semua, ada accident motosikal langgar {vehicle} di {place} tadi lebih kurang jam {hour}."
    " mangsa {name} umur {age} tahun, cedera parah, dah dihantar ke hospital",
    "A factory worker was killed when his motorcycle was hit by a {english} in {place} this "
    "morning. {name}, {age}, was on his way to work at about {hour}am.",
    "Kemalangan tempat kerja di {place}: {name}, {age} tahun, pekerja binaan, cedera parah jatuh "
    "dari perancah tingkat {floor} pagi tadi.",
)
PLACES = (
    ("Kuantan", ("Gambang, Kuantan", "Jalan Beserah, Kuantan", "Gebeng, Kuantan")),
    (
        "Temerloh",
        ("Mentakab, Temerloh", "Jalan Temerloh-Jerantut, Temerloh", "Kuala Krau, Temerloh"),
    ),
    ("Kuala Terengganu", ("Marang, Terengganu", "Kuala Nerus, Terengganu")),
)
VEHICLES = (("lori", "lorry"), ("kereta", "car"), ("bas", "bus"), ("van", "van"))
TRADITIONS = {"malay": 70, "chinese": 18, "tamil": 12}


@dataclass(frozen=True, slots=True)
class Said:
    """One message as somebody is about to send it."""

    number: int
    group: int  # which one, from 0
    text: str
    is_report: bool
    repeats: int | None = None  # the number of the message whose accident it tells again


def messages(
    count: int, *, seed: int, groups: int, reports: float, repeats: float
) -> Iterator[Said]:
    """Yield messages; *reports* and *repeats* are shares, of all messages and of the reports."""
    chance = random.Random(seed)
    told: list[tuple[int, dict[str, object]]] = []
    for number in range(count):
        group = chance.randrange(groups)
        if chance.random() >= reports:
            talk = chance.choice(TALK)
            text = talk.format(hour=chance.randint(8, 11), number=chance.randint(2, 400))
            yield Said(number, group, text, is_report=False)
        elif told and chance.random() < repeats:
            first, facts = chance.choice(told[-20:])
            yield Said(number, group, _report(chance, facts), is_report=True, repeats=first)
        else:
            facts = _accident(chance)
            told.append((number, facts))
            yield Said(number, group, _report(chance, facts), is_report=True)


def _accident(chance: random.Random) -> dict[str, object]:
    town, places = chance.choice(PLACES)
    tradition = chance.choices(list(TRADITIONS), list(TRADITIONS.values()))[0]
    vehicle, english = chance.choice(VEHICLES)
    return {
        "town": town.upper(),
        "place": chance.choice(places),
        "name": names.make(chance, tradition, woman=False).full,
        "age": chance.randint(19, 59),
        "vehicle": vehicle,
        "english": english,
        "hour": chance.randint(5, 9),
        "floor": chance.randint(2, 9),
    }


def _report(chance: random.Random, facts: dict[str, object]) -> str:
    return chance.choice(REPORTS).format(**facts)
