"""Leave: nobody on leave is asked, from the moment it is noted; heads hear of the gaps."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.transactions import Transactions
from db.models.people import DutyShift, Leave, Role
from db.models.records import AuditNote
from db.queries import leads
from services import clock
from services.people import duties
from tests.flows import make
from tests.flows.conftest import Chat
from tests.flows.moving import Hands, moving
from tests.flows.staff import count, newest

HEAD, OTHER_HEAD, ONE, TWO = 11, 12, 21, 22
NOW = datetime(2026, 11, 25, 10, 0, tzinfo=clock.LOCAL)  # a Wednesday


@pytest.fixture(autouse=True)
def hands(tmp_path: Path) -> Iterator[Hands]:
    with moving(tmp_path) as moved:
        moved.to(NOW)
        yield moved


@pytest.fixture(autouse=True)
async def branch(chat: Chat, transactions: Transactions) -> None:
    """Two members of Kuantan; the first is on duty today until evening, and in the next night."""
    async with transactions.begin() as session:
        await make.person(session, HEAD, role=Role.BRANCH_HEAD, language="en")
        await make.person(
            session, OTHER_HEAD, role=Role.BRANCH_HEAD, scope="PHG-TML", language="en"
        )
        for number, who in enumerate((ONE, TWO), 1):
            member = await make.person(
                session, who, role=Role.SQUAD, language="en", name=f"Ahli {number}"
            )
            member.staff_number = f"S-110{number}"
        for start, hours in ((8, 9), (17, 15)):
            begins = NOW.replace(hour=start)
            session.add(
                DutyShift(
                    branch_code=make.KUANTAN,
                    person_id=ONE,
                    starts_at=begins,
                    ends_at=begins + timedelta(hours=hours),
                )
            )


async def on_duty(transactions: Transactions, at: datetime = NOW) -> list[int]:
    async with transactions.database.sessions() as session:
        return [person.id for person in await leads.on_duty(session, make.KUANTAN, at)]


async def buttons(chat: Chat, who: int) -> list[str]:
    markup: dict[str, Any] = (await chat.letters(who))[-1].payload.get("reply_markup", {})
    return [key["callback_data"] for row in markup.get("inline_keyboard", []) for key in row]


async def test_leave_takes_off_duty_at_once_and_back_when_cancelled(
    chat: Chat, transactions: Transactions
) -> None:
    before = await on_duty(transactions)
    await chat.say(ONE, "/leave 25/11/2026")
    told, away = await chat.read(ONE), await on_duty(transactions)
    await chat.press(ONE, (await buttons(chat, ONE))[0])

    assert before == [ONE]
    assert away == []
    assert "Leave noted: Ahli 1, Wednesday, 25 November 2026 to Wednesday, 25" in told
    assert "Nobody is on duty at" in told
    assert "Wednesday, 25 November 2026, 10:00–17:00" in told
    assert await on_duty(transactions) == [ONE]
    assert await count(chat, AuditNote, AuditNote.action == "leave.noted") == 1
    assert await count(chat, AuditNote, AuditNote.action == "leave.cancelled") == 1


async def test_leave_ends_with_its_last_day(chat: Chat, transactions: Transactions) -> None:
    await chat.say(ONE, "/leave 25/11/2026")
    midnight = datetime(2026, 11, 26, tzinfo=clock.LOCAL)

    assert await on_duty(transactions, midnight - timedelta(minutes=1)) == []
    assert await on_duty(transactions, midnight) == [ONE]
    async with transactions.database.sessions() as session:
        gaps = await duties.uncovered(session, make.KUANTAN, NOW, NOW.replace(day=26, hour=8))
    assert gaps == [(NOW, midnight)]


async def test_the_head_hears_of_a_members_leave_and_of_the_gap(chat: Chat) -> None:
    await chat.say(ONE, "/cuti 25/11/2026-27/11/2026")
    told = await chat.read(HEAD)

    assert "Ahli 1 noted leave: Ahli 1, Wednesday, 25 November 2026 to Friday" in told
    assert "Nobody is on duty at" in told
    assert any(
        data.startswith("roster_fill:PHG-KTN.2026-11-25.") for data in await buttons(chat, HEAD)
    )
    assert await chat.letters(OTHER_HEAD) == []


async def test_a_head_notes_leave_of_the_own_people_only(chat: Chat) -> None:
    await chat.say(OTHER_HEAD, "/leave S-1101 25/11/2026")
    refused, none = await chat.read(OTHER_HEAD), await count(chat, Leave)
    await chat.say(HEAD, "/leave s-1101 28/11/2026 - 30/11/2026")

    assert "does not serve at your branch" in refused
    assert none == 0
    assert (await newest(chat, Leave)).person_id == ONE
    assert len(await chat.letters(HEAD)) == 1


async def test_a_member_notes_nobody_elses_leave(chat: Chat) -> None:
    await chat.say(ONE, "/leave S-1102 25/11/2026")
    await chat.say(HEAD, "/leave S-1102 28/11/2026")
    number = (await newest(chat, Leave)).id
    await chat.say(ONE, f"/leave cancel {number}")

    assert "Only branch heads and coordinators" in await chat.read(ONE)
    assert await count(chat, Leave) == 1


async def test_leave_is_listed_for_the_head_and_for_oneself(chat: Chat) -> None:
    await chat.say(ONE, "/leave")
    nothing = await chat.read(ONE)
    await chat.say(ONE, "/leave 28/11/2026")
    await chat.say(TWO, "/leave 29/11/2026")
    await chat.say(ONE, "/leave")
    await chat.say(HEAD, "/leave")

    assert "No leave is noted" in nothing
    assert "Ahli 2" not in await chat.read(ONE)
    assert "Ahli 1: Saturday, 28 November 2026" in await chat.read(HEAD)
    assert "Ahli 2: Sunday, 29 November 2026" in await chat.read(HEAD)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/leave minggu depan", "was not understood"),
        ("/leave 30/11/2026-28/11/2026", "comes before the first"),
        ("/leave 20/11/2026", "are over"),
        ("/leave 28/11/2026-28/11/2028", "too long"),
        ("/leave 32/11/2026", "is no date"),
        ("/leave S-4444 28/11/2026", "Nobody has the staff number"),
        ("/leave cancel 9", "no leave number 9"),
        ("/leave cancel", "Which leave? The numbers stand in the list"),
    ],
)
async def test_what_cannot_be_noted_says_why(chat: Chat, line: str, said: str) -> None:
    await chat.say(ONE, line)

    assert said in await chat.read(ONE)
    assert await count(chat, Leave) == 0


async def test_the_same_days_are_not_noted_twice(chat: Chat) -> None:
    await chat.say(ONE, "/leave 28/11/2026-30/11/2026")
    await chat.say(ONE, "/leave 30/11/2026")

    assert "on leave from Saturday, 28 November 2026" in await chat.read(ONE)
    assert await count(chat, Leave) == 1


async def test_nobody_is_put_on_duty_on_leave(chat: Chat) -> None:
    await chat.say(ONE, "/leave 28/11/2026")
    await chat.say(HEAD, "/duty add S-1101 27/11/2026 17:00-08:00")

    assert "is on leave from" in await chat.read(HEAD)


async def test_leave_is_not_told_in_a_group(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await make.group(session, -700, language="en")
    await chat.say(ONE, "/leave 28/11/2026", chat=-700)

    assert "only in a private chat" in await chat.read(-700)
    assert await count(chat, Leave) == 0


@pytest.mark.parametrize(
    ("typed", "shown"), [("/leave", "No leave"), ("/leave hm", "not understood")]
)
async def test_short_forms_of_the_days_are_told(chat: Chat, typed: str, shown: str) -> None:
    await chat.say(ONE, typed)

    told = await chat.read(ONE)
    assert shown in told
    assert "/leave 28/11-30/11" in told
    assert "/leave tomorrow" in told
