"""A crowd in Kuantan's squad, and a broadcast that Devi writes to it."""

import re
from collections.abc import Sequence

from db.models.people import Role
from tests.flows import make
from tests.stories.conftest import DEVI
from tests.stories.world import World, told

MALAY = "Latih tubi kebakaran pada 10 pagi. Berkumpul di pintu 2."
ENGLISH = "Fire drill at 10 am. Gather at door 2."
OTHERS = 2  # of Kuantan's squad: Aina and Bakri


async def crowd(town: World, people: Sequence[int]) -> None:
    """Let them all in, with their private chats open."""
    async with town.transactions.begin() as session:
        for who in people:
            await make.person(session, who, role=Role.SQUAD)
    for who in people:
        await town.sim("people", id=who, first_name=f"Person {who}", started=True)


async def write_and_send(town: World, people: Sequence[int]) -> None:
    """Devi writes it, urgent where the hour is quiet, and lets the abort window pass."""
    for words, following in (
        ("/broadcast", "teks Bahasa Melayu"),
        (MALAY, "teks Bahasa Inggeris"),
        (ENGLISH, "penerima"),
        ("skuad KTN", "sah sehingga"),
        ("6 jam", "Belum ada yang dihantar"),
        ("/broadcast 1 segera Latihan kebakaran", "Segera, kerana"),
        ("/broadcast 1 semak", f"{len(people) + OTHERS} orang"),
    ):
        await town.sim("send", person=DEVI, chat=DEVI, text=words)
        shown = await town.sees(DEVI, following)
    code = re.search(r"hantar ([0-9a-f]{8})", told(shown))
    assert code, told(shown)
    await town.sim("send", person=DEVI, chat=DEVI, text=f"/broadcast 1 hantar {code[1]}")
    await town.sees(DEVI, "Bermula dalam 30 saat")
    await town.sim("clock", forward_seconds=31)


async def copies_of(town: World, who: int) -> int:
    """Return how often it stands in somebody's chat."""
    return sum("Latih tubi kebakaran" in told(each) for each in await town.messages(who))
