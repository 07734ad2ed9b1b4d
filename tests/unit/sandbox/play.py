"""Plays bot and people against a running sandbox; every answer and update is checked by schema."""

import json
from typing import Any

import aiohttp

from bot.sandbox.schema import load
from bot.sandbox.server import Sandbox

Json = dict[str, Any]

TOKEN = "7000000001:SANDBOX-test"
PNG = (  # 1 x 1 pixel
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
    b"\x1f\x15\xc4\x89\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00"
    b"\x00\x00IEND\xaeB`\x82"
)
BUTTONS = {"inline_keyboard": [[{"text": "Accept", "callback_data": "accept:17"}]]}


class Play:
    """The bot's side (`call`, `ok`, `updates`) and the people's side (`sim`, `see`)."""

    def __init__(self, sandbox: Sandbox, client: aiohttp.ClientSession) -> None:
        self.sandbox = sandbox
        self.client = client
        self.offset = 0

    async def call(self, method: str, **parameters: Any) -> Json:
        """Return the whole answer; what is ok is checked against the Bot API's description."""
        async with self.client.post(self.address(method), json=parameters) as response:
            answer: Json = await response.json()
        assert response.status == answer.get("error_code", 200)
        if answer["ok"]:
            returns = load().methods[method]["returns"]
            assert load().problems(returns, answer["result"]) == []
        return answer

    async def ok(self, method: str, **parameters: Any) -> Any:
        answer = await self.call(method, **parameters)
        assert answer["ok"], answer
        return answer["result"]

    async def refused(self, method: str, **parameters: Any) -> str:
        """Return the words of a refusal."""
        answer = await self.call(method, **parameters)
        assert not answer["ok"], answer
        return str(answer["description"])

    async def updates(self) -> list[Json]:
        """Return what waits for the bot, and confirm what was seen before."""
        found: list[Json] = await self.ok("getUpdates", offset=self.offset, timeout=0)
        if found:
            self.offset = found[-1]["update_id"] + 1
        return found

    async def updates_later(self, seconds: int = 5) -> list[Json]:
        """Wait for updates."""
        found: list[Json] = await self.ok("getUpdates", offset=self.offset, timeout=seconds)
        return found

    async def next(self, kind: str) -> Json:
        """Return the newest update of a kind."""
        found: list[Json] = [update[kind] for update in await self.updates() if kind in update]
        return found[-1]

    async def sim(self, act: str, **what: Any) -> Any:
        async with self.client.post(f"{self.sandbox.url}/sim/{act}", json=what) as response:
            body = await response.json()
        assert response.status == 200, body
        return body

    async def sim_refused(self, act: str, **what: Any) -> str:
        async with self.client.post(f"{self.sandbox.url}/sim/{act}", json=what) as response:
            body = await response.json()
        assert response.status in (400, 404), body
        return str(body["error"])

    async def see(self, path: str) -> Any:
        async with self.client.get(f"{self.sandbox.url}/sim/{path}") as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def person(self, name: str = "Aina", *, started: bool = True, **more: Any) -> int:
        number: int = (await self.sim("people", first_name=name, **more))["id"]
        if started:
            await self.sim("start", person=number)
        return number

    async def group(self, *members: int, **more: Any) -> int:
        chat = await self.sim("chats", title="Squad Kuantan", members=members, **more)
        number: int = chat["id"]
        return number

    async def upload(self, content: bytes = PNG, name: str = "scene.png") -> str:
        form = aiohttp.FormData()
        form.add_field("file", content, filename=name, content_type="application/octet-stream")
        async with self.client.post(f"{self.sandbox.url}/sim/upload", data=form) as response:
            return str((await response.json())["file_id"])

    async def send_file(self, method: str, part: str, content: bytes, **parameters: Any) -> Json:
        """Call a method with one file as multipart."""
        form = aiohttp.FormData()
        for name, value in parameters.items():
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        form.add_field(part, content, filename=f"{part}.png", content_type="image/png")
        async with self.client.post(self.address(method), data=form) as response:
            answer: Json = await response.json()
        return answer

    def address(self, method: str) -> str:
        return f"{self.sandbox.url}/bot{TOKEN}/{method}"
