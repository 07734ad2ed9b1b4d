"""Waves: counted first, started and paused by who may; day 0, 3, 14, 28, 42; who gets no letter."""

import pytest
from sqlalchemy import select, update

from bot.transactions import Transactions
from db.models.appointments import PhoneCall
from db.models.messaging import Letter
from db.models.records import AuditNote
from db.models.registry import CONTRIBUTIONS, Current, Edition, Extract
from db.models.screening import DeclineReason, Screening, ScreeningState, Wave, WaveState
from db.models.workers import Consent, Purpose, Worker
from services import clock
from services.screening.invitations import inviting
from services.workers import ending, finding
from tests.flows import screened
from tests.flows.conftest import Chat
from tests.flows.intake import rows
from tests.flows.screened import CHONG, DEVI, NURSE, OMAR, SITI, YOUNG, Hands, book, pressable, tick

office, hands = screened.office, screened.hands
DAYS = {0: "notice", 3: "invited", 14: "reminded_1", 28: "reminded_2", 42: "phone"}


async def start(chat: Chat, quota: int = 10) -> None:
    await chat.say(DEVI, f"/waves plan Pahang {quota}")
    await chat.say(DEVI, "/waves start 1")
    await tick(chat)


async def on_day(chat: Chat, hands: Hands, day: int) -> None:
    """It is ten o'clock and a little on that day after Monday, 30 November; the tick comes."""
    hands.to(screened.MONDAY + screened.timedelta(days=day, minutes=5))
    async with chat.door.transactions.begin() as session:
        await inviting.plan(session, 0)
    await tick(chat)


async def waves_letters(chat: Chat, who: int) -> list[Letter]:
    return [one for one in await chat.letters(who) if one.key.startswith("screening:wave:")]


async def states(chat: Chat) -> dict[int | None, ScreeningState]:
    found = await rows(chat, select(Screening))
    workers = {one.id: one.person_id for one in await rows(chat, select(Worker))}
    return {workers[one.worker_id]: one.state for one in found}


