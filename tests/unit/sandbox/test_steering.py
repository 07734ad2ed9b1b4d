"""Over /sim: faults strike, limits answer 429, the clock moves, calls and events are told."""

import asyncio
import json
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.sandbox.server import Sandbox
from services import clock

from .play import PNG, TOKEN, Play


async def test_latency_delays_the_answer(play: Play) -> None:
    await play.sim("faults", kind="latency", seconds=0.2, count=1)
    begin = clock.monotonic()

    await play.ok("getMe")

    assert clock.monotonic() - begin > 0.19


async def test_server_error_has_a_page_and_no_effect(play: Play) -> None:
    aina = await play.person()
    await play.sim("faults", kind="server_error", method="sendMessage", count=1)
    body = {"chat_id": aina, "text": "x"}

    async with play.client.post(play.address("sendMessage"), json=body) as response:
        text = await response.text()

    assert (response.status, response.content_type) == (502, "text/html")
    assert "Bad Gateway" in text
    assert len(await play.see(f"chats/{aina}/messages")) == 1


@pytest.mark.parametrize(("kind", "arrived"), [("drop_before", 0), ("drop_after", 1)])
async def test_dropped_connection(play: Play, kind: str, arrived: int) -> None:
    aina = await play.person()
    await play.sim("faults", kind=kind, count=1)

    with pytest.raises(aiohttp.ClientConnectionError):
        await play.call("sendMessage", chat_id=aina, text="x")

    assert len(await play.see(f"chats/{aina}/messages")) == 1 + arrived
    assert (await play.see("calls?method=sendMessage"))[-1]["status"] == 0


async def test_storm_of_429(play: Play) -> None:
    aina = await play.person()
    await play.sim("faults", kind="too_many_requests", chat=aina, seconds=7, count=1)

    answer = await play.call("sendMessage", chat_id=aina, text="x")

    assert answer["error_code"] == 429
    assert answer["description"] == "Too Many Requests: retry after 7"
    assert answer["parameters"] == {"retry_after": 7}


async def test_faults_are_listed_and_taken_away(play: Play) -> None:
    first = (await play.sim("faults", kind="latency", seconds=9))["id"]
    await play.sim("faults", kind="server_error", method="sendMessage")
    async with play.client.delete(f"{play.sandbox.url}/sim/faults/{first}") as response:
        assert response.status == 200

    left = await play.see("faults")
    async with play.client.delete(f"{play.sandbox.url}/sim/faults") as response:
        assert response.status == 200

    assert [fault["kind"] for fault in left] == ["server_error"]
    assert await play.see("faults") == []


async def test_limits_answer_429_until_switched_off(play: Play) -> None:
    aina = await play.person()
    await play.sim("limits", on=True)
    for _ in range(3):
        await play.ok("sendMessage", chat_id=aina, text="x")

    answer = await play.call("sendMessage", chat_id=aina, text="x")
    await play.ok("getChat", chat_id=aina)  # does not post, does not count
    await play.sim("limits", on=False)

    assert answer["parameters"] == {"retry_after": 1}
    await play.ok("sendMessage", chat_id=aina, text="x")


async def test_clock_moves_for_whoever_follows_the_file(play: Play) -> None:
    before = clock.now()

    told = await play.sim("clock", forward_seconds=3600)

    assert 3600 <= (clock.now() - before).total_seconds() < 3610
    assert told["offset_seconds"] == 3600
    assert (await play.see("clock"))["offset_seconds"] == 3600
    assert await play.sim_refused("clock", forward_seconds=-1) == (
        "the clock goes forward_seconds, or back_seconds"
    )


