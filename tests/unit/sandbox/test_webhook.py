"""The webhook gets updates in order within a chat, with the secret, again until it takes them."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.sandbox.server import Sandbox

from .play import Play

SECRET = "s3cret_-"


class Hook:
    """A bot's webhook that notes what comes and answers as it is told."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.secrets: list[str | None] = []
        self.answers: list[web.Response] = []  # the next ones; then 200
        self.slow: dict[int, float] = {}  # seconds, by chat
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        update: dict[str, Any] = await request.json()
        message = update["message"]
        await asyncio.sleep(self.slow.get(message["chat"]["id"], 0))
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.texts.append(message["text"])
        return self.answers.pop(0) if self.answers else web.Response()

    async def wait(self, count: int) -> list[str]:
        async with asyncio.timeout(5):
            while len(self.texts) < count:
                await asyncio.sleep(0.01)
        return self.texts


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def test_updates_are_posted_with_the_secret(play: Play, hook: Hook) -> None:
    aina = await play.person()  # this Start waits already
    await play.ok("setWebhook", url=hook.url, secret_token=SECRET)

    await play.sim("send", person=aina, chat=aina, text="x")

    assert await hook.wait(2) == ["/start", "x"]
    assert hook.secrets == [SECRET, SECRET]


async def test_refused_update_is_posted_again(play: Play, hook: Hook) -> None:
    aina = await play.person(started=False)
    hook.answers = [web.Response(status=500)]
    await play.ok("setWebhook", url=hook.url)

    await play.sim("start", person=aina)

    assert await hook.wait(2) == ["/start", "/start"]
    told = await play.ok("getWebhookInfo")
    assert told["last_error_message"].startswith("Wrong response from the webhook: 500")


async def test_retry_after_is_honoured(play: Play, hook: Hook) -> None:
    aina = await play.person(started=False)
    hook.answers = [web.Response(status=503, headers={"Retry-After": "1"})]
    await play.ok("setWebhook", url=hook.url)
    await play.sim("start", person=aina)
    await hook.wait(1)
    begin = asyncio.get_running_loop().time()

    await hook.wait(2)

    assert asyncio.get_running_loop().time() - begin > 0.9


async def test_chats_are_parallel_and_ordered_within(play: Play, hook: Hook) -> None:
    aina, budi = await play.person(started=False), await play.person("Budi", started=False)
    hook.slow = {aina: 0.2}
    await play.ok("setWebhook", url=hook.url)
    for text in ("a1", "a2"):
        await play.sim("send", person=aina, chat=aina, text=text)

    await play.sim("send", person=budi, chat=budi, text="b1")

    assert await hook.wait(3) == ["b1", "a1", "a2"]


async def test_what_was_not_taken_waits_for_polling(play: Play, hook: Hook) -> None:
    aina = await play.person(started=False)
    hook.answers = [web.Response(status=500)] * 9
    await play.ok("setWebhook", url=hook.url)
    await play.sim("start", person=aina)
    await hook.wait(1)

    await play.ok("deleteWebhook")

    assert [u["message"]["text"] for u in await play.updates()] == ["/start"]


async def test_pending_updates_can_be_dropped(play: Play, hook: Hook) -> None:
    aina = await play.person()
    await play.ok("setWebhook", url=hook.url, drop_pending_updates=True)

    await play.sim("send", person=aina, chat=aina, text="x")

    assert await hook.wait(1) == ["x"]


async def test_redelivered_update_comes_twice(play: Play, hook: Hook) -> None:
    aina = await play.person(started=False)
    await play.ok("setWebhook", url=hook.url)
    await play.sim("faults", kind="redeliver", count=1)

    await play.sim("start", person=aina)

    assert await hook.wait(2) == ["/start", "/start"]


async def test_method_in_the_answer_is_executed(play: Play, hook: Hook) -> None:
    aina = await play.person(started=False)
    reply = {"method": "sendMessage", "chat_id": aina, "text": "hai"}
    hook.answers = [web.json_response(reply)]
    await play.ok("setWebhook", url=hook.url)

    await play.sim("start", person=aina)
    await hook.wait(1)
    await asyncio.sleep(0.05)

    shown = await play.see(f"chats/{aina}/messages?person={aina}")
    assert [m["text"] for m in shown] == ["/start", "hai"]


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        (
            {"url": "ftp://a.my"},
            "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
        ),
        (
            {"url": "http://127.0.0.1:9/", "secret_token": "a b"},
            "Bad Request: secret token contains unallowed characters",
        ),
        ({}, 'Bad Request: parameter "url" is required'),
    ],
)
async def test_bad_webhook_is_refused(play: Play, parameters: dict[str, str], words: str) -> None:
    assert await play.refused("setWebhook", **parameters) == words


async def test_webhook_survives_a_restart(tmp_path: Path, hook: Hook) -> None:
    clock_path, state_path = tmp_path / "clock", tmp_path / "state.json"
    first = Sandbox(port=0, clock_path=clock_path, state_path=state_path)
    second = Sandbox(port=0, clock_path=clock_path, state_path=state_path)
    hook.answers = [web.Response(status=500)]
    async with aiohttp.ClientSession() as client:
        await first.start()
        play = Play(first, client)
        await play.ok("setWebhook", url=hook.url, secret_token=SECRET)
        await play.person()
        await hook.wait(1)
        await first.stop()

        await second.start()

        await hook.wait(2)
        await second.stop()
    assert (hook.texts, hook.secrets) == (["/start"] * 2, [SECRET] * 2)


async def test_webhook_ends_the_poll(play: Play) -> None:
    poll = asyncio.create_task(play.call("getUpdates", timeout=30))
    await asyncio.sleep(0.05)

    await play.ok("setWebhook", url="http://127.0.0.1:9/hook")

    answer = await asyncio.wait_for(poll, 1)
    assert answer["description"] == "Conflict: terminated by setWebhook request"
