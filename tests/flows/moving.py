"""Move the clock of the program, as the sandbox does: by the offset in a file."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from services import clock


class Hands:
    """The hands of the clock."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._write(0)
        clock.follow(file)

    def to(self, moment: datetime) -> None:
        """Let it be *moment* now; the clock goes on from there."""
        self._write((moment - datetime.now(UTC)).total_seconds())

    def _write(self, seconds: float) -> None:
        with self._file.open("r+b" if self._file.exists() else "wb") as file:
            file.write(struct.pack("<d", seconds))


@contextmanager
def moving(folder: Path) -> Iterator[Hands]:
    """Give the hands; the real time is told again at the end."""
    try:
        yield Hands(folder / "offset")
    finally:
        clock.unfollow()
