"""A body found days after: of several who drowned only the likeliest is asked about, with why."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.leads import Join
from db.models.people import Role
from services import clock
from tests.flows import make
from tests.flows.conftest import Chat
from tests.flows.test_joining import AINA, GROUP, POSTER
from tests.unit.leads.test_matching_bodies import BOY, LABOURER, WOMAN


@pytest.mark.parametrize(
    ("language", "follows", "water"),
    [
        ("ms", "laporan susulan", "sungai, tasik atau pantai yang sama"),
        ("en", "a follow-up", "the same river, lake or beach"),
    ],
)
async def test_only_the_likeliest_is_asked_about(
    chat: Chat,
    after: AsyncSession,
    transactions: Transactions,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    follows: str,
    water: str,
) -> None:
    async with transactions.begin() as session:
        await make.group(session, GROUP, language=language)
        await make.person(session, AINA, role=Role.SQUAD, name="Aina binti Sampel")
        await make.duty(session, AINA)
    lost = datetime.now(UTC) - timedelta(days=3)
    with monkeypatch.context() as then:
        then.setattr(clock, "now", lambda: lost)
        for text in (BOY, WOMAN, LABOURER):
            await chat.say(POSTER, text, chat=GROUP, at=lost)
    earlier = set((await after.scalars(select(Join.joined_id))).all())

    found = "KUANTAN: Mayat remaja 17 tahun yang lemas di Sungai Kuantan ditemui petang tadi."
    await chat.say(POSTER, found, chat=GROUP)

    await after.rollback()
    joins = (await after.scalars(select(Join).where(Join.joined_id.not_in(earlier)))).all()
    card = [str(each.payload.get("text")) for each in await chat.letters(GROUP)][-1]
    assert [(each.lead_id, each.joined_id) for each in joins] == [(1, 4)]
    assert follows in card
    assert water in card
