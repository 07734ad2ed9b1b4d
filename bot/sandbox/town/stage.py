"""The town on the sandbox's side, through its /sim API: people, groups, who is on duty."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import aiohttp

from db.models.places import Group

from . import cast, plan
from .cast import Character

Json = dict[str, Any]


class Stage:
    """A sandbox, told what to have."""

    def __init__(self, client: aiohttp.ClientSession, url: str) -> None:
        self._client = client
        self._url = url

    async def now(self) -> datetime:
        """Return the sandbox's moment, moved as its clock is."""
        return datetime.fromisoformat((await self._get("clock"))["now"])

    async def add_people(self, wanted: Iterable[Character]) -> None:
        """Add whom the sandbox does not know; the staff has a private chat with Prihatin."""
        known = {one["id"] for one in await self._get("people")}
        for one in wanted:
            if one.telegram_id not in known:
                await self._post(
                    "people",
                    id=one.telegram_id,
                    first_name=one.name.first,
                    last_name=one.name.last,
                    language_code=one.language,
                    phone_number=one.phone,
                    label=one.label,
                    about=one.about,
                    started=one.role is not None,
                )

    async def add_groups(self, wanted: Iterable[Group]) -> None:
        """Add the groups that the sandbox does not know, with their members and Prihatin."""
        known = {chat["id"] for chat in await self._get("chats")}
        for group in wanted:
            if group.chat_id not in known:
                await self._post(
                    "chats",
                    id=group.chat_id,
                    type="supergroup" if group.chat_id < -(10**12) else "group",
                    title=group.title,
                    members=[one.telegram_id for one in cast.members(group.branch_code)],
                    quiet=True,
                )

    async def tell_duty(self, on_duty: set[int]) -> None:
        """Say beside the names of the squads who is on duty, where it is not said yet."""
        shown = {one["id"]: one["label"] for one in await self._get("people")}
        words: str = plan.town()["on_duty"]
        for one in cast.staff():
            is_on = one.telegram_id in on_duty
            label = words.format(label=one.label) if is_on else one.label
            if shown.get(one.telegram_id, label) != label:
                await self._post("describe", person=one.telegram_id, label=label)

    async def _get(self, path: str) -> Any:
        async with self._client.get(f"{self._url}/sim/{path}") as answer:
            answer.raise_for_status()
            return await answer.json()

    async def _post(self, path: str, **what: Any) -> None:
        async with self._client.post(f"{self._url}/sim/{path}", json=what) as answer:
            answer.raise_for_status()


@asynccontextmanager
async def at(url: str) -> AsyncIterator[Stage]:
    """Give the stage of the sandbox at *url*."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as client:
        yield Stage(client, url)
