"""A branch's roster in chat: seen, filled and undone, changed by hand and by a file."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.people import DutyShift, Person, Role
from db.models.places import Branch
from db.models.records import AuditNote
from services import clock
from services.errors import Refusal
from services.people import duties
from services.people.rostering import Duty
from tests.flows import make
from tests.flows.conftest import Chat
from tests.flows.moving import Hands, moving
from tests.flows.staff import count, read

HEAD, COORDINATOR, ONE, TWO, THREE, STRANGER, GROUP = 11, 13, 21, 22, 23, 31, -700
NOW = datetime(2026, 11, 25, 10, 0, tzinfo=clock.LOCAL)  # a Wednesday
SATURDAY = date(2026, 11, 28)


@pytest.fixture(autouse=True)
def hands(tmp_path: Path) -> Iterator[Hands]:
    with moving(tmp_path) as moved:
        moved.to(NOW)
        yield moved


@pytest.fixture(autouse=True)
async def branch(chat: Chat, transactions: Transactions) -> None:
    """Kuantan with a head and three members, its group, and a coordinator of Terengganu."""
    async with transactions.begin() as session:
        await make.group(session, GROUP, language="en")
        head = await make.person(session, HEAD, role=Role.BRANCH_HEAD, language="en")
        head.staff_number = "S-1100"
        other = await make.person(
            session, COORDINATOR, role=Role.COORDINATOR, scope="MY-11", language="en"
        )
        other.staff_number = "S-9000"
        for number, who in enumerate((ONE, TWO, THREE), 1):
            member = await make.person(session, who, role=Role.SQUAD, language="en")
            member.name, member.staff_number = f"Ahli {number}", f"S-110{number}"


async def shifts(chat: Chat) -> list[DutyShift]:
    return await read(chat, select(DutyShift).order_by(DutyShift.starts_at, DutyShift.person_id))


async def buttons(chat: Chat, who: int) -> list[str]:
    """Callback data under the newest letter."""
    markup: dict[str, Any] = (await chat.letters(who))[-1].payload.get("reply_markup", {})
    return [key["callback_data"] for row in markup.get("inline_keyboard", []) for key in row]


async def button(chat: Chat, who: int, prefix: str) -> str:
    return next(data for data in await buttons(chat, who) if data.startswith(f"{prefix}:"))


async def test_roster_is_no_matter_of_another_group(chat: Chat, transactions: Transactions) -> None:
    """Who works when, and who is away, is not told in a group that is not the branch's."""
    async with transactions.begin() as session:
        await make.group(session, -701, "TRG-KTR")
    for elsewhere in (-701, -702):
        await chat.say(ONE, "/roster KTN", chat=elsewhere)
        await chat.press(ONE, "roster:PHG-KTN.2026-11-25", chat=elsewhere)
        await chat.press(ONE, "roster_day:PHG-KTN.2026-11-25", chat=elsewhere)

    told = [str(letter.payload) for place in (-701, -702) for letter in await chat.letters(place)]
    assert told
    assert not [text for text in told if "Ahli" in text or "<b>" in text]


async def test_a_member_sees_the_week_with_gaps_and_holidays(chat: Chat, hands: Hands) -> None:
    hands.to(datetime(2026, 12, 8, 9, tzinfo=clock.LOCAL))
    await chat.say(ONE, "/roster")
    here = await chat.read(ONE)
    await chat.press(ONE, "roster:PHG-KTN.2026-12-22")

    assert "Tuesday, 8 December 2026 to Monday, 14 December 2026" in here
    assert "<b>Saturday, 12 December 2026</b> · weekend" in here
    assert "⚠️ Nobody: 09:00–24:00" in here
    assert "<b>Friday, 25 December 2026</b> · Christmas Day" in await chat.read(ONE)
    assert not [data for data in await buttons(chat, ONE) if not data.startswith("roster:")]


async def test_a_group_shows_its_own_roster_and_nothing_to_change(chat: Chat) -> None:
    await chat.say(HEAD, "/jadual", chat=GROUP)
    shown = await chat.read(GROUP)
    keys = await buttons(chat, GROUP)
    await chat.say(HEAD, "/roster fill", chat=GROUP)

    assert "Duty roster, " in shown
    assert {data.partition(":")[0] for data in keys} == {"roster"}
    assert "only in a private chat" in await chat.read(GROUP)


