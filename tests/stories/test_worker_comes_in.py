"""A worker comes in by the own telephone with the whole program, agrees, reads, and is silenced.

Another one comes in by an officer's code, whose link is opened. What was typed is gone from the
chat, files leave it in time, and nothing arrives after a death.
"""

import re

from db.models.people import Role
from tests.flows import make, registry
from tests.flows.registry import FARID, SITI, SITI_PHONE
from tests.stories.conftest import AINA, CHONG
from tests.stories.world import World, told, until

WOMAN, MAN, MANAGER = 51, 52, 53


async def test_from_the_contact_to_the_silence(town: World) -> None:
    await _people(town)
    await town.program.start()

    await town.sim("start", person=WOMAN)
    await town.sim("send", person=WOMAN, chat=WOMAN, text="/enrol")
    key = (await town.sees(WOMAN, "Daftar sebagai pekerja"))["reply_markup"]["keyboard"][0][0]
    await town.sim("send", person=WOMAN, chat=WOMAN, contact="own")
    await town.sees(WOMAN, "Sekarang taip nombor kad pengenalan")
    await town.sim("send", person=WOMAN, chat=WOMAN, text=SITI)
    for place in range(1, 5):
        asked = await town.sees(WOMAN, f"Persetujuan {place} daripada 4")
        await town.press(WOMAN, WOMAN, asked, "Setuju")
    await town.sees(WOMAN, "semua soalan persetujuan sudah dijawab")
    await town.sim("send", person=WOMAN, chat=WOMAN, text="/mydata export")
    await town.sees(WOMAN, "Dua fail dihantar")

    await town.sim("send", person=AINA, chat=AINA, text="/ground lawatan")
    await town.sim("send", person=AINA, chat=AINA, text=f"/code {FARID}")
    shown = await town.sees(AINA, "Kod untuk pekerja")
    payload = re.findall(r"start=(c_\w+)", told(shown))[0]
    await town.sim("start", person=MAN, payload=payload)
    await town.sees(MAN, "Persetujuan 1 daripada 4")
    await town.sees(AINA, "telah digunakan")

    await town.sim("send", person=AINA, chat=AINA, text="/death 1 1/11/2026 ya")
    await town.sees(CHONG, "Laporan kematian")
    await town.sim("clock", forward_seconds=16 * 60)
    await town.sees(AINA, "dicatat")
    await town.sim("send", person=WOMAN, chat=WOMAN, text="/mydata")
    await town.sees(WOMAN, "Rekod ini ditutup")

    async def gone() -> bool:
        files = [each for each in await town.messages(WOMAN) if "document" in each]
        return not files and payload not in " ".join(map(told, await town.messages(AINA)))

    await until(gone, "files and code have left the chats", town.program.log)
    assert key["request_contact"]
    assert SITI not in " ".join(map(told, await town.messages(WOMAN)))


async def _people(town: World) -> None:
    """Siti and Farid, whom the registry knows, and who never spoke to Prihatin; a case manager."""
    async with town.transactions.begin() as session:
        await registry.fill(session)
        await make.person(session, MANAGER, role=Role.CASE_MANAGER, name="Mona Contoh")
    await town.sim("people", id=MANAGER, first_name="Mona", started=True)
    await town.sim("people", id=WOMAN, first_name="Siti", phone_number=str(SITI_PHONE))
    await town.sim("people", id=MAN, first_name="Farid")
