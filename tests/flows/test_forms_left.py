"""A form left for another one, or begun anew: which was left, or that it starts again, is told."""

import pytest

from bot.transactions import Transactions
from db.models.people import Role
from tests.flows import make
from tests.flows.conftest import Chat
from tests.flows.test_reports_amid import stands, step

HEAD, HQ, MANAGER = 21, 22, 23


@pytest.fixture(autouse=True)
async def office(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await make.person(session, HEAD, role=Role.BRANCH_HEAD)
        await make.person(session, HQ, role=Role.COORDINATOR, scope="MY", language="en")
        await make.person(session, MANAGER, role=Role.CASE_MANAGER)
    assert chat


async def said_since(chat: Chat, who: int, before: int) -> list[str]:
    return [each.payload["text"] for each in (await chat.letters(who))[before:]]


@pytest.mark.parametrize(
    ("state", "entered", "told"),
    [
        pytest.param("Inviting:scope", {}, ("Borang jemputan", "/invite"), id="invitation"),
        pytest.param("Booking:step", {}, ("Borang temu janji", "/book"), id="appointment"),
        pytest.param("Entering:value", {"visit": "7"}, ("keputusan", "/result 7"), id="result"),
        pytest.param("Enrolling:number", {}, ("pendaftaran", "/enrol"), id="enrolment"),
        pytest.param("Grounds:reason", {}, ("tujuan semakan", "/ground"), id="ground"),
    ],
)
async def test_new_form_says_which_form_it_left(
    chat: Chat, state: str, entered: dict[str, str], told: tuple[str, str]
) -> None:
    await step(chat, HEAD, state, **entered)

    await chat.say(HEAD, "/officer")

    (said,) = await said_since(chat, HEAD, 0)
    head, question = said.split("\n\n", 1)
    assert all(words in head for words in told)
    assert "pegawai" in question
    assert await stands(chat, HEAD) == "Officer:message"


async def test_message_to_an_officer_is_left_for_an_appointment(chat: Chat) -> None:
    await chat.say(MANAGER, "/officer")
    await chat.say(MANAGER, "/book")

    assert (await chat.read(MANAGER)).startswith("Mesej kepada pegawai ditinggalkan")
    assert await stands(chat, MANAGER) == "Booking:step"


async def test_broadcast_that_is_left_stays_as_a_draft(chat: Chat) -> None:
    await chat.say(HQ, "/broadcast")
    await chat.say(HQ, "/invite")

    head = (await chat.read(HQ)).split("\n\n")[0]
    assert "stays as a draft" in head
    assert "/broadcast 1" in head


async def test_form_left_for_a_broadcast_is_told_before_its_first_question(chat: Chat) -> None:
    await chat.say(HQ, "/invite")
    await chat.say(HQ, "/broadcast")

    assert (await chat.read(HQ)).startswith("The invitation form was left")


@pytest.mark.parametrize(
    ("who", "command", "said"),
    [
        pytest.param(HQ, "/invite", "This starts again from the beginning.", id="invitation"),
        pytest.param(HQ, "/officer", "This starts again from the beginning.", id="officer"),
        pytest.param(MANAGER, "/book", "Ini dimulakan semula dari awal.", id="appointment"),
        pytest.param(HEAD, "/enrol", "Ini dimulakan semula dari awal.", id="enrolment"),
    ],
)
async def test_same_form_begun_anew_says_so(chat: Chat, who: int, command: str, said: str) -> None:
    await chat.say(who, command)
    first = await chat.read(who)
    await chat.say(who, command)
    await chat.again()

    assert await chat.read(who) == f"{said}\n\n{first}"


async def test_form_begun_anew_says_that_what_was_entered_is_gone(chat: Chat) -> None:
    await chat.say(HQ, "/invite")
    await chat.say(HQ, "squad")
    await chat.say(HQ, "/invite")

    assert "what was entered before is not kept" in (await chat.read(HQ)).split("\n\n")[0]
    assert await stands(chat, HQ) == "Inviting:role"


async def test_button_that_begins_the_same_form_says_so_too(chat: Chat) -> None:
    await chat.press(HQ, "officer:")
    await chat.press(HQ, "officer:")

    assert (await chat.read(HQ)).startswith("This starts again")


async def test_form_gone_on_with_says_nothing(chat: Chat) -> None:
    await chat.say(HQ, "/invite")
    await chat.say(HQ, "squad")
    await chat.say(HQ, "/people")
    await chat.say(HQ, "/broadcast")
    await chat.say(HQ, "/broadcast")  # goes on with its draft, and shows it

    told = await said_since(chat, HQ, 0)
    assert not any("starts again" in each for each in told)
    assert sum("was left" in each for each in told) == 1


async def test_another_draft_leaves_the_first(chat: Chat) -> None:
    await chat.say(HQ, "/broadcast")
    await chat.say(HQ, "/broadcast new")

    assert "broadcast 1 stays as a draft" in (await chat.read(HQ)).split("\n\n")[0]


async def test_what_is_no_form_leaves_none(chat: Chat) -> None:
    await chat.say(HQ, "/invite")
    await chat.say(HQ, "/help")

    assert "was left" not in await chat.read(HQ)
    assert await stands(chat, HQ) == "Inviting:role"


@pytest.mark.parametrize("word", ["batal", "Batal", "cancel"])
@pytest.mark.parametrize(
    ("state", "entered"),
    [
        pytest.param("Officer:message", {}, id="a message to an officer"),
        pytest.param("Inviting:person", {"role": "squad"}, id="invitation"),
        pytest.param("Enrolling:number", {}, id="enrolment"),
        pytest.param("Grounds:reason", {}, id="ground"),
    ],
)
async def test_word_without_its_stroke_leaves_the_form(
    chat: Chat, word: str, state: str, entered: dict[str, str]
) -> None:
    await step(chat, HEAD, state, **entered)
    await chat.say(HEAD, word)

    (told,) = await chat.letters(HEAD)

    assert await stands(chat, HEAD) is None
    assert told.key.startswith("cancel.dropped")  # as /cancel


async def test_word_inside_a_message_is_the_messages(chat: Chat) -> None:
    await chat.say(HEAD, "/officer")
    await chat.say(HEAD, "Boleh batal temu janji saya?")

    assert "disampaikan" in await chat.read(HEAD)
