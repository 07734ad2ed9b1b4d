"""Print what was measured; `make bench`."""

import asyncio
import platform

from rich.console import Console
from rich.table import Table

from bench import appointments, first_way, matching, recount, registry, simulated
from bench.first_way import Figure


def main() -> None:
    table = Table("measured", "value", "unit", title=f"Prihatin on {platform.platform()}")
    for figure in asyncio.run(measure()):
        table.add_row(figure.what, f"{figure.value:,.1f}", figure.unit)
    Console(width=110).print(table)


async def measure() -> list[Figure]:
    """Return all figures, in the order in which they were measured."""
    parts = (first_way, matching, appointments, recount, registry, simulated)
    return [figure for part in parts for figure in await part.measure()]


if __name__ == "__main__":
    main()
