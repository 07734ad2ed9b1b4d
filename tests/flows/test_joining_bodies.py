"""A body found days after: of several who drowned only the likeliest is asked about, with why."""

from datetime import datetime

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

LOST_AT = datetime(2026, 11, 27, 18, 13, tzinfo=clock.LOCAL)
THREE_DAYS_LATER = datetime(2026, 11, 30, 18, 13, tzinfo=clock.LOCAL)
PAST_MIDNIGHT = datetime(2026, 12, 1, 0, 13, tzinfo=clock.LOCAL)  # "this afternoon" was yesterday


@pytest.mark.parametrize(
    ("language", "follows", "water", "found_at"),
    [
        ("ms", "laporan susulan", "sungai, tasik atau pantai yang sama", THREE_DAYS_LATER),
        ("en", "a follow-up", "the same river, lake or beach", PAST_MIDNIGHT),
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
    found_at: datetime,
) -> None:
    monkeypatch.setattr(clock, "now", lambda: LOST_AT)
    async with transactions.begin() as session:
        await make.group(session, GROUP, language=language)
        await make.person(session, AINA, role=Role.SQUAD, name="Aina binti Sampel")
    for text in (BOY, WOMAN, LABOURER):
        await chat.say(POSTER, text, chat=GROUP, at=LOST_AT)
    earlier = set((await after.scalars(select(Join.joined_id))).all())

    monkeypatch.setattr(clock, "now", lambda: found_at)
    async with transactions.begin() as session:
        await make.duty(session, AINA)
    found = "KUANTAN: Mayat remaja 17 tahun yang lemas di Sungai Kuantan ditemui petang tadi."
    await chat.say(POSTER, found, chat=GROUP, at=found_at)

    await after.rollback()
    joins = (await after.scalars(select(Join).where(Join.joined_id.not_in(earlier)))).all()
    card = [str(each.payload.get("text")) for each in await chat.letters(GROUP)][-1]
    assert [(each.lead_id, each.joined_id) for each in joins] == [(1, 4)]
    assert follows in card
    assert water in card
