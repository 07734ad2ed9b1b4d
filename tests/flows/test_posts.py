"""From a message to what becomes of it: a lead, a quiet question, or nothing.

Proves what is kept and what not, that a message brought twice changes nothing, that /lead forces,
that photos of an album find their lead in any order, and that a bug loses no report.
"""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.transactions import Transactions
from db.models.people import Role
from services import clock
from services.leads import parsing
from services.leads.intake import opening, receiving
from services.messaging import tidying
from tests.flows import make
from tests.flows.conftest import Chat, reply_to
from tests.flows.intake import (
    AINA,
    BAKRI,
    CHONG,
    DOUBTFUL,
    GROUP,
    REPORT,
    STRANGER,
    TALK,
    entries,
    later,
    lead,
    leads,
    said,
    squad,
)
from tests.flows.intake import posts as kept
from tests.flows.moving import moving
from tests.flows.staff import person


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    await squad(transactions)


async def test_report_is_kept_with_its_lead(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)

    assert await kept(chat) == [("lead", (await lead(chat)).id)]


async def test_ordinary_talk_is_not_kept(chat: Chat) -> None:
    await chat.say(STRANGER, TALK, chat=GROUP)
    await chat.photo(STRANGER, TALK, chat=GROUP)

    assert await kept(chat) == []
    assert await chat.letters() == []


async def test_same_message_in_another_update_changes_nothing(chat: Chat) -> None:
    number = await chat.say(STRANGER, REPORT, chat=GROUP)
    before = len(await chat.letters())

    await chat.feed(message={**chat.last["message"]})

    assert number
    assert len(await chat.letters()) == before
    assert len(await leads(chat)) == 1


async def test_doubtful_post_is_asked_about_quietly_without_a_card(chat: Chat) -> None:
    number = await chat.say(STRANGER, DOUBTFUL, chat=GROUP)
    await chat.again()

    (asked,) = await chat.letters()
    assert asked.chat_id == GROUP
    assert asked.payload["disable_notification"] is True
    assert asked.payload["reply_parameters"]["message_id"] == number
    assert len(asked.payload["reply_markup"]["inline_keyboard"]) == 1
    assert await leads(chat) == []
    assert await kept(chat) == [("doubtful", None)]


@pytest.mark.parametrize("way", ["press", "reply", "reply to the question"])
async def test_somebody_says_that_it_is_a_lead(chat: Chat, way: str) -> None:
    number = await chat.say(STRANGER, DOUBTFUL, chat=GROUP)
    question = await chat.shows(GROUP, "post:1")

    if way == "press":
        await chat.press(BAKRI, "islead:1", chat=GROUP)
    elif way == "reply":
        more = reply_to(number, GROUP, STRANGER, DOUBTFUL)
        await chat.say(BAKRI, "/lead", chat=GROUP, **more)
    else:
        await chat.say(BAKRI, "/lead", chat=GROUP, **reply_to(question, GROUP))
    await chat.again()

    opened = await lead(chat)
    assert (await person(chat, STRANGER)).id == opened.posted_by_id
    assert await kept(chat) == [("lead", opened.id)]
    methods = [each.method for each in await chat.letters(GROUP) if each.card == "post:1"]
    assert methods == ["sendMessage", "deleteMessage"]


