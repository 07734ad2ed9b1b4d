"""Print what was measured, each figure beside its peer or limit; `make bench`.

--only NAME: a part alone. --keep: write the table, and the machine it is of, into
docs/benchmarks.md.
"""

import argparse
import asyncio
import os
import platform
import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import psutil
from rich.console import Console
from rich.table import Table

from bench import (
    appointments,
    broadcasts,
    capacity,
    first_way,
    matching,
    recount,
    registry,
    simulated,
)
from bench.first_way import Figure

PARTS: dict[str, ModuleType] = {
    "first_way": first_way,
    "capacity": capacity,
    "matching": matching,
    "appointments": appointments,
    "recount": recount,
    "registry": registry,
    "simulated": simulated,
    "broadcasts": broadcasts,
}
DOCUMENT = Path(__file__).parents[1] / "docs/benchmarks.md"
BEGIN, END = "<!-- measured -->\n", "<!-- end -->\n"
LIMITS = (  # what a figure has beside it that does not say so itself; the first that fits
    (r"post to card .* median", "50: goal"),
    (r"post to card .* 95th", "150: goal for the 99th"),
    (r"memory of the whole program", "450: the goals of the three parts"),
    (r"memory of the gateway alone", "230: goal"),
    (r"memory of the courier alone", "70: goal"),
    (r"memory of the ticker alone", "120: goal"),
    (r"memory that it added", "150: goal for what a search adds"),
    (r"group's talk|reports kept", "1/4 of the anchor: goal"),
    (r"anchor|rapidfuzz|FTS5|pg_trgm|limiter", "a peer"),
    (r"lead's card .* 99th percentile", "3,000: goal"),
    (r"lead's card", "3,000 at the 99th percentile: goal"),
    (r"of unknown outcome", "each is listed"),
    (r"sent exactly once, by", "all but the unknown"),
    (r"refused with 429", "0: goal"),
    (r"letters of the broadcast", "28: Telegram's 30 and two in hand"),
    (r"after a (?:pause|cancel) was typed", "2: goal"),
    (r"left after it was typed", "56: two seconds at full pace"),
    (r"recalled of those", "99: goal"),
    (r"recall of", "600: goal"),
    (r"booked|counted as taken", "100: as many places"),
    (r"offered none", "0"),
    (r"longest the loop was held", "50: goal"),
    (r"claimed and posted in", "1: goal for claiming"),
    (r"late, (?:median|99th)", "the scheduler's below"),
    (r"one first|among the first", "96.6: goal in the first 10"),
    (r"99th percentile", "20: goal for finding a lead"),
    (r": CPU, median|, median|: median", "the peers' below"),
    (r"recount of", "600: it runs each ten minutes"),
    (r"sure of", "0.5: goal"),
    (r"sure ones wrong", "0"),
    (r"of that lost", "0"),
    (r"start of the whole", "60: a sandbox gives up"),
)


def main(arguments: Sequence[str]) -> None:
    """Measure and show."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--only", nargs="*", choices=PARTS, default=list(PARTS))
    asked.add_argument("--keep", action="store_true", help="write docs/benchmarks.md")
    given = asked.parse_args(arguments)
    figures = asyncio.run(measure(given.only))
    table = Table("measured", "value", "unit", "peer or limit", title=machine())
    for figure in figures:
        table.add_row(figure.what, f"{figure.value:,.1f}", figure.unit, beside(figure))
    Console(width=140).print(table)
    if given.keep:
        keep(figures)


async def measure(names: Sequence[str]) -> list[Figure]:
    """Return the figures of these parts, in the order in which they were measured."""
    return [figure for name in names for figure in await PARTS[name].measure()]


def beside(figure: Figure) -> str:
    """Return its peer or limit."""
    found = (limit for what, limit in LIMITS if re.search(what, figure.what))
    return figure.beside or next(found, "")


def machine() -> str:
    """Return what it was measured on, and how crowded that is now."""
    load = os.getloadavg()[0]
    memory = psutil.virtual_memory().total / 2**30
    return (
        f"{datetime.now(UTC):%d/%m/%Y}, {os.cpu_count()} cores, {memory:.0f} GiB, "
        f"CPython {platform.python_version()}, {platform.system()}; {load:.0f} processes waiting"
    )


def keep(figures: Sequence[Figure]) -> None:
    """Put the table in the place of the one that the document has."""
    rows = [f"| {each.what} | {each.value:,.1f} {each.unit} | {beside(each)} |" for each in figures]
    table = "\n".join(
        [f"{machine()}.", "", "| measured | value | peer or limit |", "|---|---|---|", *rows]
    )
    before, rest = DOCUMENT.read_text("utf-8").split(BEGIN)
    after = rest.split(END)[1]
    DOCUMENT.write_text(f"{before}{BEGIN}{table}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
