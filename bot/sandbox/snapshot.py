"""Keep the state over a restart: one JSON file, and the files' bytes in a folder beside it."""

import asyncio
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from services import clock

from .delivery import Waiting
from .state import Bot, Chat, Person, Query, State, StoredFile
from .world import World

Json = dict[str, Any]

_PAUSE_SECONDS: Final = 2.0  # a change is on the disk so much later
_REST: Final = 20  # times as long as the last writing took, so that a long play stays fast
_NUMBERS: Final = (
    *("next_person", "next_group", "next_supergroup", "next_message", "next_file", "next_query"),
)


class Snapshot:
    """Writes the state to *path* after changes, and reads it back."""

    def __init__(self, world: World, path: Path) -> None:
        self._world = world
        self._path = path
        self._files = path.with_name(f"{path.name}.files")
        self._written = 0

    async def keep(self) -> None:
        """Write after changes until cancelled."""
        took = 0.0
        while True:
            await asyncio.sleep(max(_PAUSE_SECONDS, took * _REST))
            if self._world.changes != self._written:
                begin = clock.monotonic()
                self.write()
                took = clock.monotonic() - begin

    def write(self) -> None:
        """Write the state; a crash in between leaves the old file."""
        self._written = self._world.changes
        self._files.mkdir(parents=True, exist_ok=True)
        for file in self._world.state.files.values():
            target = self._files / file.unique_id
            if not target.exists():
                target.write_bytes(file.content)
        fresh = self._path.with_suffix(".new")
        fresh.write_text(json.dumps(dump(self._world)), encoding="utf-8")
        fresh.replace(self._path)

    async def read(self) -> None:
        """Take the state up where it was left, if there is a file."""
        if not self._path.exists():
            return
        kept = json.loads(self._path.read_text(encoding="utf-8"))
        contents = {p.name: p.read_bytes() for p in self._files.glob("*")}
        restore(self._world, kept, contents)
        if url := kept["webhook"]["url"]:
            hook = kept["webhook"]
            await self._world.webhook.open(url, hook["secret"], hook["max_connections"])


def dump(world: World) -> Json:
    """Return the state as a JSON object, without the files' bytes."""
    state, delivery = world.state, world.delivery
    return {
        "bot": asdict(state.bot),
        "people": [asdict(who) for who in state.people.values()],
        "chats": [_chat(chat) for chat in state.chats.values()],
        "files": [
            {name: getattr(file, name) for name in StoredFile.__slots__ if name != "content"}
            for file in state.files.values()
        ],
        "queries": [asdict(query) for query in state.queries.values()],
        "numbers": {name: getattr(state, name) for name in _NUMBERS},
        "next_update": delivery.next_update,
        "allowed": delivery.allowed,
        "pending": [asdict(waiting) for waiting in delivery.pending.values()],
        "limits": world.limits.on,
        "webhook": {
            "url": delivery.webhook_url,
            "secret": world.webhook.secret,
            "max_connections": world.webhook.max_connections,
        },
    }


def restore(world: World, kept: Json, contents: dict[str, bytes]) -> None:
    """Put what `dump` returned back into *world*; *contents* by unique id."""
    state = State(bot=Bot(**kept["bot"]), **kept["numbers"])
    buttons = state.bot.menu_buttons
    state.bot.menu_buttons = {int(chat): button for chat, button in buttons.items()}
    state.people = {one["id"]: Person(**one) for one in kept["people"]}
    state.chats = {one["id"]: _chat_again(one) for one in kept["chats"]}
    state.queries = {one["id"]: Query(**one) for one in kept["queries"]}
    for one in kept["files"]:
        content = contents.get(one["unique_id"], b"")
        state.files[one["file_id"]] = StoredFile(content=content, **one)
    world.state = state
    delivery = world.delivery
    delivery.next_update, delivery.allowed = kept["next_update"], kept["allowed"]
    delivery.pending = {w["update"]["update_id"]: Waiting(**w) for w in kept["pending"]}
    world.limits.on = kept["limits"]


def _chat(chat: Chat) -> Json:
    """Return a chat without copying its messages deeply: they never change."""
    return {name: getattr(chat, name) for name in Chat.__slots__}


def _chat_again(kept: Json) -> Chat:
    """JSON makes strings of the numbers that name messages and members."""
    tables = ("members", "messages", "keyboards", "reactions")
    return Chat(**kept | {name: {int(n): v for n, v in kept[name].items()} for name in tables})