async def test_unanswered_question_goes_away(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await chat.say(STRANGER, DOUBTFUL, chat=GROUP)

    await later(transactions, tmp_path, timedelta(hours=7))
    shown = await chat.press(BAKRI, "islead:1", chat=-77)

    assert await kept(chat) == [("dismissed", None)]
    assert [each.method for each in await chat.letters(GROUP)][-1] == "deleteMessage"
    assert shown


@pytest.mark.parametrize(("typed", "asks"), [("/quiet", False), ("/diam off", True)])
async def test_group_chooses_silence(chat: Chat, typed: str, asks: bool) -> None:
    await chat.say(CHONG, typed, chat=GROUP)
    before = len(await chat.letters())

    await chat.say(STRANGER, DOUBTFUL, chat=GROUP)

    assert before == 1
    assert (len(await chat.letters()) > before) is asks
    assert await kept(chat) == [("doubtful", None)]


async def test_stranger_may_not_choose_silence(chat: Chat) -> None:
    await chat.say(STRANGER, "/quiet", chat=GROUP)
    await chat.say(CHONG, "/quiet", chat=CHONG)
    await chat.say(STRANGER, DOUBTFUL, chat=GROUP)

    assert len(await said(chat, GROUP, "post:")) == 1
    assert "kumpulan" in await chat.read(CHONG)


async def test_lead_with_words_forces(chat: Chat) -> None:
    words = "Zulkarnain bin Contoh tidak sedar di kilang sejak pagi"
    await chat.say(STRANGER, f"/lead {words}", chat=GROUP)
    await chat.again()

    opened = await lead(chat)
    assert opened.confidence <= 1
    assert [each for each in await said(chat, GROUP, f"lead:{opened.id}") if "Petunjuk" in each]


async def test_lead_as_a_reply_takes_that_message_once(chat: Chat) -> None:
    number = await chat.say(BAKRI, TALK, chat=GROUP)

    await chat.say(AINA, "/lead", chat=GROUP, **reply_to(number, GROUP, BAKRI, TALK))
    await chat.say(CHONG, "/lead", chat=GROUP, **reply_to(number, GROUP, BAKRI, TALK))

    opened = await lead(chat)
    assert opened.posted_by_id == BAKRI
    assert "tidak diambil dua kali" in await chat.read(GROUP)


async def test_lead_as_a_reply_to_a_caption_takes_the_photo_too(chat: Chat) -> None:
    number = await chat.photo(BAKRI, TALK, chat=GROUP)
    more = reply_to(number, GROUP, BAKRI, TALK)
    more["reply_to_message"]["photo"] = chat.last["message"]["photo"]

    await chat.say(AINA, "/lead", chat=GROUP, **more)

    assert [each.file_id for each in await entries(chat, "photo")] == [f"photo-{number}"]


async def test_lead_alone_in_a_group_is_explained(chat: Chat) -> None:
    await chat.say(AINA, "/lead", chat=GROUP)

    assert "/lead 17" in await chat.read(GROUP)


async def test_lead_with_a_number_still_shows_the_lead(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    number = (await lead(chat)).id

    await chat.say(AINA, f"/lead_{number}", chat=GROUP)
    await chat.say(AINA, f"/lead {number}")

    assert "dilanggar lori" in "".join(await said(chat, AINA))
    assert len(await leads(chat)) == 1


async def test_lead_in_a_group_without_branch_says_so(chat: Chat) -> None:
    await chat.say(AINA, f"/lead {REPORT}", chat=-555)

    assert "/register" in await chat.read(-555)
    assert await leads(chat) == []


async def test_forwarded_message_is_a_post(chat: Chat) -> None:
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "Somebody"}
    await chat.say(STRANGER, REPORT, chat=GROUP, forward_origin=origin)

    assert (await lead(chat)).branch_code == "PHG-KTN"


async def test_bug_loses_no_report(
    chat: Chat, transactions: Transactions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(opening, "_choice", None)
        await chat.say(STRANGER, REPORT, chat=GROUP)
    failed = await kept(chat)

    await later(transactions, tmp_path, timedelta(minutes=1))

    assert failed == [("unread", None)]
    assert await kept(chat) == [("lead", (await lead(chat)).id)]


async def test_bug_keeps_no_talk(
    chat: Chat, transactions: Transactions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "receive", None)
    await chat.say(STRANGER, TALK, chat=GROUP)
    await chat.say(STRANGER, REPORT, chat=-555)

    assert await kept(chat) == []


async def test_bug_in_the_reader_itself_loses_no_report(
    chat: Chat, transactions: Transactions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(parsing, "is_report", None)
        await chat.say(STRANGER, REPORT, chat=GROUP)

    await later(transactions, tmp_path, timedelta(minutes=1))

    assert (await lead(chat)).district == "Kuantan"


async def test_admins_hear_of_a_report_that_cannot_be_read(
    chat: Chat, transactions: Transactions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with transactions.begin() as session:
        await make.person(session, 70, role=Role.ADMIN, scope="MY")
    monkeypatch.setattr(opening, "_choice", None)
    await chat.say(STRANGER, REPORT, chat=GROUP)
    first = len(await chat.letters(70))

    for minutes in range(1, 6):
        await later(transactions, tmp_path, timedelta(minutes=minutes))

    assert await kept(chat) == [("unread", None)]
    assert len(await chat.letters(70)) == first + 1


async def test_what_was_no_report_is_forgotten_after_a_week(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await chat.say(STRANGER, DOUBTFUL, chat=GROUP)
    await chat.say(STRANGER, REPORT, chat=GROUP)
    await later(transactions, tmp_path, timedelta(hours=7))

    with moving(tmp_path) as hands:
        hands.to(clock.now() + timedelta(days=8))
        async with transactions.begin() as session:
            await tidying.tidy(session)

    assert [state for state, _ in await kept(chat)] == ["lead"]
