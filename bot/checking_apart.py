"""Check the rows of a large file in a process of its own, so that two cores share the work.

While one chunk is loaded the next one is checked. The other process ends with this one, however
this one ends: nobody holds the other end of its pipe then.
"""

import asyncio
import multiprocessing
import signal
from collections import deque
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from itertools import islice
from multiprocessing.connection import Connection

from bot.seldom_collected import seldom_collected
from db.models.registry import Extract
from services.registry.importing.checking import Checking, Chunk
from services.registry.importing.columns import Columns
from services.registry.importing.files import Line

_AHEAD = 1  # chunks that are being checked while one is loaded


@dataclass(frozen=True, slots=True)
class Checked:
    """What the rows of a file are checked with."""

    extract: Extract
    columns: Columns
    today: date

    def here(self) -> Checking:
        """Return the checker, for this process."""
        return Checking(self.extract, self.columns, self.today)


async def chunks(
    checked: Checked, rows: Iterator[Line], size: int, *, apart: bool
) -> AsyncGenerator[Chunk, None]:
    """Give all rows, checked, *size* at a time, in their order; *apart* in another process."""
    if not apart:
        for chunk in checked.here().chunks(rows, size):
            yield chunk
        return
    with _other_process(checked) as (there, back):
        sending: asyncio.Future[None] | None = None
        waiting: deque[Sequence[Line]] = deque()
        try:
            while piece := list(islice(rows, size)):
                if sending:
                    await sending
                sending = asyncio.ensure_future(asyncio.to_thread(there.send, piece))
                waiting.append(piece)
                if len(waiting) > _AHEAD:
                    yield await asyncio.to_thread(_next, back, waiting.popleft())
            while waiting:
                yield await asyncio.to_thread(_next, back, waiting.popleft())
        finally:
            back.close()  # before the last piece was taken: it is not wanted any more
            if sending:
                with suppress(OSError):
                    await sending


@contextmanager
def _other_process(checked: Checked) -> Iterator[tuple[Connection, Connection]]:
    """Run the other process while the block runs; give a pipe to it and one back."""
    new = multiprocessing.get_context("spawn")  # a fork would copy threads in the middle of things
    theirs_in, there = new.Pipe(duplex=False)
    back, theirs_out = new.Pipe(duplex=False)
    process = new.Process(target=_work, args=(theirs_in, theirs_out, checked), daemon=True)
    process.start()
    theirs_in.close()
    theirs_out.close()
    try:
        yield there, back
    finally:
        there.close()
        back.close()
        process.join()


def _next(back: Connection, piece: Sequence[Line]) -> Chunk:
    """Return the next chunk, which is that of the piece."""
    return Chunk(piece, *back.recv())


def _work(pieces: Connection, found: Connection, checked: Checked) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who started this
    checking = checked.here()
    with suppress(EOFError, BrokenPipeError), seldom_collected():
        while True:
            piece: Sequence[Line] = pieces.recv()
            chunk = checking.chunk(piece)
            found.send((chunk.places, chunk.good, chunk.refused))  # the rows are there already
