"""A contact that nobody asked for: what contacts are good for here, and the choices."""

import pytest
from sqlalchemy import select

from db.models.lookups import RecordTries
from db.models.messaging import Conversation
from tests.flows import enrolled, served
from tests.flows.conftest import Chat
from tests.flows.held import AINA, CHONG
from tests.flows.intake import rows
from tests.flows.registry import SITI, SITI_PHONE
from tests.flows.served import WOMAN

office = served.office


async def pressable(chat: Chat, who: int) -> list[str]:
    """Return what can be pressed under the newest letter."""
    markup = (await chat.letters(who))[-1].payload.get("reply_markup", {})
    return [button["callback_data"] for line in markup.get("inline_keyboard", ())
            for button in line]  # fmt: skip


@pytest.mark.parametrize("owner", [WOMAN, AINA])
async def test_contact_out_of_the_blue_is_answered_with_choices_and_not_kept(
    chat: Chat, owner: int
) -> None:
    await chat.contact(WOMAN, SITI_PHONE, owner)

    said = await chat.read(WOMAN)
    assert "/enrol" in said
    assert "/wholooked" in said
    assert "nombor kad pengenalan" not in said
    assert await pressable(chat, WOMAN) == ["contact:enrol", "contact:looked", "officer:"]
    assert await rows(chat, select(RecordTries)) == []


async def test_worker_is_offered_the_own_record(chat: Chat) -> None:
    await enrolled.by_contact(chat)
    await enrolled.agree(chat)
    await chat.contact(WOMAN, SITI_PHONE, WOMAN)

    assert await pressable(chat, WOMAN) == ["contact:data", "contact:looked", "officer:"]
    await chat.press(WOMAN, "contact:data")
    assert "SITI CONTOH" in await chat.read(WOMAN)


async def test_choice_goes_on_to_enrol(chat: Chat) -> None:
    await chat.contact(WOMAN, SITI_PHONE, WOMAN)
    await chat.press(WOMAN, "contact:enrol")
    await chat.contact(WOMAN, SITI_PHONE, WOMAN)
    await chat.say(WOMAN, SITI)

    assert (await enrolled.worker(chat)).person_id is not None


async def test_choice_goes_on_to_who_looked(chat: Chat) -> None:
    await chat.contact(WOMAN, SITI_PHONE, WOMAN)
    await chat.press(WOMAN, "contact:looked")
    await chat.contact(WOMAN, SITI_PHONE, WOMAN)
    await chat.say(WOMAN, SITI)

    assert "rekod anda" in await chat.read(WOMAN)


async def test_button_of_the_question_leads_where_it_did(chat: Chat) -> None:
    await chat.say(WOMAN, "/wholooked")
    await chat.contact(WOMAN, SITI_PHONE, WOMAN)

    assert "nombor kad pengenalan" in await chat.read(WOMAN)


async def test_contact_amid_a_form_leaves_the_form_as_it_is(chat: Chat) -> None:
    await chat.say(CHONG, "/invite")
    await chat.contact(CHONG, SITI_PHONE, AINA)

    (row,) = await rows(chat, select(Conversation))
    assert row.state == "Inviting:role"
    assert "/cancel" in await chat.read(CHONG)


async def test_choice_of_a_changed_client_is_an_old_button(chat: Chat) -> None:
    await chat.press(WOMAN, "contact:anything")

    assert "tidak digunakan" in await chat.read(WOMAN)
