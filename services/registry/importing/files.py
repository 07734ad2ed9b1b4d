"""Open an extract: CSV, Excel or Parquet; give its headings and its rows, one after the other.

A file that is cut off, not what its name says, or in another encoding is `Unreadable`, with a short
word that whoever shows it turns into a sentence. Nothing is held in memory but what the libraries
hold: of Excel the texts, of Parquet some thousand rows. Both libraries are imported where used.
"""

import codecs
import csv
import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services.registry.importing.cells import Cell

CSV_ENDINGS = (".csv", ".txt", ".tsv")
UTF_8, WINDOWS = "utf-8-sig", "windows-1252"
DELIMITERS = ",;\t"
LONGEST_LINE = 16_000_000  # signs; a longer one would be held in memory as a whole
_PIECE = 1 << 20  # bytes
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

Line = tuple[int, Sequence[Cell]]  # as an editor or a spreadsheet numbers it


class Unreadable(Exception):
    """The file as a whole cannot be taken; the message is a short word."""

    def __init__(self, reason: str, *, line: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line  # 0: none is to blame


@dataclass(frozen=True, slots=True)
class Scan:
    """What one look over all bytes of the file shows."""

    file: Path
    size: int  # bytes
    hash: str  # SHA-256
    changed_at: int = 0  # nanoseconds, as the disk tells it
    encoding: str = ""  # of a CSV


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is being read."""

    headings: Sequence[str]
    rows: Iterator[Line]
    share: Callable[[], float]  # how much of the file is read, 0-1


def scan(
    file: Path, *, encoding: str | None = None, told: Callable[[int], None] = lambda _: None
) -> Scan:
    """Read all bytes once: their hash, and of a CSV whether the encoding holds to the end.

    *told* hears of each piece, in bytes.

    Raises:
        Unreadable: it is empty, or a line is not in that encoding, or is endless.
    """
    found = file.stat()
    if not found.st_size:
        raise Unreadable("empty")
    is_csv = file.suffix.lower() in CSV_ENDINGS
    with file.open("rb") as opened:
        name = _encoding(opened.read(4), encoding) if is_csv else ""
        opened.seek(0)
        check = _Encoding(name) if name else None
        digest = hashlib.sha256()
        while piece := opened.read(_PIECE):
            digest.update(piece)
            if check:
                check.take(piece)
            told(len(piece))
        if check:
            check.take(b"", final=True)
    return Scan(file, found.st_size, digest.hexdigest(), found.st_mtime_ns, name)


@contextmanager
def opened(scanned: Scan) -> Iterator[Opened]:
    """Open the file for reading.

    Raises:
        Unreadable: it is not what its name says, cut off, or changes while its rows are read.
    """
    ending = scanned.file.suffix.lower()
    if ending in CSV_ENDINGS:
        reader = _csv(scanned)
    elif ending in (".xlsx", ".xlsm"):
        from services.registry.importing import workbooks

        reader = workbooks.opened(scanned.file)
    elif ending == ".parquet":
        from services.registry.importing import parquet

        reader = parquet.opened(scanned.file)
    else:
        raise Unreadable("kind")
    with reader as found:
        yield Opened(found.headings, _unchanged(found.rows, scanned), found.share)


def _unchanged(rows: Iterator[Line], scanned: Scan) -> Iterator[Line]:
    """Give all rows; whoever writes to the file or puts another in its place is found out."""
    yield from rows
    now = scanned.file.stat()
    if (now.st_size, now.st_mtime_ns) != (scanned.size, scanned.changed_at):
        raise Unreadable("changed")


def _encoding(begin: bytes, wanted: str | None) -> str:
    if begin.startswith(_UTF_16):
        return "utf-16"
    if wanted is None and 0 in begin:
        raise Unreadable("utf_16")
    return wanted or UTF_8


class _Encoding:
    """Follows the bytes of a file and names the line in which they break the encoding."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.decoder = codecs.getincrementaldecoder(name)()
        self.line = 1
        self.length = 0  # of that line

    def take(self, piece: bytes, *, final: bool = False) -> None:
        try:
            text = self.decoder.decode(piece, final)
        except UnicodeDecodeError as error:
            before = error.object[: error.start].count(b"\n")
            raise Unreadable(self._reason(error), line=self.line + before) from None
        except UnicodeError:  # UTF-16 without its mark
            raise Unreadable("encoding", line=1) from None
        self.line += text.count("\n")
        self.length = 0 if "\n" in text or "\r" in text else self.length + len(text)
        if self.length > LONGEST_LINE:
            raise Unreadable("endless", line=self.line)

    def _reason(self, error: UnicodeDecodeError) -> str:
        if self.name != UTF_8:
            return "encoding"
        at_end = error.reason.startswith("unexpected end")
        return "cut_off" if at_end else "not_utf_8"


@contextmanager
def _csv(scanned: Scan) -> Iterator[Opened]:
    with scanned.file.open("rb") as raw:
        text = io.TextIOWrapper(raw, scanned.encoding, newline="")
        delimiter = _delimiter(text)
        text.seek(0)
        rows = _rows(csv.reader(text, delimiter=delimiter, strict=True))
        headings = next((cells for _, cells in rows if any(cells)), None)
        if headings is None:
            raise Unreadable("empty")
        names = [str(heading).strip() for heading in headings]
        whole = _ends_with_line(scanned.file)
        complete = _complete(rows, len(names), whole=whole)
        yield Opened(names, complete, lambda: raw.tell() / scanned.size)


def _delimiter(text: io.TextIOWrapper) -> str:
    """Return what separates the cells of the headings, the first line that is not empty."""
    try:
        first = next((line for line in text if line.strip(f"{DELIMITERS}\r\n ")), "")
        return max(DELIMITERS, key=first.count)
    except UnicodeError:  # it was none when the file was scanned
        raise Unreadable("changed") from None


def _rows(lines: Any) -> Iterator[Line]:
    """Give each row of a csv.reader with the number of its line."""
    try:
        for cells in lines:
            yield lines.line_num, cells
    except csv.Error as error:
        reason = "quote" if "unexpected end" in str(error) else "csv"
        raise Unreadable(reason, line=lines.line_num) from None
    except UnicodeError:
        raise Unreadable("changed") from None


def _complete(rows: Iterator[Line], width: int, *, whole: bool) -> Iterator[Line]:
    """Give all rows but empty ones.

    Raises:
        Unreadable: the last row is short and its line is not ended: the file was cut off there.
    """
    short: Line | None = None
    for row in rows:
        if not any(row[1]):
            continue
        if short:
            yield short
        short = row if len(row[1]) < width else None
        if not short:
            yield row
    if short and not whole:
        raise Unreadable("cut_off", line=short[0])
    if short:
        yield short


def _ends_with_line(file: Path) -> bool:
    with file.open("rb") as opened_file:
        opened_file.seek(-min(2, opened_file.seek(0, io.SEEK_END)), io.SEEK_END)
        return opened_file.read().endswith((b"\n", b"\r", b"\n\x00"))  # the last is UTF-16
