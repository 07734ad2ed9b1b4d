"""Start the program by a fork of a process that has imported it already.

Importing takes three seconds of CPU, and the stories start the program a hundred times. What runs
is `prihatin run`, a process of its own that can be killed; that the command starts from nothing is
what tests/flows/test_cli.py and test_cli_sandbox.py show.
"""

import asyncio
import multiprocessing
import os
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.context import ForkServerProcess
from pathlib import Path

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["tests.stories.imported", __name__])


class Forked:
    """A process with the verbs of `asyncio.subprocess.Process`."""

    def __init__(self, process: ForkServerProcess) -> None:
        self._process = process
        assert process.pid
        self.pid: int = process.pid

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def terminate(self) -> None:
        self._process.terminate()

    async def wait(self) -> int:
        await asyncio.to_thread(self._process.join)
        code = self._process.exitcode
        assert code is not None
        return code


async def start(arguments: Sequence[str], environment: Mapping[str, str], log: Path) -> Forked:
    """Start `prihatin` with these arguments; it writes to *log* and ends with this process."""
    process = _SERVER.Process(
        target=_run, args=(list(arguments), dict(environment), log), daemon=True
    )
    await asyncio.to_thread(process.start)
    return Forked(process)


def _run(arguments: list[str], environment: dict[str, str], log: Path) -> None:
    os.environ.clear()
    os.environ.update(environment)
    with log.open("ab") as file:
        os.dup2(file.fileno(), sys.stdout.fileno())
        os.dup2(file.fileno(), sys.stderr.fileno())
    sys.argv[1:] = arguments
    from bot import cli

    cli.main()
