"""Recount regularly, keep what was found, and tell a watchman outside that all is well.

The watchman (PRIHATIN_HEARTBEAT_URL, a dead man's switch such as healthchecks) alarms when the
ping stops: when a promise is broken, when the recount cannot run, when nothing runs at all.
"""

import aiohttp
import structlog

from bot.transactions import Transactions
from services.records import heartbeat, proof

PING_SECONDS = 10  # for the watchman to answer

log = structlog.get_logger()


class Prover:
    """Makes one recount after the other."""

    def __init__(self, transactions: Transactions, heartbeat_url: str | None = None) -> None:
        self._transactions = transactions
        self._heartbeat_url = heartbeat_url

    async def prove(self) -> None:
        """Recount if it is time, in whatever process; ping where nothing is wrong."""
        async with self._transactions.snapshot() as session:
            if await heartbeat.is_fresh(session):
                return
            seen = await proof.recount(session)
        async with self._transactions.begin() as session:
            await proof.keep(session, seen)
        if not seen.problems and self._heartbeat_url:
            await ping(self._heartbeat_url)


async def ping(url: str) -> None:
    """GET the address; where that fails the log tells, and the watchman hears nothing."""
    patience = aiohttp.ClientTimeout(total=PING_SECONDS)
    try:
        async with aiohttp.ClientSession(timeout=patience) as http, http.get(url) as answer:
            answer.raise_for_status()
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        log.warning("heartbeat.not_sent", error=type(error).__name__)
