"""What is typed wrongly behind a command is quoted, with what can be typed; a typed day is kept."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.casework import Entry
from db.models.leads import Stage
from services import clock
from services.leads.casework import casework_cards, stages
from tests.flows import held
from tests.flows.conftest import Chat
from tests.flows.held import AINA


@pytest.fixture
async def number(chat: Chat, transactions: Transactions) -> int:
    """A lead of five days ago that Aina holds."""
    async with transactions.begin() as session:
        await held.staff(session)
        return await held.lead(session, opened_at=clock.now() - timedelta(days=5))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/step {} pendua", ("“pendua” bukan langkah", "/same {} 17", "/notlead_{}")),
        ("/step {}", ("/same {} 17", "/notlead_{}")),
        ("/step {} terbang <i>", ("“terbang &lt;i&gt;” bukan langkah", "dihubungi, dilawat")),
        ("/ball {} jiran", ("“jiran” tidak dikenali", "keluarga</code>, majikan")),
        ("/papers {} 2 99 -77", ("“99 -77” bukan dokumen", "1 hingga", "kematian")),
        ("/papers {} surat<b>", ("“surat&lt;b&gt;” bukan dokumen",)),
        ("/decline {} malas", ("“malas” bukan sebab", "jauh, sibuk atau lain")),
    ],
)
async def test_what_is_not_known_is_quoted_with_what_can_be_typed(
    chat: Chat, number: int, line: str, said: tuple[str, ...]
) -> None:
    await chat.say(AINA, line.format(number))

    answer = await chat.read(AINA)
    assert all(each.format(number) in answer for each in said), answer


@pytest.mark.parametrize("language", ["ms", "en"])
def test_every_step_that_is_listed_is_understood(language: str) -> None:
    listed = casework_cards.known_steps(language).split(", ")

    found = [stages.named(each)[0][0] for each in listed]
    assert found == [*stages.STEPS, *stages.ENDINGS]


async def test_typed_day_is_kept_while_an_end_is_asked_for_its_reason(
    chat: Chat, number: int, after: AsyncSession
) -> None:
    day = (clock.now().astimezone(clock.LOCAL) - timedelta(days=2)).date()
    await chat.say(AINA, f"/step {number} tidak berinsurans {day:%d/%m/%Y}")
    asked = (await chat.letters(AINA))[-1].payload
    press = asked["reply_markup"]["inline_keyboard"][0][0]["callback_data"]

    await chat.press(AINA, press)

    assert f"{day:%d/%m/%Y}" in asked["text"]
    assert (await held.now(after, number)).stage is Stage.NOT_INSURED
    found = await after.scalars(select(Entry).where(Entry.lead_id == number).order_by(Entry.id))
    ended = found.all()[-1].details
    assert (ended["day"], ended["reason"]) == (day.isoformat(), "never_registered")


async def test_day_that_cannot_be_is_refused_before_the_reason_is_asked(
    chat: Chat, number: int
) -> None:
    await chat.say(AINA, f"/step {number} tidak berinsurans 01/01/2020")

    assert "1 Januari 2020" in await chat.read(AINA)
