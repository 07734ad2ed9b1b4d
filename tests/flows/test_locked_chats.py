"""In a locked chat no button under an older letter shows or changes anything of the worker's.

What a shared telephone must still be able to do stays: reaching an officer, and telling of a death.
"""

from typing import Any

import pytest
from sqlalchemy import select

from db.base import Base
from db.models.appointments import AppointmentState
from db.models.screening import Screening, Waiting
from db.models.workers import Consent, Silence
from tests.flows import screened
from tests.flows.conftest import Chat
from tests.flows.intake import rows
from tests.flows.screened import SITI, appointments, book, slot_at

office, hands = screened.office, screened.hands
LOCKED = "Chat ini dikunci"


@pytest.fixture(autouse=True)
async def locked(office: None, chat: Chat) -> None:
    """Siti has booked, waits for nothing, and has locked her chat."""
    await book(chat, SITI)
    await chat.say(SITI, "/lock 4821")


async def state(chat: Chat) -> list[list[Any]]:
    """Return all that a press might have changed."""
    tables: tuple[type[Base], ...] = (Screening, Waiting, Consent, Silence)
    found = [[(each.__dict__ | {"_sa_instance_state": None}) for each in await rows(
        chat, select(table))] for table in tables]  # fmt: skip
    return [*found, [(each.state, each.version) for each in await appointments(chat)]]


@pytest.mark.parametrize(
    "data",
    [
        "visit_yes:1.1", "visit_change:1.1", "visit_cancel:1.1", "visit_undo:1.1",
        "sc_near:r", "sc_clinic:1.r", "sc_time:3.r", "sc_wait:1", "sc_take:1", "sc_pass:1",
        "consent:results.no", "consent:results.yes", "unconsent:results", "unconsent:everything",
        "unconsent_yes:", "mydata:export", "mydata:withdraw",
    ],
)  # fmt: skip
async def test_press_in_a_locked_chat_is_refused_and_changes_nothing(chat: Chat, data: str) -> None:
    before, letters = await state(chat), len(await chat.letters(SITI))

    shown = await chat.press(SITI, data)

    said = [str(each.payload.get("text", "")) for each in (await chat.letters(SITI))[letters:]]
    assert await state(chat) == before
    assert LOCKED in (shown or "")
    assert len(said) == 1
    assert LOCKED in said[0]


@pytest.mark.parametrize(
    "typed",
    ["3", "/consent", "/consent results no", "/tarikbalik", "/tarikbalik everything ya",
     "/enrol", f"/wholooked {screened.NRIC[SITI]}"],
)  # fmt: skip
async def test_words_in_a_locked_chat_are_refused_too(chat: Chat, typed: str) -> None:
    before = await state(chat)

    await chat.say(SITI, typed)

    assert LOCKED in await chat.read(SITI)
    assert await state(chat) == before


async def test_bare_lock_number_leaves_the_chat_and_is_not_quoted(chat: Chat) -> None:
    await chat.say(SITI, "4821 ")

    told = await chat.read(SITI)

    assert "/lock" in told
    assert "“" not in told
    taken = [each for each in await chat.letters(SITI) if each.key.startswith("typed:")]
    assert len(taken) == 2


async def test_once_unlocked_the_same_press_does_it(chat: Chat) -> None:
    (row,) = await appointments(chat)
    await chat.press(SITI, f"visit_yes:{row.id}.{row.version}")
    refused = (await appointments(chat))[0].state
    await chat.say(SITI, "/lock 4821")

    await chat.press(SITI, f"visit_yes:{row.id}.{row.version}")

    assert refused is AppointmentState.BOOKED
    assert (await appointments(chat))[0].state is AppointmentState.CONFIRMED


async def test_place_shared_in_a_locked_chat_shows_no_clinics(chat: Chat) -> None:
    await chat.locate(SITI, (3.8, 103.3))

    assert LOCKED in await chat.read(SITI)
    assert (await slot_at(chat, 1, 12, 9)).taken == 1


@pytest.mark.parametrize("data", ["death:", "officer:", "help:"])
async def test_death_and_an_officer_need_no_number(chat: Chat, data: str) -> None:
    await chat.press(SITI, data)

    assert LOCKED not in await chat.read(SITI)
