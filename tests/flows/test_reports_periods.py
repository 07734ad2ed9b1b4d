"""Words behind /report that are no period: it is said what can be typed, and what is ahead."""

import pytest

from bot.transactions import Transactions
from db.models.people import Role
from services import clock
from tests.flows import make
from tests.flows.conftest import Chat

HEAD, STATE = 21, 22
AHEAD = clock.now().year + 2  # ahead also after the next midnight, wherever it is New Year already


@pytest.fixture(autouse=True)
async def country(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await make.person(session, HEAD, role=Role.BRANCH_HEAD)
        await make.person(session, STATE, role=Role.COORDINATOR, scope="MY-06", language="en")
    assert chat


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        pytest.param(f"{AHEAD}", f"“{AHEAD}”", id="year"),
        pytest.param(f"tahun {AHEAD} Pahang", f"“tahun {AHEAD}”", id="year and place"),
        pytest.param("next month", "“next month”", id="in words"),
        pytest.param("bulan depan", "“bulan depan”", id="in Malay"),
        pytest.param("minggu akan datang", "“minggu akan datang”", id="two words"),
    ],
)
async def test_period_ahead_is_said_to_lie_in_the_future(
    chat: Chat, words: str, quoted: str
) -> None:
    await chat.say(STATE, f"/report {words}")

    said = await chat.read(STATE)
    assert f"{quoted} lies in the future" in said
    assert "/report october 2026" in said
    assert "branch" not in said


@pytest.mark.parametrize(
    "words",
    ["q1 2026", "suku pertama", "last quarter", "31/2/2026", "13/2026", "oktober semalam"],
)
async def test_what_is_no_period_is_told_what_can_be_typed(chat: Chat, words: str) -> None:
    await chat.say(STATE, f"/report {words}")
    english = await chat.read(STATE)
    await chat.say(HEAD, f"/laporan {words}")

    assert all(each in english for each in ("/report 7d", "/report october 2026", "last 30 days"))
    assert "branch" not in english
    assert "/report oktober 2026" in await chat.read(HEAD)


async def test_place_that_is_unknown_is_still_a_branch_that_is_unknown(chat: Chat) -> None:
    await chat.say(STATE, "/report Atlantis")

    assert "no branch called “atlantis”" in await chat.read(STATE)


async def test_state_by_its_code_is_a_place(chat: Chat) -> None:
    await chat.say(STATE, "/report 7d MY-06")

    assert [each.method for each in await chat.letters(STATE)] == ["sendPhoto", "sendDocument"]
