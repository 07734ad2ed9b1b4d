"""A command that is whole in one line does its work and leaves an open form of another thing alone.

The form that it is about is answered by it, and ends. Results and appointments: where they are
entered (test_clinics_results.py) and booked (test_appointments_hosted.py).
"""

import pytest

from bot.transactions import Transactions
from db.models.people import Person, Role
from services.registry.checks import owning
from tests.flows import make
from tests.flows.conftest import Chat
from tests.flows.test_reports_amid import stands, step

HQ = 22
LINE = "/invite squad KTN Aminah binti Salleh 12345"


@pytest.fixture(autouse=True)
async def office(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await make.person(session, HQ, role=Role.COORDINATOR, scope="MY", language="en")
    assert chat


async def test_invitation_of_another_role_leaves_the_form_alone(chat: Chat) -> None:
    await chat.say(HQ, "/invite")
    await chat.say(HQ, "inspector")
    await chat.say(HQ, LINE)
    told = [each.payload["text"] for each in (await chat.letters(HQ))[-2:]]
    at = await stands(chat, HQ)
    await chat.say(HQ, "PHG-KTN")
    await chat.say(HQ, "Rahim bin Sampel 54321")

    assert "Aminah binti Salleh" in told[0]
    assert told[1].startswith("The invitation form still waits")
    assert at == "Inviting:scope"
    assert "Rahim bin Sampel" in await chat.read(HQ)


@pytest.mark.parametrize("entered", [[], ["squad"], ["squad", "PHG-KTN"]])
async def test_invitation_that_says_what_was_entered_ends_its_form(
    chat: Chat, entered: list[str]
) -> None:
    for words in ("/invite", *entered, LINE.replace("KTN", "PHG-KTN")):
        await chat.say(HQ, words)

    assert await stands(chat, HQ) is None
    assert "Aminah binti Salleh" in await chat.read(HQ)


async def test_what_is_done_to_another_broadcast_leaves_the_form_alone(chat: Chat) -> None:
    await chat.say(HQ, "/broadcast")
    await chat.say(HQ, "/broadcast new")
    await chat.say(HQ, "/broadcast 1 discard")
    told = await chat.read(HQ)
    at = await stands(chat, HQ)
    await chat.say(HQ, "/broadcast 2 discard")

    assert told.startswith("The form of broadcast 2 still waits")
    assert at == "Composing:field"
    assert await stands(chat, HQ) is None


async def test_press_on_another_broadcast_leaves_the_form_alone(chat: Chat) -> None:
    await chat.say(HQ, "/broadcast")
    await chat.say(HQ, "/broadcast new")
    await chat.press(HQ, "bc:discard.1")

    assert await stands(chat, HQ) == "Composing:field"
    assert (await chat.read(HQ)).startswith("The form of broadcast 2 still waits")


async def test_message_to_an_officer_in_one_line_is_what_its_form_asked_for(chat: Chat) -> None:
    await chat.say(HQ, "/officer")
    await chat.say(HQ, "/officer Borang mana untuk kemalangan?")

    assert await stands(chat, HQ) is None


async def test_who_looked_answered_at_once_leaves_enrolment_alone(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        person = await session.get_one(Person, HQ)
        for _ in range(5):  # the account rests, so that the answer wants nothing more
            await owning.miss(session, person)
    await step(chat, HQ, "Enrolling:number")
    await chat.say(HQ, "/wholooked")

    assert await stands(chat, HQ) == "Enrolling:number"


@pytest.mark.parametrize("at", ["Enrolling:start", "Enrolling:number"])
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param("/enrol 2222-33AA", "That code cannot be used", id="whole"),
        pytest.param("2222-33AA", "That code cannot be used", id="the code alone"),
        pytest.param("/start c_222233AA", "That code cannot be used", id="its link"),
        pytest.param("/enrol saya hilang kod", "That is no code", id="no code at all"),
    ],
)
async def test_wrong_code_leaves_enrolment_open(chat: Chat, at: str, typed: str, said: str) -> None:
    await step(chat, HQ, at)
    await chat.say(HQ, typed)
    told = "\n".join(str(each.payload.get("text")) for each in await chat.letters(HQ))

    assert await stands(chat, HQ) == at
    assert said in told
    assert told.count("The enrolment form still waits") == 1
    assert "was left" not in told


async def test_last_wrong_code_ends_enrolment_because_the_account_rests(chat: Chat) -> None:
    await step(chat, HQ, "Enrolling:number")
    for _ in range(5):
        await chat.say(HQ, "/enrol 2222-33AA")

    assert await stands(chat, HQ) is None
    assert "You can try again on" in await chat.read(HQ)


async def test_form_of_another_room_waits_without_a_word(chat: Chat) -> None:
    await step(chat, HQ, "Entering:value", visit="7")
    before = len(await chat.letters(HQ))
    await chat.say(HQ, LINE)
    await chat.say(HQ, "/officer Borang mana untuk kemalangan?")

    assert await stands(chat, HQ) == "Entering:value"
    told = [each.payload["text"] for each in (await chat.letters(HQ))[before:]]
    assert not any("still waits" in each or "was left" in each for each in told)