async def test_calls_are_noted_with_their_answers(play: Play) -> None:
    aina, budi = await play.person(), await play.person("Budi")
    await play.ok("sendMessage", chat_id=aina, text="a")
    await play.ok("sendMessage", chat_id=budi, text="b")
    await play.refused("sendMessage", chat_id=1, text="c")

    calls = await play.see("calls?method=sendmessage")
    of_budi = await play.see(f"calls?chat={budi}")
    later = await play.see(f"calls?after={calls[1]['number']}")

    assert [call["status"] for call in calls] == [200, 200, 400]
    assert [call["result"]["text"] for call in of_budi] == ["b"]
    assert [call["parameters"]["text"] for call in later] == ["c"]


async def test_events_are_told_live(play: Play) -> None:
    aina = await play.person()
    async with play.client.get(f"{play.sandbox.url}/sim/events") as stream:
        await stream.content.readuntil(b"\n\n")
        await play.ok("sendMessage", chat_id=aina, text="x")
        event = await _event(stream, "message")

    assert stream.content_type == "text/event-stream"
    assert (event["chat"], event["message"]["text"]) == (aina, "x")


async def _event(stream: aiohttp.ClientResponse, kind: str) -> dict[str, Any]:
    async with asyncio.timeout(2):
        while True:
            line = await stream.content.readuntil(b"\n\n")
            event: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
            if event["type"] == kind:
                return event


async def test_reset_forgets_the_play_but_keeps_the_sandbox(play: Play) -> None:
    await play.person()
    await play.sim("clock", forward_seconds=60)
    await play.sim("faults", kind="server_error")

    await play.sim("reset")

    assert await play.see("people") == []
    assert await play.see("faults") == []
    assert (await play.see("clock"))["offset_seconds"] == 0
    assert await play.updates() == []


@pytest.mark.parametrize(
    ("act", "what", "words"),
    [
        ("send", {"person": 1}, "nobody has the id 1"),
        ("people", {}, "'first_name' is missing"),
        ("people", {"id": -5, "first_name": "x"}, "a person can't have the id -5"),
        ("chats", {"id": 5, "title": "x"}, "a group can't have the id 5"),
        ("chats", {"type": "channel"}, "type is group or supergroup"),
        ("faults", {"kind": "flood"}, "kind is one of latency"),
        ("migrate", {"chat": 1}, "there is no chat 1"),
    ],
)
async def test_mistakes_are_refused_in_a_sentence(
    play: Play, act: str, what: dict[str, Any], words: str
) -> None:
    assert (await play.sim_refused(act, **what)).startswith(words)


async def test_state_survives_a_restart(tmp_path: Path) -> None:
    async def sandbox() -> Sandbox:
        one = Sandbox(port=0, clock_path=tmp_path / "clock", state_path=tmp_path / "state.json")
        await one.start()
        return one

    async with aiohttp.ClientSession() as client:
        play = Play(await sandbox(), client)
        aina = await play.person(language_code="ms")
        group = await play.group(aina)
        await play.ok("setMyCommands", commands=[{"command": "lead", "description": "Kes"}])
        photo = await play.ok("sendPhoto", chat_id=aina, photo=await play.upload())
        await play.sandbox.stop()
        play = Play(await sandbox(), client)

        shown = await play.see(f"chats/{aina}/messages?person={aina}")
        told = await play.ok("getFile", file_id=photo["photo"][0]["file_id"])
        address = f"{play.sandbox.url}/file/bot{TOKEN}/{told['file_path']}"
        async with client.get(address) as response:
            content = await response.read()

        assert [m["message_id"] for m in shown][-1] == photo["message_id"]
        assert content == PNG
        assert (await play.see(f"commands?person={aina}&chat={group}"))[0]["command"] == "lead"
        assert len(await play.updates()) == 3
        sent = await play.ok("sendMessage", chat_id=aina, text="x")
        assert sent["message_id"] > photo["message_id"]
        await play.sandbox.stop()


async def test_page_is_served(play: Play) -> None:
    async with play.client.get(f"{play.sandbox.url}/") as response:
        assert (response.status, response.content_type) == (200, "text/html")
    async with play.client.get(f"{play.sandbox.url}/page/index.html") as response:
        assert response.status == 200
