"""The sandbox's clock: the real one plus an offset in a file that the program follows too."""

import os
import struct
from pathlib import Path
from typing import Final

from services import clock

_OFFSET: Final = struct.Struct("<d")  # seconds, as services.clock reads it


class Clockwork:
    """Makes the offset file, follows it and moves it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def start(self) -> None:
        """Make the file where there is none, and follow it."""
        if not self._path.exists() or self._path.stat().st_size < _OFFSET.size:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_bytes(_OFFSET.pack(0.0))
        clock.follow(self._path)

    def stop(self) -> None:
        """Tell the real time again; the file stays."""
        clock.unfollow()

    def forward(self, seconds: float) -> None:
        """Move the clock; whoever follows the file sees it at once."""
        self._write(clock.offset_seconds() + seconds)

    def reset(self) -> None:
        """Go back to the real time."""
        self._write(0.0)

    def _write(self, seconds: float) -> None:
        """Write in place: the file is mapped, a new one would not be seen."""
        file = os.open(self._path, os.O_WRONLY)
        try:
            os.pwrite(file, _OFFSET.pack(seconds), 0)
        finally:
            os.close(file)
