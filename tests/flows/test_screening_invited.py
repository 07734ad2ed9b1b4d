"""What an invited worker gets: day 0, 3, 14, 28, 42; who booked, declined or died gets no more."""

from sqlalchemy import select, update

from bot.transactions import Transactions
from db.models.appointments import PhoneCall
from db.models.registry import CONTRIBUTIONS, Current, Edition, Extract
from db.models.screening import DeclineReason, Screening, ScreeningState
from db.models.workers import Consent, Purpose
from services import clock
from services.screening.invitations import inviting
from services.workers import ending, finding
from tests.flows import screened, waves
from tests.flows.conftest import Chat
from tests.flows.intake import rows
from tests.flows.screened import NURSE, OMAR, SITI, Hands, book, pressable, tick
from tests.flows.waves import on_day, start

office, hands = screened.office, screened.hands


async def test_schedule_day_by_day(chat: Chat, hands: Hands) -> None:
    await start(chat)
    counts = []
    for day in (0, 1, 2, 3, 4, 13, 14, 15, 27, 28, 41, 42, 43, 60):
        await on_day(chat, hands, day)
        counts.append((day, len(await waves.letters(chat, SITI))))

    assert counts == [
        (0, 1), (1, 1), (2, 1), (3, 2), (4, 2), (13, 2), (14, 3), (15, 3), (27, 3), (28, 4),
        (41, 4), (42, 4), (43, 4), (60, 4),
    ]  # fmt: skip
    calls = await rows(chat, select(PhoneCall))
    assert [call.why for call in calls] == ["screening_invite"] * 2
    assert set((await waves.states(chat)).values()) == {ScreeningState.BY_PHONE}


async def test_invitation_books_in_three_taps(chat: Chat, hands: Hands) -> None:
    await start(chat)
    await on_day(chat, hands, 3)
    invitation = await chat.read(SITI)
    for beginning in ("sc_clinic:", "sc_day:", "sc_time:"):
        data = next(d for d in await pressable(chat, SITI) if d.startswith(beginning))
        await chat.press(SITI, data)

    assert "bulan Disember" in invitation
    assert "bukan di hospital kerajaan sahaja" in invitation
    assert "Klinik Kenanga" in invitation
    assert len(await screened.appointments(chat)) == 1


async def test_booked_gets_nothing_more(chat: Chat, hands: Hands) -> None:
    await start(chat)
    await book(chat, SITI, "SIN-K1 22/12 09:00")
    for day in (3, 14, 28, 42):
        await on_day(chat, hands, day)

    assert len(await waves.letters(chat, SITI)) == 1
    assert len(await waves.letters(chat, OMAR)) == 4
    assert len(await rows(chat, select(PhoneCall).where(PhoneCall.why == "screening_invite"))) == 1


async def test_declined_is_asked_why_once_and_gets_nothing_more(chat: Chat, hands: Hands) -> None:
    await start(chat)
    data = next(d for d in await pressable(chat, SITI) if d.startswith("sc_no:"))
    await chat.press(SITI, data)
    why = [d for d in await pressable(chat, SITI) if d.startswith("sc_why:")]
    await chat.press(OMAR, why[0])
    await chat.press(SITI, why[2])
    await chat.say(SITI, "/screening tolak")
    again = await chat.read(SITI)
    for day in (3, 14):
        await on_day(chat, hands, day)

    found = [one for one in await rows(chat, select(Screening)) if one.declined_for]
    assert len(why) == 5
    assert [one.declined_for for one in found] == [DeclineReason.AFRAID]
    assert "Mengapa" not in again
    assert len(await waves.letters(chat, SITI)) == 1


async def test_declined_by_words_and_booked_all_the_same(chat: Chat) -> None:
    await chat.say(SITI, "/screening tolak")
    await chat.say(SITI, "/screening tolak masa")
    await book(chat, SITI)

    (place,) = await rows(chat, select(Screening))
    assert place.declined_for is DeclineReason.TIME
    assert len(await screened.appointments(chat)) == 1


async def test_dead_worker_gets_nothing(
    chat: Chat, hands: Hands, transactions: Transactions
) -> None:
    await start(chat)
    async with transactions.begin() as session:
        worker = await finding.of_person(session, await session.get_one(screened.Person, SITI))
        assert worker is not None
        by = await session.get_one(screened.Person, NURSE)
        await ending.report_death(session, worker, None, by)
    for day in (3, 14, 28, 42):
        await on_day(chat, hands, day)

    assert len(await waves.letters(chat, SITI)) == 1
    assert len(await rows(chat, select(PhoneCall).where(PhoneCall.why == "screening_invite"))) == 1


async def test_without_consent_to_invitations_none_comes(
    chat: Chat, transactions: Transactions
) -> None:
    await _consented(transactions, given=False)
    await start(chat)

    assert await waves.letters(chat, SITI) == []
    assert len(await waves.letters(chat, OMAR)) == 1


async def test_consent_withdrawn_in_between_ends_the_letters(chat: Chat, hands: Hands) -> None:
    await start(chat)
    await chat.say(SITI, "/withdrawconsent screening")
    for day in (3, 14, 28, 42):
        await on_day(chat, hands, day)

    assert len(await waves.letters(chat, SITI)) == 1
    assert len(await waves.letters(chat, OMAR)) == 4
    assert len(await rows(chat, select(PhoneCall).where(PhoneCall.why == "screening_invite"))) == 1


async def test_consent_to_an_older_text_invites_nobody(
    chat: Chat, transactions: Transactions
) -> None:
    await _consented(transactions, version=0)
    await start(chat)

    assert await waves.letters(chat, SITI) == []
    assert len(await waves.letters(chat, OMAR)) == 1


async def test_recall_after_twelve_months(
    chat: Chat, hands: Hands, transactions: Transactions
) -> None:
    await start(chat)
    row = await book(chat, SITI)
    hands.to(screened.at(1, 12, 9, 5))
    await chat.press(NURSE, f"cl_came:{row.id}")
    hands.to(screened.at(30, 11, 10).replace(year=2027))
    await _contribute(transactions)
    async with transactions.begin() as session:
        await inviting.plan(session, 0)
    await tick(chat)
    early = len(await waves.letters(chat, SITI))
    hands.to(screened.at(2, 12, 10).replace(year=2027))
    async with transactions.begin() as session:
        await inviting.plan(session, 0)
    await tick(chat)

    assert early == 1
    assert len(await waves.letters(chat, SITI)) == 2


async def _contribute(transactions: Transactions) -> None:
    """A new extract has the newest months too."""
    today = clock.now().astimezone(clock.LOCAL)
    async with transactions.begin() as session:
        await session.execute(
            update(CONTRIBUTIONS[Edition.A].spans).values(
                last_month=today.year * 12 + today.month - 2
            )
        )
        (await session.get_one(Current, Extract.CONTRIBUTIONS)).as_of = clock.now()


async def _consented(transactions: Transactions, **otherwise: object) -> None:
    """Siti's consent to invitations was another one."""
    hers = (Consent.purpose == Purpose.SCREENING, Consent.by_id == SITI)
    async with transactions.begin() as session:
        await session.execute(update(Consent).where(*hers).values(**otherwise))
