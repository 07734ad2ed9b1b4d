"""After everything that people do with posts, the recount finds nothing dropped."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.transactions import Transactions
from services.leads.intake import opening
from services.records import proof
from tests.flows.conftest import Chat, reply_to
from tests.flows.intake import (
    BAKRI,
    DOUBTFUL,
    GROUP,
    MIDDLEMAN,
    REPORT,
    STRANGER,
    TALK,
    later,
    squad,
)

NOWHERE = "Kawan saya Rahman bin Sampel, 30, cedera parah dilanggar lori pagi tadi."
TWO = (
    "Kemalangan di Marang, Terengganu. Mangsa Salleh bin Sampel, 61, dan Halim bin Sampel, 25, "
    "cedera parah selepas van dinaiki terbabas."
)


async def problems(transactions: Transactions) -> list[str]:
    async with transactions.database.sessions() as session:
        return (await proof.recount(session)).problems


async def people_post(chat: Chat) -> None:
    report = await chat.say(STRANGER, REPORT, chat=GROUP)
    await chat.edit(STRANGER, report, REPORT.replace("54", "45"), chat=GROUP)
    more = reply_to(report, GROUP)
    await chat.say(STRANGER, "pembetulan: umur 46", chat=GROUP, **more)
    await chat.photo(STRANGER, chat=GROUP, **more)
    await chat.locate(STRANGER, (3.7, 103.1), chat=GROUP)
    two = await chat.say(STRANGER, TWO, chat=GROUP)
    await chat.say(STRANGER, "pembetulan: umur 33", chat=GROUP, **reply_to(two, GROUP))
    await chat.say(BAKRI, MIDDLEMAN, chat=GROUP)
    await chat.photo(BAKRI, DOUBTFUL, chat=GROUP, album="a")
    await chat.photo(BAKRI, chat=GROUP, album="a")
    talk = await chat.say(BAKRI, TALK, chat=GROUP)
    await chat.say(STRANGER, "/lead", chat=GROUP, **reply_to(talk, GROUP, BAKRI, TALK))
    await chat.say(STRANGER, NOWHERE)
    await chat.say(BAKRI, REPORT.replace("Zulkarnain bin Contoh, 54", "Kamal bin Contoh, 22"))
    await chat.say(BAKRI, "/retract 6")


async def test_nothing_is_dropped(
    chat: Chat, transactions: Transactions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await squad(transactions)
    await people_post(chat)
    with monkeypatch.context() as broken:
        broken.setattr(opening, "_choice", None)
        await chat.say(STRANGER, REPORT.replace("Gambang", "Beserah"), chat=GROUP)

    at_once = await problems(transactions)
    await later(transactions, tmp_path, timedelta(hours=7))

    assert at_once == []
    assert [each for each in await problems(transactions) if "post" in each] == []
