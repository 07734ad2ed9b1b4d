"""`python -m bot.sandbox`: the bare sandbox, without the town and the program."""

import argparse
import asyncio
import contextlib
import logging
from pathlib import Path

from .server import Sandbox


async def _serve(port: int, clock_path: Path, state_path: Path | None) -> None:
    sandbox = Sandbox(port=port, clock_path=clock_path, state_path=state_path)
    await sandbox.start()
    logging.getLogger(__name__).info("the sandbox listens at %s", sandbox.url)
    try:
        await asyncio.Event().wait()
    finally:
        await sandbox.stop()


def main() -> None:
    """Read the command line and serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--clock", type=Path, default=Path("var/sandbox/clock"))
    parser.add_argument("--state", type=Path, default=None, help="keep the state in this file")
    asked = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(asked.port, asked.clock, asked.state))


if __name__ == "__main__":
    main()