async def test_a_stranger_is_told_whose_task_it_is(chat: Chat) -> None:
    for line in ("/roster", "/duty remove 1", "/coverage", "/leave"):
        await chat.say(STRANGER, line)
        assert "Hanya" in await chat.read(STRANGER)
    await chat.say(ONE, "/roster fill 2026-12")
    assert "Only branch heads and coordinators" in await chat.read(ONE)
    await chat.say(COORDINATOR, "/duty add S-1101 28/11/2026 17:00-08:00")

    assert await count(chat, DutyShift) == 0


async def test_gaps_are_shown_filled_in_one_tap_and_undone_exactly(chat: Chat) -> None:
    await chat.say(HEAD, "/duty add S-1101 28/11/2026 17:00-08:00")
    await chat.say(HEAD, "/roster fill 2026-12")
    proposed = await chat.read(HEAD)
    before = await count(chat, DutyShift)
    await chat.press(HEAD, await button(chat, HEAD, "roster_keep"))
    kept = await shifts(chat)
    again = await button(chat, HEAD, "roster_undo")
    await chat.say(HEAD, "/roster fill 12/2026")
    nothing = await chat.read(HEAD)
    await chat.press(HEAD, again)

    assert "Nothing is kept yet" in proposed
    assert "Hours added: Ahli 1 " in proposed
    assert before == 1
    assert len(kept) > 60
    assert "There is no gap" in nothing
    assert [shift.batch for shift in await shifts(chat)] == [None]
    assert f"those {len(kept) - 1} shifts were removed again" in await chat.read(HEAD)
    assert await count(chat, AuditNote, AuditNote.action == "roster.undone") == 1


@pytest.mark.parametrize(
    ("branch", "working"),
    [
        pytest.param("PHG-KTN", {4: True, 5: True, 7: False}, id="Pahang rests on Sunday"),
        pytest.param("TRG-KTR", {4: False, 5: False, 7: True}, id="Terengganu on its holidays"),
    ],
)
async def test_a_fill_keeps_the_days_of_rest_and_the_holidays_of_the_state(
    chat: Chat, transactions: Transactions, branch: str, working: dict[int, bool]
) -> None:
    """4 March is the Sultan's day in Terengganu, a Thursday; then come a Friday and a Sunday."""
    async with transactions.begin() as session:
        await make.person(session, 12, role=Role.COORDINATOR, scope="MY", language="en")
        for who in (41, 42, 43):
            await make.person(session, who, role=Role.SQUAD, scope=branch)
    await chat.say(12, f"/roster fill 2027-03 {branch}")
    await chat.press(12, await button(chat, 12, "roster_keep"))

    begun = [each.starts_at.astimezone(clock.LOCAL) for each in await shifts(chat)]
    mornings = {day: sum((at.day, at.hour) == (day, 8) for at in begun) for day in working}
    assert {day: count > 1 for day, count in mornings.items()} == working
    assert all(mornings.values())


async def test_undone_twice_is_told(chat: Chat) -> None:
    await chat.say(HEAD, "/roster fill")
    await chat.press(HEAD, await button(chat, HEAD, "roster_keep"))
    undo = await button(chat, HEAD, "roster_undo")
    await chat.press(HEAD, undo)

    assert "undone before" in (await chat.press(HEAD, undo) or "")


