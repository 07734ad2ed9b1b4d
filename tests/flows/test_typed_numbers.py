"""An identity number that was typed leaves the chat, whatever becomes of the message."""

import pytest

from services.errors import Refusal
from services.registry import search
from tests.flows import checked
from tests.flows.checked import INSPECTOR, deleted
from tests.flows.conftest import Chat
from tests.flows.held import AINA, GROUP
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
