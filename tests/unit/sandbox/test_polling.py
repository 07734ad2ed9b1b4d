"""getUpdates: offsets confirm, polls wait, a second poller ends the first, a webhook forbids it."""

import asyncio

import pytest

from services import clock

from .play import BUTTONS, Play


async def test_unconfirmed_updates_come_again(play: Play) -> None:
    aina = await play.person()
    await play.sim("send", person=aina, chat=aina, text="x")

    first = await play.ok("getUpdates", timeout=0)
    again = await play.ok("getUpdates", offset=first[0]["update_id"], timeout=0)
    rest = await play.ok("getUpdates", offset=first[0]["update_id"] + 1, timeout=0)
    none = await play.ok("getUpdates", offset=first[-1]["update_id"] + 1, timeout=0)

    assert len(first) == 2
    assert (again, rest, none) == (first, first[1:], [])


async def test_negative_offset_keeps_the_last(play: Play) -> None:
    aina = await play.person()
    for text in "abc":
        await play.sim("send", person=aina, chat=aina, text=text)

    last = await play.ok("getUpdates", offset=-1, timeout=0)

    assert [u["message"]["text"] for u in last] == ["c"]


async def test_poll_waits_for_the_first_update(play: Play) -> None:
    aina = await play.person()
    await play.updates()
    poll = asyncio.create_task(play.updates_later())
    await asyncio.sleep(0.05)

    await play.sim("send", person=aina, chat=aina, text="x")

    assert (await asyncio.wait_for(poll, 1))[0]["message"]["text"] == "x"


async def test_poll_ends_empty_after_its_timeout(play: Play) -> None:
    begin = clock.monotonic()

    found = await play.ok("getUpdates", timeout=1)

    assert found == []
    assert 0.9 < clock.monotonic() - begin < 2


async def test_limit_is_kept(play: Play) -> None:
    aina = await play.person()
    for _ in range(5):
        await play.sim("send", person=aina, chat=aina, text="x")

    assert len(await play.ok("getUpdates", limit=2)) == 2


async def test_same_offset_at_once_is_slowed_down(play: Play) -> None:
    await play.ok("getUpdates", offset=7)
    begin = clock.monotonic()

    await play.ok("getUpdates", offset=7, timeout=0)

    assert clock.monotonic() - begin > 2.5


async def test_second_poller_ends_the_first(play: Play) -> None:
    first = asyncio.create_task(play.call("getUpdates", offset=1, timeout=30))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(play.call("getUpdates", offset=2, timeout=1))

    answer = await asyncio.wait_for(first, 1)

    assert answer["error_code"] == 409
    assert answer["description"] == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    assert (await second)["ok"]


async def test_no_polling_beside_a_webhook(play: Play) -> None:
    await play.ok("setWebhook", url="http://127.0.0.1:9/hook")

    answer = await play.call("getUpdates", timeout=0)

    assert answer["error_code"] == 409
    assert answer["description"].startswith("Conflict: can't use getUpdates method while webhook")


async def test_redelivered_update_comes_twice(play: Play) -> None:
    aina = await play.person(started=False)
    await play.sim("faults", kind="redeliver", count=1)
    await play.sim("start", person=aina)

    first = await play.updates()
    second = await play.updates()
    third = await play.ok("getUpdates", offset=play.offset + 1, timeout=0)

    assert first == second
    assert third == []


async def test_updates_live_a_day(play: Play) -> None:
    await play.person()
    await play.sim("clock", forward_seconds=25 * 3600)

    assert await play.updates() == []


async def test_presses_live_150_seconds(play: Play) -> None:
    aina = await play.person()
    sent = await play.ok("sendMessage", chat_id=aina, text="x", reply_markup=BUTTONS)
    await play.sim("press", person=aina, chat=aina, message=sent["message_id"], data="accept:17")
    await play.sim("clock", forward_seconds=151)

    assert [set(update) for update in await play.updates()] == [{"update_id", "message"}]


@pytest.mark.parametrize("method", ["getMe", "logOut", "close", "deleteWebhook"])
async def test_what_says_little_is_answered(play: Play, method: str) -> None:
    assert await play.ok(method)
