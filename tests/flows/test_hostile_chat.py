"""Whatever people type, send or press: nobody hears of a bug, and no group reads a number.

The commands and buttons are those of the dispatcher itself, with arguments that fit and that do
not. The same sequences each time; all of them happen in one office, one after the other.
"""

import json
import re
from collections.abc import Iterator

import pytest
from aiogram import Router
from aiogram.filters import Command
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.transactions import Transactions
from handlers.filters import Press
from tests.flows import checked, held, make
from tests.flows.checked import CLINIC, INSPECTOR, MANAGER
from tests.flows.conftest import Chat, reply_to
from tests.flows.held import AINA, CHONG, DEVI, GROUP, STRANGER
from tests.flows.registry import FARID, KILANG, SITI
from tests.gate import gate

office = checked.office

FAR_GROUP, NO_GROUP = -1002, -1999  # another branch's; one that was never registered
NUMBERS = (SITI, FARID, "900101065551", "920101065555")
SEQUENCES, LONGEST = 25, 8


def _commands(router: Router) -> Iterator[str]:
    for handler in router.message.handlers:
        for each in handler.filters or ():
            if isinstance(each.callback, Command):
                yield from (name for name in each.callback.commands if isinstance(name, str))
    for inner in router.sub_routers:
        yield from _commands(inner)


def _prefixes(router: Router) -> Iterator[str]:
    for handler in router.callback_query.handlers:
        for each in handler.filters or ():
            if isinstance(each.callback, Press):
                yield each.callback.prefix
    for inner in router.sub_routers:
        yield from _prefixes(inner)


COMMANDS = sorted(set(_commands(gate()[0])))
PREFIXES = sorted(set(_prefixes(gate()[0])))

numbers = st.sampled_from(NUMBERS)
dashed = numbers.map(lambda each: f"{each[:6]}-{each[6:8]}-{each[8:]}")
words = st.sampled_from(
    (
        "lawatan", "visit", "sebab waris di kaunter", "kecemasan waris di hospital", "operasi OPS",
        "taken", "berdaftar", "sama 1", "baru Bengkel Contoh", "squad KTN Ali bin Contoh 12345",
        "majikan", "ilat pada 1 Mac 2026", "pada 31/02/2026", "KTN esok 08:00-17:00", "cuti",
        "Kilang Contoh Maju", "Siti Contoh binti Sampel", KILANG, "7-eleven kuantan", "1 2 3",
        "Ali bin Abu Enterprise", "<b>tebal", "&amp; %s {name}", "A" * 300, "ok terima kasih",
    )
)  # fmt: skip
small = st.integers(-3, 30).map(str) | st.just("99999999999999999999")
signs = st.text(max_size=40)
argument = st.one_of(small, words, numbers, dashed, signs, st.just(""))
arguments = st.lists(argument, max_size=3).map(" ".join)
reports = st.builds(
    "Kemalangan maut pagi tadi di Gambang, Kuantan. Mangsa {}, {}, {}, maut. IC {}.".format,
    st.sampled_from(("Siti Contoh binti Sampel", "Zulkarnain bin Contoh", "seorang lelaki")),
    st.integers(-1, 130),
    st.sampled_from(("pekerja kilang", "pekerja Bengkel Contoh Jaya", "mangsa kedua Ah Contoh")),
    numbers | dashed,
)
corrections = st.builds("pembetulan {}: {}".format, small, argument | dashed.map("IC {}".format))
typed = st.one_of(
    st.builds("/{} {}".format, st.sampled_from(COMMANDS), arguments),
    st.builds("/{}_{}".format, st.sampled_from(COMMANDS), small),
    reports, corrections, arguments, numbers, dashed,
)  # fmt: skip
pressed = st.builds(
    "{}:{}".format,
    st.sampled_from([*PREFIXES, "x", ""]),
    st.one_of(small, st.lists(small | words, min_size=2, max_size=3).map(".".join), signs, numbers),
).map(lambda each: each.encode()[:64].decode(errors="ignore"))
who = st.sampled_from((AINA, INSPECTOR, MANAGER, CLINIC, CHONG, DEVI, STRANGER))
where = st.sampled_from((None, None, GROUP, FAR_GROUP, NO_GROUP))
kinds = st.sampled_from(("say", "say", "say", "press", "press", "photo", "edit", "locate", "reply"))
points = st.sampled_from(((3.8077, 103.326), (0.0, 0.0), (-91.0, 500.0), (3.45, 102.42)))
acts = st.tuples(kinds, who, where, typed, pressed, points)


async def act(
    chat: Chat,
    kind: str,
    person: int,
    place: int | None,
    said: str,
    data: str,
    point: tuple[float, float],
) -> None:
    """Do one thing as Telegram would bring it."""
    match kind:
        case "press":
            await chat.press(person, data, chat=place)
        case "photo":
            await chat.photo(person, said or None, chat=place)
        case "edit":
            await chat.edit(person, chat.last["update_id"], said or "x", chat=place)
        case "locate":
            await chat.locate(person, point, chat=place)
        case "reply":
            to = reply_to(chat.last["update_id"], place or person, AINA)
            await chat.say(person, said or "x", chat=place, **to)
        case _:
            await chat.say(person, said or "x", chat=place)


def numbers_in(payload: object) -> list[str]:
    """Return the identity numbers that a letter holds, however they are written."""
    bare = re.sub(r"[\s-]", "", json.dumps(payload))
    return [each for each in NUMBERS if each in bare]


@pytest.fixture
async def known(chat: Chat, transactions: Transactions) -> None:
    """A lead that Aina holds, another branch's group, and grounds that hold."""
    async with transactions.begin() as session:
        await make.group(session, FAR_GROUP, "TRG-KTR")
        await held.lead(session)
    for officer in (AINA, INSPECTOR, CHONG):
        await chat.say(officer, "/ground lawatan")


def test_all_commands_and_buttons_are_tried() -> None:
    assert {"detect", "victim", "lead", "roster"} <= set(COMMANDS)
    assert {"pick", "more", "whose", "thisvictim", "samedetect"} <= set(PREFIXES)


@pytest.mark.usefixtures("known")
@settings(
    max_examples=SEQUENCES, deadline=None, derandomize=True, database=None,
    phases=[Phase.generate],  # what fails is short; a smaller one would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(told=st.lists(acts, min_size=LONGEST, max_size=LONGEST))
async def test_nothing_that_is_said_or_pressed_is_a_bug_or_leaks(
    chat: Chat, told: list[tuple[str, int, int | None, str, str, tuple[float, float]]]
) -> None:
    before, heard = len(await chat.letters()), len(chat.recorder.answers)

    for each in told:
        await act(chat, *each)

    letters = (await chat.letters())[before:]
    bugs = [each.payload for each in letters if each.key.startswith(("error:", "alarm:"))]
    assert bugs == []
    in_groups = [each.payload for each in letters if each.chat_id < 0]
    assert [payload for payload in in_groups if numbers_in(payload)] == []
    answers = [each.text for each in chat.recorder.answers[heard:]]
    assert [text for text in answers if text and numbers_in(text)] == []
