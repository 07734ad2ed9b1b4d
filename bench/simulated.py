"""Play the simulation from the command line and print what was counted.

`python -m bench.simulated --messages 100000` (SQLite; `--postgres`: the other; `--seed`: other
messages and faults). It tells how far it is; stopped by SIGTERM or Ctrl-C it counts what there is.
Exit code 1 where something was lost.
"""

import argparse
import asyncio
import logging
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import structlog
from rich.console import Console
from rich.table import Table

from bench import simulation
from bench.counting import Outcome
from bench.first_way import Figure
from bench.plan import Plan
from tests import databases

SMALL = 500  # messages, for `make bench`


async def measure() -> list[Figure]:
    """Play a small one for `make bench`."""
    quieten()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/simulation.sqlite3"
        databases.migrate(url)
        outcome = await simulation.play(url, Plan(SMALL), Path(folder))
    return [
        Figure(f"simulation: {SMALL} messages with all faults", outcome.figures["seconds"], "s"),
        Figure("of that lost, wrong or not proved", len(outcome.wrong), ""),
    ]


def show(outcome: Outcome, title: str) -> None:
    """Print the counts."""
    table = Table("counted", "value", title=title)
    for what, value in outcome.figures.items():
        table.add_row(what, f"{value:,}")
    console = Console(width=110)
    console.print(table)
    for wrong in outcome.wrong[:100]:
        console.print(wrong)
    console.print("Nothing was lost." if not outcome.wrong else f"{len(outcome.wrong)} are wrong.")


def tell(counted: dict[str, float]) -> None:
    """Print how far it has come."""
    said = ", ".join(f"{what} {value:,.0f}" for what, value in counted.items())
    print(f"{time.process_time():,.0f} s of CPU: {said}", flush=True)


def main() -> int:
    """Play from the command line."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--messages", type=int, default=100_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--reports", type=float, default=0.06, help="share of the messages")
    asked.add_argument("--minutes", type=float, default=600, help="then nobody posts any more")
    asked.add_argument("--postgres", action="store_true", help="instead of SQLite")
    given = asked.parse_args()
    quieten()
    plan = Plan(given.messages, given.seed, reports=given.reports, most_minutes=given.minutes)
    with tempfile.TemporaryDirectory() as folder:
        if given.postgres:
            outcome = _on_postgres(plan, Path(folder))
        else:
            url = f"sqlite+aiosqlite:///{folder}/simulation.sqlite3"
            databases.migrate(url)
            outcome = asyncio.run(simulation.play(url, plan, Path(folder), tell))
    where = "PostgreSQL" if given.postgres else "SQLite"
    show(outcome, f"{outcome.figures['messages']:,} messages on {where}")
    return int(bool(outcome.wrong))


def _on_postgres(plan: Plan, folder: Path) -> Outcome:
    server = databases.POSTGRES.replace("+psycopg", "", 1)
    with (
        psycopg.connect(server, autocommit=True) as connection,
        databases.schema_of_its_own(connection, databases.POSTGRES, "prihatin_simulation") as url,
    ):
        databases.migrate(url)
        return asyncio.run(simulation.play(url, plan, folder, tell))


def quieten() -> None:
    """Log only what is broken: deaths are part of the play."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))


if __name__ == "__main__":
    sys.exit(main())
