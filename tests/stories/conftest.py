"""A world for each story: sandbox, database, program; Kuantan's squad lives in it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from db.models.people import Role
from db.session import Database
from services.places import branches
from services.records import installation
from tests.flows import make
from tests.stories.world import World, world

GROUP = -1001  # Kuantan's squad
AINA, BAKRI, CHONG, DEVI, ADMIN, STRANGER = 11, 12, 13, 14, 15, 99
SQUAD = {AINA: "Aina binti Sampel", BAKRI: "Bakri bin Sampel", CHONG: "Chong Contoh"}
REPORT = (
    "Kemalangan maut pagi tadi di Gambang, Kuantan. Mangsa Zulkarnain bin Contoh, 34, "
    "pekerja kilang, meninggal dunia selepas motosikalnya dilanggar lori."
)


@pytest.fixture
def updates() -> str:
    """How the program receives; a story may be told for both ways."""
    return "polling"


@pytest.fixture
async def town(
    database: Database, database_url: str, tmp_path: Path, updates: str
) -> AsyncIterator[World]:
    """Kuantan: Aina and Bakri on duty, Chong the head, Devi for Pahang, an admin. Not started."""
    async with world(database, database_url, tmp_path, updates=updates, forked=True) as made:
        await _settle(made)
        yield made


async def _settle(town: World) -> None:
    async with town.transactions.begin() as session:
        await installation.settle(session, "sandbox")
        await branches.keep(session)
        await make.group(session, GROUP)
        for who in (AINA, BAKRI):
            await make.person(session, who, role=Role.SQUAD, name=SQUAD[who])
            await make.duty(session, who, hours=48)
        await make.person(session, CHONG, role=Role.BRANCH_HEAD, name=SQUAD[CHONG])
        await make.person(session, DEVI, role=Role.COORDINATOR, scope="MY-06")
        await make.person(session, ADMIN, role=Role.ADMIN, scope="MY")
    for who in (AINA, BAKRI, CHONG, DEVI, ADMIN):
        await town.sim("people", id=who, first_name=SQUAD.get(who, f"Person {who}"), started=True)
    await town.sim(
        "chats",
        id=GROUP,
        type="group",
        title="Skuad Kuantan",
        members=[AINA, BAKRI, CHONG],
        quiet=True,  # Prihatin has been there for long
    )
