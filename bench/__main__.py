"""Print what was measured; `make bench`."""

import asyncio
import platform

from rich.console import Console
from rich.table import Table

from bench import first_way


def main() -> None:
    table = Table("measured", "value", "unit", title=f"Prihatin on {platform.platform()}")
    for figure in asyncio.run(first_way.measure()):
        table.add_row(figure.what, f"{figure.value:,.1f}", figure.unit)
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
