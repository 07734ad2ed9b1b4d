"""Transactions of a process that dies, for the simulation."""

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions


class Killed(BaseException):
    """kill -9: nothing after it is done, and nobody may catch it."""


class Mortal(Transactions):
    """Transactions of a process that dies, by chance, just before or just after a commit."""

    chance = random.Random(0)
    share = 0.0

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        async with super().begin() as session:
            yield session
            if self.chance.random() < self.share / 2:
                raise Killed("before the commit")
        if self.chance.random() < self.share / 2:
            raise Killed("after the commit")
