"""The only reader of the time, so that a test or the sandbox can move it."""

import mmap
import struct
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Asia/Kuala_Lumpur")  # all of Malaysia, UTC+8, no summer time
_OFFSET = struct.Struct("<d")  # seconds to add to the real time

_offset: mmap.mmap | None = None


def now() -> datetime:
    """Return the present moment, UTC, zone-aware, moved by the followed offset."""
    real = machine_now()
    return real + timedelta(seconds=offset_seconds()) if _offset else real


def machine_now() -> datetime:
    """Return what the machine's clock shows, UTC, zone-aware, whatever is followed."""
    return datetime.now(UTC)


def monotonic() -> float:
    """Return seconds that never jump; for pacing and time-outs."""
    return time.monotonic()


def ahead_of_monotonic() -> float:
    """Return the seconds of the clock less those that never jump: a smaller one was put back."""
    return now().timestamp() - time.monotonic()


def offset_seconds() -> float:
    """Return how far the clock is moved, in seconds; 0 where nothing is followed."""
    return float(_OFFSET.unpack_from(_offset)[0]) if _offset else 0.0


def follow(path: Path) -> None:
    """Add from now on the offset that the 8-byte file holds (little-endian float64, seconds).

    Raises:
        FileNotFoundError: the file does not exist; the sandbox makes it.
        ValueError: the file is shorter than 8 bytes.
    """
    global _offset  # noqa: PLW0603  one clock a process is the point of this module
    with path.open("rb") as file:
        _offset = mmap.mmap(file.fileno(), _OFFSET.size, access=mmap.ACCESS_READ)


def unfollow() -> None:
    """Tell the real time again."""
    global _offset  # noqa: PLW0603
    _offset = None
