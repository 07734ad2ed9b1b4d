"""The synthetic town: who and what to play with, in the program's database and in the sandbox.

It is the one part of the sandbox that knows the program; the sandbox does not know it. Everything
in it is made up and marked as synthetic: config/reference/town/README.md.
"""

import asyncio

from bot.transactions import Transactions

from . import cast, rows, stage

__all__ = ["play", "tell_duty"]


async def play(transactions: Transactions, sandbox_url: str) -> None:
    """Put the town into the database and the sandbox; what is there already is left alone.

    Raises:
        OtherEnvironment: the database is not a sandbox's.
    """
    async with stage.at(sandbox_url) as sandbox:
        now = await sandbox.now()
        async with transactions.begin() as session:
            await rows.keep(session, now)
        async with transactions.database.sessions() as session:
            groups = await rows.groups(session)
            on_duty = await rows.on_duty(session, now)
        await sandbox.add_people([*cast.staff(), *cast.public(rows.last_month(now))])
        await sandbox.add_groups(groups.values())
        await sandbox.tell_duty(on_duty)


async def tell_duty(
    transactions: Transactions, sandbox_url: str, *, every_seconds: float = 5.0
) -> None:
    """Show on the chat page, until cancelled, who is on duty; the clock may be moved meanwhile."""
    async with stage.at(sandbox_url) as sandbox:
        while True:
            now = await sandbox.now()
            async with transactions.database.sessions() as session:
                on_duty = await rows.on_duty(session, now)
            await sandbox.tell_duty(on_duty)
            await asyncio.sleep(every_seconds)
