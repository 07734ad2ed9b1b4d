"""A coordinator's waves: counted first, started and paused by who may, quiet at quiet hours."""

import pytest
from sqlalchemy import select, update

from bot.transactions import Transactions
from db.models.appointments import PhoneCall
from db.models.records import AuditNote
from db.models.screening import Screening, ScreeningState, Wave, WaveState
from db.models.workers import Worker
from services.screening import finding
from tests.flows import screened, waves
from tests.flows.conftest import Chat
from tests.flows.intake import rows
from tests.flows.screened import CHONG, DEVI, NURSE, OMAR, SITI, YOUNG, Hands, tick
from tests.flows.waves import on_day, start

office, hands = screened.office, screened.hands


async def test_plan_only_counts(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await screened.worker(session, YOUNG, chat=False)
    await chat.say(DEVI, "/waves rancang Pahang 1")

    said = await chat.read(DEVI)
    assert "Layak mengikut maklumat: 2 melalui chat, 0 melalui telefon" in said
    assert "Hari sehingga semua diambil: 2" in said
    assert await rows(chat, select(Screening)) == []
    assert [one.key for one in await waves.letters(chat, SITI)] == []
    (wave,) = await rows(chat, select(Wave))
    assert wave.standing is WaveState.PLANNED


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
    assert (await waves.states(chat))[None] is ScreeningState.BY_PHONE


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
    paused = len(await waves.letters(chat, SITI))
    await chat.press(DEVI, "wave:start.1")
    await tick(chat)
    await on_day(chat, hands, 31)

    assert paused == 1
    assert len(await waves.letters(chat, SITI)) == 2


async def test_letter_says_from_where_its_distances_are(
    chat: Chat, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nowhere(*_: object) -> None:
        """The registry has no postcode."""

    await start(chat)
    await chat.say(OMAR, "/language en")
    await on_day(chat, hands, 3)
    monkeypatch.setattr(finding, "lives_at", nowhere)
    await on_day(chat, hands, 17)

    notice, *invited = [x.payload["text"] for x in await waves.letters(chat, SITI)]
    english = [x.payload["text"] for x in await waves.letters(chat, OMAR)]
    assert "km" not in notice
    assert "Jarak diukur dari tengah kawasan poskod rumah anda" in invited[0]
    assert "jarak diukur dari pejabat PERKESO anda" in invited[1]
    assert "measured from the middle of your home's postcode" in english[1]
    assert "measured from your PERKESO office" in english[2]


async def test_letters_keep_quiet_hours_friday_prayer_and_holidays(
    chat: Chat, hands: Hands
) -> None:
    await chat.say(DEVI, "/waves plan Pahang 10")
    hands.to(screened.at(4, 12, 12, 30))  # a Friday
    await chat.say(DEVI, "/waves start 1")
    await tick(chat)

    (letter,) = await waves.letters(chat, SITI)
    assert letter.not_before == screened.at(4, 12, 14, 45)


async def test_started_at_night_begins_in_the_morning(chat: Chat, hands: Hands) -> None:
    await chat.say(DEVI, "/waves plan Pahang 10")
    hands.to(screened.at(30, 11, 22))
    await chat.say(DEVI, "/waves start 1")
    await tick(chat)
    night = await waves.letters(chat, SITI)
    hands.to(screened.at(1, 12, 10, 1))
    await tick(chat)

    assert night == []
    assert len(await waves.letters(chat, SITI)) == 1


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