async def test_a_fill_covers_every_minute_of_two_weeks(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(HEAD, "/roster fill")
    await chat.press(HEAD, await button(chat, HEAD, "roster_keep"))
    async with transactions.database.sessions() as session:
        gaps = await duties.uncovered(session, make.KUANTAN, NOW, NOW + timedelta(days=14))

    assert gaps == []


async def test_what_changed_since_it_was_shown_is_shown_anew(chat: Chat) -> None:
    await chat.say(HEAD, "/roster fill")
    old = await button(chat, HEAD, "roster_keep")
    await chat.say(HEAD, "/duty add S-1103 28/11/2026 08:00-17:00")
    await chat.press(HEAD, old)

    assert "Nothing is kept yet" in await chat.read(HEAD)
    assert await count(chat, DutyShift) == 1


async def test_the_same_tap_delivered_twice_adds_once(chat: Chat) -> None:
    await chat.say(HEAD, "/roster fill")
    keep = await button(chat, HEAD, "roster_keep")
    await chat.press(HEAD, keep)
    first = await count(chat, DutyShift)
    await chat.again()
    await chat.press(HEAD, keep)

    assert await count(chat, DutyShift) == first


async def test_duty_is_added_by_hand_and_never_twice_at_once(chat: Chat) -> None:
    await chat.say(HEAD, "/duty add s-1101 28/11/2026 17:00-08:00")
    added = await chat.read(HEAD)
    await chat.say(HEAD, "/tugas tambah S-1101 29/11/2026 07:00-09:00 KTN")
    refused = await chat.read(HEAD)

    assert "Ahli 1 is on duty at" in added
    assert "Saturday, 28 November 2026, 17:00–08:00" in added
    assert "Nobody can be on duty twice at once" in refused
    assert [(s.person_id, s.starts_at) for s in await shifts(chat)] == [
        (ONE, datetime(2026, 11, 28, 9, tzinfo=UTC))
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/duty", "Write what shall change"),
        ("/duty give 1 2", "was not understood"),
        ("/duty add S-9999 28/11/2026 17:00-08:00", "Nobody has the staff number"),
        ("/duty add S-1101 31/11/2026 17:00-08:00", "is no date"),
        ("/duty add S-1101 28/11/2026 17-8", "is no beginning and end"),
        ("/duty add S-1101 24/11/2026 08:00-17:00", "is over"),
        ("/duty add S-1101 28/11/2028 08:00-17:00", "is too far"),
        ("/duty add S-1101 28/11/2026 08:00-17:00 TML", "This belongs to"),
        ("/duty add S-9000 28/11/2026 08:00-17:00", "neither squad nor head of any branch"),
        ("/duty remove 99", "no shift number 99"),
        ("/duty swap 99 S-1102", "no shift number 99"),
        ("/duty swap 99 S-4444", "Nobody has the staff number"),
    ],
)
async def test_what_cannot_be_done_says_why(chat: Chat, line: str, said: str) -> None:
    await chat.say(HEAD, line)

    assert said in await chat.read(HEAD)
    assert await count(chat, DutyShift) == 0


async def test_a_shift_is_removed_by_a_button_and_put_back(chat: Chat) -> None:
    await chat.say(HEAD, "/duty add S-1101 28/11/2026 17:00-08:00")
    await chat.say(HEAD, "/roster 28/11/2026")
    await chat.press(HEAD, await button(chat, HEAD, "duty_remove"))
    removed, left = await chat.read(HEAD), await count(chat, DutyShift)
    await chat.press(HEAD, await button(chat, HEAD, "duty_back"))

    assert "a time with nobody on duty" in removed
    assert left == 0
    assert [(s.person_id, s.starts_at) for s in await shifts(chat)] == [
        (ONE, datetime(2026, 11, 28, 9, tzinfo=UTC))
    ]


async def test_a_shift_is_given_and_two_are_swapped(chat: Chat) -> None:
    await chat.say(HEAD, "/duty add S-1101 28/11/2026 17:00-08:00")
    await chat.say(HEAD, "/duty add S-1102 29/11/2026 17:00-08:00")
    one, two = [shift.id for shift in await shifts(chat)]
    await chat.say(HEAD, f"/duty swap {one} #{two}")
    swapped = [shift.person_id for shift in await shifts(chat)]
    first = (await shifts(chat))[0].id
    await chat.say(HEAD, f"/duty tukar {first} S-1103")

    assert swapped == [TWO, ONE]
    assert [shift.person_id for shift in await shifts(chat)] == [THREE, ONE]


async def test_two_editors_at_once_put_nobody_on_duty_twice(
    chat: Chat, transactions: Transactions
) -> None:
    async def edit(hour: int) -> str:
        start = datetime(2026, 11, 28, hour, tzinfo=clock.LOCAL)
        async with transactions.begin() as session:
            head = await session.get_one(Person, HEAD)
            place = await session.get_one(Branch, make.KUANTAN)
            duty = Duty(ONE, start, start + timedelta(hours=5))
            await duties.add(session, head, place, duty)
        return "added"

    done = await asyncio.gather(*(edit(8 + number) for number in range(4)), return_exceptions=True)

    assert done.count("added") == 1
    assert [type(each) for each in done].count(Refusal) == 3
    assert await count(chat, DutyShift) == 1
