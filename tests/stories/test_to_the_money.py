"""A lead from the squad's post to the pension in the account, with the whole program, over days.

The same accident told again, a correction, every step, the reporter who hears, the digest of the
morning; at the end the recount finds nothing that was dropped.
"""

import re

from db.models.leads import Custody, Lead, Stage
from services.records import proof
from tests.stories.conftest import AINA, BAKRI, CHONG, GROUP, REPORT
from tests.stories.world import World

AGAIN = (
    "GAMBANG: Seorang pekerja kilang, Zulkarnain Contoh, 34, maut apabila motosikal ditunggangnya "
    "dirempuh sebuah lori di sini, pagi tadi."
)
STEPS = (
    ("dihubungi", "dihubungi"),
    ("dilawat", "dilawat"),
    ("eligibility_decided", "kelayakan diputuskan"),
    ("documents", "dokumen lengkap"),
    ("submitted", "tuntutan dihantar"),
    ("approved", "faedah diluluskan"),
    ("funeral_paid", "faedah pengurusan mayat dibayar"),
    ("pension_paid", "pencen atau faedah berkala dibayar"),
)


async def test_from_the_post_to_the_money(town: World) -> None:
    await town.program.start()
    posted = await town.sim("send", person=BAKRI, chat=GROUP, text=REPORT)
    asked = await town.sees(AINA, "Bolehkah anda mengambil kes ini?")
    number = int(re.findall(r"Petunjuk kes (\d+)", asked["text"])[0])
    await town.press(AINA, AINA, asked, "Terima kes")
    await town.sees(BAKRI, "sudah diterima oleh seorang pegawai")

    await town.sim(
        "send", person=CHONG, chat=GROUP, reply_to=posted["message_id"],
        text="pembetulan: umur 35, bukan 34",
    )  # fmt: skip
    await town.sees(GROUP, "35", person=CHONG)

    await town.sim("send", person=CHONG, chat=GROUP, text=AGAIN)
    doubtful = await town.sees(GROUP, f"sama dengan petunjuk kes {number}", person=CHONG)
    await town.press(CHONG, GROUP, doubtful, "Kemalangan sama")

    for typed, shown in STEPS:
        await town.sim("clock", forward_seconds=600)
        await town.sim("send", person=AINA, chat=AINA, text=f"/step {number} {typed}")
        await town.sees(AINA, shown)
    await town.sees(BAKRI, "bayaran pertama sudah dibuat")
    await town.sim("clock", forward_seconds=33 * 3600)  # past the next day's 08:00, whatever now is
    digest = await town.sees(CHONG, "Dibayar dalam 7 hari, 30 hari terakhir: 1 daripada 1 (100%)")
    await town.sim("send", person=AINA, chat=AINA, text=f"/step {number} closed")
    await town.sees(AINA, "ditutup")

    assert "Ringkasan pagi" in digest["caption"]  # under the picture of 30 days
    async with town.database.sessions() as session:
        lead = await session.get_one(Lead, number)
        assert (lead.custody, lead.stage) == (Custody.ENDED, Stage.CLOSED)
        assert (await proof.recount(session)).problems == []
