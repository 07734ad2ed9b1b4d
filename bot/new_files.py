"""Write a file that is its owner's only, and there under its name only when it is complete."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.office import PRIVATE, Refused

PARTIAL = ".partial"  # ends the name of a file that is not complete yet


@contextmanager
def new_file(file: Path) -> Iterator[Path]:
    """Give the file to write into; without an error it gets its name afterwards.

    Raises:
        Refused: it exists already, or its folder does not.
    """
    if file.exists():
        raise Refused(f"{file} exists already; nothing was written.")
    if not file.parent.is_dir():
        raise Refused(f"The folder {file.parent} does not exist.")
    partial = file.with_name(file.name + PARTIAL)
    try:
        partial.touch(PRIVATE)
        partial.chmod(PRIVATE)  # also one that was left behind
        yield partial
        partial.rename(file)
    finally:
        partial.unlink(missing_ok=True)