async def test_plan_only_counts(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await screened.worker(session, YOUNG, chat=False)
    await chat.say(DEVI, "/waves rancang Pahang 1")

    said = await chat.read(DEVI)
    assert "Layak mengikut maklumat: 2 melalui chat, 0 melalui telefon" in said
    assert "Hari sehingga semua diambil: 2" in said
    assert await rows(chat, select(Screening)) == []
    assert [one.key for one in await waves_letters(chat, SITI)] == []
    (wave,) = await rows(chat, select(Wave))
    assert wave.standing is WaveState.PLANNED


async def test_schedule_day_by_day(chat: Chat, hands: Hands) -> None:
    await start(chat)
    counts = []
    for day in (0, 1, 2, 3, 4, 13, 14, 15, 27, 28, 41, 42, 43, 60):
        await on_day(chat, hands, day)
        counts.append((day, len(await waves_letters(chat, SITI))))

    assert counts == [
        (0, 1), (1, 1), (2, 1), (3, 2), (4, 2), (13, 2), (14, 3), (15, 3), (27, 3), (28, 4),
        (41, 4), (42, 4), (43, 4), (60, 4),
    ]  # fmt: skip
    calls = await rows(chat, select(PhoneCall))
    assert [call.why for call in calls] == ["screening_invite"] * 2
    assert set((await states(chat)).values()) == {ScreeningState.BY_PHONE}


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

    assert len(await waves_letters(chat, SITI)) == 1
    assert len(await waves_letters(chat, OMAR)) == 4
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
    assert len(await waves_letters(chat, SITI)) == 1


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

    assert len(await waves_letters(chat, SITI)) == 1
    assert len(await rows(chat, select(PhoneCall).where(PhoneCall.why == "screening_invite"))) == 1


async def test_without_consent_to_invitations_none_comes(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        await session.execute(
            update(Consent).where(Consent.purpose == Purpose.SCREENING, Consent.by_id == SITI)
            .values(given=False)
        )  # fmt: skip
    await start(chat)

    assert await waves_letters(chat, SITI) == []
    assert len(await waves_letters(chat, OMAR)) == 1


async def test_consent_withdrawn_in_between_ends_the_letters(chat: Chat, hands: Hands) -> None:
    await start(chat)
    await chat.say(SITI, "/withdrawconsent screening")
    for day in (3, 14, 28, 42):
        await on_day(chat, hands, day)

    assert len(await waves_letters(chat, SITI)) == 1
    assert len(await waves_letters(chat, OMAR)) == 4
    assert len(await rows(chat, select(PhoneCall).where(PhoneCall.why == "screening_invite"))) == 1


async def test_consent_to_an_older_text_invites_nobody(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        await session.execute(
            update(Consent).where(Consent.purpose == Purpose.SCREENING, Consent.by_id == SITI)
            .values(version=0)
        )  # fmt: skip
    await start(chat)

    assert await waves_letters(chat, SITI) == []
    assert len(await waves_letters(chat, OMAR)) == 1


async def test_who_has_no_chat_is_on_the_phone_list(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await session.execute(
            update(Worker).where(Worker.person_id == OMAR).values(person_id=None, bound_at=None)
        )
    await chat.say(DEVI, "/waves plan Pahang 10")
    counted = await chat.read(DEVI)
    await chat.say(DEVI, "/waves start 1")
    await tick(chat)

    (call,) = await rows(chat, select(PhoneCall))
    assert "1 melalui chat, 1 melalui telefon" in counted
    assert call.why == "screening_invite"
    assert (await states(chat))[None] is ScreeningState.BY_PHONE


async def test_quota_of_a_day_is_kept(chat: Chat, hands: Hands) -> None:
    await start(chat, quota=1)
    first = len(await rows(chat, select(Screening)))
    await on_day(chat, hands, 0)
    same_day = len(await rows(chat, select(Screening)))
    await on_day(chat, hands, 1)

    assert (first, same_day, len(await rows(chat, select(Screening)))) == (1, 1, 2)


async def test_paused_wave_sends_nothing_and_then_not_all_at_once(chat: Chat, hands: Hands) -> None:
    await start(chat)
    await chat.say(DEVI, "/waves pause 1")
    await on_day(chat, hands, 30)
    paused = len(await waves_letters(chat, SITI))
    await chat.press(DEVI, "wave:start.1")
    await tick(chat)
    await on_day(chat, hands, 31)

    assert paused == 1
    assert len(await waves_letters(chat, SITI)) == 2


async def test_letters_keep_quiet_hours_friday_prayer_and_holidays(
    chat: Chat, hands: Hands
) -> None:
    await chat.say(DEVI, "/waves plan Pahang 10")
    hands.to(screened.at(4, 12, 12, 30))  # a Friday
    await chat.say(DEVI, "/waves start 1")
    await tick(chat)

    (letter,) = await waves_letters(chat, SITI)
    assert letter.not_before == screened.at(4, 12, 14, 45)


async def test_started_at_night_begins_in_the_morning(chat: Chat, hands: Hands) -> None:
    await chat.say(DEVI, "/waves plan Pahang 10")
    hands.to(screened.at(30, 11, 22))
    await chat.say(DEVI, "/waves start 1")
    await tick(chat)
    night = await waves_letters(chat, SITI)
    hands.to(screened.at(1, 12, 10, 1))
    await tick(chat)

    assert night == []
    assert len(await waves_letters(chat, SITI)) == 1


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
    early = len(await waves_letters(chat, SITI))
    hands.to(screened.at(2, 12, 10).replace(year=2027))
    async with transactions.begin() as session:
        await inviting.plan(session, 0)
    await tick(chat)

    assert early == 1
    assert len(await waves_letters(chat, SITI)) == 2


@pytest.mark.parametrize("who", [CHONG, NURSE, SITI])
async def test_nobody_else_plans(chat: Chat, who: int) -> None:
    await chat.say(who, "/waves plan Pahang 10")

    assert "Hanya penyelaras" in await chat.read(who)
    assert await rows(chat, select(Wave)) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("plan Terengganu 10", "negeri selain Terengganu"),
        ("plan Pahang 0", "Kuota ialah"),
        ("plan Pahang 999999", "Kuota ialah"),
        ("plan Atlantis 10", "tidak menamakan negeri"),
        ("plan Pahang", "tidak menamakan negeri"),
        ("start 7", "Tiada gelombang 7"),
        ("nonsense", "tidak difahami"),
    ],
)
async def test_words_that_cannot_be_change_nothing(chat: Chat, words: str, said: str) -> None:
    await chat.say(DEVI, f"/waves {words}")

    assert said in await chat.read(DEVI)
    assert await rows(chat, select(Wave)) == []


async def test_plan_start_and_pause_are_audited(chat: Chat) -> None:
    await start(chat)
    await chat.say(DEVI, "/waves jeda 1")

    notes = await rows(chat, select(AuditNote).where(AuditNote.action.like("wave.%")))
    assert [(note.action, note.actor_id) for note in notes] == [
        ("wave.planned", DEVI), ("wave.running", DEVI), ("wave.paused", DEVI),
    ]  # fmt: skip


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
