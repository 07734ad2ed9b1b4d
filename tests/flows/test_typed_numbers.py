"""An identity number that was typed leaves the chat, whatever becomes of the message."""

import pytest

from services.errors import Refusal
from services.registry import search
from tests.flows import checked
from tests.flows.checked import INSPECTOR, deleted
from tests.flows.conftest import Chat
from tests.flows.held import AINA, DEVI, GROUP, STRANGER
from tests.flows.registry import SITI

office = checked.office
DASHED = "890312-06-5124"


async def refuse(*_: object, **__: object) -> None:
    raise Refusal("check.gone")


@pytest.mark.parametrize("why", [refuse, None], ids=["a refusal", "a bug"])
@pytest.mark.parametrize("typed", [SITI, f"/check {DASHED}"])
async def test_number_goes_also_when_the_check_fails(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, why: object, typed: str
) -> None:
    await chat.say(INSPECTOR, "/ground lawatan")
    monkeypatch.setattr(search, "find", why)

    number = await chat.say(INSPECTOR, typed)

    assert await deleted(chat, INSPECTOR) == [number]


@pytest.mark.parametrize(
    "typed", [f"/ground {SITI}", f"/tujuan sebab waris {DASHED} di kaunter", f"/victim {SITI}"]
)
async def test_number_goes_where_no_number_belongs(chat: Chat, typed: str) -> None:
    number = await chat.say(AINA, typed)

    assert await deleted(chat, AINA) == [number]
    assert SITI not in await chat.read(AINA)


async def test_number_goes_out_of_a_group_and_is_not_said_again_there(chat: Chat) -> None:
    number = await chat.say(AINA, f"/accept {SITI}", chat=GROUP)

    assert await deleted(chat, GROUP) == [number]
    assert "5124" in await chat.read(GROUP)
    assert SITI not in await chat.read(GROUP)


async def test_refused_without_a_number_stays(chat: Chat) -> None:
    await chat.say(AINA, "/accept lapan", chat=GROUP)

    assert await deleted(chat, GROUP) == []


SLIPS = ["890312 06 512", "890312-06-51241", "89031206512"]


@pytest.mark.parametrize("who", [STRANGER, INSPECTOR])
@pytest.mark.parametrize("typed", [*SLIPS, "A12345678", "pasport saya BX0123456"])
async def test_slip_and_passport_go_though_nobody_asked_for_them(
    chat: Chat, who: int, typed: str
) -> None:
    await chat.say(INSPECTOR, "/ground lawatan")
    number = await chat.say(who, typed)

    assert await deleted(chat, who) == [number]
    assert typed not in await chat.read(who)


async def test_passport_is_answered_in_both_languages_and_says_what_went(chat: Chat) -> None:
    await chat.say(STRANGER, "A12345678")
    malay = await chat.read(STRANGER)
    await chat.say(STRANGER, "/language en")
    await chat.say(STRANGER, "A12345678")

    assert "nombor kad pengenalan atau pasport" in malay
    assert "an identity card or passport number" in await chat.read(STRANGER)


@pytest.mark.parametrize("typed", ["012-345 6789", "01112345678", "kes 17", "Z0000000012Z"])
async def test_telephone_case_and_employer_code_stay(chat: Chat, typed: str) -> None:
    await chat.say(STRANGER, typed)

    assert await deleted(chat, STRANGER) == []


@pytest.mark.parametrize("typed", [*SLIPS, DASHED, "A12345678"])
async def test_number_goes_in_the_middle_of_a_form_too(chat: Chat, typed: str) -> None:
    await chat.say(DEVI, "/broadcast")
    number = await chat.say(DEVI, typed)

    assert await deleted(chat, DEVI) == [number]
