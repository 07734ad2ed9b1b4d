"""An accident told in the middle of a form is a report: it opens its lead, and the form waits.

Where the form asks for free words, the words are the form's, and one press makes a lead of them.
"""

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.broadcasts import Broadcast
from db.models.messaging import Conversation
from services import clock
from tests.flows import make
from tests.flows.conftest import Chat
from tests.flows.detected import pressable
from tests.flows.intake import AINA, CHONG, DOUBTFUL, GROUP, HQ, REPORT, STRANGER, rows, squad
from tests.flows.intake import leads as opened
from tests.flows.intake import posts as kept
from tests.flows.test_private_reports import NOWHERE


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    await squad(transactions)


async def stands(chat: Chat, who: int) -> str | None:
    """Return the step in which somebody is."""
    (row,) = await rows(chat, select(Conversation).where(Conversation.key == f"{who}:{who}"))
    return str(row.state) if row.state else None


async def step(chat: Chat, who: int, state: str, **entered: str) -> None:
    """Put somebody into the middle of a form."""
    async with chat.door.transactions.begin() as session:
        session.add(
            Conversation(
                key=f"{who}:{who}", state=state, data=dict(entered), updated_at=clock.now()
            )
        )


async def test_report_amid_an_invitation_is_a_lead_and_the_invitation_goes_on(chat: Chat) -> None:
    await chat.say(CHONG, "/invite")
    await chat.say(CHONG, "squad")
    before = await stands(chat, CHONG)

    await chat.say(CHONG, REPORT)
    await chat.again()
    said = await chat.read(CHONG)
    await chat.say(CHONG, "Aminah binti Salleh 12345")

    assert before == "Inviting:person"
    assert len(await opened(chat)) == 1
    assert "/cancel" in said
    assert "Aminah binti Salleh" in await chat.read(CHONG)


@pytest.mark.parametrize(
    ("state", "entered"),
    [
        ("Inviting:role", {}),
        ("Inviting:scope", {"role": "squad"}),
        ("Booking:step", {"name": "worker"}),
        ("Entering:value", {"visit": "1"}),
        ("Enrolling:start", {}),
        ("Enrolling:number", {}),
        ("Grounds:operation", {}),
    ],
)
async def test_no_form_swallows_a_report(chat: Chat, state: str, entered: dict[str, str]) -> None:
    await step(chat, AINA, state, **entered)

    await chat.photo(AINA, REPORT)

    assert [each.posted_by_id for each in await opened(chat)] == [AINA]
    assert await stands(chat, AINA) == state
    assert "Soalan borang" in await chat.read(AINA)


async def test_message_to_an_officer_goes_to_him_and_one_press_makes_it_a_lead(chat: Chat) -> None:
    await chat.say(STRANGER, "/officer")
    await chat.say(STRANGER, REPORT)
    asked = await chat.letters(STRANGER)

    assert await opened(chat) == []
    assert any("pegawai" in each.payload["text"] for each in asked)
    assert any("laporan kemalangan" in each.payload["text"] for each in asked)
    await chat.press(STRANGER, "islead:1")
    assert len(await opened(chat)) == 1


async def test_alert_that_is_written_for_a_broadcast_is_no_lead_unless_it_is_said_so(
    chat: Chat,
) -> None:
    await chat.say(HQ, "/broadcast")
    field = await stands(chat, HQ)

    await chat.say(HQ, REPORT)

    (draft,) = await rows(chat, select(Broadcast))
    assert (field, draft.text_ms) == ("Composing:field", REPORT)
    assert await kept(chat) == [("doubtful", None)]
    assert await opened(chat) == []


async def test_report_that_a_form_refuses_is_asked_about_and_not_lost(chat: Chat) -> None:
    await chat.say(HQ, "/broadcast")
    await chat.say(HQ, f"{REPORT} KP 680713-06-0012")
    refused, asked = [each.payload["text"] for each in (await chat.letters(HQ))[-2:]]

    assert "nombor kad pengenalan" in refused
    assert "laporan kemalangan" in asked
    assert await kept(chat) == [("doubtful", None)]
    await chat.press(HQ, (await pressable(chat, HQ))[0])
    assert len(await opened(chat)) == 1


async def test_photo_of_a_broadcast_may_have_a_caption(chat: Chat) -> None:
    await chat.say(HQ, "/broadcast")
    await chat.say(HQ, "/broadcast 1 photo")

    number = await chat.photo(HQ, REPORT)

    (draft,) = await rows(chat, select(Broadcast))
    assert draft.photo == f"photo-{number}"
    assert await opened(chat) == []


@pytest.mark.parametrize("field", ["photo", "to"])
async def test_report_amid_a_broadcast_is_asked_about_and_opens_nothing(
    chat: Chat, field: str
) -> None:
    await chat.say(HQ, "/broadcast")
    await chat.say(HQ, f"/broadcast 1 {field}")

    await chat.say(HQ, REPORT)

    assert await opened(chat) == []
    assert await kept(chat) == [("doubtful", None)]
    assert await stands(chat, HQ) == "Composing:field"
    assert "Soalan borang" in await chat.read(HQ)


async def test_both_texts_of_a_broadcast_are_asked_about_once(chat: Chat) -> None:
    await chat.say(HQ, "/broadcast")
    await chat.say(HQ, REPORT)

    await chat.say(HQ, REPORT)

    assert await kept(chat) == [("doubtful", None)]
    assert await opened(chat) == []


async def test_place_asked_for_amid_a_form_may_be_typed(chat: Chat) -> None:
    await step(chat, AINA, "Inviting:role")
    await chat.say(AINA, NOWHERE)

    await chat.say(AINA, "Gambang, Pahang")
    await chat.say(AINA, "squad")

    (lead,) = await opened(chat)
    assert lead.branch_code == make.KUANTAN
    assert await stands(chat, AINA) == "Inviting:role"


@pytest.mark.parametrize("words", [DOUBTFUL, "pembetulan 17: maut, umur 45", "squad"])
async def test_what_is_no_sure_report_is_left_to_the_form(chat: Chat, words: str) -> None:
    await step(chat, AINA, "Inviting:role")

    await chat.say(AINA, words)

    assert await opened(chat) == []
    assert await kept(chat) == []


async def test_group_reports_are_as_before(chat: Chat) -> None:
    await step(chat, AINA, "Inviting:role")

    await chat.say(AINA, REPORT, chat=GROUP)

    assert len(await opened(chat)) == 1
